//! A record's log into a new directory.

use crate::ViewError;
use crate::binding::{KEY, Whole, good_rows, name, root};
use crate::columns::{Columns, RANDOM, REPEATING, schema};
use crate::log::{bundle, checkpoint, group_roots};
use crate::row::{Contests, manifest};
use ostrakon_tlog::tiles::{CHECKPOINT_PATH, FULL_WIDTH};
use ostrakon_verify::{Progress, Published, RecordFiles};
use parquet::basic::Compression;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties, WriterPropertiesPtr};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::ColumnPath;
use std::fs::{self, File};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

/// How a view is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Rows of a row group: 256 to 65,536, a power of two. So many entries are held in memory at once.
    pub rows: u64,
    /// Rows of a file, a multiple of that.
    pub file: u64,
}

impl Default for Size {
    fn default() -> Self {
        Self { rows: 16_384, file: 1 << 20 }
    }
}

/// What was exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// Entries, as many as the checkpoint covers.
    pub entries: u64,
    /// Files.
    pub files: u64,
}

/// Writes all entries that the record's checkpoint covers into a directory that is not there yet, or is empty. It is there once all of it is written and flushed; the same record
/// gives the same bytes. The log's signature and tree are verified; whether ballots are good is for `ostrakon verify`.
///
/// # Errors
/// If the record's log cannot be read or does not fit together, the directory is not empty, or the disk fails; then nothing is left behind.
pub fn export(
    files: &dyn RecordFiles,
    to: &Path,
    size: Size,
    progress: &dyn Progress,
) -> Result<Exported, ViewError> {
    if !good_rows(size.rows) || size.file == 0 || !size.file.is_multiple_of(size.rows) || size.file > 1 << 32
    {
        return Err(ViewError::Size);
    }
    refuse_occupied(to)?;
    let published = Published::open(files).map_err(|error| ViewError::record(CHECKPOINT_PATH, error))?;
    let log = Log::open(&published, size)?;
    let (entries, parts) = (log.whole.head().size, log.whole.parts());
    let parent = to.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let place = tempfile::Builder::new().prefix(".view-").tempdir_in(parent);
    let place = place.map_err(ViewError::io(parent.display()))?;
    progress.stage("exporting", entries);
    for part in 0..parts {
        log.write(part, &place.path().join(name(part)), progress)?;
    }
    publish(place, to)?;
    Ok(Exported { entries, files: parts })
}

fn refuse_occupied(to: &Path) -> Result<(), ViewError> {
    // `.` and `/` can be written into, but not put there at once.
    if to.file_name().is_none() {
        return Err(ViewError::Nameless(to.display().to_string()));
    }
    match fs::read_dir(to).map(|mut there| there.next().is_some()) {
        Ok(true) => Err(ViewError::Occupied(to.display().to_string())),
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(ViewError::io(to.display())(error)),
        _ => Ok(()),
    }
}

/// All at once: the name of an empty directory may be taken.
fn publish(place: tempfile::TempDir, to: &Path) -> Result<(), ViewError> {
    readable(place.path()).map_err(ViewError::io(place.path().display()))?;
    File::open(place.path())
        .and_then(|folder| folder.sync_all())
        .map_err(ViewError::io(place.path().display()))?;
    fs::rename(place.path(), to).map_err(ViewError::io(to.display()))?;
    let _ = place.keep();
    Ok(())
}

/// Temporary directories are their owner's alone; what is on a public board is everybody's.
#[cfg(unix)]
fn readable(place: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(place, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn readable(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// A log whose tree was read.
struct Log<'a> {
    files: &'a dyn RecordFiles,
    whole: Whole,
    contests: Contests,
}

impl<'a> Log<'a> {
    fn open(files: &'a dyn RecordFiles, size: Size) -> Result<Self, ViewError> {
        let signed = checkpoint(files)?;
        let head = *signed.unverified().head();
        let bundle = bundle(files, 0, head.size)?;
        let found = bundle.first().and_then(|entry| manifest(entry));
        let no = |what: &str| ViewError::record("tile/entries/000", what);
        let manifest = found.ok_or_else(|| no("does not begin with a manifest"))?;
        signed.verify(&manifest.log.log_key().map_err(|error| no(&error.to_string()))?)?;
        let groups = group_roots(files, head.size, size.rows)?;
        if root(&groups) != head.root {
            return Err(ViewError::record("tile", "its hashes do not lead to the root of the checkpoint"));
        }
        let whole = Whole { signed, rows: size.rows, file: size.file, groups };
        Ok(Self { files, whole, contests: Contests::of(&manifest) })
    }

    fn write(&self, part: u64, path: &Path, progress: &dyn Progress) -> Result<(), ViewError> {
        let named = name(part);
        let unwritten = ViewError::unwritten(&named);
        let file = File::create(path).map_err(ViewError::io(&named))?;
        let properties = properties(&self.whole, part);
        let schema = schema().map_err(&unwritten)?;
        let mut writer = SerializedFileWriter::new(file, schema, properties.clone()).map_err(&unwritten)?;
        for group in self.whole.groups_of(part) {
            let columns = self.group(&group)?;
            let schema = writer.schema_descr().clone();
            let mut rows = writer.next_row_group().map_err(&unwritten)?;
            columns.write(&mut rows, (&Arc::new(schema), &properties)).map_err(&unwritten)?;
            rows.close().map_err(&unwritten)?;
            progress.advance(group.end - group.start);
        }
        let file = writer.into_inner().map_err(&unwritten)?;
        file.sync_all().map_err(ViewError::io(&named))
    }

    /// The rows of a group, if they are those that the tree is of.
    fn group(&self, group: &Range<u64>) -> Result<Columns, ViewError> {
        let mut columns = Columns::new();
        for first in group.clone().step_by(usize::from(FULL_WIDTH)) {
            let entries = bundle(self.files, first, self.whole.head().size)?;
            (first..).zip(&entries).for_each(|(index, entry)| columns.push(index, entry, &self.contests));
        }
        match self.whole.root_of(group) == Some(&root(columns.leaves())) {
            true => Ok(columns),
            false => Err(ViewError::Changed { first: group.start, last: group.end.saturating_sub(1) }),
        }
    }
}

/// Everything that a file's bytes depend on but its rows.
pub(crate) fn properties(whole: &Whole, part: u64) -> WriterPropertiesPtr {
    let binding = serde_json::to_string(&whole.binding(part)).unwrap_or_default();
    let mut builder = WriterProperties::builder()
        .set_created_by("ostrakon".into())
        .set_compression(Compression::UNCOMPRESSED)
        .set_dictionary_enabled(false)
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_write_batch_size(64)
        .set_offset_index_disabled(true)
        .set_max_row_group_row_count(None)
        .set_key_value_metadata(Some(vec![KeyValue::new(KEY.to_owned(), binding)]));
    for column in REPEATING {
        builder = builder.set_column_dictionary_enabled(ColumnPath::from(column), true);
    }
    for column in RANDOM {
        builder = builder.set_column_statistics_enabled(ColumnPath::from(column), EnabledStatistics::None);
    }
    Arc::new(builder.build())
}

//! A view, entry by entry, against the checkpoint that its files name.

use crate::ViewError;
use crate::again::Again;
use crate::binding::{Binding, KEY, Whole, name, root};
use crate::columns::{Columns, REPEATING, schema};
use crate::row::{Contests, manifest};
use ostrakon_tlog::checkpoint::Checkpoint;
use ostrakon_verify::Progress;
use parquet::errors::ParquetError;
use parquet::file::metadata::RowGroupMetaData;
use parquet::file::reader::FileReader;
use parquet::file::serialized_reader::SerializedFileReader;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// A view all of whose entries are those that its log signed.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Of which log, and how far.
    pub checkpoint: Checkpoint,
    /// Files.
    pub files: u64,
}

/// Hashes every entry of every file again, and holds it against the files' checkpoint, and that against the log's key in the manifest. Every other column is computed again.
/// Whether the log is the one that somebody means is not said: compare the checkpoint with one of theirs.
///
/// # Errors
/// Naming the first file that is missing, altered, one of another checkpoint or of another place, or no part of the view; or if the disk fails.
pub fn check(place: &Path, progress: &dyn Progress) -> Result<Checked, ViewError> {
    let there = names(place)?;
    let first = read(place, 0)?;
    let whole = first.whole.clone();
    let head = *whole.head();
    let right: BTreeSet<String> = (0..whole.parts()).map(name).collect();
    if let Some(missing) = right.difference(&there).next() {
        return Err(ViewError::Missing(missing.clone()));
    }
    if let Some(surplus) = there.difference(&right).next() {
        return Err(ViewError::Surplus(surplus.clone()));
    }
    progress.stage("checking", head.size);
    first.belongs(&whole)?;
    let contests = first.signature()?;
    for part in 0..whole.parts() {
        let file = read(place, part)?;
        file.belongs(&whole)?;
        let mut again = Again::new(&file, place)?;
        for (number, group) in whole.groups_of(part).enumerate() {
            again.write(&file.group(number, &group, &contests)?)?;
            progress.advance(group.end - group.start);
        }
        again.close()?;
    }
    Ok(Checked { checkpoint: whole.signed.unverified().clone(), files: whole.parts() })
}

fn names(place: &Path) -> Result<BTreeSet<String>, ViewError> {
    let wrong = || ViewError::io(place.display());
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(place).map_err(wrong())? {
        names.insert(entry.map_err(wrong())?.file_name().to_string_lossy().into_owned());
    }
    Ok(names)
}

/// A file whose words about itself fit together.
pub(crate) struct Part {
    pub(crate) name: String,
    reader: SerializedFileReader<File>,
    pub(crate) whole: Whole,
    pub(crate) part: u64,
}

fn read(place: &Path, part: u64) -> Result<Part, ViewError> {
    let name = name(part);
    let file = match File::open(place.join(&name)) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(ViewError::Missing(name)),
        file => file.map_err(ViewError::io(&name))?,
    };
    let altered = |what: String| ViewError::altered(&name, what);
    let reader = steadily(|| SerializedFileReader::new(file)).map_err(altered)?;
    let meta = reader.metadata().file_metadata();
    let right = schema().map_err(|error| altered(error.to_string()))?;
    if meta.schema_descr().root_schema() != &*right {
        return Err(altered("it has other columns than a view".into()));
    }
    // A few bytes could stand for any number of others.
    let packed = |group: &RowGroupMetaData| {
        let mut columns = group.columns().iter();
        columns.any(|c| c.dictionary_page_offset().is_some() && !REPEATING.contains(&c.column_descr().name()))
    };
    if reader.metadata().row_groups().iter().any(packed) {
        return Err(altered("it packs columns that a view does not pack".into()));
    }
    let told = meta.key_value_metadata().into_iter().flatten().filter(|told| told.key == KEY);
    let told: Vec<&str> = told.filter_map(|told| told.value.as_deref()).collect();
    let [told] = told.as_slice() else { return Err(altered("it does not say of which log it is".into())) };
    let told: Binding = serde_json::from_str(told).map_err(|error| altered(error.to_string()))?;
    let whole = Whole::of(&told).map_err(altered)?;
    Ok(Part { whole, part: told.part, reader, name })
}

/// The library is not written for files that somebody made up: where it gives up, the file is no good.
fn steadily<T>(read: impl FnOnce() -> Result<T, ParquetError>) -> Result<T, String> {
    match catch_unwind(AssertUnwindSafe(read)) {
        Ok(read) => read.map_err(|error| error.to_string()),
        Err(_) => Err("it cannot be read".into()),
    }
}

impl Part {
    /// By the key in the manifest, the log's first entry; how many contests each roll has.
    fn signature(&self) -> Result<Contests, ViewError> {
        let first = self.whole.groups_of(0).next().unwrap_or(0..0);
        let columns = self.columns(0, &first)?;
        let found = columns.entries().next().and_then(manifest);
        let altered = |what: String| ViewError::altered(&self.name, what);
        let manifest = found.ok_or_else(|| altered("entry 0 is no manifest".into()))?;
        let key = manifest.log.log_key().map_err(|error| altered(format!("entry 0: {error}")))?;
        self.whole.signed.verify(&key)?;
        Ok(Contests::of(&manifest))
    }

    /// Whether it is the file of this name, of the view that the first file is of.
    fn belongs(&self, whole: &Whole) -> Result<(), ViewError> {
        let file = self.name.clone();
        let same = (self.whole.rows, self.whole.parts(), &self.whole.signed)
            == (whole.rows, whole.parts(), &whole.signed);
        if !same {
            return Err(ViewError::Other { file, than: name(0) });
        }
        if name(self.part) != self.name {
            return Err(ViewError::Misplaced { file, other: name(self.part) });
        }
        let (meta, entries) = (self.reader.metadata(), whole.entries(self.part));
        let rows = i64::try_from(entries.end - entries.start).ok();
        let counted = meta.num_row_groups() == whole.groups_of(self.part).count()
            && Some(meta.file_metadata().num_rows()) == rows;
        match counted {
            true => Ok(()),
            false => Err(ViewError::altered(&self.name, "it has another number of rows than it says")),
        }
    }

    fn columns(&self, number: usize, group: &Range<u64>) -> Result<Columns, ViewError> {
        let rows = group.end - group.start;
        let altered = |what: String| ViewError::altered(&self.name, format!("row group {number}: {what}"));
        let there = self.reader.metadata().row_groups().get(number).map(|group| group.num_rows());
        if there != i64::try_from(rows).ok() {
            return Err(altered(format!(
                "it has other rows than entries {} to {}",
                group.start,
                group.end - 1
            )));
        }
        let read = || Columns::read(&*self.reader.get_row_group(number)?, rows as usize);
        steadily(read).map_err(altered)
    }

    /// Every entry hashed again, every column computed again: what should stand there.
    fn group(&self, number: usize, group: &Range<u64>, contests: &Contests) -> Result<Columns, ViewError> {
        let columns = self.columns(number, group)?;
        let mut right = Columns::new();
        group.clone().zip(columns.entries()).for_each(|(index, entry)| right.push(index, entry, contests));
        let altered = |what: String| ViewError::altered(&self.name, format!("row group {number}: {what}"));
        if self.whole.root_of(group) != Some(&root(right.leaves())) {
            return Err(altered(format!(
                "entries {} to {} are not those of the log",
                group.start,
                group.end - 1
            )));
        }
        if let Some((row, column)) = columns.differs(&right) {
            let entry = group.start + row as u64;
            return Err(altered(format!("entry {entry}: {column} is not what its bytes say")));
        }
        Ok(right)
    }
}

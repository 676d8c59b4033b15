//! What mirrors have more of a log than the backup: looked at and held against it before anything is written.

use super::RestoreError;
use super::mirror::Mirrored;
use crate::board::Replayed;
use ostrakon_election::board::REGISTER_FOLDER;
use ostrakon_store::LogRow;
use ostrakon_tlog::stream::FileStream;
use std::collections::BTreeMap;

/// What is to be added to a log.
pub(super) struct Newer {
    pub(super) mirror: Mirrored,
    /// Entries that the backup has.
    pub(super) first: u64,
    /// Files that the backup lacks.
    pub(super) files: Vec<(String, Vec<u8>)>,
    /// The tree of the backup's own entries.
    pub(super) stream: FileStream,
}

/// What the mirrors have more than `log`, the backup's. Their checkpoints were verified; `log` was held against all that are not longer.
pub(super) fn newer(
    row: &LogRow,
    log: Replayed,
    mirrors: &[Mirrored],
    sides: &BTreeMap<String, Vec<u8>>,
) -> Result<Option<Newer>, RestoreError> {
    let longest = mirrors.iter().map(Mirrored::size).max().unwrap_or(0);
    if longest <= log.size() {
        return Ok(None);
    }
    let mut why = String::new();
    for mirror in mirrors.iter().filter(|mirror| mirror.size() == longest) {
        match continued(row, &log, mirror, mirrors, sides)? {
            Ok(newer) => return Ok(Some(newer)),
            Err(fault) => why = fault,
        }
    }
    Err(RestoreError::Damaged { log: row.origin.clone(), entries: longest, why })
}

/// The backup's entries with what the mirror has after them: they have the root that the log has signed, or it is known why not.
fn continued(
    row: &LogRow,
    log: &Replayed,
    mirror: &Mirrored,
    all: &[Mirrored],
    sides: &BTreeMap<String, Vec<u8>>,
) -> Result<Result<Newer, String>, RestoreError> {
    let mut whole = log.again(all.iter().map(|other| *other.checkpoint.head()));
    for entries in mirror.entries_from(log.size()) {
        match entries {
            Ok(entries) => _ = whole.push(&entries)?,
            Err(why) => return Ok(Err(why)),
        }
    }
    if whole.stream.head() != *mirror.checkpoint.head() {
        return match own_root(mirror) {
            true => Err(RestoreError::Forked { log: row.origin.clone(), mirror: mirror.folder.clone() }),
            false => {
                Ok(Err(format!("{}: its entries are not those that were signed", mirror.folder.display())))
            }
        };
    }
    if let Some(size) = whole.forked_at() {
        let other = all.iter().find(|other| other.size() == size).unwrap_or(mirror);
        return Err(RestoreError::Forked { log: row.origin.clone(), mirror: other.folder.clone() });
    }
    let files = match missing(&whole, mirror, sides) {
        Ok(files) => files,
        Err(why) => return Ok(Err(why)),
    };
    let together = sides.iter().chain(files.iter().map(|(path, bytes)| (path, bytes)));
    let together = together.map(|(path, bytes)| (path.clone(), bytes.clone())).collect();
    match whole.check_sides(row, &together) {
        Err(fault) => Ok(Err(fault.to_string())),
        Ok(()) => {
            Ok(Ok(Newer { mirror: mirror.clone(), first: log.size(), files, stream: log.stream.clone() }))
        }
    }
}

/// Whether a mirror's own entries have the root that was signed over them.
fn own_root(mirror: &Mirrored) -> bool {
    let mut stream = FileStream::new();
    for entries in mirror.entries_from(0) {
        let Ok(entries) = entries else { return false };
        if entries.iter().any(|entry| stream.append(entry).is_err()) {
            return false;
        }
    }
    stream.head() == *mirror.checkpoint.head()
}

/// The files that the entries name and the backup lacks.
fn missing(
    whole: &Replayed,
    mirror: &Mirrored,
    sides: &BTreeMap<String, Vec<u8>>,
) -> Result<Vec<(String, Vec<u8>)>, String> {
    let named = whole.sides().named().into_keys().filter(|path| !sides.contains_key(path));
    let read = |path: String| Ok::<_, String>((path.clone(), mirror.file(&path)?));
    let mut files = named.map(read).collect::<Result<Vec<_>, _>>()?;
    let register =
        whole.sides().has_register() && !sides.keys().any(|path| path.starts_with(REGISTER_FOLDER));
    if register {
        files.extend(mirror.files_below(REGISTER_FOLDER)?);
    }
    Ok(files)
}

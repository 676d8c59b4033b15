//! The files beside a log, by the hashes that its entries give them.

use super::folder::Folder;
use super::parallel::for_each;
use super::tiles::bad;
use super::{MirrorError, Source};
use ostrakon_election::board::Side;
use ostrakon_group::{SortedMap, sha256};

/// Copies those that are not there.
pub(super) fn copy_sides(
    source: &dyn Source,
    folder: &Folder,
    sides: &SortedMap<String, Side>,
) -> Result<(), MirrorError> {
    for_each(sides.iter(), |(path, side)| copy_side(source, folder, path, side))
}

fn copy_side(source: &dyn Source, folder: &Folder, path: &str, side: &Side) -> Result<(), MirrorError> {
    let is_it = |bytes: &Vec<u8>| sha256(bytes) == side.sha256.0;
    if folder.read(path, side.limit).ok().flatten().is_some_and(|bytes| is_it(&bytes)) {
        return Ok(());
    }
    let missing = || MirrorError::Missing(format!("{}/{path}", source.name()));
    let bytes = source.get(path, side.limit)?.ok_or_else(missing)?;
    match is_it(&bytes) {
        true => folder.write(path, &bytes),
        false => Err(bad(source, path)),
    }
}

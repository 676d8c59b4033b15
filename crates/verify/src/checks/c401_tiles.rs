//! 401: bundles decode strictly; hash tiles are those of the entries (spec 4.1, C2SP tlog-tiles).

use super::{Findings, Ran};
use crate::facts::Facts;
use ostrakon_tlog::tiles::HashTile;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    for (place, what) in &facts.bundle_faults {
        out.fail(place, what);
    }
    if let Some(why) = &facts.incomplete {
        return Err(why.clone());
    }
    for tile in HashTile::all(facts.entries.len() as u64) {
        let path = tile.path();
        // A file that is missing is check 101's finding.
        let Ok(bytes) = facts.files.read(&path, 8192) else { continue };
        let expected = tile.encode(&facts.tree).unwrap_or_default();
        if bytes != expected {
            let at = bytes.iter().zip(&expected).take_while(|(a, b)| a == b).count();
            out.fail(&path, differs(&tile, at / 32, bytes.len(), expected.len()));
        }
    }
    Ok(())
}

fn differs(tile: &HashTile, hash: usize, found: usize, expected: usize) -> String {
    if found != expected {
        return format!("{found} bytes, where {expected} are right");
    }
    let index = tile.index() * 256 + hash as u64;
    match tile.level() {
        0 => format!("the hash of entry {index} is not the hash of that entry's bytes"),
        level => format!("hash {index} of level {level} is not that of the entries below it"),
    }
}

//! 401: bundles decode strictly; hash tiles are those of the entries (spec 4.1, C2SP tlog-tiles).

use super::{Findings, Ran};
use crate::bundle::Changed;
use crate::facts::Facts;
use crate::reading::compare_tile;
use ostrakon_tlog::tiles::HashTile;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    for (place, what) in &facts.bundle_faults {
        out.fail(place, what);
    }
    // Whatever else was found: of a record that does not stay the same, nothing is known.
    facts.changed.iter().for_each(|place| out.fail(place, Changed::WHAT));
    if let Some(why) = &facts.incomplete {
        return Err(why.clone());
    }
    // Tiles of leaf hashes were compared when the entries were read.
    facts.entries.tile_faults.iter().for_each(|(path, what)| out.fail(path, what));
    for tile in HashTile::above(facts.entries.size()) {
        let (path, level) = (tile.path(), tile.level());
        let expected = facts.entries.tree.tile(&tile).unwrap_or_default();
        let name = |hash| {
            let index = tile.index() * 256 + hash;
            format!("hash {index} of level {level} is not that of the entries below it")
        };
        if let Some(what) = compare_tile(facts.files, facts.listing.as_ref().ok(), &path, &expected, name) {
            out.fail(path, what);
        }
    }
    Ok(())
}

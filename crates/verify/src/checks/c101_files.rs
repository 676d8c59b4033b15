//! 101: the record holds exactly the files of spec 4.1, none too large, none a link.

use super::{Findings, Ran};
use crate::facts::Facts;
use crate::listing::Listing;
use crate::lowest::MOST_FINDINGS;
use crate::register;
use ostrakon_election::board::REGISTER_FOLDER;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let listing = match &facts.listing {
        Ok(listing) if listing.contains(CHECKPOINT_PATH) => listing,
        Ok(_) => {
            out.fail("checkpoint", "missing: this directory is no record, or an incomplete one");
            return Ok(());
        }
        Err(why) => {
            out.fail("record", format!("the directory cannot be listed: {why}"));
            return Ok(());
        }
    };
    for path in listing.special() {
        out.fail(path, "not a plain file: a record holds no links");
    }
    if let Some(why) = &facts.incomplete {
        missing_tiles(facts, listing, out);
        return Err(format!("which files belong here is known once all entries are read; {why}"));
    }
    let (size, others) = (facts.entries.size(), facts.expected_others());
    listing.missing(size, &others).iter().for_each(|(path, ())| out.fail(path, "missing"));
    for (path, ()) in listing.superfluous(size, &others).iter() {
        out.fail(path, "no record of this size has this file");
    }
    for (path, length) in listing.others().filter(|(path, length)| *length > most_bytes(path)) {
        out.fail(path, format!("{length} bytes, more than are allowed here"));
    }
    for (path, why) in facts.unread.iter().filter(|(path, _)| listing.contains(path)) {
        out.fail(path, why);
    }
    if listing.is_named() {
        out.note(
            "record",
            "its files were asked for by their names: whether there are others was not looked at",
        );
    }
    Ok(())
}

/// Limits of spec 0.8 that do not depend on the manifest; a roll's does, and is applied when it is read.
fn most_bytes(path: &str) -> u64 {
    match path {
        "checkpoint" => 65_536,
        "charter.toml" => 262_144,
        _ if path.starts_with("setup/") => 16 << 20,
        _ => path.strip_prefix(REGISTER_FOLDER).map_or(u64::MAX, register::most_bytes),
    }
}

/// Tiles and bundles that a checkpoint of this size needs. Of files that are only named, those that could not be had are told by check 401.
fn missing_tiles(facts: &Facts<'_>, listing: &Listing, out: &mut Findings) {
    let size = facts.checkpoint.as_ref().map_or(0, |c| c.unverified().head().size);
    if listing.is_named() {
        return;
    }
    if size / 256 > listing.len() + 1024 {
        out.fail(CHECKPOINT_PATH, format!("it says {size} entries, and most of their tiles are missing"));
        return;
    }
    let missing: Vec<_> = listing.missing_tiles(size).take(MOST_FINDINGS).collect();
    missing.iter().for_each(|file| out.fail(file.path(), "missing"));
    if !missing.is_empty() && listing.has_tiles_beside(size) {
        out.fail(CHECKPOINT_PATH, format!("it says {size} entries, and here are tiles of another number"));
    }
}

//! 101: the record holds exactly the files of spec 4.1, none too large, none a link.

use super::{Findings, Ran};
use crate::FileKind;
use crate::facts::Facts;
use ostrakon_election::board::Log;
use std::collections::BTreeSet;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let listing = match &facts.listing {
        Ok(listing) if listing.iter().any(|f| f.path == "checkpoint") => listing,
        Ok(_) => {
            out.fail("checkpoint", "missing: this directory is no record, or an incomplete one");
            return Ok(());
        }
        Err(why) => {
            out.fail("record", format!("the directory cannot be listed: {why}"));
            return Ok(());
        }
    };
    for file in listing.iter().filter(|f| f.kind != FileKind::File) {
        out.fail(&file.path, "not a plain file: a record holds no links");
    }
    let found: BTreeSet<String> = listing.iter().map(|f| f.path.clone()).collect();
    let expected = match &facts.incomplete {
        None => facts.expected_paths(),
        Some(why) => {
            missing_tiles(facts, &found).iter().for_each(|path| out.fail(path, "missing"));
            return Err(format!("which files belong here is known once all entries are read; {why}"));
        }
    };
    expected.difference(&found).for_each(|path| out.fail(path, "missing"));
    found.difference(&expected).for_each(|path| out.fail(path, "no record of this size has this file"));
    for file in listing.iter().filter(|f| f.length > most_bytes(&f.path)) {
        out.fail(&file.path, format!("{} bytes, more than are allowed here", file.length));
    }
    for (path, why) in facts.unread.iter().filter(|(path, _)| found.contains(path)) {
        out.fail(path, why);
    }
    Ok(())
}

/// Limits of spec 0.8 that do not depend on the manifest; a roll's does, and is applied when it is read.
fn most_bytes(path: &str) -> u64 {
    match path {
        "checkpoint" => 65_536,
        "charter.toml" => 262_144,
        _ if path.starts_with("setup/") => 16 << 20,
        _ => u64::MAX,
    }
}

/// Tiles and bundles that a checkpoint of this size needs, as far as its size can be true of this directory.
fn missing_tiles(facts: &Facts<'_>, found: &BTreeSet<String>) -> Vec<String> {
    let size = facts.checkpoint.as_ref().map_or(0, |c| c.unverified().head().size);
    if size / 256 > found.len() as u64 + 1024 {
        return vec![format!("most tiles of the {size} entries that the checkpoint claims")];
    }
    Log::paths(size).into_iter().filter(|path| !found.contains(path)).collect()
}

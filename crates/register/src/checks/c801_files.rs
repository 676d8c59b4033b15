//! 801: exactly the files of spec 9.1; tiles and root as the entries; the checkpoint is the founding's log's.

use super::{Facts, Ran};
use crate::Files;
use crate::acts::Act;
use crate::report::Findings;
use ostrakon_election::setup::LogReference;
use ostrakon_tlog::checkpoint::{LogKey, SignedCheckpoint};
use ostrakon_tlog::ed25519::PublicKey;
use ostrakon_tlog::files::LogFile;
use ostrakon_tlog::key::{KeyName, VerifierKey};
use ostrakon_tlog::tiles::{CHECKPOINT_PATH, HashTile};
use std::collections::BTreeSet;

pub(super) fn run(facts: &Facts<'_>, out: &mut Findings) -> Ran {
    let checkpoint = match &facts.reading.checkpoint {
        Ok(checkpoint) => checkpoint,
        Err(why) => {
            out.fail(CHECKPOINT_PATH, why);
            return Ok(());
        }
    };
    if let Some((place, why)) = &facts.reading.incomplete {
        out.fail(place, why);
        return Ok(());
    }
    listing(facts, out);
    tiles(facts, out);
    let (signed, own) = (checkpoint.unverified().head(), facts.reading.tree.head());
    if *signed != own {
        out.fail(CHECKPOINT_PATH, format!("its root is {}, the entries' is {}", signed.root, own.root));
    }
    let founding = facts.walk.founding.as_ref().ok_or("needs a founding, which names the log's key")?;
    if let Err(why) = verify(checkpoint, &founding.log) {
        out.fail(CHECKPOINT_PATH, why);
    }
    Ok(())
}

/// Files that are missing, and files that do not belong here.
fn listing(facts: &Facts<'_>, out: &mut Findings) {
    let expected = expected(facts);
    expected
        .iter()
        .filter(|path| !facts.files.contains_key(*path))
        .for_each(|path| out.fail(path, "missing"));
    let superfluous = facts.files.keys().filter(|path| !expected.contains(*path));
    superfluous.for_each(|path| out.fail(path, "no register with these acts has this file"));
}

/// All bundles were read, so there are not many more paths than files.
fn expected(facts: &Facts<'_>) -> BTreeSet<String> {
    let charters = facts.reading.acts.iter().filter_map(|read| match &read.posted.act.body {
        Act::Founding(act) => Some(crate::charter_path(&act.charter.sha256)),
        Act::CharterAmended(act) => Some(crate::charter_path(&act.charter.sha256)),
        _ => None,
    });
    let log = LogFile::all(facts.reading.tree.size()).map(|file| file.path());
    log.chain(charters).chain([CHECKPOINT_PATH.into()]).collect()
}

fn tiles(facts: &Facts<'_>, out: &mut Findings) {
    for tile in HashTile::all(facts.reading.tree.size()) {
        let path = tile.path();
        let differs = |files: &Files| {
            files.get(&path).is_some_and(|b| Some(b) != tile.encode(&facts.reading.tree).as_ref())
        };
        if differs(facts.files) {
            out.fail(&path, "its hashes are not those of the entries");
        }
    }
}

/// Is the checkpoint signed by this log?
fn verify(checkpoint: &SignedCheckpoint, log: &LogReference) -> Result<(), String> {
    let name = KeyName::new(log.origin.clone()).map_err(|error| error.to_string())?;
    let key = PublicKey::from_bytes(&log.key.0).map_err(|error| format!("the log's key is {error}"))?;
    let log = LogKey::new(VerifierKey::new(name, key));
    checkpoint.verify(&log).map(|_| ()).map_err(|error| error.to_string())
}

//! 112: the copy of the register passes its own checks, and is the one that the manifest names (spec 9.8).

use super::c406_pins::{origin, verify};
use super::{Findings, Ran, needs};
use crate::facts::Facts;
use crate::register::RegisterCopy;
use ostrakon_election::board::{Head, REGISTER_FOLDER};
use ostrakon_election::setup::{ElectionManifest, RegisterReference};
use ostrakon_group::Bytes32;
use ostrakon_register::{Check, Status};
use ostrakon_tlog::checkpoint::LogKey;
use ostrakon_tlog::ed25519::PublicKey;
use ostrakon_tlog::hash::leaf_hash;
use ostrakon_tlog::key::{KeyName, VerifierKey};
use ostrakon_tlog::tree::MerkleTree;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let manifest = needs(facts.plan.as_ref(), "a manifest that compiles")?.manifest();
    let Some(reference) = &manifest.register else {
        out.note("record", "no register is named: bodies, meetings and offices were not checked");
        return Ok(());
    };
    let copy = needs(facts.register.as_ref(), "the register's copy")?;
    if let Some((path, why)) = copy.unread.first() {
        return Err(format!("needs the file {REGISTER_FOLDER}{path}: {why}"));
    }
    if copy.files.is_empty() {
        out.fail(REGISTER_FOLDER, "missing: the manifest names a register, and the record holds no copy");
        return Ok(());
    }
    let not_run = copy.examined.checks.iter().filter_map(|check| tell(check, out)).next();
    compare(reference, copy, out);
    stands(manifest, copy, out);
    pins(facts, reference, copy, out);
    not_run.map_or(Ok(()), Err)
}

/// Tells what a check of the register found; why it was not run, if it was not.
fn tell(check: &Check, out: &mut Findings) -> Option<String> {
    let place = |place: &str| match place.strip_prefix("act ") {
        Some(index) => format!("register entry {index}"),
        None if place == "register" => place.to_owned(),
        None => format!("{REGISTER_FOLDER}{place}"),
    };
    for finding in &check.findings {
        let what = format!("{} (check {} of registers)", finding.what, check.id);
        match check.status {
            Status::Failed => out.fail(place(&finding.place), what),
            Status::Passed => out.note(place(&finding.place), what),
            Status::NotRun => return Some(format!("register: {what}")),
        }
    }
    None
}

/// The head is the manifest's.
fn compare(reference: &RegisterReference, copy: &RegisterCopy, out: &mut Findings) {
    let (head, found) = (reference.head, copy.examined.head);
    if found.size != head.size {
        out.fail(
            REGISTER_FOLDER,
            format!("holds {} acts, where the manifest pins {}", found.size, head.size),
        );
    } else if found.root != head.root {
        out.fail(REGISTER_FOLDER, "its acts do not give the root that the manifest pins");
    }
}

/// Origin, key, charter, officers and quorum are those that stand at the pinned head.
fn stands(manifest: &ElectionManifest, copy: &RegisterCopy, out: &mut Findings) {
    let faults = copy.state().map(|state| state.manifest_faults(manifest)).unwrap_or_default();
    faults.iter().for_each(|what| out.fail("entry 0", what));
}

/// Checkpoints of the register that the user kept.
fn pins(facts: &Facts<'_>, reference: &RegisterReference, copy: &RegisterCopy, out: &mut Findings) {
    let own = |(_, bytes): &&(String, Vec<u8>)| origin(bytes).is_some_and(|found| found == reference.origin);
    for (name, bytes) in facts.options.pins.iter().filter(own) {
        match judge(reference, copy, bytes) {
            Ok(what) => out.note(name, what),
            Err(why) => out.fail(name, why),
        }
    }
}

fn judge(reference: &RegisterReference, copy: &RegisterCopy, bytes: &[u8]) -> Result<String, String> {
    let key = log_key(&reference.origin, &reference.key).ok_or("the register's key cannot be read")?;
    let pinned = Head::from(*verify(&key, bytes)?.head());
    let tree: MerkleTree = copy.entries().iter().map(|entry| leaf_hash(entry)).collect();
    match tree.head_at(pinned.size).ok().map(Head::from) {
        Some(own) if own == pinned => Ok(format!("its {} acts are the first of this copy", own.size)),
        Some(_) => Err(format!("another tree of {} acts than this copy's: two histories", pinned.size)),
        None => {
            let own = copy.examined.head.size;
            Ok(format!(
                "it has {} acts and this copy {own}: only the whole register shows whether the copy begins it",
                pinned.size
            ))
        }
    }
}

fn log_key(origin: &str, key: &Bytes32) -> Option<LogKey> {
    let name = KeyName::new(origin.to_owned()).ok()?;
    Some(LogKey::new(VerifierKey::new(name, PublicKey::from_bytes(&key.0).ok()?)))
}

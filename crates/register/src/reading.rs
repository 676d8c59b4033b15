//! A register's files are read, as far as they can be (spec 9.1).

use crate::examine::PostedAct;
use crate::{Files, SignedAct};
use ostrakon_group::Bytes32;
use ostrakon_tlog::bundle::EntryBundle;
use ostrakon_tlog::checkpoint::SignedCheckpoint;
use ostrakon_tlog::files::LogFile;
use ostrakon_tlog::hash::leaf_hash;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use ostrakon_tlog::tree::MerkleTree;

/// What the files hold.
pub(crate) struct Reading {
    pub(crate) checkpoint: Result<SignedCheckpoint, String>,
    /// The tree of the entries that were read.
    pub(crate) tree: MerkleTree,
    /// The entries that are acts.
    pub(crate) acts: Vec<ReadAct>,
    /// The others: index and why.
    pub(crate) unreadable: Vec<(u64, String)>,
    /// Where and why there are entries that were not read.
    pub(crate) incomplete: Option<(String, String)>,
}

/// An act, and what is wrong with its exact bytes.
pub(crate) struct ReadAct {
    pub(crate) posted: PostedAct,
    pub(crate) canonical: Option<String>,
}

/// Reads as many entries as the checkpoint says, if their bundles are there; else those that are.
pub(crate) fn read(files: &Files) -> Reading {
    let checkpoint = checkpoint(files);
    let stated = checkpoint.as_ref().map(|checkpoint| checkpoint.unverified().head().size).ok();
    let bundles = bundles(files, stated);
    let (tree, acts, unreadable) = (MerkleTree::new(), Vec::new(), Vec::new());
    let mut reading = Reading { checkpoint, tree, acts, unreadable, incomplete: None };
    reading.incomplete = bundles.iter().find_map(|bundle| reading.bundle(files, bundle).err());
    if bundles.is_empty() {
        reading.incomplete =
            Some(("tile/entries".into(), "no act is there: a register begins with its founding".into()));
    }
    reading
}

fn checkpoint(files: &Files) -> Result<SignedCheckpoint, String> {
    let bytes = files.get(CHECKPOINT_PATH).ok_or("missing: this is no register, or an incomplete one")?;
    SignedCheckpoint::parse(bytes).map_err(|error| error.to_string())
}

/// The bundles to read, in a row from the first on.
fn bundles(files: &Files, stated: Option<u64>) -> Vec<EntryBundle> {
    let there = |bundle: &EntryBundle| files.contains_key(&bundle.path());
    if let Some(size) = stated.filter(|size| size / 256 <= files.len() as u64) {
        let all: Vec<EntryBundle> = EntryBundle::all(size).collect();
        if all.iter().all(there) {
            return all;
        }
    }
    let mut found: Vec<EntryBundle> = files.keys().filter_map(|path| entries(path)).collect();
    found.sort_unstable();
    let full: Vec<EntryBundle> = found.iter().copied().filter(|bundle| bundle.width() == 256).collect();
    let row = (0..).zip(&full).take_while(|(index, bundle)| bundle.index() == *index).count();
    let partial = found.iter().rev().find(|b| b.index() == row as u64 && b.width() < 256);
    full.into_iter().take(row).chain(partial.copied()).collect()
}

fn entries(path: &str) -> Option<EntryBundle> {
    match LogFile::parse(path)? {
        LogFile::Entries(bundle) => Some(bundle),
        LogFile::Hashes(_) => None,
    }
}

impl Reading {
    fn bundle(&mut self, files: &Files, bundle: &EntryBundle) -> Result<(), (String, String)> {
        let path = bundle.path();
        let Some(bytes) = files.get(&path) else { return Err((path, "missing".into())) };
        let entries = bundle.decode(bytes).map_err(|error| (path, error.to_string()))?;
        bundle.entries().zip(entries).for_each(|(index, entry)| self.entry(index, entry));
        Ok(())
    }

    fn entry(&mut self, index: u64, bytes: &[u8]) {
        let leaf = leaf_hash(bytes);
        self.tree.append(leaf);
        match SignedAct::decode_lenient(bytes) {
            Ok(act) => {
                let canonical = act.check_canonical(bytes).err().map(|error| error.to_string());
                let posted = PostedAct { index, leaf: Bytes32::from(*leaf.as_bytes()), act };
                self.acts.push(ReadAct { posted, canonical });
            }
            Err(error) => self.unreadable.push((index, error.to_string())),
        }
    }

    /// Were all entries read, whatever they are?
    pub(crate) fn complete(&self) -> Result<(), String> {
        match &self.incomplete {
            Some((place, why)) => Err(format!("not all acts could be read: {place}: {why}")),
            None => Ok(()),
        }
    }

    /// Were all entries read, and are they acts? What nobody can read may be of any type.
    pub(crate) fn known(&self) -> Result<(), String> {
        self.complete()?;
        match self.unreadable.first() {
            Some((index, _)) => Err(format!("act {index} cannot be read")),
            None => Ok(()),
        }
    }
}

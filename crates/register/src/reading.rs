//! A register's files are read, as far as they can be (spec 9.1).

use crate::examine::PostedAct;
use crate::{Files, SignedAct};
use ostrakon_group::Bytes32;
use ostrakon_tlog::bundle::EntryBundle;
use ostrakon_tlog::checkpoint::SignedCheckpoint;
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
    /// Why there are entries that were not read.
    pub(crate) incomplete: Option<(String, String)>,
}

/// An act, and what is wrong with its exact bytes.
pub(crate) struct ReadAct {
    pub(crate) posted: PostedAct,
    pub(crate) canonical: Option<String>,
}

/// Reads as many entries as the checkpoint says, or up to the first file that is missing or damaged.
pub(crate) fn read(files: &Files) -> Reading {
    let (tree, acts, unreadable) = (MerkleTree::new(), Vec::new(), Vec::new());
    let mut reading = Reading { checkpoint: checkpoint(files), tree, acts, unreadable, incomplete: None };
    match &reading.checkpoint {
        Ok(checkpoint) => {
            let size = checkpoint.unverified().head().size;
            reading.incomplete =
                EntryBundle::all(size).find_map(|bundle| reading.bundle(files, &bundle).err());
        }
        Err(why) => reading.incomplete = Some((CHECKPOINT_PATH.into(), why.clone())),
    }
    reading
}

fn checkpoint(files: &Files) -> Result<SignedCheckpoint, String> {
    let bytes = files.get(CHECKPOINT_PATH).ok_or("missing: this is no register, or an incomplete one")?;
    SignedCheckpoint::parse(bytes).map_err(|error| error.to_string())
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

    /// Not all entries could be read, and why.
    pub(crate) fn complete(&self) -> Result<(), String> {
        match &self.incomplete {
            Some((place, why)) => Err(format!("not all acts could be read: {place}: {why}")),
            None => Ok(()),
        }
    }
}

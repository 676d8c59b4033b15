//! The lines that have come for the checkpoint that witnesses are asked about.

use ostrakon_store::Cosigned;
use ostrakon_tlog::checkpoint::{Checkpoint, SignedCheckpoint};
use ostrakon_tlog::note::NoteSignature;
use std::collections::BTreeMap;

/// What witnesses have answered so far.
#[derive(Default)]
pub(super) struct Lines {
    /// What they are asked about.
    target: Option<SignedCheckpoint>,
    /// By name.
    lines: BTreeMap<String, NoteSignature>,
    /// Not in the database yet, for whatever checkpoint they came.
    fresh: Vec<Cosigned>,
}

impl Lines {
    /// Witnesses are asked about this from now on. Lines for the same stay.
    pub(super) fn aim(&mut self, target: &SignedCheckpoint) {
        if self.target() != Some(target.unverified()) {
            self.lines.clear();
        }
        self.target = Some(target.clone());
    }

    fn target(&self) -> Option<&Checkpoint> {
        self.target.as_ref().map(SignedCheckpoint::unverified)
    }

    /// What this witness is still to be asked.
    pub(super) fn lacking(&self, witness: &str) -> Option<&SignedCheckpoint> {
        self.target.as_ref().filter(|_| !self.lines.contains_key(witness))
    }

    /// A verified line has come. One that is late for its checkpoint is kept, and goes under no other.
    pub(super) fn add(&mut self, under: &Checkpoint, line: NoteSignature) {
        let (witness, size) = (line.name().to_string(), under.head().size);
        self.fresh.push(Cosigned { size, witness: witness.clone(), line: line.to_line() });
        if self.target() == Some(under) {
            self.lines.insert(witness, line);
        }
    }

    /// The lines for this checkpoint.
    pub(super) fn under<'a>(&'a self, checkpoint: &Checkpoint) -> impl Iterator<Item = &'a NoteSignature> {
        let same = self.target() == Some(checkpoint);
        self.lines.values().filter(move |_| same)
    }

    /// What is to be written to the database.
    pub(super) fn take_fresh(&mut self) -> Vec<Cosigned> {
        std::mem::take(&mut self.fresh)
    }
}

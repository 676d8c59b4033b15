//! Asking witnesses to cosign what was written (spec 4.6), before it is published.
//!
//! Each is asked by a task of its own about the newest checkpoint that is to be published; one that does not answer is left alone for a
//! while, and keeps nobody waiting but where the manifest wants its line.

mod asking;
mod collect;
mod lines;
mod remembered;
mod witness;

pub(crate) use collect::Collect;
pub(crate) use remembered::{Contradiction, Known};
pub(crate) use witness::Witness;

use crate::board::Folder;
use crate::metrics::Metrics;
use lines::Lines;
use ostrakon_election::setup::Witnesses;
use ostrakon_store::{Board, LogId};
use ostrakon_tlog::checkpoint::SignedCheckpoint;
use ostrakon_tlog::consistency::ConsistencyProof;
use ostrakon_tlog::cosignature::WitnessKey;
use ostrakon_tlog::witness::AddCheckpoint;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;

/// The witnesses of one log.
pub(crate) struct Cosigners {
    asked: Vec<Asked>,
    folder: Folder,
    store: Board,
    log: LogId,
    /// Whose lines the manifest takes, and how many it wants; anybody's before there is one, and none wanted.
    policy: Mutex<Option<(Vec<WitnessKey>, usize)>>,
    lines: watch::Sender<Lines>,
    metrics: Arc<Metrics>,
}

/// A witness, and what is known of it.
struct Asked {
    witness: Witness,
    /// The size that it has cosigned.
    size: AtomicU64,
    /// It did not answer as it should when it was asked last.
    ill: AtomicBool,
}

impl Asked {
    fn new(witness: &Witness) -> Self {
        Self { witness: witness.clone(), size: AtomicU64::new(0), ill: AtomicBool::new(false) }
    }
}

fn request(old: u64, proof: ConsistencyProof, checkpoint: &SignedCheckpoint) -> AddCheckpoint {
    AddCheckpoint { old, proof, checkpoint: checkpoint.clone() }
}

impl Cosigners {
    pub(crate) fn new(
        witnesses: &[Witness],
        folder: Folder,
        store: Board,
        log: LogId,
        metrics: Arc<Metrics>,
    ) -> Arc<Self> {
        let asked = witnesses.iter().map(Asked::new).collect();
        let (policy, lines) = (Mutex::default(), watch::Sender::default());
        Arc::new(Self { asked, folder, store, log, policy, lines, metrics })
    }

    /// Takes the manifest's policy.
    pub(crate) fn settle(&self, witnesses: &Witnesses) -> Result<(), String> {
        let key = |named: &ostrakon_election::setup::NamedKey| {
            let name = ostrakon_tlog::key::KeyName::new(named.name.clone()).map_err(|e| e.to_string())?;
            let key =
                ostrakon_tlog::ed25519::PublicKey::from_bytes(&named.key.0).map_err(|e| e.to_string())?;
            Ok::<_, String>(WitnessKey::new(name, key))
        };
        let keys = witnesses.keys.iter().map(key).collect::<Result<Vec<_>, _>>()?;
        *self.policy() = Some((keys, witnesses.required.into()));
        self.lines.send_modify(|_| {});
        Ok(())
    }

    fn policy(&self) -> MutexGuard<'_, Option<(Vec<WitnessKey>, usize)>> {
        self.policy.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many lines a checkpoint needs.
    fn required(&self) -> usize {
        self.policy().as_ref().map_or(0, |(_, required)| *required)
    }

    /// Whether the policy takes this witness's lines.
    fn listed(&self, witness: &Witness) -> bool {
        self.policy().as_ref().is_none_or(|(keys, _)| keys.contains(&witness.key))
    }

    /// Whose lines the policy takes.
    fn all_listed(&self) -> impl Iterator<Item = &Asked> {
        self.asked.iter().filter(|asked| self.listed(&asked.witness))
    }

    /// Those of them who answered when they were asked last.
    fn well(&self) -> impl Iterator<Item = &Asked> {
        self.all_listed().filter(|asked| !asked.ill.load(Ordering::Relaxed))
    }
}

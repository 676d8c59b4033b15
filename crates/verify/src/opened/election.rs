//! What a device may use of an opened election once its setup was judged.

use super::beginning::Beginning;
use crate::facts::Facts;
use ostrakon_charter::Id;
use ostrakon_election::board::{Head, roll_path};
use ostrakon_election::document::SignedDocument;
use ostrakon_election::setup::{ElectionKeys, Opening, Plan};
use ostrakon_group::{Bytes32, Point, sha256};
use ostrakon_tlog::checkpoint::{LogKey, VerifiedCheckpoint};

/// An opened election whose setup passed its checks. Only [`judge_setup`](crate::judge_setup) makes it.
#[derive(Debug)]
#[non_exhaustive]
pub struct OpenedElection {
    /// The compiled manifest.
    pub plan: Plan,
    /// The manifest as it is signed.
    pub manifest: SignedDocument,
    /// K_1 … K_M.
    pub keys: Vec<Point>,
    /// SHA-256 of `setup/keys`.
    pub keys_hash: Bytes32,
    /// The rolls, in the manifest's order.
    pub rolls: Vec<OpenedRoll>,
    /// The log's key: what receipts are verified by.
    pub log_key: LogKey,
    /// What was published when it was judged. Whoever keeps it can show later that the log went back.
    pub checkpoint: VerifiedCheckpoint,
    /// The opening.
    pub opening: Opening,
    /// The tree that ends with the opening.
    pub head: Head,
    /// When the vote closes (Unix seconds); unknown where a later schedule may stand on the board, or does.
    pub closes: Option<u64>,
}

/// A roll that the opening fixed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OpenedRoll {
    /// Its name.
    pub id: Id,
    /// Where its file stands.
    pub path: String,
    /// How many voters it has, as the registrar signs.
    pub size: u64,
    /// The weight of them all.
    pub total_weight: u64,
    /// The file's SHA-256.
    pub sha256: Bytes32,
    /// Tree hash over its records.
    pub root: Bytes32,
    /// Was its file read and judged?
    pub judged: bool,
}

impl OpenedElection {
    /// Of facts whose checks passed.
    pub(super) fn from_facts(facts: Facts<'_>, beginning: &Beginning) -> Option<Self> {
        let manifest = facts.view().manifests.first().and_then(|m| facts.signed(m.index))?;
        let opening = facts.view().openings.first()?.body.clone();
        let rolls = rolls(&facts)?;
        let head = facts.entries.tree.head().into();
        let Facts { plan, keys_file, log_key, verified_checkpoint, .. } = facts;
        let (plan, keys_file) = (plan?, keys_file?);
        let mut keys = ElectionKeys::decode_joint(&keys_file, plan.columns()).ok()?;
        // The last key is the lot's.
        keys.pop();
        let closes = (beginning.rescheduled == Some(false)).then_some(plan.manifest().closes);
        let keys_hash = sha256(&keys_file).into();
        let (log_key, checkpoint) = (log_key?, verified_checkpoint?);
        Some(Self { plan, manifest, keys, keys_hash, rolls, log_key, checkpoint, opening, head, closes })
    }

    /// The roll of this index.
    pub fn roll(&self, index: usize) -> Option<&OpenedRoll> {
        self.rolls.get(index)
    }
}

fn rolls(facts: &Facts<'_>) -> Option<Vec<OpenedRoll>> {
    let rolls = &facts.plan.as_ref()?.manifest().rolls;
    rolls.iter().enumerate().map(|(index, roll)| opened_roll(facts, index, &roll.id)).collect()
}

fn opened_roll(facts: &Facts<'_>, index: usize, id: &Id) -> Option<OpenedRoll> {
    let signed = &facts.view().rolls.iter().find(|roll| roll.body.roll == *id)?.body;
    Some(OpenedRoll {
        id: id.clone(),
        path: roll_path(index),
        size: signed.size,
        total_weight: signed.total_weight,
        sha256: signed.sha256,
        root: signed.root,
        judged: facts.rolls.contains_key(&index),
    })
}

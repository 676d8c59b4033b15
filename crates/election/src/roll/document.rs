//! The registrar's signed statement of a roll (spec 2.2).

use crate::document::record;
use ostrakon_charter::Id;
use ostrakon_group::Bytes32;
use serde::{Deserialize, Serialize};

/// `ostrakon/v1/roll`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RollDocument {
    /// The election.
    pub election: Bytes32,
    /// Which roll.
    pub roll: Id,
    /// Tree hash over the records.
    pub root: Bytes32,
    /// SHA-256 of the file.
    pub sha256: Bytes32,
    /// How many voters.
    pub size: u64,
    /// Σ weights.
    pub total_weight: u64,
}

record!(RollDocument { election, roll, root, sha256, size, total_weight });

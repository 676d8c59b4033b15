//! The opening: from here on nothing about the election changes (spec 1.5).

use crate::document::record;
use ostrakon_charter::Id;
use ostrakon_group::Bytes32;
use serde::{Deserialize, Serialize};

/// `ostrakon/v1/opening`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// The ceremony's hash.
    pub ceremony: Bytes32,
    /// The election.
    pub election: Bytes32,
    /// SHA-256 of the keys file.
    pub keys: Bytes32,
    /// Every roll, in the manifest's order.
    pub rolls: Vec<OpenedRoll>,
    /// When, Unix seconds.
    pub time: u64,
}

record!(Opening { ceremony, election, keys, rolls, time });

/// A roll's root at the opening.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenedRoll {
    /// Tree hash.
    pub root: Bytes32,
    /// Which roll.
    pub roll: Id,
}

record!(OpenedRoll { root, roll });

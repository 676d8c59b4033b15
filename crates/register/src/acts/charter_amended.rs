//! Changes of the charter (spec 9.3).

use ostrakon_charter::Id;
use ostrakon_election::setup::CharterReference;
use ostrakon_group::Bytes32;
use serde::{Deserialize, Serialize};

/// `ostrakon/v1/charter-amended`: from here on, this charter stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CharterAmended {
    /// The new charter's file.
    pub charter: CharterReference,
    /// The contest that allows it.
    pub contest: Id,
    /// The leaf hash of the act with that contest.
    pub outcome: Bytes32,
    /// Hash of the founding's body.
    pub register: Bytes32,
    /// When, Unix seconds.
    pub time: u64,
}

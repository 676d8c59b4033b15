//! The first act, and changes of the officers (spec 9.2, 9.3).

use ostrakon_charter::Id;
use ostrakon_election::setup::{CharterReference, LogReference};
use ostrakon_group::{Bytes16, Bytes32};
use serde::{Deserialize, Serialize};

/// `ostrakon/v1/founding`: the register itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Founding {
    /// The charter's file.
    pub charter: CharterReference,
    /// Signs every act.
    pub keeper: Bytes32,
    /// The register's own log.
    pub log: LogReference,
    /// Random, so that no two registers are the same.
    pub nonce: Bytes16,
    /// Who certifies elections.
    pub officers: Vec<Officer>,
    /// Whose register it is.
    pub organisation: String,
    /// How many officers sign together.
    pub quorum: u16,
    /// When, Unix seconds.
    pub time: u64,
}

/// One who certifies elections.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Officer {
    /// Ed25519 public key.
    pub key: Bytes32,
    /// Who it is, for people.
    pub name: String,
    /// Who it is, for the rules.
    pub person: Id,
}

/// `ostrakon/v1/officers`: from here on, these are the officers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficersAct {
    /// All of them.
    pub officers: Vec<Officer>,
    /// How many sign together.
    pub quorum: u16,
    /// Hash of the founding's body.
    pub register: Bytes32,
    /// When, Unix seconds.
    pub time: u64,
}

//! Bodies that are formed and end (spec 9.4).

use ostrakon_charter::Id;
use ostrakon_group::Bytes32;
use serde::{Deserialize, Serialize};

/// `ostrakon/v1/body-formed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BodyFormed {
    /// Its identifier: nothing else had it before.
    pub body: Id,
    /// How many members declare it.
    pub declared: u64,
    /// Which of the charter's bodies it is one of.
    pub kind: Id,
    /// The name that people use.
    pub name: String,
    /// Hash of the founding's body.
    pub register: Bytes32,
    /// When, Unix seconds.
    pub time: u64,
}

/// `ostrakon/v1/body-ended`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BodyEnded {
    /// Which.
    pub body: Id,
    /// Hash of the founding's body.
    pub register: Bytes32,
    /// When, Unix seconds.
    pub time: u64,
}

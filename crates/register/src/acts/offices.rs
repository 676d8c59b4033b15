//! Offices that are given to persons, and end (spec 9.7).

use ostrakon_charter::Id;
use ostrakon_group::Bytes32;
use serde::{Deserialize, Serialize};

/// `ostrakon/v1/office-filled`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeFilled {
    /// The body that elected; of an office that nobody elects to, the one in which it sits.
    pub body: Id,
    /// The contest that elected, with `outcome`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contest: Option<Id>,
    /// Who it is, if the office is public and the holder consents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The charter's office.
    pub office: Id,
    /// The leaf hash of the act with that contest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Bytes32>,
    /// Who holds it.
    pub person: Id,
    /// Hash of the founding's body.
    pub register: Bytes32,
    /// When, Unix seconds.
    pub time: u64,
}

/// `ostrakon/v1/office-vacated`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeVacated {
    /// The leaf hash of the act that gave it.
    pub holding: Bytes32,
    /// Why.
    pub reason: Reason,
    /// Hash of the founding's body.
    pub register: Bytes32,
    /// When, Unix seconds.
    pub time: u64,
}

/// Why somebody leaves an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// By choice.
    Resigned,
    /// To sit in the other of two bodies that nobody sits in at once.
    ChoseOther,
    /// Because the term is over, or for any other cause.
    Ended,
}

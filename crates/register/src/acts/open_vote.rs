//! Votes of bodies too small to count in secret (spec 9.9).

use ostrakon_charter::Id;
use ostrakon_election::setup::About;
use ostrakon_group::Bytes32;
use serde::{Deserialize, Serialize};

/// `ostrakon/v1/open-vote`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenVote {
    /// What in the register it is about, if anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<About>,
    /// Whose vote it is.
    pub body: Id,
    /// The contest's name.
    pub contest: Id,
    /// The meeting at which it was held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<Id>,
    /// How many said none of them, where this was an answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub none: Option<u64>,
    /// What could be said, and how many said it.
    pub options: Vec<OpenOption>,
    /// Hash of the founding's body.
    pub register: Bytes32,
    /// How many are on the roll.
    pub roll: u64,
    /// When it was held, Unix seconds.
    pub time: u64,
    /// The question.
    pub title: String,
    /// The charter's vote that decides it.
    pub vote: Id,
    /// How many voted.
    pub voted: u64,
}

/// One thing that could be said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenOption {
    /// What a quota may ask for, ascending.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<Id>,
    /// Its name.
    pub id: Id,
    /// How many said it.
    pub total: u64,
}

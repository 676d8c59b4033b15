//! Schedules, closing and objections (spec 4.3, 4.5).

use crate::document::record;
use ostrakon_group::Bytes32;
use ostrakon_tlog::hash::Hash;
use ostrakon_tlog::tree::TreeHead;
use serde::{Deserialize, Serialize};

/// A tree head in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Root.
    pub root: Bytes32,
    /// Size.
    pub size: u64,
}

record!(Head { root, size });

impl From<TreeHead> for Head {
    fn from(head: TreeHead) -> Self {
        Self { root: (*head.root.as_bytes()).into(), size: head.size }
    }
}

impl From<Head> for TreeHead {
    fn from(head: Head) -> Self {
        Self { size: head.size, root: Hash::from_bytes(head.root.0) }
    }
}

/// `ostrakon/v1/schedule`: officers move the closing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    /// When the vote closes now, Unix seconds.
    pub closes: u64,
    /// The election.
    pub election: Bytes32,
    /// When it was decided.
    pub time: u64,
}

record!(Schedule { closes, election, time });

/// `ostrakon/v1/closing`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closing {
    /// Ballots on the board.
    pub ballots: u64,
    /// The election.
    pub election: Bytes32,
    /// When, Unix seconds.
    pub time: u64,
}

record!(Closing { ballots, election, time });

/// `ostrakon/v1/objection`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Objection {
    /// The election.
    pub election: Bytes32,
    /// A receipt's text.
    pub receipt: String,
}

record!(Objection { election, receipt });

//! Meetings that are called (spec 9.4).

use ostrakon_charter::Id;
use ostrakon_group::Bytes32;
use serde::{Deserialize, Serialize};

/// `ostrakon/v1/meeting-called`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingCalled {
    /// The leaf hashes of the outcomes that ask for it, ascending; none for a meeting that the constitution asks for.
    pub convened_by: Vec<Bytes32>,
    /// Which of the charter's meetings it is one of.
    pub kind: Id,
    /// Its identifier.
    pub meeting: Id,
    /// Where.
    pub place: String,
    /// Hash of the founding's body.
    pub register: Bytes32,
    /// When it starts, Unix seconds.
    pub starts: u64,
    /// When it was called.
    pub time: u64,
}

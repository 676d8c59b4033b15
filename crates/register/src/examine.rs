//! A register is read and judged (spec 9.8).

use crate::checks::{self, Facts};
use crate::effects::Sources;
use crate::reading::{Reading, read};
use crate::report::Status;
use crate::walk::Walk;
use crate::{Check, Files, SignedAct, State};
use ostrakon_election::board::Head;
use ostrakon_group::Bytes32;

/// What examining a register gives.
#[derive(Clone, Debug)]
pub struct Examined {
    /// The checks 801 to 811 and 813, in order.
    pub checks: Vec<Check>,
    /// What stands at the end, as far as the acts can be read; nothing without a founding and its charter.
    pub state: Option<State>,
    /// Size and root of the entries that were read.
    pub head: Head,
    /// The log's origin, as the founding says.
    pub origin: Option<String>,
    /// The log's key, as the founding says.
    pub key: Option<Bytes32>,
    /// The acts that can be read.
    pub acts: Vec<PostedAct>,
}

/// An act and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct PostedAct {
    /// Entry index.
    pub index: u64,
    /// Its leaf hash, by which other acts refer to it.
    pub leaf: Bytes32,
    /// What it says.
    pub act: SignedAct,
}

impl Examined {
    /// Did every check pass?
    pub fn passed(&self) -> bool {
        self.checks.iter().all(|check| check.status == Status::Passed)
    }
}

/// Reads a register and judges it. Never panics, whatever is in it.
pub fn examine(files: &Files) -> Examined {
    let (reading, walk) = walk(files);
    let checks = checks::run(&Facts { files, reading: &reading, walk: &walk });
    let log = walk.founding.map(|founding| founding.log);
    Examined {
        checks,
        state: walk.state,
        head: reading.tree.head().into(),
        origin: log.as_ref().map(|log| log.origin.clone()),
        key: log.map(|log| log.key),
        acts: reading.acts.into_iter().map(|read| read.posted).collect(),
    }
}

/// Reads a register and goes through its acts.
pub(crate) fn walk(files: &Files) -> (Reading, Walk) {
    let (reading, mut walk) = (read(files), Walk::default());
    let sources = Sources { files, tree: &reading.tree };
    reading.acts.iter().for_each(|read| walk.step(&read.posted, sources));
    walk.advance(reading.tree.size());
    (reading, walk)
}

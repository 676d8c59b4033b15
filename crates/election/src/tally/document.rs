//! The organiser's signed statement of one contest's sums (spec 5.2).

use crate::board::Head;
use crate::document::record;
use ostrakon_charter::Id;
use ostrakon_group::Bytes32;
use serde::{Deserialize, Serialize};

/// `ostrakon/v1/tally`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TallyDocument {
    /// A_Σ.
    pub a: Bytes32,
    /// B_{Σ,s}.
    pub b: Vec<Bytes32>,
    /// Ballots of the contest's roll on the board.
    pub ballots: u64,
    /// The tree that ends with the closing.
    pub closing: Head,
    /// Which contest.
    pub contest: Id,
    /// Ballots that count.
    pub counted: u64,
    /// The election.
    pub election: Bytes32,
    /// ballots − counted.
    pub superseded: u64,
    /// When, Unix seconds.
    pub time: u64,
    /// Is it never decrypted?
    pub too_few: bool,
    /// Σ weights of those that count.
    pub weight: u64,
}

record!(TallyDocument {
    a,
    b,
    ballots,
    closing,
    contest,
    counted,
    election,
    superseded,
    time,
    too_few,
    weight
});

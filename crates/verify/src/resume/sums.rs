//! What ballots of a roll come to, as text.

use ostrakon_election::tally::RollTally;
use ostrakon_group::{Bytes32, decode_point, encode_point};
use ostrakon_proofs::ballot::Ciphertext;
use serde::{Deserialize, Serialize};

/// Sums of a roll's ballots.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sums {
    ballots: u64,
    /// A, then all B, of every contest.
    points: Vec<Vec<Bytes32>>,
}

impl Sums {
    pub(crate) fn of(tally: &RollTally) -> Self {
        let points =
            |c: &Ciphertext| [&c.a].into_iter().chain(&c.b).map(|p| encode_point(p).into()).collect();
        Self { ballots: tally.ballots(), points: tally.sums().iter().map(points).collect() }
    }

    /// `None` if these are no points.
    pub(crate) fn tally(&self) -> Option<RollTally> {
        let ciphertext = |points: &Vec<Bytes32>| {
            let mut decoded = points.iter().map(|p| decode_point(&p.0).ok());
            Some(Ciphertext { a: decoded.next()??, b: decoded.collect::<Option<_>>()? })
        };
        Some(RollTally::assume_summed(
            self.ballots,
            self.points.iter().map(ciphertext).collect::<Option<_>>()?,
        ))
    }
}

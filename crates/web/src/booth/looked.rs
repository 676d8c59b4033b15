//! A ballot's bytes, as far as they tell anything without a key.

use super::Opened;
use crate::Fault;
use ostrakon_election::cast::{DecodedBallot, Tracker, ballot_length, ballot_roll};

/// A ballot that decodes; its proof is not verified.
pub(super) struct Looked {
    pub(super) roll: usize,
    /// P.
    pub(super) key: [u8; 32],
    pub(super) previous: [u8; 32],
    pub(super) leaf: [u8; 32],
    pub(super) tracker: Tracker,
}

impl Looked {
    /// Looks at a ballot; the inner error says why it is none of this election.
    pub(super) fn at(opened: &Opened, bytes: &[u8]) -> Result<Result<Self, String>, Fault> {
        let (plan, election) = (opened.plan(), opened.plan().election());
        let roll = match ballot_roll(bytes, plan.manifest().rolls.len()) {
            Ok(roll) => roll,
            Err(error) => return Ok(Err(error.to_string())),
        };
        let booth = opened.booth(roll)?;
        let decoded = DecodedBallot::decode(bytes, roll, booth.relation());
        Ok(decoded.map_err(|error| error.to_string()).map(|decoded| Self {
            roll,
            key: decoded.key,
            previous: decoded.previous,
            leaf: decoded.leaf,
            tracker: Tracker::new(&election, roll as u16, &decoded.claim.statement.ciphertexts),
        }))
    }

    /// How many bytes the ballot has that these begin with; none if they begin with no ballot of this election.
    pub(super) fn length(opened: &Opened, bytes: &[u8]) -> Result<Option<usize>, Fault> {
        let roll = ballot_roll(bytes, opened.plan().manifest().rolls.len()).ok();
        roll.map(|roll| Ok(ballot_length(opened.booth(roll)?.relation()))).transpose()
    }
}

//! The challenge: what an opened encryption must show on a second device (spec 3.8).

use super::Tracker;
use crate::document::record;
use crate::setup::Plan;
use ostrakon_charter::Id;
use ostrakon_circuits::Selection;
use ostrakon_group::multiply::IsIdentity;
use ostrakon_group::{Bytes32, DecodeError, GENERATOR, Point, Scalar, decode_scalar};
use ostrakon_proofs::ballot::Ciphertext;
use serde::{Deserialize, Serialize};

/// `ostrakon/v1/challenge`: from the booth to the second device, never to the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChallengeOpening {
    /// One a contest of the roll, in order.
    pub contests: Vec<OpenedContest>,
    /// The election.
    pub election: Bytes32,
    /// The roll.
    pub roll: Id,
}

record!(ChallengeOpening { contests, election, roll });

/// r and v of one contest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenedContest {
    /// Which contest.
    pub contest: Id,
    /// r_c.
    pub randomness: Bytes32,
    /// v_{c,s}.
    pub slots: Vec<u64>,
}

record!(OpenedContest { contest, randomness, slots });

/// Why an opening does not show an honest encryption.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChallengeError {
    /// Another election.
    #[error("the opening is of another election ({0})")]
    Election(Bytes32),
    /// No such roll, or other contests than the roll has.
    #[error("the opening's contests are not those of roll {0}")]
    Contests(String),
    /// r is no scalar, or 0.
    #[error("contest {contest}: the randomness is refused: {source}")]
    Randomness {
        /// Which contest.
        contest: String,
        /// Why.
        source: DecodeError,
    },
    /// The slots are no valid answer.
    #[error("contest {0}: the encrypted numbers are no valid answer")]
    Slots(String),
    /// The booth encrypted something else, or showed another tracker.
    #[error(
        "the tracker of what was opened is {found}, not the one taken down: this device did not encrypt what it shows"
    )]
    Tracker {
        /// What the opening gives.
        found: Tracker,
    },
}

impl ChallengeOpening {
    /// Recomputes the encryption under K_1 … K_M, compares the tracker that was taken down before, and returns what was selected.
    pub fn check(
        &self,
        plan: &Plan,
        keys: &[Point],
        taken_down: &Tracker,
    ) -> Result<Vec<(Id, Selection)>, ChallengeError> {
        if self.election != plan.election() {
            return Err(ChallengeError::Election(self.election));
        }
        let unknown = || ChallengeError::Contests(self.roll.to_string());
        let roll = plan.manifest().rolls.iter().position(|r| r.id == self.roll).ok_or_else(unknown)?;
        let contests = plan.contests_of(roll);
        if contests.len() != self.contests.len() {
            return Err(unknown());
        }
        let (mut ciphertexts, mut selections) = (Vec::new(), Vec::new());
        for (index, opened) in contests.into_iter().zip(&self.contests) {
            let contest = &plan.contests()[index];
            if contest.contest.id != opened.contest {
                return Err(unknown());
            }
            let slots = || ChallengeError::Slots(opened.contest.to_string());
            selections
                .push((opened.contest.clone(), contest.form.selection(&opened.slots).ok_or_else(slots)?));
            ciphertexts.push(opened.encrypt(keys)?);
        }
        let found = Tracker::new(&self.election, roll as u16, &ciphertexts);
        if found == *taken_down { Ok(selections) } else { Err(ChallengeError::Tracker { found }) }
    }
}

impl OpenedContest {
    fn encrypt(&self, keys: &[Point]) -> Result<Ciphertext, ChallengeError> {
        let fault = |source| ChallengeError::Randomness { contest: self.contest.to_string(), source };
        let r = decode_scalar(&self.randomness.0).map_err(fault)?;
        let a = GENERATOR * r;
        if a.is_identity() {
            return Err(fault(DecodeError::Identity));
        }
        let b = self.slots.iter().zip(keys).map(|(v, k)| k * r + GENERATOR * Scalar::from(*v)).collect();
        Ok(Ciphertext { a, b })
    }
}

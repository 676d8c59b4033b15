//! The sign-off: one an election, ever (spec 6.1).

use crate::closed::ClosedBoard;
use crate::read::ELECTION;
use crate::stage::{SecretShares, Stage};
use crate::{JournalError, Kind, SeatError, StageError, Trustee, UnknownOnBoard, Unpublished};
use ostrakon_election::decrypt::SignOff;
use ostrakon_election::document::{Document, jcs};
use ostrakon_group::{Bytes32, sha256};

/// Why a board is not signed off.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignOffError {
    /// Another election.
    #[error(transparent)]
    Seat(#[from] SeatError),
    /// The ceremony is not complete, or the shares are erased.
    #[error(transparent)]
    Stage(#[from] StageError),
    /// Rolled back.
    #[error(transparent)]
    Unknown(#[from] UnknownOnBoard),
    /// A founded objection: the log signed two histories.
    #[error(
        "an objection is founded: the log signed two histories. No trustee signs off this board; the election must be held again"
    )]
    Objection,
    /// Too early.
    #[error("by this device's clock it is {now}, the objection window ends at {earliest}: sign off in {} seconds", earliest - now)]
    Early {
        /// The trustee's clock, Unix seconds.
        now: u64,
        /// From when on, Unix seconds.
        earliest: u64,
    },
    /// Other keys than this trustee made.
    #[error(
        "the record's keys are not those this trustee acknowledged: this is another board than the one of the ceremony. Publish both"
    )]
    OtherKeys,
    /// Another trustee signed another board off.
    #[error(
        "the sign-off of trustee {trustee} is of another board: trustees were shown different boards. The election is void; publish both checkpoints"
    )]
    Split {
        /// Who.
        trustee: u16,
    },
    /// Signed off already, another board.
    #[error("{0}. Publish both checkpoints")]
    Journal(#[from] JournalError),
}

impl Trustee {
    /// Signs off a board, by this trustee's own clock `now` (Unix seconds).
    ///
    /// Asked again for the same board, gives the same bytes.
    ///
    /// # Errors
    /// Before the objection window ends, if an objection is founded, if the keys are others, or if any trustee, this one
    /// included, signed off another board.
    pub fn sign_off(
        &mut self,
        board: &ClosedBoard<'_>,
        now: u64,
    ) -> Result<Unpublished<Vec<u8>>, SignOffError> {
        self.check_before_sign_off(board, now)?;
        let body = board.sign_off(self.number);
        let asked = asked(&body);
        if let Some(document) = self.journal.answer(Kind::SignOff, ELECTION, &asked)? {
            return Ok(Unpublished::new(document));
        }
        match board.sign_offs.iter().find(|s| !matches(s, &body)) {
            Some(other) => Err(SignOffError::Split { trustee: other.trustee }),
            None => {
                Ok(Unpublished::new(self.record(Kind::SignOff, ELECTION, asked, Document::SignOff(body))))
            }
        }
    }

    fn check_before_sign_off(&self, board: &ClosedBoard<'_>, now: u64) -> Result<(), SignOffError> {
        self.check_plan(board.plan)?;
        self.reconcile(&board.said)?;
        if self.shares("a sign-off")?.keys.0 != board.keys.hash() {
            return Err(SignOffError::OtherKeys);
        }
        if board.objection_founded {
            return Err(SignOffError::Objection);
        }
        match board.earliest_sign_off() {
            earliest if now < earliest => Err(SignOffError::Early { now, earliest }),
            _ => Ok(()),
        }
    }

    pub(crate) fn shares(&self, step: &'static str) -> Result<&SecretShares, StageError> {
        match &self.stage {
            Stage::Seated(shares) => Ok(shares),
            _ => Err(self.out_of_turn(step)),
        }
    }
}

/// The hash of what a sign-off says.
pub(crate) fn asked(body: &SignOff) -> Bytes32 {
    sha256(&jcs(body)).into()
}

/// Equal head, equal tallies.
pub(crate) fn matches(one: &SignOff, other: &SignOff) -> bool {
    one.closing == other.closing && one.tallies == other.tallies
}

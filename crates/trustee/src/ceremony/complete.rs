//! The end of the ceremony: all trustees have acknowledged the same (spec 1.3).

use super::{Ceremony, Waiting};
use crate::stage::Stage;
use crate::{SeatError, StageError, Trustee, UnknownOnBoard, Unpublished};
use ostrakon_election::setup::Plan;

/// Why the ceremony is not complete.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CompleteError {
    /// Another election.
    #[error(transparent)]
    Seat(#[from] SeatError),
    /// Rolled back.
    #[error(transparent)]
    Unknown(#[from] UnknownOnBoard),
    /// Somebody has not acknowledged.
    #[error(transparent)]
    Waiting(#[from] Waiting),
    /// Out of turn.
    #[error(transparent)]
    Stage(#[from] StageError),
    /// Somebody acknowledged something else.
    #[error(
        "trustee {trustee} acknowledged another ceremony or other keys than this trustee did: the attempt is void. Publish both"
    )]
    Disagrees {
        /// Who.
        trustee: u16,
    },
}

impl Trustee {
    /// Keeps the key shares for good: from here on no new attempt is entered, whatever a board shows.
    ///
    /// # Errors
    /// If somebody has not acknowledged, or something else.
    pub fn complete(&mut self, plan: &Plan, ceremony: &Ceremony) -> Result<Unpublished<()>, CompleteError> {
        self.check_plan(plan)?;
        self.reconcile(&ceremony.said)?;
        if matches!(self.stage, Stage::Seated(_)) {
            return Ok(Unpublished::new(()));
        }
        if let Some(waiting) = ceremony.waiting() {
            return Err(waiting.into());
        }
        self.check_agreement(ceremony)?;
        if let Stage::Acknowledged(acknowledged) = std::mem::take(&mut self.stage) {
            self.stage = Stage::Seated(acknowledged.shares);
        }
        Ok(Unpublished::new(()))
    }

    fn check_agreement(&self, ceremony: &Ceremony) -> Result<(), CompleteError> {
        let Stage::Acknowledged(own) = &self.stage else {
            return Err(self.out_of_turn("completing the ceremony").into());
        };
        let attempt = ceremony.of(own.shares.attempt).filter(|_| ceremony.attempt() == own.shares.attempt);
        let attempt = attempt.ok_or_else(|| self.out_of_turn("completing the ceremony"))?;
        let differs = |keys, hash| keys != own.shares.keys || hash != own.shares.ceremony;
        let found = attempt.acknowledgements.values().find(|m| differs(m.body.keys, m.body.ceremony));
        found.map_or(Ok(()), |m| Err(CompleteError::Disagrees { trustee: m.body.trustee }))
    }
}

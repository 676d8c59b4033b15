//! A complaint ends the attempt (spec 1.3).

use super::{Ceremony, Round};
use crate::read::ELECTION;
use crate::stage::Stage;
use crate::{Kind, SeatError, StageError, Trustee, UnknownOnBoard, Unpublished};
use data_encoding::HEXLOWER;
use ostrakon_election::document::Document;
use ostrakon_election::setup::{ChannelSecret, Complaint, ComplaintReason, Plan};
use ostrakon_group::{Bytes32, labelled_hash};

/// Why no complaint is made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ComplainError {
    /// Another election.
    #[error(transparent)]
    Seat(#[from] SeatError),
    /// Rolled back.
    #[error(transparent)]
    Unknown(#[from] UnknownOnBoard),
    /// The ceremony is complete: nothing is missing any more.
    #[error(transparent)]
    Stage(#[from] StageError),
    /// Nobody, or oneself.
    #[error("trustee {accused} is not another trustee of this election")]
    Accused {
        /// Whom it should be about.
        accused: u16,
    },
    /// Nothing of the attempt is on the board: a complaint would be out of order.
    #[error("attempt {attempt} has not begun on this board: no commitment is entered yet")]
    NotBegun {
        /// Which attempt.
        attempt: u32,
    },
    /// What should be missing is there.
    #[error(
        "the board holds the message of trustee {accused} for {round} of attempt {attempt}: it is not missing"
    )]
    Heard {
        /// Whose.
        accused: u16,
        /// Which attempt.
        attempt: u32,
        /// The round that is going on.
        round: Round,
    },
    /// Everything is there.
    #[error("all trustees have acknowledged attempt {attempt}: no message is missing any more")]
    Complete {
        /// Which attempt.
        attempt: u32,
    },
    /// One complaint ends an attempt; this trustee made one about somebody else.
    #[error(
        "this trustee has already complained in attempt {attempt}; its complaint is in its journal, publish that"
    )]
    Already {
        /// Which attempt.
        attempt: u32,
    },
}

impl Trustee {
    /// Complains that a message of `accused` did not come: a document, a dealing file, an envelope.
    ///
    /// Ends the attempt, erases everything drawn for it. Nobody can prove an absence: who is at fault remains a matter of witnesses.
    ///
    /// # Errors
    /// If the ceremony is complete, nobody else is accused, or nothing of the accused can be missing.
    pub fn complain_missing(
        &mut self,
        plan: &Plan,
        ceremony: &Ceremony,
        accused: u16,
    ) -> Result<Unpublished<Vec<u8>>, ComplainError> {
        self.check_plan(plan)?;
        self.reconcile(&ceremony.said)?;
        if accused == self.number || plan.manifest().trustee(accused).is_none() {
            return Err(ComplainError::Accused { accused });
        }
        let (attempt, reason) = (ceremony.attempt(), ComplaintReason::Missing);
        match self.journal.answer(Kind::Complaint, &attempt.to_string(), &asked(attempt, accused, reason)) {
            Ok(Some(document)) => return Ok(Unpublished::new(document)),
            Ok(None) => {
                self.check_may_complain(attempt)?;
                self.check_missing(ceremony, accused)?;
            }
            Err(_) => return Err(ComplainError::Already { attempt }),
        }
        self.stage = Stage::Idle;
        Ok(Unpublished::new(self.complain(attempt, accused, reason, None)))
    }

    fn check_may_complain(&self, attempt: u32) -> Result<(), StageError> {
        let last = self.stage.attempt().unwrap_or(0);
        match self.stage {
            Stage::Seated(_) | Stage::Erased => Err(self.out_of_turn("a complaint")),
            _ if last > attempt => Err(self.out_of_turn("a complaint")),
            _ => Ok(()),
        }
    }

    /// Can a message of `accused` be missing, as far as the board shows?
    fn check_missing(&self, ceremony: &Ceremony, accused: u16) -> Result<(), ComplainError> {
        let attempt = ceremony.attempt();
        if ceremony.of(attempt).is_none() {
            return Err(ComplainError::NotBegun { attempt });
        }
        let waiting = ceremony.waiting().ok_or(ComplainError::Complete { attempt })?;
        // No board shows envelopes: before its own acknowledgement this trustee may miss one of anybody.
        let envelopes = waiting.round == Round::Acknowledgement && matches!(self.stage, Stage::Dealt(_));
        match envelopes || waiting.trustees.contains(&accused) {
            true => Ok(()),
            false => Err(ComplainError::Heard { accused, attempt, round: waiting.round }),
        }
    }

    /// Signs a complaint. The evidence is the channel secret, given up, and the envelope.
    pub(super) fn complain(
        &mut self,
        attempt: u32,
        accused: u16,
        reason: ComplaintReason,
        evidence: Option<(ChannelSecret, Vec<u8>)>,
    ) -> Vec<u8> {
        let (channel_secret, envelope) = match evidence {
            Some((channel, envelope)) => (HEXLOWER.encode(&*channel.expose()), HEXLOWER.encode(&envelope)),
            None => (String::new(), String::new()),
        };
        let (election, trustee) = (self.election, self.number);
        let body = Complaint { accused, attempt, channel_secret, election, envelope, reason, trustee };
        let asked = asked(attempt, accused, reason);
        self.record(Kind::Complaint, &attempt.to_string(), asked, Document::Complaint(body))
    }
}

fn asked(attempt: u32, accused: u16, reason: ComplaintReason) -> Bytes32 {
    let parts: [&[u8]; 3] = [&attempt.to_be_bytes(), &accused.to_be_bytes(), &[reason as u8]];
    labelled_hash("trustee-journal", &[ELECTION.as_bytes(), &parts.concat()]).into()
}

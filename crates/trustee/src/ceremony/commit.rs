//! Round 1: draw everything, show a hash of it (spec 1.3).

use super::Ceremony;
use crate::stage::{Committed, Stage};
use crate::{Identity, Kind, SeatError, StageError, Trustee, UnknownOnBoard, Unpublished};
use ostrakon_election::document::Document;
use ostrakon_election::setup::{ChannelSecret, Commitment, Plan, SecretDealing};
use ostrakon_group::{SecretScalar, StuckGenerator};
use rand_core::CryptoRngCore;

/// Why no commitment is made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CommitError {
    /// Another election.
    #[error(transparent)]
    Seat(#[from] SeatError),
    /// Rolled back.
    #[error(transparent)]
    Unknown(#[from] UnknownOnBoard),
    /// The ceremony is over.
    #[error(transparent)]
    Stage(#[from] StageError),
    /// No randomness.
    #[error(transparent)]
    Random(#[from] StuckGenerator),
}

impl Trustee {
    /// Draws polynomials and a channel key for the attempt that begins, and signs a commitment to them.
    ///
    /// What was drawn for an earlier attempt is erased. Asked again in the same attempt, gives the same bytes.
    ///
    /// # Errors
    /// If the board knows something by this trustee that its journal does not, or the ceremony is complete.
    pub fn commit(
        &mut self,
        plan: &Plan,
        ceremony: &Ceremony,
        rng: &mut impl CryptoRngCore,
    ) -> Result<Unpublished<Vec<u8>>, CommitError> {
        self.check_plan(plan)?;
        self.reconcile(&ceremony.said)?;
        let attempt = ceremony.attempt();
        let subject = attempt.to_string();
        if self.journal.find(Kind::Complaint, &subject).is_some() {
            return Err(self
                .out_of_turn("a commitment, before this trustee's complaint is on the board,")
                .into());
        }
        if let Some(entry) = self.journal.find(Kind::Commitment, &subject) {
            return Ok(Unpublished::new(entry.document.clone().into_bytes()));
        }
        self.check_may_commit(attempt)?;
        let (committed, body) = Committed::draw(&self.identity, plan, attempt, self.number, rng)?;
        self.stage = Stage::Committed(committed);
        let asked = body.dealing;
        Ok(Unpublished::new(self.record(Kind::Commitment, &subject, asked, Document::Commitment(body))))
    }

    fn check_may_commit(&self, attempt: u32) -> Result<(), StageError> {
        let last = self.stage.attempt().unwrap_or(0);
        match self.stage {
            Stage::Seated(_) | Stage::Erased => Err(self.out_of_turn("a commitment")),
            _ if last >= attempt => Err(self.out_of_turn("a commitment")),
            _ => Ok(()),
        }
    }
}

impl Committed {
    fn draw(
        identity: &Identity,
        plan: &Plan,
        attempt: u32,
        trustee: u16,
        rng: &mut impl CryptoRngCore,
    ) -> Result<(Self, Commitment), StuckGenerator> {
        let election = plan.election();
        let mut rng = identity.hedge(rng, &[b"commitment", &election.0, &attempt.to_be_bytes()])?;
        let drawn = SecretDealing::draw(plan.manifest().threshold, plan.columns(), &mut rng);
        let channel = ChannelSecret::generate(&mut rng);
        let dealing = drawn.commitment(attempt, trustee).into();
        let body = Commitment { attempt, channel_key: channel.public(), dealing, election, trustee };
        let coefficients = drawn.expose().iter().map(|a| SecretScalar::new(*a.expose())).collect();
        Ok((Self { attempt, channel, coefficients }, body))
    }
}

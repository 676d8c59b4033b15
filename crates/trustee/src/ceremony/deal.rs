//! Round 2: coefficients for everybody, a share for each (spec 1.3, 1.4).

use super::{Ceremony, Commitments, Waiting};
use crate::stage::{Committed, Dealt, Sent, Stage};
use crate::wire::HexBytes;
use crate::{JournalError, Kind, SeatError, StageError, Trustee, UnknownOnBoard, Unpublished};
use ostrakon_election::document::Document;
use ostrakon_election::setup::{
    ChannelSecret, Commitment, DealingDocument, Envelope, EnvelopeError, FileReference, Plan, SecretDealing,
};
use ostrakon_group::{Bytes32, HedgedRng, StuckGenerator, sha256};
use rand_core::CryptoRngCore;

/// Why nothing is dealt.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DealError {
    /// Another election.
    #[error(transparent)]
    Seat(#[from] SeatError),
    /// Rolled back.
    #[error(transparent)]
    Unknown(#[from] UnknownOnBoard),
    /// Somebody has not committed.
    #[error(transparent)]
    Waiting(#[from] Waiting),
    /// Dealt already, on other commitments: the board changed after others were seen.
    #[error(
        "the commitments on the board are not those this trustee dealt on: somebody changed one afterwards. {0}"
    )]
    Changed(#[from] JournalError),
    /// Out of turn.
    #[error(transparent)]
    Stage(#[from] StageError),
    /// An envelope cannot be sealed.
    #[error("the envelope to trustee {trustee}: {source}")]
    Envelope {
        /// To whom.
        trustee: u16,
        /// Why.
        source: EnvelopeError,
    },
    /// No randomness.
    #[error(transparent)]
    Random(#[from] StuckGenerator),
}

/// What leaves in round 2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DealingMessages {
    /// The signed document, for the board.
    pub document: Vec<u8>,
    /// `setup/dealing-<a>-<i>`, for the record.
    pub file: Vec<u8>,
    /// One for each other trustee, to be sent to that trustee alone.
    pub envelopes: Vec<(u16, Vec<u8>)>,
}

impl Trustee {
    /// Publishes the dealing that round 1 committed to and seals a share for each other trustee. The polynomials are erased.
    ///
    /// Asked again on the same commitments, gives the same bytes, until the ceremony is complete.
    ///
    /// # Errors
    /// Above all if somebody has not committed yet, or the commitments are not those dealt on before.
    pub fn deal(
        &mut self,
        plan: &Plan,
        ceremony: &Ceremony,
        rng: &mut impl CryptoRngCore,
    ) -> Result<Unpublished<DealingMessages>, DealError> {
        self.check_plan(plan)?;
        self.reconcile(&ceremony.said)?;
        let commitments = ceremony.commitments(ceremony.attempt())?;
        let subject = commitments.attempt().to_string();
        let round1 = Bytes32::from(*commitments.round1());
        if let Some(document) = self.journal.answer(Kind::Dealing, &subject, &round1)? {
            return self.sent_before(document);
        }
        let mut rng = self.identity.hedge(rng, &[b"dealing", commitments.round1()])?;
        let committed = self.take_committed(commitments.attempt())?;
        let (dealt, body) = committed.deal(plan, self.number, &commitments, &mut rng)?;
        let document = self.record(Kind::Dealing, &subject, round1, Document::Dealing(body));
        let messages = dealt.sent.messages(document);
        self.stage = Stage::Dealt(dealt);
        Ok(Unpublished::new(messages))
    }

    fn sent_before(&self, document: Vec<u8>) -> Result<Unpublished<DealingMessages>, DealError> {
        match &self.stage {
            Stage::Dealt(Dealt { sent, .. }) => Ok(Unpublished::new(sent.messages(document))),
            Stage::Acknowledged(a) => Ok(Unpublished::new(a.sent.messages(document))),
            _ => Err(self.out_of_turn("sending the dealing again").into()),
        }
    }

    fn take_committed(&mut self, attempt: u32) -> Result<Committed, StageError> {
        match std::mem::take(&mut self.stage) {
            Stage::Committed(committed) if committed.attempt == attempt => Ok(committed),
            other => {
                self.stage = other;
                Err(self.out_of_turn("a dealing"))
            }
        }
    }
}

impl Committed {
    /// Consumes the polynomials: there is one dealing of them, ever.
    fn deal(
        self,
        plan: &Plan,
        trustee: u16,
        commitments: &Commitments,
        rng: &mut HedgedRng,
    ) -> Result<(Dealt, DealingDocument), DealError> {
        let Self { attempt, channel, coefficients } = self;
        let secret = SecretDealing::from_secrets(plan.manifest().threshold, coefficients);
        let file = HexBytes(secret.publish(attempt, trustee, commitments.round1(), rng).encode());
        let mut seal = |to| seal(&secret, &channel, trustee, to, commitments, rng);
        let envelopes = commitments.all().iter().map(&mut seal).collect::<Result<_, _>>()?;
        let own = secret.shares_for(trustee);
        let sent = Sent { envelopes, file };
        let body = sent.document(plan, trustee, commitments);
        Ok((Dealt { attempt, channel, own, sent }, body))
    }
}

/// The envelope to one trustee; none to oneself.
fn seal(
    secret: &SecretDealing,
    channel: &ChannelSecret,
    dealer: u16,
    to: &Commitment,
    commitments: &Commitments,
    rng: &mut HedgedRng,
) -> Result<HexBytes, DealError> {
    let recipient = to.trustee;
    if recipient == dealer {
        return Ok(HexBytes(Vec::new()));
    }
    let head = Envelope { attempt: commitments.attempt(), dealer, recipient };
    let shares = secret.shares_for(recipient);
    let sealed = head.seal(commitments.round1(), &shares, channel, &to.channel_key, rng);
    sealed.map(HexBytes).map_err(|source| DealError::Envelope { trustee: recipient, source })
}

impl Sent {
    fn document(&self, plan: &Plan, trustee: u16, commitments: &Commitments) -> DealingDocument {
        let hash = |envelope: &HexBytes| match envelope.0.as_slice() {
            [] => Bytes32::from([0; 32]),
            bytes => sha256(bytes).into(),
        };
        DealingDocument {
            attempt: commitments.attempt(),
            election: plan.election(),
            envelopes: self.envelopes.iter().map(hash).collect(),
            file: FileReference { sha256: sha256(&self.file.0).into(), size: self.file.0.len() as u64 },
            round: (*commitments.round1()).into(),
            trustee,
        }
    }

    fn messages(&self, document: Vec<u8>) -> DealingMessages {
        let addressed = (1..).zip(&self.envelopes).filter(|(_, e)| !e.0.is_empty());
        let envelopes = addressed.map(|(to, e)| (to, e.0.clone())).collect();
        DealingMessages { document, file: self.file.0.clone(), envelopes }
    }
}

//! Round 3: check every dealing and every share, then acknowledge, or complain (spec 1.3).

use super::examine::{Examined, Fault, MAX_ENVELOPE, SecondRound};
use super::{Ceremony, Waiting};
use crate::stage::{Acknowledged, Dealt, SecretShares, Stage};
use crate::{Kind, SeatError, StageError, Trustee, UnknownOnBoard, Unpublished};
use ostrakon_election::document::Document;
use ostrakon_election::setup::{Acknowledgement, ComplaintReason, ElectionKeys, KeysError, Plan};
use ostrakon_group::{Bytes32, SecretScalar};

/// How round 3 ended for this trustee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ThirdRound {
    /// Everything is in order.
    Acknowledged {
        /// The signed acknowledgement, for the board.
        document: Vec<u8>,
        /// `setup/keys`, the same for all trustees.
        keys: Vec<u8>,
    },
    /// Somebody is at fault. The attempt is over; nothing of it is used again.
    Complained {
        /// The signed complaint, for the board.
        document: Vec<u8>,
        /// Who.
        accused: u16,
        /// What kind of fault.
        reason: ComplaintReason,
        /// In words.
        why: String,
    },
}

/// Why round 3 cannot be ended yet.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AcknowledgeError {
    /// Another election.
    #[error(transparent)]
    Seat(#[from] SeatError),
    /// Rolled back.
    #[error(transparent)]
    Unknown(#[from] UnknownOnBoard),
    /// Somebody has not dealt.
    #[error(transparent)]
    Waiting(#[from] Waiting),
    /// Out of turn.
    #[error(transparent)]
    Stage(#[from] StageError),
    /// Dealt on commitments that the board no longer shows.
    #[error(
        "the commitments on the board are not those this trustee dealt on: somebody changed one afterwards. Sign nothing; publish both boards"
    )]
    Changed,
    /// A file is not there.
    #[error(
        "the dealing file of trustee {dealer} is missing, or not the one its document names (it may have been changed on its way): fetch it again"
    )]
    File {
        /// Whose.
        dealer: u16,
    },
    /// An envelope is not there.
    #[error(
        "the envelope from trustee {dealer} is missing, longer than {MAX_ENVELOPE} bytes, or not the one its dealing names (it may have been \
         changed on its way): ask for it again"
    )]
    Envelope {
        /// From whom.
        dealer: u16,
    },
    /// The keys that these dealings give are refused.
    #[error("{0}. This happens by chance never: complain, and start again")]
    Keys(#[from] KeysError),
}

impl Trustee {
    /// Checks all dealings and the shares received; acknowledges the keys they give, or complains.
    ///
    /// `files` are the dealing files, `envelopes` those addressed to this trustee, both in any order: each is known by its hash.
    /// Either way the channel secret is erased here; a complaint about a share publishes it, as evidence.
    ///
    /// # Errors
    /// If something is missing. Nothing is lost then: ask again when it is there.
    pub fn acknowledge(
        &mut self,
        plan: &Plan,
        ceremony: &Ceremony,
        files: &[Vec<u8>],
        envelopes: &[Vec<u8>],
    ) -> Result<Unpublished<ThirdRound>, AcknowledgeError> {
        self.check_plan(plan)?;
        self.reconcile(&ceremony.said)?;
        let attempt = ceremony.attempt();
        let commitments = ceremony.commitments(attempt)?;
        let (subject, round1) = (attempt.to_string(), Bytes32::from(*commitments.round1()));
        if self.journal.answer(Kind::Dealing, &subject, &round1).is_err() {
            return Err(AcknowledgeError::Changed);
        }
        let hash = ceremony.ceremony_hash(&commitments)?;
        let round =
            SecondRound { plan, commitments: &commitments, named: ceremony.named_files(attempt, files)? };
        let before = self.journal.answer(Kind::Acknowledgement, &subject, &hash);
        if let Some(document) = before.map_err(|_| AcknowledgeError::Changed)? {
            let keys = round.keys().encode();
            return Ok(Unpublished::new(ThirdRound::Acknowledged { document, keys }));
        }
        match self.dealt(attempt)?.examine(self.number, &round, envelopes)? {
            Examined::Sound { keys, shares } => self.accept(attempt, hash, &keys, shares),
            Examined::Faulty(fault) => self.accuse(attempt, fault),
        }
    }

    fn dealt(&self, attempt: u32) -> Result<&Dealt, StageError> {
        match &self.stage {
            Stage::Dealt(dealt) if dealt.attempt == attempt => Ok(dealt),
            _ => Err(self.out_of_turn("an acknowledgement")),
        }
    }

    fn accept(
        &mut self,
        attempt: u32,
        ceremony: Bytes32,
        keys: &ElectionKeys,
        shares: Vec<SecretScalar>,
    ) -> Result<Unpublished<ThirdRound>, AcknowledgeError> {
        let Stage::Dealt(Dealt { sent, .. }) = std::mem::take(&mut self.stage) else {
            return Err(self.out_of_turn("an acknowledgement").into());
        };
        let hash = Bytes32::from(keys.hash());
        let shares = SecretShares { attempt, ceremony, keys: hash, shares };
        self.stage = Stage::Acknowledged(Acknowledged { sent, shares });
        let (election, trustee) = (self.election, self.number);
        let body = Acknowledgement { attempt, ceremony, election, keys: hash, trustee };
        let body = Document::Acknowledgement(body);
        let document = self.record(Kind::Acknowledgement, &attempt.to_string(), ceremony, body);
        Ok(Unpublished::new(ThirdRound::Acknowledged { document, keys: keys.encode() }))
    }

    fn accuse(&mut self, attempt: u32, fault: Fault) -> Result<Unpublished<ThirdRound>, AcknowledgeError> {
        let Stage::Dealt(Dealt { channel, .. }) = std::mem::take(&mut self.stage) else {
            return Err(self.out_of_turn("a complaint").into());
        };
        let Fault { accused, reason, why, envelope } = fault;
        let evidence = (reason == ComplaintReason::Share).then_some((channel, envelope));
        let document = self.complain(attempt, accused, reason, evidence);
        Ok(Unpublished::new(ThirdRound::Complained { document, accused, reason, why }))
    }
}

//! One trustee in one election.

use crate::journal::Entry;
use crate::read::Said;
use crate::stage::Stage;
use crate::{Guard, Identity, Journal, Kind};
use ostrakon_election::document::Document;
use ostrakon_election::document::SignedDocument;
use ostrakon_election::request::Request;
use ostrakon_election::setup::{Plan, problems};
use ostrakon_group::Bytes32;

/// A trustee: identity, secrets of its stage, journal.
pub struct Trustee {
    pub(crate) identity: Identity,
    pub(crate) election: Bytes32,
    pub(crate) number: u16,
    pub(crate) stage: Stage,
    pub(crate) journal: Journal,
}

/// Which secrets a trustee holds besides its identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// None: nothing drawn yet, or the last attempt ended in a complaint.
    Nothing,
    /// Polynomials and channel secret: round 1 is done.
    Polynomials,
    /// Channel secret and its own share of its own dealing: round 2 is done.
    Channel,
    /// Shares x that not everybody has acknowledged: round 3 is done.
    Shares,
    /// Shares x of the election's keys.
    FinalShares,
    /// None any more.
    Erased,
}

impl std::fmt::Display for Held {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Nothing => "no secrets: the next step is a commitment (round 1)",
            Self::Polynomials => {
                "polynomials and a channel secret: round 1 is done, the next step is the dealing"
            }
            Self::Channel => "a channel secret: round 2 is done, the next step is the acknowledgement",
            Self::Shares => {
                "key shares: round 3 is done, the ceremony is complete once all trustees have acknowledged"
            }
            Self::FinalShares => "the election's key shares: the ceremony is complete",
            Self::Erased => "no secrets any more: they are erased",
        })
    }
}

/// A trustee that has no seat in this election.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SeatError {
    /// The manifest does not list the key.
    #[error("the manifest lists no trustee with the key {key}")]
    NotListed {
        /// This identity's public key.
        key: Bytes32,
    },
    /// The manifest breaks a rule of spec 1.2.
    #[error("the manifest is not valid: {problem}")]
    Manifest {
        /// The first problem.
        problem: String,
    },
    /// A state of one election, asked about another.
    #[error(
        "this state belongs to election {state}, it was asked about {asked}: every election has a state of its own"
    )]
    Election {
        /// The state's.
        state: Bytes32,
        /// The other.
        asked: Bytes32,
    },
}

/// A step out of turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{step} is not what comes now: this trustee holds {held}")]
pub struct StageError {
    /// What was asked.
    pub step: &'static str,
    /// Where it stands.
    pub held: Held,
}

/// The board knows something by this trustee that the trustee does not.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "entry {index} of the board is a {kind} for {subject} by this trustee, and its journal does not know it: either this state \
     was restored from an old copy, or somebody else uses the key. Sign nothing more with it; restore the newest copy or tell \
     the organiser"
)]
pub struct UnknownOnBoard {
    /// The entry.
    pub index: u64,
    /// What it is.
    pub kind: Kind,
    /// For what.
    pub subject: String,
}

impl Trustee {
    /// Takes a seat in an election.
    ///
    /// # Errors
    /// If the manifest is not valid (as far as that can be told without the charter) or does not list this identity.
    pub fn new(identity: Identity, plan: &Plan) -> Result<Self, SeatError> {
        if let Some(problem) = problems(plan, None).into_iter().next() {
            return Err(SeatError::Manifest { problem });
        }
        let key = identity.public_key();
        let place = plan.manifest().trustees.iter().position(|t| t.key == key);
        let number = place.map(|p| p as u16 + 1).ok_or(SeatError::NotListed { key })?;
        let election = plan.election();
        let journal = Journal::new(&election, number);
        Ok(Self { identity, election, number, stage: Stage::Idle, journal })
    }

    /// The election.
    pub fn election(&self) -> Bytes32 {
        self.election
    }

    /// Its number in the manifest, from 1.
    pub fn number(&self) -> u16 {
        self.number
    }

    /// Its public key.
    pub fn public_key(&self) -> Bytes32 {
        self.identity.public_key()
    }

    /// Signs a request to a service, as [`Identity::sign_request`]: no entry of the journal.
    pub fn sign_request(&self, request: Request) -> String {
        self.identity.sign_request(request)
    }

    /// Which secrets it holds.
    pub fn held(&self) -> Held {
        match self.stage {
            Stage::Idle => Held::Nothing,
            Stage::Committed(_) => Held::Polynomials,
            Stage::Dealt(_) => Held::Channel,
            Stage::Acknowledged(_) => Held::Shares,
            Stage::Seated(_) => Held::FinalShares,
            Stage::Erased => Held::Erased,
        }
    }

    /// Everything it has signed: to show it, or to publish it again.
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// The journal's length and head as they are now.
    pub fn guard(&self) -> Guard {
        Guard::of(self.election, &self.journal)
    }

    pub(crate) fn check_plan(&self, plan: &Plan) -> Result<(), SeatError> {
        match plan.election() {
            asked if asked == self.election => Ok(()),
            asked => Err(SeatError::Election { state: self.election, asked }),
        }
    }

    /// Everything by this trustee on the board must be in the journal.
    pub(crate) fn reconcile(&self, said: &[Said]) -> Result<(), UnknownOnBoard> {
        let unknown = |s: &&Said| s.trustee == self.number && !self.has_said(s);
        match said.iter().find(unknown) {
            Some(s) => Err(UnknownOnBoard { index: s.index, kind: s.kind, subject: s.subject.clone() }),
            None => Ok(()),
        }
    }

    fn has_said(&self, said: &Said) -> bool {
        let hash = |e: &Entry| SignedDocument::decode(e.document.as_bytes()).ok().map(|d| d.hash());
        self.journal.find(said.kind, &said.subject).and_then(hash) == Some(said.hash)
    }

    /// Signs, and writes it down. The place must be free.
    pub(crate) fn record(&mut self, kind: Kind, subject: &str, asked: Bytes32, body: Document) -> Vec<u8> {
        let bytes = self.identity.sign(body).encode();
        let document = String::from_utf8_lossy(&bytes).into_owned();
        self.journal.append(Entry { asked, document, kind, subject: subject.into() });
        bytes
    }

    pub(crate) fn out_of_turn(&self, step: &'static str) -> StageError {
        StageError { step, held: self.held() }
    }
}

impl std::fmt::Debug for Trustee {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (number, signed) = (self.number, self.journal.entries().len());
        write!(f, "Trustee({number} of {}, {:?}, {signed} signed, <redacted>)", self.election, self.held())
    }
}

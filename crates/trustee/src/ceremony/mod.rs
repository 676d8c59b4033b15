//! The key ceremony (spec 1.3): what the board shows of it, and a trustee's steps through it.
//!
//! [`Ceremony::read`] is the only way in: every message of every attempt, signed, in order, none twice, nothing used again. The
//! steps take it whole, so that no step is made on part of a board.

mod acknowledge;
mod commit;
mod complain;
mod complete;
mod deal;
mod dealing;
mod equivocation;
mod examine;
mod judge;
mod round;

pub use acknowledge::{AcknowledgeError, ThirdRound};
pub use commit::CommitError;
pub use complain::ComplainError;
pub use complete::CompleteError;
pub use deal::{DealError, DealingMessages};
pub use dealing::{DealingFault, check_dealing};
pub use equivocation::{Equivocation, equivocations};
pub use judge::{JudgeError, Verdict, judge_complaint};
pub use round::{Commitments, Round, Waiting};

use crate::read::{self, Placed, ReadError, Said};
use ostrakon_election::document::Document;
use ostrakon_election::setup::{Acknowledgement, Commitment, Complaint, DealingDocument, Plan};
use ostrakon_group::Bytes32;
use round::Attempt;

/// The ceremony as the board shows it.
#[derive(Clone, Debug)]
pub struct Ceremony {
    pub(crate) election: Bytes32,
    pub(crate) trustees: u16,
    pub(crate) said: Vec<Said>,
    attempts: Vec<Attempt>,
}

/// A ceremony that this trustee does not go on with; each names who is at fault.
#[derive(Debug, thiserror::Error)]
pub enum CeremonyError {
    /// An entry that does not read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// Two different signed messages in one place.
    #[error(
        "trustee {} signed two different messages for {} of attempt {} (entries {first} and {second}): the attempt is void. Publish \
         both, and start again without this trustee", culprit.trustee, culprit.round, culprit.attempt
    )]
    Equivocation {
        /// Who, and where.
        culprit: Equivocation,
        /// Entry index.
        first: u64,
        /// Entry index.
        second: u64,
    },
    /// The same message again.
    #[error(
        "entry {index}: a second {round} of trustee {trustee} in attempt {attempt}; the board must not repeat it"
    )]
    Repeated {
        /// Entry index.
        index: u64,
        /// Whose.
        trustee: u16,
        /// Which attempt.
        attempt: u32,
        /// Which round.
        round: Round,
    },
    /// Before or after its time.
    #[error("entry {index}: {what} by trustee {trustee} for attempt {attempt}, out of order (spec 1.3)")]
    Order {
        /// Entry index.
        index: u64,
        /// What it is.
        what: &'static str,
        /// Whose.
        trustee: u16,
        /// Which attempt.
        attempt: u32,
    },
    /// Something of an earlier attempt comes again.
    #[error(
        "entry {index}: trustee {trustee} uses the {what} of trustee {earlier_trustee} in attempt {earlier} again; everybody must draw \
         afresh. The board should not have taken it: ask the trustee for a fresh commitment"
    )]
    Reused {
        /// Entry index.
        index: u64,
        /// Whose.
        trustee: u16,
        /// Channel key or dealing hash.
        what: &'static str,
        /// The attempt where it stood before.
        earlier: u32,
        /// Whose it was there.
        earlier_trustee: u16,
    },
    /// Nobody, or oneself, is accused.
    #[error(
        "entry {index}: trustee {trustee} accuses trustee {accused}, who does not exist or is the accuser"
    )]
    Accused {
        /// Entry index.
        index: u64,
        /// Who complains.
        trustee: u16,
        /// Of whom.
        accused: u16,
    },
}

impl Ceremony {
    /// Reads the board so far: all its entries from the first on, whatever follows the ceremony included.
    ///
    /// # Errors
    /// What is wrong with it, and whose doing that is.
    pub fn read(plan: &Plan, entries: &[Vec<u8>]) -> Result<Self, CeremonyError> {
        let documents = read::documents(plan, entries)?;
        let trustees = plan.manifest().trustee_count() as u16;
        let said = read::said(&documents);
        let mut ceremony = Self { election: plan.election(), trustees, said, attempts: Vec::new() };
        documents.iter().try_for_each(|document| ceremony.add(document))?;
        Ok(ceremony)
    }

    /// The attempt that is going on, or begins with the next commitment.
    pub fn attempt(&self) -> u32 {
        match self.attempts.last() {
            None => 1,
            Some(last) => self.attempts.len() as u32 + u32::from(last.complaint.is_some()),
        }
    }

    /// The complaint that ended an attempt.
    pub fn complaint(&self, attempt: u32) -> Option<&Complaint> {
        self.of(attempt)?.complaint.as_ref()
    }

    /// Whose messages of which round are still to come; `None` once all have acknowledged.
    pub fn waiting(&self) -> Option<Waiting> {
        let attempt = self.attempt();
        self.of(attempt).unwrap_or(&Attempt::default()).waiting(attempt, self.trustees)
    }

    /// The commitments of an attempt.
    ///
    /// # Errors
    /// Who has not committed yet.
    pub fn commitments(&self, attempt: u32) -> Result<Commitments, Waiting> {
        self.of(attempt).unwrap_or(&Attempt::default()).commitments(&self.election, attempt, self.trustees)
    }

    pub(crate) fn of(&self, attempt: u32) -> Option<&Attempt> {
        self.attempts.get(usize::try_from(attempt).ok()?.checked_sub(1)?)
    }

    fn add(&mut self, document: &Placed) -> Result<(), CeremonyError> {
        match &document.body {
            Document::Commitment(d) => self.add_commitment(document, d),
            Document::Dealing(d) => self.add_dealing(document, d),
            Document::Acknowledgement(d) => self.add_acknowledgement(document, d),
            Document::Complaint(d) => self.add_complaint(document, d),
            _ => Ok(()),
        }
    }

    fn add_commitment(&mut self, at: &Placed, body: &Commitment) -> Result<(), CeremonyError> {
        self.check_fresh(at.index, body)?;
        if body.attempt == self.attempt() && self.of(body.attempt).is_none() {
            self.attempts.push(Attempt::default());
        }
        let order = order(at, body.trustee, body.attempt);
        let attempt = self.going_on(body.attempt).ok_or(order)?;
        insert(&mut attempt.commitments, at, body.trustee, body.attempt, Round::Commitment, body)
    }

    fn add_dealing(&mut self, at: &Placed, body: &DealingDocument) -> Result<(), CeremonyError> {
        let (n, order) = (usize::from(self.trustees), order(at, body.trustee, body.attempt));
        let attempt = self.going_on(body.attempt).filter(|a| a.commitments.len() == n).ok_or(order)?;
        insert(&mut attempt.dealings, at, body.trustee, body.attempt, Round::Dealing, body)
    }

    fn add_acknowledgement(&mut self, at: &Placed, body: &Acknowledgement) -> Result<(), CeremonyError> {
        let (n, order) = (usize::from(self.trustees), order(at, body.trustee, body.attempt));
        let attempt = self.going_on(body.attempt).filter(|a| a.dealings.len() == n).ok_or(order)?;
        let place = &mut attempt.acknowledgements;
        insert(place, at, body.trustee, body.attempt, Round::Acknowledgement, body)
    }

    fn add_complaint(&mut self, at: &Placed, body: &Complaint) -> Result<(), CeremonyError> {
        let Complaint { trustee, accused, attempt, .. } = *body;
        if accused == 0 || accused > self.trustees || accused == trustee {
            return Err(CeremonyError::Accused { index: at.index, trustee, accused });
        }
        let (n, order) = (self.trustees, order(at, trustee, attempt));
        // After the last acknowledgement nothing ends the attempt any more (check 107).
        let unfinished = |a: &&mut Attempt| a.waiting(attempt, n).is_some();
        self.going_on(attempt).filter(unfinished).ok_or(order)?.complaint = Some(body.clone());
        Ok(())
    }

    /// The last attempt, if it is this one and no complaint has ended it.
    fn going_on(&mut self, attempt: u32) -> Option<&mut Attempt> {
        let last = self.attempts.len() as u32;
        self.attempts.last_mut().filter(|a| attempt == last && a.complaint.is_none())
    }

    /// No channel key and no dealing hash of an earlier attempt comes again.
    fn check_fresh(&self, index: u64, body: &Commitment) -> Result<(), CeremonyError> {
        for (earlier, attempt) in (1..body.attempt).zip(&self.attempts) {
            for held in attempt.commitments.values().map(|c| &c.body) {
                let what = match held {
                    c if c.channel_key == body.channel_key => "channel key",
                    c if c.dealing == body.dealing => "dealing",
                    _ => continue,
                };
                let (trustee, earlier_trustee) = (body.trustee, held.trustee);
                return Err(CeremonyError::Reused { index, trustee, what, earlier, earlier_trustee });
            }
        }
        Ok(())
    }
}

fn order(at: &Placed, trustee: u16, attempt: u32) -> CeremonyError {
    CeremonyError::Order { index: at.index, what: at.body.name(), trustee, attempt }
}

fn insert<T: Clone>(
    place: &mut round::Messages<T>,
    at: &Placed,
    trustee: u16,
    attempt: u32,
    round: Round,
    body: &T,
) -> Result<(), CeremonyError> {
    let index = at.index;
    match place.get(&trustee) {
        Some(held) if held.hash == at.hash => Err(CeremonyError::Repeated { index, trustee, attempt, round }),
        Some(held) => {
            let culprit = Equivocation { trustee, attempt, round };
            Err(CeremonyError::Equivocation { culprit, first: held.index, second: index })
        }
        None => {
            place.insert(trustee, round::Message { index, hash: at.hash, body: body.clone() });
            Ok(())
        }
    }
}

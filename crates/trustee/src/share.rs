//! Decryption shares: after q matching sign-offs, one aggregate a contest, ever (spec 6.1, 6.2).

use crate::closed::ClosedBoard;
use crate::read::ELECTION;
use crate::sign_off::{asked, matches};
use crate::stage::SecretShares;
use crate::{JournalError, Kind, SeatError, StageError, Trustee, UnknownOnBoard, Unpublished};
use ostrakon_charter::Id;
use ostrakon_election::board::Head;
use ostrakon_election::decrypt::SharedSum;
use ostrakon_election::document::Document;
use ostrakon_election::setup::Plan;
use ostrakon_election::tally::EncryptedTally;
use ostrakon_group::{Bytes32, StuckGenerator, encode_point, labelled_hash};
use rand_core::CryptoRngCore;
use std::collections::BTreeSet;

/// Why no share is released.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReleaseError {
    /// Another election.
    #[error(transparent)]
    Seat(#[from] SeatError),
    /// No shares yet, or no longer.
    #[error(transparent)]
    Stage(#[from] StageError),
    /// Rolled back.
    #[error(transparent)]
    Unknown(#[from] UnknownOnBoard),
    /// A founded objection.
    #[error(
        "an objection is founded: the log signed two histories. No trustee releases a share; the election must be held again"
    )]
    Objection,
    /// This trustee has not signed off.
    #[error("this trustee has not signed off the board: that comes first")]
    NotSignedOff,
    /// It signed off another board.
    #[error(
        "this trustee signed off another board than this one: it was shown two. The election is void; publish both checkpoints"
    )]
    OtherBoard,
    /// Its own sign-off is not on the board.
    #[error("this trustee's sign-off is not on the board: have it entered first; it is in the journal")]
    NotOnBoard,
    /// Somebody signed off another board, or two.
    #[error(
        "the sign-off of trustee {trustee} is of another board: the election is void and held again under fresh keys. Publish both checkpoints"
    )]
    Split {
        /// Who.
        trustee: u16,
    },
    /// Too few sign-offs.
    #[error(
        "{found} trustees have signed off this board, {needed} are needed before any share: wait for the others"
    )]
    TooFewSignOffs {
        /// How many.
        found: usize,
        /// q.
        needed: usize,
    },
    /// The shares held are not those of the verification keys.
    #[error(
        "column {column}: the share held is not that of this trustee's verification key; these are other keys, or the state is damaged"
    )]
    OwnKeys {
        /// From 1.
        column: usize,
    },
    /// No such contest.
    #[error("there is no contest {contest}")]
    Contest {
        /// What was asked for.
        contest: Id,
    },
    /// Never decrypted.
    #[error("contest {contest} has too few ballots to count in secret: it is never decrypted (spec 5.3)")]
    TooFew {
        /// Which contest.
        contest: Id,
    },
    /// Another aggregate was answered.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// No randomness.
    #[error(transparent)]
    Random(#[from] StuckGenerator),
}

impl Trustee {
    /// Makes one signed share for each contest that is decrypted, in order.
    ///
    /// # Errors
    /// Unless q trustees, this one included, signed off exactly this board, and nobody another.
    pub fn release(
        &mut self,
        board: &ClosedBoard<'_>,
        rng: &mut impl CryptoRngCore,
    ) -> Result<Unpublished<Vec<Vec<u8>>>, ReleaseError> {
        self.check_agreed(board)?;
        let decrypted = |(_, tally): &(_, &EncryptedTally)| !tally.too_few();
        let contests = board.plan.contests().iter().zip(board.tallies).filter(decrypted);
        let made = contests.map(|(contest, _)| self.share_of(board, &contest.contest.id, rng));
        Ok(Unpublished::new(made.collect::<Result<_, _>>()?))
    }

    /// Makes the signed share of one contest.
    ///
    /// # Errors
    /// As [`Self::release`], and if the contest is never decrypted.
    pub fn release_contest(
        &mut self,
        board: &ClosedBoard<'_>,
        contest: &Id,
        rng: &mut impl CryptoRngCore,
    ) -> Result<Unpublished<Vec<u8>>, ReleaseError> {
        self.check_agreed(board)?;
        self.share_of(board, contest, rng).map(Unpublished::new)
    }

    fn share_of(
        &mut self,
        board: &ClosedBoard<'_>,
        id: &Id,
        rng: &mut impl CryptoRngCore,
    ) -> Result<Vec<u8>, ReleaseError> {
        let unknown = || ReleaseError::Contest { contest: id.clone() };
        let (_, contest, tally) = board.contest(id.as_str()).ok_or_else(unknown)?;
        if tally.too_few() {
            return Err(ReleaseError::TooFew { contest: id.clone() });
        }
        let asked = aggregate_hash(board, tally);
        if let Some(document) = self.journal.answer(Kind::Share, id.as_str(), &asked)? {
            return Ok(document);
        }
        let slots = contest.circuit.slots().len();
        let secrets = &self.shares("a decryption share")?.shares[..slots];
        let (election, root) = (&self.election, &board.closing.root);
        let mut rng = self.identity.hedge(rng, &[b"decryption share", &asked.0])?;
        let sum = SharedSum { election, root, contest: id, a: tally.a() };
        let body = sum.share(self.number, secrets, &mut rng)?;
        Ok(self.record(Kind::Share, id.as_str(), asked, Document::Share(body)))
    }

    /// Everything that comes before any use of the key shares.
    pub(crate) fn check_agreed(&self, board: &ClosedBoard<'_>) -> Result<(), ReleaseError> {
        self.check_plan(board.plan)?;
        self.reconcile(&board.said)?;
        check_own_keys(self.shares("a share")?, self.number, board)?;
        if board.objection_founded {
            return Err(ReleaseError::Objection);
        }
        let own = board.sign_off(self.number);
        let entry = self.journal.find(Kind::SignOff, ELECTION).ok_or(ReleaseError::NotSignedOff)?;
        if entry.asked != asked(&own) {
            return Err(ReleaseError::OtherBoard);
        }
        if let Some(other) = board.sign_offs.iter().find(|s| !matches(s, &own)) {
            return Err(ReleaseError::Split { trustee: other.trustee });
        }
        let signed: BTreeSet<u16> = board.sign_offs.iter().map(|s| s.trustee).collect();
        check_quorum(&signed, self.number, board.plan)
    }
}

fn check_quorum(signed: &BTreeSet<u16>, own: u16, plan: &Plan) -> Result<(), ReleaseError> {
    if !signed.contains(&own) {
        return Err(ReleaseError::NotOnBoard);
    }
    match (signed.len(), plan.manifest().sign_off_quorum()) {
        (found, needed) if found < needed => Err(ReleaseError::TooFewSignOffs { found, needed }),
        _ => Ok(()),
    }
}

fn check_own_keys(shares: &SecretShares, number: u16, board: &ClosedBoard<'_>) -> Result<(), ReleaseError> {
    let keys = board.keys.verification(number).unwrap_or(&[]);
    match shares.wrong_column(keys) {
        Some(column) => Err(ReleaseError::OwnKeys { column }),
        None => Ok(()),
    }
}

/// What a share answers: closing head, A_Σ, and the B_Σ it will open.
fn aggregate_hash(board: &ClosedBoard<'_>, tally: &EncryptedTally) -> Bytes32 {
    let Head { root, size } = board.closing;
    let points: Vec<u8> = [tally.a()].into_iter().chain(tally.b()).flat_map(encode_point).collect();
    labelled_hash("trustee-journal", &[b"aggregate", &root.0, &size.to_be_bytes(), &points]).into()
}

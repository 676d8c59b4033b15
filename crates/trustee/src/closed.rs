//! A closed and tallied board, as a trustee must have seen it before it signs anything (spec 6.1).

use crate::read::{self, Placed, ReadError, Said};
use ostrakon_election::board::{Closing, Head};
use ostrakon_election::decrypt::{DecryptionShareDocument, SignOff, tallies_hash};
use ostrakon_election::document::Document;
use ostrakon_election::roll::RollDocument;
use ostrakon_election::setup::{ContestPlan, ElectionKeys, Plan};
use ostrakon_election::tally::{EncryptedTally, TallyDocument};
use ostrakon_group::Bytes32;
use ostrakon_tlog::hash::leaf_hash;
use ostrakon_tlog::tree::MerkleTree;

/// Board, keys and sums that fit each other.
///
/// # What the caller vouches for
///
/// That this trustee ran checks 101 to 503 on its own copy of the record and all passed; that `keys` and `tallies` are what these checks
/// computed (keys from the dealings, tallies from verified ballots with the charter's floor); and whether an objection is
/// founded (check 408). Closing head, closing time, leaf hashes, sign-offs and shares are taken from the entries here.
#[derive(Clone, Debug)]
pub struct ClosedBoard<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) keys: &'a ElectionKeys,
    pub(crate) tallies: &'a [EncryptedTally],
    pub(crate) closing: Head,
    pub(crate) closed_at: u64,
    /// When the vote closes by the manifest or, if there is one, the officers' last schedule.
    pub(crate) closes: u64,
    pub(crate) rolls: Vec<RollDocument>,
    pub(crate) tallies_hash: Bytes32,
    pub(crate) objection_founded: bool,
    pub(crate) sign_offs: Vec<SignOff>,
    pub(crate) shares: Vec<DecryptionShareDocument>,
    pub(crate) said: Vec<Said>,
}

/// A board that no trustee signs off.
#[derive(Debug, thiserror::Error)]
pub enum ClosedBoardError {
    /// An entry that does not read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// Not closed, or more than once.
    #[error(
        "the board holds {found} closings, where one is needed: wait for the organiser to close the vote"
    )]
    Closings {
        /// How many.
        found: usize,
    },
    /// The opening is for other keys.
    #[error("the opening on the board names other keys than those computed from the ceremony's dealings")]
    Keys,
    /// Not one tally a contest, in order, after the closing.
    #[error(
        "the tallies on the board, or those given, are not one for each of the {contests} contests, in order, after the closing"
    )]
    Tallies {
        /// How many contests there are.
        contests: usize,
    },
    /// The organiser's sums are not those of the ballots.
    #[error(
        "entry {index}: the organiser's tally of contest {contest} is not what the verified ballots give"
    )]
    Sums {
        /// Entry index.
        index: u64,
        /// Which contest.
        contest: String,
    },
    /// Tallied before objections could be heard.
    #[error(
        "entry {index}: the tally of contest {contest} says it was made before the objection window ended"
    )]
    Early {
        /// Entry index.
        index: u64,
        /// Which contest.
        contest: String,
    },
}

impl<'a> ClosedBoard<'a> {
    /// Reads all entries of a verified record, from the first on; see above for what the caller vouches for.
    ///
    /// # Errors
    /// If the entries, the keys and the tallies do not fit each other.
    pub fn read(
        plan: &'a Plan,
        entries: &[Vec<u8>],
        keys: &'a ElectionKeys,
        tallies: &'a [EncryptedTally],
        objection_founded: bool,
    ) -> Result<Self, ClosedBoardError> {
        let documents = read::documents(plan, entries)?;
        let (closed, closed_at) = closing(&documents)?;
        check_opening(&documents, keys)?;
        let head = head(entries, closed);
        let placed = tally_documents(&documents, closed, plan.contests().len(), tallies.len())?;
        for ((contest, tally), placed) in plan.contests().iter().zip(tallies).zip(&placed) {
            check_tally(plan, contest, tally, placed, head, closed_at)?;
        }
        let leaf = |(index, _): &(u64, _)| *leaf_hash(&entries[*index as usize]).as_bytes();
        let tallies_hash = tallies_hash(&placed.iter().map(leaf).collect::<Vec<_>>());
        let (sign_offs, shares) = trustees_words(&documents);
        let (closing, said) = (head, read::said(&documents));
        Ok(Self {
            plan,
            keys,
            tallies,
            closing,
            closed_at,
            closes: closes(plan, &documents, closed),
            rolls: rolls(&documents),
            tallies_hash,
            objection_founded,
            sign_offs,
            shares,
            said,
        })
    }

    /// What a trustee's sign-off of this board says.
    pub fn sign_off(&self, trustee: u16) -> SignOff {
        SignOff { closing: self.closing, election: self.plan.election(), tallies: self.tallies_hash, trustee }
    }

    /// From when on a sign-off is given: both the time when the vote closes (spec 4.3) and the stated one, and the objection
    /// window after it.
    pub fn earliest_sign_off(&self) -> u64 {
        self.closes.max(self.closed_at).saturating_add(self.plan.manifest().objection_seconds)
    }

    /// V of spec 7.2: what all on a roll weigh together, as the registrar signs it.
    pub(crate) fn roll_weight(&self, roll: usize) -> Option<u64> {
        let id = &self.plan.manifest().rolls.get(roll)?.id;
        self.rolls.iter().find(|document| document.roll == *id).map(|document| document.total_weight)
    }

    /// Contest and sums, by index.
    pub(crate) fn contest(&self, id: &str) -> Option<(usize, &'a ContestPlan, &'a EncryptedTally)> {
        let (index, contest) = self.plan.contest(id)?;
        Some((index, contest, self.tallies.get(index)?))
    }
}

fn closing(documents: &[Placed]) -> Result<(u64, u64), ClosedBoardError> {
    let closing = |d: &Placed| match &d.body {
        Document::Closing(Closing { time, .. }) => Some((d.index, *time)),
        _ => None,
    };
    let closings: Vec<(u64, u64)> = documents.iter().filter_map(closing).collect();
    match closings.as_slice() {
        [found] => Ok(*found),
        other => Err(ClosedBoardError::Closings { found: other.len() }),
    }
}

/// As [`ostrakon_election::board::View::closes`]: schedules are signed by a quorum of officers, or the entry is not read.
fn closes(plan: &Plan, documents: &[Placed], closed: u64) -> u64 {
    let schedule = |d: &Placed| match &d.body {
        Document::Schedule(schedule) if d.index < closed => Some(schedule.closes),
        _ => None,
    };
    documents.iter().rev().find_map(schedule).unwrap_or(plan.manifest().closes)
}

fn rolls(documents: &[Placed]) -> Vec<RollDocument> {
    let roll = |d: &Placed| match &d.body {
        Document::Roll(roll) => Some(roll.clone()),
        _ => None,
    };
    documents.iter().filter_map(roll).collect()
}

fn check_opening(documents: &[Placed], keys: &ElectionKeys) -> Result<(), ClosedBoardError> {
    let other = |d: &Placed| matches!(&d.body, Document::Opening(o) if o.keys.0 != keys.hash());
    if documents.iter().any(other) { Err(ClosedBoardError::Keys) } else { Ok(()) }
}

/// The tree that ends with the closing.
fn head(entries: &[Vec<u8>], closed: u64) -> Head {
    let tree: MerkleTree = entries.iter().take(closed as usize + 1).map(|e| leaf_hash(e)).collect();
    tree.head().into()
}

fn tally_documents<'a>(
    documents: &'a [Placed],
    closed: u64,
    contests: usize,
    given: usize,
) -> Result<Vec<(u64, &'a TallyDocument)>, ClosedBoardError> {
    let tally = |d: &'a Placed| match &d.body {
        Document::Tally(tally) => Some((d.index, tally)),
        _ => None,
    };
    let placed: Vec<_> = documents.iter().filter_map(tally).collect();
    let after = placed.iter().all(|(index, _)| *index > closed);
    let complete = placed.len() == contests && given == contests;
    if after && complete { Ok(placed) } else { Err(ClosedBoardError::Tallies { contests }) }
}

fn check_tally(
    plan: &Plan,
    contest: &ContestPlan,
    tally: &EncryptedTally,
    (index, document): &(u64, &TallyDocument),
    head: Head,
    closed_at: u64,
) -> Result<(), ClosedBoardError> {
    let (id, index) = (&contest.contest.id, *index);
    if **document != tally.document(plan.election(), id.clone(), head, document.time) {
        return Err(ClosedBoardError::Sums { index, contest: id.to_string() });
    }
    let earliest = closed_at.saturating_add(plan.manifest().objection_seconds);
    if document.time < earliest {
        return Err(ClosedBoardError::Early { index, contest: id.to_string() });
    }
    Ok(())
}

fn trustees_words(documents: &[Placed]) -> (Vec<SignOff>, Vec<DecryptionShareDocument>) {
    let (mut sign_offs, mut shares) = (Vec::new(), Vec::new());
    for document in documents {
        match &document.body {
            Document::SignOff(body) => sign_offs.push(body.clone()),
            Document::Share(body) => shares.push(body.clone()),
            _ => {}
        }
    }
    (sign_offs, shares)
}

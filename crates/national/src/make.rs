//! A whole record, from the manifest to the checkpoint.

use crate::MakeError;
use crate::board::Board;
use crate::casting::cast_all;
use crate::ceremony::{self, Keys};
use crate::count::Count;
use crate::manifest::{self, CHARTER, CLOSES, OBJECTIONS, OPENS};
use crate::people::People;
use crate::random::Seed;
use crate::rolls;
use crate::schedule::Schedule;
use crate::shape::{MAX_VOTERS, MIN_VOTERS};
use crate::sums::Sums;
use crate::voter::Voters;
use ostrakon_election::board::{CHARTER_PATH, Closing, Head};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::roll::RollDocument;
use ostrakon_election::setup::{OpenedRoll, Opening, Plan};
use ostrakon_verify::Progress;
use std::path::Path;

/// What was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Made {
    /// Voters on all rolls.
    pub voters: u64,
    /// Ballots on the board.
    pub ballots: u64,
}

/// Makes the record of `voters` voters that belongs to `seed`, in a directory that must not be there yet. Uses the cores of the rayon pool
/// it runs in; what it writes is the same with any number of them.
///
/// # Errors
/// If the number of voters is none that a record has, or the disk refuses.
pub fn make(path: &Path, voters: u64, seed: u64, progress: &dyn Progress) -> Result<Made, MakeError> {
    if !(MIN_VOTERS..=MAX_VOTERS).contains(&voters) {
        return Err(MakeError::Voters(voters));
    }
    let seed = Seed(seed);
    let people = People::new(seed);
    let (plan, charter) = manifest::plan(seed, voters, &people)?;
    let mut board = Board::create(path)?;
    board.write(CHARTER_PATH, CHARTER)?;
    board.enter(&people.by_organiser(Document::Manifest(Box::new(plan.manifest().clone()))))?;
    let keys = ceremony::hold(seed, &plan, &people, &mut board)?;
    let rolls = rolls::write(seed, &plan, voters, &board, progress)?;
    open(&plan, &people, &keys, &rolls, &mut board)?;
    let schedule = Schedule::new(voters);
    let roots: Vec<[u8; 32]> = rolls.iter().map(|roll| roll.root.0).collect();
    let devices = Voters::new(seed, &plan, &roots, keys.keys.slots(), &keys.hash, schedule)?;
    let sums = cast_all(&devices, schedule, Sums::new(&plan), &mut board, progress)?;
    let closing = close(&plan, &people, schedule, &mut board)?;
    let (plan, charter, people, keys, sums) = (&plan, &charter, &people, &keys, &sums);
    Count { seed, plan, charter, rolls: &rolls, people, keys, sums, closing }.enter(&mut board)?;
    board.publish(&people.log, &people.witnesses, CLOSES + 2 * OBJECTIONS)?;
    Ok(Made { voters, ballots: schedule.ballots() })
}

/// The registrar's rolls and the opening.
fn open(
    plan: &Plan,
    people: &People,
    keys: &Keys,
    rolls: &[RollDocument],
    board: &mut Board,
) -> Result<(), MakeError> {
    for roll in rolls {
        board.enter(&SignedDocument::sign(Document::Roll(roll.clone()), &people.registrar))?;
    }
    let opened = |roll: &RollDocument| OpenedRoll { root: roll.root, roll: roll.roll.clone() };
    let body = Opening {
        ceremony: keys.ceremony,
        election: plan.election(),
        keys: keys.hash.into(),
        rolls: rolls.iter().map(opened).collect(),
        time: OPENS,
    };
    board.enter(&people.by_organiser(Document::Opening(body))).map(drop)
}

/// The closing; the tree that ends with it.
fn close(plan: &Plan, people: &People, schedule: Schedule, board: &mut Board) -> Result<Head, MakeError> {
    let body = Closing { ballots: schedule.ballots(), election: plan.election(), time: CLOSES };
    board.enter(&people.by_organiser(Document::Closing(body)))?;
    Ok(board.head())
}

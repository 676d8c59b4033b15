//! What organiser and registrar sign, one step at a time. Nothing is sent here: the worker takes it from [`Organiser::body`].

use super::super::refusal::{Examined, unsigned};
use super::{Organiser, nothing, refused};
use crate::Fault;
use crate::desk::board::Board;
use crate::desk::json;
use crate::verifier::{Told, progress::Worker, unread, verification};
use ostrakon_election::board::{KEYS_PATH, roll_path};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::office::{
    SmallRoll, check_schedule, closing, due_roll, may_open, may_tally, opening, refuse_shared, small_roll,
    within_limits,
};
use ostrakon_election::roll::Roll;
use ostrakon_verify::{Progress, Verification};
use serde::Serialize;
use std::collections::BTreeMap;
use wasm_bindgen::prelude::*;

/// Most bytes of the keys' file (spec 0.8).
const MOST_KEYS: u64 = 16 << 20;
/// Most bytes of a roll that a browser holds against another one.
const MOST_ROLL: u64 = 1 << 30;

/// A roll file, before it is entered.
#[derive(Serialize)]
struct RollTold {
    size: u64,
    weight: u64,
    root: String,
    alike: bool,
    floor: Option<u64>,
    heavy: Option<u32>,
}

#[wasm_bindgen]
impl Organiser {
    /// Reads the file of the roll that is due, and holds it against the manifest and the rolls that are there. It is entered by [`Self::enter_roll`].
    ///
    /// # Errors
    /// If none is due, or this is none of this vote.
    pub fn read_roll(&mut self, bytes: Vec<u8>) -> Result<String, Fault> {
        self.roll = None;
        let index = due_roll(&self.board.plan, &self.board.view).map_err(refused::roll)?;
        let roll = Roll::decode(&bytes).map_err(|error| Fault::new("roll-unread", error))?;
        within_limits(&self.board.manifest().rolls[index], &roll).map_err(refused::roll)?;
        for (earlier, entered) in self.board.view.rolls.iter().enumerate() {
            let there = self.files.read(&roll_path(earlier), MOST_ROLL).map_err(unread)?;
            let there = Roll::decode(&there).map_err(|error| Fault::new("record-damaged", error))?;
            refuse_shared(&roll, &entered.body.roll, &there).map_err(refused::roll)?;
        }
        let found = small_roll(&roll, self.charter.min_counted().get());
        let told = RollTold {
            size: roll.voters().len() as u64,
            weight: roll.total_weight(),
            root: roll
                .document(self.board.plan.election(), self.board.manifest().rolls[index].id.clone())
                .root
                .to_string(),
            alike: found.contains(&SmallRoll::Alike),
            floor: found
                .iter()
                .find_map(|f| if let SmallRoll::Floor(floor) = f { Some(*floor) } else { None }),
            heavy: found
                .iter()
                .find_map(|f| if let SmallRoll::Weight(weight) = f { Some(*weight) } else { None }),
        };
        self.roll = Some((roll, bytes));
        Ok(json(&told))
    }

    /// Signs the roll that was read, as the registrar.
    ///
    /// # Errors
    /// If none was, or the key is missing.
    pub fn enter_roll(&mut self) -> Result<(), Fault> {
        let index = due_roll(&self.board.plan, &self.board.view).map_err(refused::roll)?;
        let (roll, bytes) = self.roll.as_ref().ok_or_else(nothing)?;
        let id = self.board.manifest().rolls[index].id.clone();
        let document = Document::Roll(roll.document(self.board.plan.election(), id));
        let signed = SignedDocument::sign(document, self.by_registrar()?);
        self.sends(&[signed], BTreeMap::from([(roll_path(index), bytes.clone())]))
    }

    /// Signs the opening, by this device's clock (Unix seconds).
    ///
    /// # Errors
    /// Before the rolls are there, before voting opens, after it closes; without the key.
    pub fn open_vote(&mut self, now: f64) -> Result<(), Fault> {
        let (plan, view) = (&self.board.plan, &self.board.view);
        may_open(plan, view, now as u64).map_err(refused::opening)?;
        let keys = self.files.read(KEYS_PATH, MOST_KEYS).map_err(unread)?;
        let opening = opening(plan, view, &keys, now as u64).map_err(refused::opening)?;
        let signed = SignedDocument::sign(Document::Opening(opening), self.by_organiser()?);
        self.sends(&[signed], BTreeMap::new())
    }

    /// Takes a change of the closing that officers have signed.
    ///
    /// # Errors
    /// If it is none of this vote, or not signed by enough of its officers.
    pub fn schedule(&mut self, file: &[u8]) -> Result<(), Fault> {
        let document = SignedDocument::decode(file).map_err(|error| Fault::new("schedule-unread", error))?;
        let Document::Schedule(body) = &document.body else {
            return Err(Fault::new("schedule-unread", format!("a {} is no schedule", document.body.name())));
        };
        check_schedule(&self.board.plan, &self.board.view, body).map_err(refused::schedule)?;
        let certifiers = &self.board.manifest().certifiers;
        let signed =
            document.check_signatures(&self.board.manifest().officer_keys(), certifiers.quorum.into());
        signed.map_err(|error| Fault::new("schedule-signatures", error).about("n", certifiers.quorum))?;
        self.sends(&[document], BTreeMap::new())
    }

    /// Signs the closing, by this device's clock.
    ///
    /// # Errors
    /// Before the vote closes, or more than a day after.
    pub fn close(&mut self, now: f64) -> Result<(), Fault> {
        let closing = closing(&self.board.plan, &self.board.view, now as u64).map_err(refused::closing)?;
        let signed = SignedDocument::sign(Document::Closing(closing), self.by_organiser()?);
        self.sends(&[signed], BTreeMap::new())
    }

    /// Verifies the record, before it is summed up or opened.
    ///
    /// # Errors
    /// If there is none, or the board grew meanwhile.
    pub fn verify(&mut self) -> Result<String, Fault> {
        self.verify_with(&Worker::default())
    }

    /// Signs the sums of the ballots that count, as they were verified here.
    ///
    /// # Errors
    /// While objections are heard, or if a check up to the board's did not pass here.
    pub fn tally(&mut self, now: f64) -> Result<(), Fault> {
        may_tally(&self.board.plan, &self.board.view, now as u64).map_err(refused::tally)?;
        let documents = self.verified()?.tallies(now as u64).map_err(|refusal| unsigned(&refusal))?;
        let key = self.by_organiser()?;
        let signed =
            documents.into_iter().map(|document| SignedDocument::sign(Document::Tally(document), key));
        self.sends(&signed.collect::<Vec<_>>(), BTreeMap::new())
    }

    /// Signs the totals that the trustees' shares open, as they were verified here.
    ///
    /// # Errors
    /// If there are not enough, or a check before them did not pass here.
    pub fn result(&mut self) -> Result<(), Fault> {
        let result = self.verified()?.result().map_err(|refusal| unsigned(&refusal))?;
        let signed = SignedDocument::sign(Document::Result(result), self.by_organiser()?);
        self.sends(&[signed], BTreeMap::new())
    }
}

impl Organiser {
    /// As [`Self::verify`], told to anybody.
    ///
    /// # Errors
    /// As [`Self::verify`].
    pub fn verify_with(&mut self, progress: &dyn Progress) -> Result<String, Fault> {
        (self.verification, self.signed) = (None, None);
        let (verification, head) = verification(&*self.files, progress)?;
        let board = Board::read(&*self.files)?;
        // The same root from the same entries: what was verified is what is summed up.
        if head.map(ostrakon_election::board::Head::from) != Some(board.log.head()) {
            return Err(Fault::new("board-grew", "the board grew while it was verified"));
        }
        let refusal = match board.view.tallies.is_empty() {
            true => verification.tallies(0).err(),
            false => verification.result().err(),
        };
        let refusal = refusal.map(|refusal| unsigned(&refusal));
        let told = Told::of(&verification, head)?;
        (self.board, self.verification) = (board, Some(verification));
        Ok(json(&Examined { told, refusal }))
    }

    fn verified(&self) -> Result<&Verification, Fault> {
        self.verification.as_ref().ok_or_else(nothing)
    }
}

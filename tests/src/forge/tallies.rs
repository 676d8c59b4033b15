//! Stage 7: the tallies.

use super::manifest::OBJECTIONS;
use super::{Election, Stage};
use ostrakon_election::document::Document;
use ostrakon_election::tally::TallyDocument;
use ostrakon_group::{Point, decode_point, encode_point};

impl Election {
    /// One a contest, as they should be.
    pub fn draft_tallies(&self) -> Vec<TallyDocument> {
        let (floor, head) = (self.rules().min_counted().get(), self.closing_head());
        let draft = |index: usize| {
            let contest = &self.plan().contests()[index];
            let (place, slots) = (self.place(index), contest.circuit.slots().len());
            let tally = self.counted(contest.roll).tally(place, slots, floor);
            let time = self.setting.closes + OBJECTIONS + 1;
            tally.document(self.election(), contest.contest.id.clone(), head, time)
        };
        (0..self.plan().contests().len()).map(draft).collect()
    }

    /// A contest's place on its roll's ballots.
    pub fn place(&self, contest: usize) -> usize {
        let roll = self.plan().contests()[contest].roll;
        self.plan().contests_of(roll).iter().position(|c| *c == contest).unwrap()
    }

    /// Enters the tallies.
    pub fn enter_tallies(&mut self, drafts: Vec<TallyDocument>) {
        drafts.into_iter().for_each(|d| {
            self.enter_by_organiser(Document::Tally(d));
        });
        self.stage = Stage::SignOffs;
    }
}

/// Adds a ciphertext to a tally's sums.
pub fn add(tally: &mut TallyDocument, (a, b): &(Point, Vec<Point>)) {
    let sum = |stated: &mut ostrakon_group::Bytes32, point: &Point| {
        *stated = encode_point(&(decode_point(&stated.0).unwrap() + point)).into();
    };
    sum(&mut tally.a, a);
    tally.b.iter_mut().zip(b).for_each(|(stated, b)| sum(stated, b));
}

/// Takes a ciphertext off a tally's sums.
pub fn subtract(tally: &mut TallyDocument, (a, b): &(Point, Vec<Point>)) {
    add(tally, &(-a, b.iter().map(|p| -p).collect()));
}

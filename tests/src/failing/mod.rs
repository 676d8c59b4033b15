//! The whole service on a disk that fails at one call.
//!
//! The entries of a forged board are given in, each until it is acknowledged, while the disk fails once, or the process is killed by it. Then
//! the service starts on a sound disk, and is given all of it again. In the end its board is the forged one, entry for entry: nothing
//! that was acknowledged is lost, nothing stands there twice, and every checkpoint that was seen, published or in a receipt, is one of it.

mod run;
mod sweep;

pub use run::{Run, published};
pub use sweep::{every, step, sweep};

use crate::carried::election;
use crate::crash::Vote;
use crate::faults::{Disk, Fault};
use crate::forge::{Election, Setting, Stage, VoteSetting, options};
use std::path::Path;

/// What is given in while the disk fails, and which files of the data directory are on that disk.
pub struct Trial<'a> {
    name: &'static str,
    before: Vote<'a>,
    /// How the names of those files begin; all, if it is empty.
    under: &'static str,
    /// How many entries are there before.
    first: usize,
    /// Whether each entry is published before the next is given in.
    paced: bool,
}

/// A small election up to its closing: one roll, a motion, five ballots of three members.
pub fn forged() -> Election {
    let vote = |member, option| VoteSetting { roll: 0, member, selections: vec![options(&[option])] };
    let mut setting = Setting::default();
    setting.rolls.truncate(1);
    setting.rolls[0].weights = vec![1; 3];
    setting.contests.truncate(1);
    setting.votes = vec![vote(0, 0), vote(1, 1), vote(0, 1), vote(2, 2), vote(1, 0)];
    let mut election = election(setting);
    election.run_until(Stage::Objections);
    election
}

/// Where the first ballot stands.
pub fn first_ballot(election: &Election) -> usize {
    election.log.entries().iter().position(|entry| entry.starts_with(b"OB")).unwrap()
}

impl<'a> Trial<'a> {
    /// From the first start to the closing; any file fails.
    pub fn founding(program: &'a Path, election: &'a Election) -> Self {
        let before = Vote::new(program, election, None);
        Self { name: "founding", before, under: "", first: 0, paced: false }
    }

    /// Ballots and the closing; the board's database fails.
    pub fn board(program: &'a Path, election: &'a Election) -> Self {
        Self { name: "board", under: "board.sqlite", ..Self::casting(program, election) }
    }

    /// The same; what is published fails.
    pub fn public(program: &'a Path, election: &'a Election) -> Self {
        Self { name: "public", under: "public", paced: true, ..Self::casting(program, election) }
    }

    /// The same; any file fails.
    pub fn casting(program: &'a Path, election: &'a Election) -> Self {
        let first = first_ballot(election);
        let before = Vote::carried(program, election, None, first);
        Self { name: "casting", before, under: "", first, paced: false }
    }

    /// What it is called.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Gives everything in, on a disk that `make` makes of a path.
    pub fn run(&self, make: impl Fn(&Path) -> Disk, fault: Option<Fault>) -> Run<'a> {
        let vote = self.before.copy();
        let disk = make(&vote.data().join(self.under));
        Run::of(vote, &disk, fault, self)
    }
}

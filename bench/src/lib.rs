//! Benchmarks: our ballots beside the peer's, of the same kind, in one binary.
//!
//! * [`ours`]: a one-contest election with as many sealed ballots as wanted;
//! * [`peer`]: elastic-elgamal's ballots of the same kind. It has no bound on how many options a multiple choice marks, so its "up to 5 of 10"
//!   proves less than ours; its verification starts from decoded points, ours from bytes.
//! * [`compare`]: both in turn, medians of interleaved rounds;
//! * [`forms`], [`types`]: every ballot type of ours, sealed and verified;
//! * [`limit`], [`bad`], [`threads`], [`memory`]: ours beside the physical limit, with false ballots, on several cores, and how much it holds;
//! * [`growth`]: how the time of whole records grows; [`chart`]: drawings of all that.

#![forbid(unsafe_code)]

pub mod bad;
pub mod batch;
pub mod casts;
pub mod chart;
pub mod compare;
pub mod forms;
pub mod growth;
pub mod limit;
pub mod measure;
pub mod memory;
pub mod ours;
pub mod peer;
pub mod svg;
pub mod threads;
pub mod types;

use forms::Form;
use ostrakon_circuits::Selection;

/// The kinds of ballot that the peer has too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Yes, no or abstain.
    YesNoAbstain,
    /// Up to 5 of 10 options.
    UpToFiveOfTen,
}

impl Kind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::YesNoAbstain, Self::UpToFiveOfTen];

    /// Our form of it.
    pub fn form(self) -> Form {
        match self {
            Self::YesNoAbstain => Form::yes_no_abstain(),
            Self::UpToFiveOfTen => Form::up_to_5_of_10(),
        }
    }

    /// Its name in results.
    pub fn name(self) -> &'static str {
        self.form().name
    }

    /// The options that ballot number `ballot` marks.
    pub fn marks(self, ballot: usize) -> Vec<usize> {
        if let Selection::Options(marks) = self.form().answer(ballot) { marks } else { Vec::new() }
    }
}

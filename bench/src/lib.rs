//! Benchmarks: our ballots beside the peer's, of the same kind, in one binary.
//!
//! * [`ours`]: a one-contest election with as many sealed ballots as wanted;
//! * [`peer`]: elastic-elgamal's ballots of the same kind. It has no bound on how many options a multiple choice marks, so its "up to 5 of 10"
//!   proves less than ours; its verification starts from decoded points, ours from bytes.
//! * [`compare`]: both in turn, medians of interleaved rounds.

#![forbid(unsafe_code)]

pub mod compare;
pub mod ours;
pub mod peer;

/// The kinds of ballot that are measured.
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

    /// Its name in results.
    pub const fn name(self) -> &'static str {
        match self {
            Self::YesNoAbstain => "yes-no-abstain",
            Self::UpToFiveOfTen => "up-to-5-of-10",
        }
    }

    /// The options that ballot number `ballot` marks: different ones, so that nothing is measured on a constant.
    pub fn marks(self, ballot: usize) -> Vec<usize> {
        match self {
            Self::YesNoAbstain => vec![ballot % 3],
            Self::UpToFiveOfTen => {
                let mut marks: Vec<usize> = (0..1 + ballot % 5).map(|i| (ballot + 3 * i) % 10).collect();
                marks.sort_unstable();
                marks
            }
        }
    }
}

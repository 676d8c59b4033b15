//! Room 5, tally: which ballots count, and their sums (spec chapter 5).

mod counted;
mod document;
mod encrypted;
mod sums;
mod too_few;

#[cfg(test)]
mod tests;

pub use counted::CountedBallots;
pub use document::TallyDocument;
pub use encrypted::EncryptedTally;
pub use sums::{Corrections, RollTally};
pub use too_few::{TooFew, Weights, too_few};

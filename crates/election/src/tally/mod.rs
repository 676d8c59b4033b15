//! Room 5, tally: which ballots count, and their sums (spec chapter 5).

mod aggregate;
mod document;
mod too_few;

pub use aggregate::{CountedBallots, EncryptedTally};
pub use document::TallyDocument;
pub use too_few::{TooFew, too_few};

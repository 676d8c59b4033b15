//! Room 3, cast: a ballot's bytes, its proof, its tracker, the challenge (spec chapter 3).

mod again;
mod ballot;
mod challenge;
mod chunk;
mod hints;
mod receipted;
mod tracker;
mod urn;
mod verified;

pub use again::{OtherBytes, ReadAgain};
pub use ballot::{
    BallotError, DecodedBallot, HEAD_LENGTH, NO_BALLOT, SealedBallot, ballot_length, ballot_prefix,
    ballot_randomness, ballot_roll, ballot_version,
};
pub use challenge::{ChallengeError, ChallengeOpening, OpenedContest};
pub use chunk::{ProvedChunk, Said};
pub use hints::{ballot_hints, hints_length};
pub use receipted::Receipted;
pub use tracker::Tracker;
pub use urn::{BallotForm, BallotForms, CastError, LastBallot, Sender, Urn};
pub use verified::{VerifiedBallot, verify_ballots};

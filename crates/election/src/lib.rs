//! Floor 3, the house: an election, room by room. Pure: no clock, no network, no files.
//!
//! | room | takes → makes |
//! |---|---|
//! | [`setup`] | [`setup::ElectionManifest`], trustees' messages → [`setup::ElectionKeys`], a [`setup::Plan`] |
//! | [`roll`] | voters → [`roll::Roll`]; [`roll::MasterKey`] → [`roll::Credential`] |
//! | [`cast`] | [`cast::SealedBallot`] → [`cast::DecodedBallot`] → [`cast::VerifiedBallot`], [`cast::Tracker`] |
//! | [`board`] | entries → [`board::Log`], [`board::View`] |
//! | [`tally`] | [`cast::VerifiedBallot`]s → [`tally::EncryptedTally`] |
//! | [`decrypt`] | shares → [`decrypt::VerifiedShare`]s → totals |
//! | [`certify`] | totals and charter → verdicts → certificate |
//!
//! [`document`] is the paper they write on, [`posting`] how it goes to a service, [`request`] what is asked of one beside it, [`key_file`] what people sign with, [`office`] what organiser and registrar sign and when. What is evidence (a verified ballot, a verified share) is made in one place
//! only, by the check that makes it so. Section numbers are those of `spec/`.

#![forbid(unsafe_code)]

pub mod board;
pub mod cast;
pub mod certify;
pub mod decrypt;
pub mod document;
pub mod key_file;
pub mod office;
pub mod posting;
pub mod request;
pub mod roll;
pub mod setup;
pub mod tally;

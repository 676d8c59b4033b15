//! Election records made by people who collude.
//!
//! An [`Election`] goes through its [`Stage`]s in order. A test runs it up to a stage, drafts that stage's documents, changes them,
//! enters them and lets the rest happen:
//!
//! ```
//! use ostrakon_tests::forge::{Election, Stage};
//!
//! let mut election = Election::at(Stage::Tallies);
//! let mut tallies = election.draft_tallies();
//! tallies[0].weight += 1;
//! election.enter_tallies(tallies);
//! let record = election.finish();
//! assert!(!record.verify(None).report.passed());
//! ```

mod archive;
mod ballots;
mod bytes;
mod ceremony;
mod certificate;
mod charter;
mod checkpoint;
mod decryption;
mod election;
mod lots;
mod manifest;
pub mod organisation;
mod people;
mod pinned;
mod polynomial;
mod prover;
mod question;
mod range;
mod record;
mod rolls;
mod setting;
mod society;
mod stage;
mod stuck;
mod tallies;
mod voting;

pub use archive::{Archive, assembly};
pub use ballots::CountedBallot;
pub use bytes::{BallotBytes, Part};
pub use ceremony::Attempt;
pub use checkpoint::{cosign, signed_checkpoint};
pub use election::Election;
pub use manifest::manifest;
pub use organisation::{Held, Organisation, Poll};
pub use people::People;
pub use pinned::Pinned;
pub use polynomial::{Polynomials, joint_keys};
pub use prover::{Claimed, Forger, encrypt, integer, linear_form, scalars};
pub use question::{Question, grades, places, ranking, scores};
pub use range::RangeForger;
pub use record::Record;
pub use rolls::{Member, RollState};
pub use setting::{RollSetting, Setting, VoteSetting, approval, choice, id, options};
pub use society::{Society, motion};
pub use stage::Stage;
pub use stuck::Stuck;
pub use tallies::{add, subtract};

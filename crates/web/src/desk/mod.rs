//! The desks of those who hold an office in a vote: they verify on their own device, then sign (spec 6, 7.9, 10.9).
//!
//! * `officer`: verifies, signs the certificate, puts the officers' signatures together
//! * `identity`: a trustee's key
//! * `trustee`: a trustee at work: its copy of the board, its state, and what is to leave it
//! * `ceremony`, `count`: its steps (spec 1.3, 6)
//! * `leaving`: what was signed waits here until it is stored
//! * `standing`: how far the vote is, and what this trustee must do next
//! * `board`: the entries of a record, held against its checkpoint
//! * `refusal`: why nothing is signed
//! * `organiser`: runs a vote: rolls, opening, closing, sums, result
//! * `making`: makes a vote: a form, judged, and its manifest
//! * `objection`: a receipt that the board contradicts, for the board
//! * `people`: a registrar and the people of a body
//! * `keeping`: the keeper of the register: bodies and meetings
//! * `register`, `asking`: what stands, and signed requests
//! * `keys`: the key of an office
//! * `rehearsal`: a made-up vote to practise on

mod asking;
mod board;
mod ceremony;
mod count;
mod identity;
mod keeping;
mod keys;
mod leaving;
mod making;
mod objection;
mod officer;
mod organiser;
mod people;
mod refusal;
mod register;
mod rehearsal;
mod standing;
mod trustee;

pub use identity::TrusteeKey;
pub use keeping::KeeperDesk;
pub use making::Maker;
pub use objection::objection;
pub use officer::Officer;
pub use organiser::Organiser;
pub use people::Registrar;
pub use rehearsal::Rehearsal;
pub use trustee::Desk;

use crate::Fault;
use crate::random::Browser;
use ostrakon_group::HedgedRng;
use serde::Serialize;

/// A generator for one purpose, if this device has randomness at all.
fn drawn(purpose: &[u8]) -> Result<HedgedRng, Fault> {
    HedgedRng::new(&mut Browser, &[], purpose).map_err(|error| Fault::new("no-randomness", error))
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

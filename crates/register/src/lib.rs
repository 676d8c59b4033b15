//! Floor 4: the register of an organisation's public acts (spec chapter 9): what stands, and which votes are valid.
//!
//! A register is a log of signed [`acts`]. [`examine`] reads one, judges it by the checks 801 to 811 and 813, and says what
//! stands at its end, a [`State`]; [`State::at`] says what stood earlier. [`State::background`] is what the verdicts
//! on an election need of it (spec 7.8). A [`Keeper`] writes registers, and refuses acts that would break a rule.
//!
//! Pure: no files, no clock, no network. [`Files`] are paths and bytes.

#![forbid(unsafe_code)]

pub mod acts;
mod background;
mod broken;
mod calendar;
mod checks;
mod effects;
mod examine;
mod keeper;
mod reading;
mod report;
pub mod stands;
mod state;
mod walk;

use std::collections::BTreeMap;

pub use acts::{Act, SignedAct};
pub use background::RollSize;
pub use checks::c803_signatures::check_keeper;
pub use examine::{Examined, PostedAct, examine};
pub use keeper::{Changes, Keeper, KeeperError};
pub use report::{Check, Finding, Findings, MOST_FINDINGS, Status};
pub use stands::Stands;
pub use state::{
    BodyRecord, ContestKey, Decision, Election, Holding, Meeting, Moment, Order, Outcome, Period, Site,
    StandingCharter, StandingOfficers, State,
};

/// The files of a register (spec 9.1): paths relative to its directory, and bytes.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Where a register has the charter of this SHA-256.
pub fn charter_path(sha256: &ostrakon_group::Bytes32) -> String {
    format!("charter/{sha256}.toml")
}

//! Floor 6: the service from outside (spec chapter 10). Blocking; knows files only where it mirrors.
//!
//! | module | asks for |
//! |---|---|
//! | `archive` | published files (10.1) |
//! | `service` | what the service is, and its elections (10.3) |
//! | `documents` | documents onto boards and acts into the register (10.3) |
//! | `cast` | ballots, their receipts, a voter's last ballot (10.4) |
//! | `signed` | whatever needs a key (10.5) |
//! | `envelopes` | what trustees send each other (10.6) |
//! | `people` | logging in, tokens (10.7) |
//! | `office` | sheets of people, reminders, deletion: for registrars and organisers (10.7) |
//! | [`site`] | what browsers are given, compared with the register's list (10.10) |
//! | [`mirror`] | a whole record, register or archive, checked while it is written |
//!
//! Nothing that comes back is believed: documents are for the verifier, receipts and mirrors are checked here.

#![forbid(unsafe_code)]

mod archive;
mod base;
mod cast;
mod documents;
mod envelopes;
mod error;
pub mod mirror;
mod office;
mod people;
mod service;
mod signed;
pub mod site;
#[cfg(test)]
mod tests;
mod wire;

pub use archive::{Fetched, Tag};
pub use base::{Base, BaseError, ElectionUrl};
pub use cast::LastBallot;
pub use documents::{Drafted, Entered};
pub use error::{ClientError, Problem, RefusedLine};
pub use office::{PeopleChange, Reminder};
pub use ostrakon_election::cast::Receipted;
pub use ostrakon_election::posting::{Posting, Room};
pub use people::{Me, OwnRoll, Session};
pub use service::{ElectionInfo, RegisterInfo, ServiceInfo};
pub use signed::Signer;
pub use wire::Options;

use serde::de::DeserializeOwned;
use wire::{Answer, Ask, Wire};

/// A service, asked from outside. Cheap to clone; clones share their connections.
#[derive(Clone, Debug)]
pub struct Client {
    wire: Wire,
}

impl Client {
    /// Nothing is asked yet.
    ///
    /// # Errors
    /// Never with the usual options.
    pub fn new(base: Base) -> Result<Self, ClientError> {
        Self::with(base, &Options::default())
    }

    /// As [`Self::new`], spoken to in another way.
    ///
    /// # Errors
    /// If the certificates are none.
    pub fn with(base: Base, options: &Options) -> Result<Self, ClientError> {
        Ok(Self { wire: Wire::new(base, options)? })
    }

    /// The service's base.
    pub fn base(&self) -> &Base {
        self.wire.base()
    }

    /// Asks for JSON.
    fn json<T: DeserializeOwned>(&self, ask: &Ask<'_>) -> Result<T, ClientError> {
        self.read(ask.path, &self.wire.ask(ask)?)
    }

    fn read<T: DeserializeOwned>(&self, path: &str, answer: &Answer) -> Result<T, ClientError> {
        serde_json::from_slice(&answer.body).map_err(|error| self.other(path, &error))
    }

    /// An answer of another form than the specification's.
    fn other(&self, path: &str, why: &dyn std::fmt::Display) -> ClientError {
        ClientError::Answer {
            url: self.wire.url(path),
            why: format!("not an answer of such a service: {why}"),
        }
    }
}

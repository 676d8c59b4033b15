//! What registrars and organisers ask of a service about people (spec 10.7), by requests that their keys sign.

use crate::signed::Signer;
use crate::wire::Ask;
use crate::{Client, ClientError};
use ostrakon_charter::Id;
use serde::Deserialize;
use std::fmt;

/// The largest sheet of people.
const MOST_PEOPLE: u64 = 64 << 20;

/// What a sheet of people changes, or would change.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PeopleChange {
    /// Whether it was done.
    pub done: bool,
    /// Members of the body then.
    pub members: u64,
    /// Person ids that are new on it.
    pub added: Vec<String>,
    /// Those with other data than before.
    pub changed: Vec<String>,
    /// Those who are on it no longer.
    pub removed: Vec<String>,
}

/// Of what everybody is reminded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reminder {
    /// Voting has begun, or will.
    Opens,
    /// Voting ends.
    Closes,
    /// There is a result.
    Result,
}

impl fmt::Display for Reminder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Opens => "opens",
            Self::Closes => "closes",
            Self::Result => "result",
        })
    }
}

#[derive(Deserialize)]
struct Queued {
    queued: u64,
}

#[derive(Deserialize)]
struct Retired {
    people: u64,
}

impl Client {
    /// Puts a body's sheet of people in the place of the one before, as a registrar; with `dry`, only says what that would change.
    ///
    /// # Errors
    /// If the service refuses; the problem names every line that is wrong.
    pub fn put_people(
        &self,
        body: &Id,
        sheet: &[u8],
        dry: bool,
        signer: &Signer<'_>,
    ) -> Result<PeopleChange, ClientError> {
        let path = format!("/api/bodies/{body}/people{}", if dry { "?dry-run" } else { "" });
        let answer = self.ask_signed(&Ask::post(&path, "text/csv", sheet).at_most(MOST_PEOPLE), signer)?;
        self.read(&path, &answer)
    }

    /// A body's sheet of people, as it can be put again.
    ///
    /// # Errors
    /// If the service refuses.
    pub fn people(&self, body: &Id, signer: &Signer<'_>) -> Result<Vec<u8>, ClientError> {
        let path = format!("/api/bodies/{body}/people");
        Ok(self.ask_signed(&Ask::get(&path).at_most(MOST_PEOPLE), signer)?.body)
    }

    /// Has everybody on an election's people's lists reminded, as its organiser; how many mails are new.
    ///
    /// # Errors
    /// If the service refuses.
    pub fn remind(&self, slug: &Id, of: Reminder, signer: &Signer<'_>) -> Result<u64, ClientError> {
        let (path, body) = (format!("/api/elections/{slug}/reminders"), format!("{{\"kind\":\"{of}\"}}"));
        let answer = self.ask_signed(&Ask::post(&path, "application/json", body.as_bytes()), signer)?;
        Ok(self.read::<Queued>(&path, &answer)?.queued)
    }

    /// Has the personal data of a certified election deleted, as its organiser; how many places on lists there were.
    ///
    /// # Errors
    /// If the service refuses.
    pub fn retire(&self, slug: &Id, signer: &Signer<'_>) -> Result<u64, ClientError> {
        let path = format!("/api/elections/{slug}/retire");
        let answer = self.ask_signed(&Ask::post(&path, "application/json", b"{}"), signer)?;
        Ok(self.read::<Retired>(&path, &answer)?.people)
    }
}

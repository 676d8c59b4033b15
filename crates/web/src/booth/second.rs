//! The second device: what another device encrypted (spec 3.8).

use super::Opened;
use super::answer::Answer;
use crate::json::json;
use crate::{Fault, Fetched};
use ostrakon_election::cast::{ChallengeError, Tracker};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_verify::RecordFiles;
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// A device that holds no key and casts nothing.
#[wasm_bindgen]
#[derive(Debug)]
pub struct SecondDevice {
    opened: Opened,
}

/// What was encrypted, contest by contest.
#[derive(Serialize)]
struct Shown {
    contest: String,
    answer: Answer,
}

#[wasm_bindgen]
impl SecondDevice {
    /// Judges the setup of the election of this slug by itself.
    ///
    /// # Errors
    /// As [`super::Session::open`].
    pub fn open(slug: &str, election: &str) -> Result<SecondDevice, Fault> {
        Self::begin(Fetched::record(slug), election)
    }

    /// The ballot papers, in JSON.
    pub fn paper(&self) -> String {
        json(&super::paper::Paper::new(&self.opened))
    }

    /// Encrypts again with what was opened, and compares the tracker that was taken down before.
    ///
    /// # Errors
    /// If it is no opening of this election, or the device encrypted something else than it showed.
    pub fn check(&self, opening: &str, tracker: &str) -> Result<String, Fault> {
        let tracker =
            Tracker::parse(tracker).ok_or_else(|| Fault::new("tracker-unread", "52 letters and digits"))?;
        let document = SignedDocument::decode(opening.as_bytes())
            .map_err(|error| Fault::new("opening-unread", error))?;
        let Document::Challenge(opening) = document.body else {
            return Err(Fault::new("opening-unread", format!("it is a {}", document.body.name())));
        };
        let found = opening.check(self.opened.plan(), self.opened.keys(), &tracker).map_err(caught)?;
        let shown: Vec<Shown> = found
            .into_iter()
            .map(|(contest, selection)| Shown { contest: contest.to_string(), answer: selection.into() })
            .collect();
        Ok(json(&shown))
    }
}

impl SecondDevice {
    /// As [`Self::open`], from any files.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn begin(files: impl RecordFiles + 'static, election: &str) -> Result<Self, Fault> {
        Ok(Self { opened: Opened::judge(files, election)? })
    }
}

fn caught(error: ChallengeError) -> Fault {
    match &error {
        ChallengeError::Election(other) => Fault::new("other-election", &error).about("found", other),
        ChallengeError::Tracker { found } => Fault::new("device-cheats", &error).about("found", found),
        ChallengeError::Slots(contest) => Fault::new("opening-invalid", &error).about("contest", contest),
        _ => Fault::new("opening-unread", &error),
    }
}

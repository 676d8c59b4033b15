//! The booth of browsers on this machine, over a directory in place of the network: every ballot type, the second device, receipts.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in a test, a panic is the verdict"
)]

#[path = "booth/questions.rs"]
mod questions;
#[path = "booth/receipts.rs"]
mod receipts;
#[path = "booth/sealing.rs"]
mod sealing;
#[path = "booth/second.rs"]
mod second;

use ostrakon_election::roll::PrintedCode;
use ostrakon_tests::forge::{Election, Question, Setting, Stage};
use ostrakon_verify::Directory;
use ostrakon_voter::Held;
use ostrakon_web::booth::{Kept, SecondDevice, Session};
use rand_core::OsRng;
use serde_json::Value;
use tempfile::TempDir;

/// An open election whose first members have printed codes.
struct Open {
    election: Election,
    codes: Vec<String>,
    /// The manifest hash.
    id: String,
}

impl Open {
    fn asking(questions: &[Question]) -> Self {
        let mut election = Election::new(Setting::asking(questions));
        election.run_until(Stage::Rolls);
        let codes: Vec<String> = (0..2).map(|member| give_code(&mut election, member)).collect();
        election.run_until(Stage::Ballots);
        let id = election.election().to_string();
        Self { election, codes, id }
    }

    /// A motion alone.
    fn small() -> Self {
        Self::asking(&[questions::motion()])
    }

    /// What is published now.
    fn published(&self) -> (TempDir, Directory) {
        let place = tempfile::tempdir().unwrap();
        self.election.publish().write(place.path());
        let directory = Directory::new(place.path());
        (place, directory)
    }

    fn session(&self) -> Session {
        let (_place, directory) = self.published();
        let mut session = Session::begin(directory, "").unwrap();
        session.unlock(&self.codes[0], "").unwrap();
        session
    }

    fn second(&self) -> SecondDevice {
        SecondDevice::begin(self.published().1, "").unwrap()
    }

    fn kept(&self) -> (TempDir, Kept) {
        let (place, directory) = self.published();
        (place, Kept::begin(directory).unwrap())
    }
}

/// Puts a member's key on the roll that comes from a code; the code.
fn give_code(election: &mut Election, member: usize) -> String {
    let code = PrintedCode::generate(&mut OsRng);
    let credential = Held::from_code(&code).unwrap().credential(election.plan(), 0).unwrap();
    election.rolls[0].members[member].secret = *credential.expose().expose();
    code.expose().to_string()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

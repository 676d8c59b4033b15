//! How an election is held: under which charter, by whom, and when.

use super::data::Charter;
use super::folder;
use crate::clock;
use ostrakon_charter::Id;
use std::path::{Path, PathBuf};

/// What differs between one played election and another, but for its questions.
#[derive(Clone)]
pub(super) struct Setting {
    /// Where the record goes.
    pub(super) out: PathBuf,
    /// Its identifier at a service.
    pub(super) slug: Id,
    /// Where the sample of receipts goes.
    pub(super) receipts: PathBuf,
    pub(super) title: String,
    pub(super) charter: Charter,
    pub(super) trustees: Vec<String>,
    /// How many of them decrypt.
    pub(super) threshold: u16,
    /// How many of them, the last ones, are missing once the keys are made.
    pub(super) missing: usize,
    /// Who may certify.
    pub(super) officers: Vec<String>,
    /// How many of them sign: the first ones.
    pub(super) quorum: u16,
    /// The played clock.
    pub(super) times: Times,
    /// For how many seconds objections are heard.
    pub(super) objection: u64,
    /// The organisation's register, if it has one.
    pub(super) under: Option<Under>,
}

/// Under which register an election is held.
#[derive(Clone)]
pub(super) struct Under {
    pub(super) register: PathBuf,
    pub(super) meeting: Option<Id>,
    /// Votes that would be invalid are announced all the same, to show what becomes of them.
    pub(super) lets_invalid: bool,
}

/// When an election is held.
#[derive(Clone, Copy)]
pub(super) struct Times {
    pub(super) announced: u64,
    pub(super) opens: u64,
    /// As announced.
    pub(super) closes: u64,
    /// When the officers decide that it closes at another time, and at which.
    pub(super) schedule: Option<(u64, u64)>,
    /// Objections are heard until then, and then it is counted.
    pub(super) counted: u64,
}

const HOUR: u64 = 3600;
/// Who certifies the demonstration's elections.
const OFFICERS: [&str; 3] = ["Olga", "Pavel", "Quy"];

impl Times {
    /// When the vote closes in the end.
    pub(super) fn closed(self) -> u64 {
        self.schedule.map_or(self.closes, |(_, closes)| closes)
    }
}

impl Setting {
    /// That of the demonstration's elections: now, with one trustee missing.
    pub(super) fn demonstration(out: &Path, slug: &Id, charter: &Charter) -> Self {
        let opens = clock::system();
        Self {
            out: out.to_owned(),
            slug: slug.clone(),
            receipts: folder::receipts_of(out),
            title: "Real ballots, cast again".into(),
            charter: charter.clone(),
            trustees: ["Ada", "Bohdan", "Chiara", "Dela", "Emre"].map(String::from).into(),
            threshold: 3,
            missing: 1,
            officers: OFFICERS.map(String::from).into(),
            quorum: 2,
            times: Times {
                announced: opens,
                opens,
                closes: opens + HOUR,
                schedule: None,
                counted: opens + 2 * HOUR,
            },
            objection: HOUR,
            under: None,
        }
    }
}

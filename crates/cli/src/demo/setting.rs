//! How an election is held: under which charter, by whom, and when.

use super::data::Charter;
use super::folder;
use crate::clock;
use std::path::{Path, PathBuf};

/// What differs between one played election and another, but for its questions.
pub(super) struct Setting {
    /// Where the record goes.
    pub(super) out: PathBuf,
    /// Where the sample of receipts goes.
    pub(super) receipts: PathBuf,
    pub(super) title: String,
    pub(super) charter: Charter,
    pub(super) trustees: Vec<&'static str>,
    /// How many of them decrypt.
    pub(super) threshold: u16,
    /// How many of them, the last ones, are missing once the keys are made.
    pub(super) missing: usize,
    /// How many officers sign.
    pub(super) quorum: u16,
    /// The played clock.
    pub(super) times: Times,
}

/// When an election is held.
#[derive(Clone, Copy)]
pub(super) struct Times {
    pub(super) opens: u64,
    pub(super) closes: u64,
    /// Objections are heard until then, and then it is counted.
    pub(super) counted: u64,
}

const HOUR: u64 = 3600;

impl Setting {
    /// That of the demonstration's elections: now, with one trustee missing.
    pub(super) fn demonstration(out: &Path, charter: &Charter) -> Self {
        let opens = clock::system();
        Self {
            out: out.to_owned(),
            receipts: folder::receipts_of(out),
            title: "Real ballots, cast again".into(),
            charter: charter.clone(),
            trustees: vec!["Ada", "Bohdan", "Chiara", "Dela", "Emre"],
            threshold: 3,
            missing: 1,
            quorum: 2,
            times: Times { opens, closes: opens + HOUR, counted: opens + 2 * HOUR },
        }
    }
}

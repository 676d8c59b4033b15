//! What is reported of a register, like chapter 8 reports of a record (spec 9.8).

use ostrakon_charter::words::printable;
use serde::Serialize;
use std::fmt;

/// How a check ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Status {
    /// Its rule holds.
    #[serde(rename = "passed")]
    Passed,
    /// Its rule is broken; the findings say where.
    #[serde(rename = "failed")]
    Failed,
    /// What it needs is not there.
    #[serde(rename = "not run")]
    NotRun,
}

/// Where and what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// A file or an act.
    #[serde(rename = "where")]
    pub place: String,
    /// What is found there.
    pub what: String,
}

impl Finding {
    /// Texts of a record or register are somebody else's: what would steer a terminal is shown as its code.
    pub fn new(place: impl fmt::Display, what: impl fmt::Display) -> Self {
        Self { place: printable(&place.to_string()), what: printable(&what.to_string()) }
    }
}

/// One check's end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Check {
    /// Its number: 801 … 811, 813.
    pub id: u16,
    /// Its name.
    pub name: &'static str,
    /// How it ended.
    pub status: Status,
    /// Faults if it failed, notes if it passed, the reason if it was not run.
    pub findings: Vec<Finding>,
}

/// The most findings that one check tells.
pub const MOST_FINDINGS: usize = 100;

/// What a check finds.
#[derive(Debug, Default)]
pub struct Findings {
    faults: Vec<Finding>,
    notes: Vec<Finding>,
}

impl Findings {
    /// The rule is broken there.
    pub fn fail(&mut self, place: impl fmt::Display, what: impl fmt::Display) {
        if self.faults.len() < MOST_FINDINGS {
            self.faults.push(Finding::new(place, what));
        }
    }

    /// What a reader should know, whether or not the rule holds.
    pub fn note(&mut self, place: impl fmt::Display, what: impl fmt::Display) {
        if self.notes.len() < MOST_FINDINGS {
            self.notes.push(Finding::new(place, what));
        }
    }

    /// Was anything broken?
    pub fn has_faults(&self) -> bool {
        !self.faults.is_empty()
    }

    /// The faults of a part, as faults of the whole.
    pub fn append(&mut self, mut part: Self) {
        self.faults.append(&mut part.faults);
    }

    /// The faults of a part that no longer matters, as notes.
    pub fn append_as_notes(&mut self, mut part: Self) {
        self.notes.append(&mut part.faults);
    }

    /// Nothing more will be told.
    pub fn is_full(&self) -> bool {
        self.faults.len() >= MOST_FINDINGS
    }

    /// How the check ended; `ran` says why it could not go to its end, with `of`, a record or a register.
    pub fn conclude(self, of: &str, ran: Result<(), String>) -> (Status, Vec<Finding>) {
        match ran {
            _ if !self.faults.is_empty() => (Status::Failed, self.faults),
            Err(why) => (Status::NotRun, vec![Finding::new(of, why)]),
            Ok(()) => (Status::Passed, self.notes),
        }
    }
}

//! What is reported of a register, like chapter 8 reports of a record (spec 9.8).

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

/// One check's end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Check {
    /// Its number: 801 … 811.
    pub id: u16,
    /// Its name.
    pub name: &'static str,
    /// How it ended.
    pub status: Status,
    /// Faults if it failed, notes if it passed, the reason if it was not run.
    pub findings: Vec<Finding>,
}

/// The most findings that one check tells.
pub(crate) const MOST_FINDINGS: usize = 100;

/// What a check finds.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    faults: Vec<Finding>,
    notes: Vec<Finding>,
}

impl Findings {
    pub(crate) fn fail(&mut self, place: impl fmt::Display, what: impl fmt::Display) {
        if self.faults.len() < MOST_FINDINGS {
            self.faults.push(finding(place, what));
        }
    }

    pub(crate) fn note(&mut self, place: impl fmt::Display, what: impl fmt::Display) {
        if self.notes.len() < MOST_FINDINGS {
            self.notes.push(finding(place, what));
        }
    }

    /// How the check ended; `ran` says why it could not go to its end.
    pub(crate) fn conclude(self, ran: Result<(), String>) -> (Status, Vec<Finding>) {
        match ran {
            _ if !self.faults.is_empty() => (Status::Failed, self.faults),
            Err(why) => (Status::NotRun, vec![finding("register", why)]),
            Ok(()) => (Status::Passed, self.notes),
        }
    }
}

/// Texts of a register are somebody else's: what would steer a terminal is shown as its code.
pub(crate) fn finding(place: impl fmt::Display, what: impl fmt::Display) -> Finding {
    Finding { place: printable(&place.to_string()), what: printable(&what.to_string()) }
}

fn printable(text: &str) -> String {
    let steers = |c: &char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if steers(&c) { c.escape_unicode().to_string() } else { c.to_string() }).collect()
}

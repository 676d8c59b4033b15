//! A body's roll of people, as a registrar uploads it: CSV, every line judged, all of it or nothing (spec 10.7).

mod cells;
mod changes;
mod letters;
mod table;
mod unique;
mod write;

#[cfg(test)]
mod tests;

pub(crate) use changes::{Changes, Known, compare};
pub(crate) use table::{Sheet, read};
pub(crate) use write::write;

use ostrakon_store::Member;
use serde::Serialize;

/// The columns, in the order in which they are written.
pub(crate) const HEADER: [&str; 5] = ["person", "name", "address", "weight", "body"];

/// Lines of a roll.
pub(crate) const MOST_LINES: usize = 1_000_000;

/// A line that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its number in the file, the header's being 1.
    pub(crate) number: u64,
    pub(crate) member: Member,
}

/// A line that is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub(crate) struct Refused {
    /// Its number in the file, the header's being 1.
    pub(crate) line: u64,
    /// Everything that is wrong with it.
    pub(crate) reason: String,
}

impl Refused {
    pub(super) fn new(line: u64, reason: impl Into<String>) -> Self {
        Self { line, reason: reason.into() }
    }
}

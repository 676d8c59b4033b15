//! What people call the parts of a charter.

use crate::{Charter, Id};

/// The names of a charter's bodies, offices, meetings and votes.
#[derive(Clone, Copy)]
pub(super) struct Names<'a>(pub(super) &'a Charter);

impl<'a> Names<'a> {
    pub(super) fn body(self, id: &'a Id) -> &'a str {
        self.0.body(id).map_or(id.as_str(), |body| body.name().as_str())
    }

    pub(super) fn office(self, id: &'a Id) -> &'a str {
        self.0.office(id).map_or(id.as_str(), |office| office.name().as_str())
    }

    pub(super) fn meeting(self, id: &'a Id) -> &'a str {
        self.0.meeting(id).map_or(id.as_str(), |meeting| meeting.name().as_str())
    }

    /// "Branch, Caucus or Fraction".
    pub(super) fn bodies_or(self, ids: &'a [Id]) -> String {
        joined(ids.iter().map(|id| self.body(id)), "or")
    }

    /// "Treasurer and Secretary".
    pub(super) fn offices_and(self, ids: &'a [Id]) -> String {
        joined(ids.iter().map(|id| self.office(id)), "and")
    }
}

/// "a, b and c".
pub(super) fn joined<'a>(words: impl Iterator<Item = &'a str>, last: &str) -> String {
    let words: Vec<&str> = words.collect();
    match words.split_last() {
        Some((word, [])) => (*word).to_owned(),
        Some((word, before)) => format!("{} {last} {word}", before.join(", ")),
        None => String::new(),
    }
}

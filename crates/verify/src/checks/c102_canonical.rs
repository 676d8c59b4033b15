//! 102: documents of known types, in canonical form, with exactly their members (spec 0.6).

use super::{Findings, Ran, entry};
use crate::facts::{Facts, Parsed};

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    for (index, parsed) in facts.parsed.iter().enumerate() {
        match parsed {
            Parsed::Entry { canonical: Some(why), .. } => out.fail(entry(index as u64), why),
            Parsed::Refused { version: false, why } => out.fail(entry(index as u64), why),
            _ => {}
        }
    }
    complete(facts)
}

/// Not run, if entries could not be read.
pub(super) fn complete(facts: &Facts<'_>) -> Ran {
    match &facts.incomplete {
        Some(why) => Err(format!("not all entries could be read: {why}")),
        None => Ok(()),
    }
}

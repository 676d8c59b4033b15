//! 102: documents of known types, in canonical form, with exactly their members (spec 0.6).

use super::{Findings, Ran, entry};
use crate::facts::Facts;
use crate::lowest::Lowest;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let documents = facts.entries.documents.iter();
    let canonical = documents.filter_map(|posted| Some((posted.index, posted.canonical.as_ref()?)));
    let unreadable = facts.entries.unreadable.iter().map(|(index, why)| (*index, why));
    let faults: Lowest<u64, &String> = canonical.chain(unreadable).collect();
    faults.iter().for_each(|(index, why)| out.fail(entry(*index), why));
    complete(facts)
}

/// Not run, if entries could not be read.
pub(super) fn complete(facts: &Facts<'_>) -> Ran {
    match &facts.incomplete {
        Some(why) => Err(format!("not all entries could be read: {why}")),
        None => Ok(()),
    }
}

//! Which ballots use an A that was used before: found by fingerprints, told only once the bytes themselves are equal.

use super::Stopped;
use crate::facts::Facts;
use crate::lowest::Lowest;
use crate::spill::Sorted;
use crate::spill::rows::Used;
use ostrakon_election::cast::{ballot_randomness, ballot_roll};

/// The first ballots by index that use an A again, each with the one that used it last before.
pub(super) fn find(facts: &Facts<'_>, used: Sorted<{ Used::LENGTH }>) -> Result<Vec<(u64, u64)>, Stopped> {
    let mut pairs: Lowest<(u64, u16), Used> = Lowest::default();
    let mut before: Option<Used> = None;
    for row in used {
        let used = Used::decode(&row?);
        if let Some(before) = before.filter(|before| before.fingerprint == used.fingerprint) {
            pairs.push((used.index, used.contest), before);
        }
        before = Some(used);
    }
    let mut repeated = Vec::new();
    for ((index, contest), before) in pairs.iter() {
        if randomness(facts, *index, *contest)? == randomness(facts, before.index, before.contest)? {
            repeated.push((*index, before.index));
        }
    }
    Ok(repeated)
}

/// A of one contest of the ballot at an index.
fn randomness(facts: &Facts<'_>, index: u64, contest: u16) -> Result<Option<[u8; 32]>, Stopped> {
    let bundle = facts.source().bundle(index)?;
    let bytes = bundle.entry(index);
    let roll = ballot_roll(bytes, usize::MAX).ok();
    let relation = roll.and_then(|roll| facts.relations.get(&roll));
    Ok(relation.and_then(|relation| {
        ballot_randomness(bytes, relation).find(|(place, _)| *place == usize::from(contest)).map(|(_, a)| *a)
    }))
}

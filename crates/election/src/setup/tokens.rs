//! What can be wrong with the keys of tokens (spec 1.2, 2.4).

use super::ElectionManifest;
use crate::roll::TokenPlan;
use ostrakon_group::SortedSet;

/// What is wrong, each in one sentence.
pub(super) fn token_problems(manifest: &ElectionManifest) -> Vec<String> {
    let mut found = Vec::new();
    let mut seen: SortedSet<&TokenPlan> = SortedSet::new();
    for roll in &manifest.rolls {
        let Some(token) = &roll.token else { continue };
        if let Err(error) = token.key() {
            found.push(format!("roll {}: the key of its tokens: {error}", roll.id));
        }
        if !seen.insert(token) {
            found.push(format!("roll {}: its tokens have the key of another roll's", roll.id));
        }
    }
    let with = manifest.rolls.iter().filter(|roll| roll.token.is_some()).count();
    if with > 0 && with < manifest.rolls.len() {
        found.push(format!("{with} of {} rolls have tokens: all have, or none has", manifest.rolls.len()));
    }
    found
}

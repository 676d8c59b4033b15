//! 201: roll files as signed, within the manifest's limits (spec 2.2).

use super::{Findings, Ran, entry, needs};
use crate::facts::Facts;
use ostrakon_election::board::roll_path;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let plan = needs(facts.plan.as_ref(), "a manifest that compiles")?;
    let mut waits = None;
    for document in &facts.view().rolls {
        let (body, place) = (&document.body, entry(document.index));
        let Some(index) = facts.roll_index(body.roll.as_str()) else {
            out.fail(place, format!("the manifest has no roll {}", body.roll));
            continue;
        };
        let limits = &plan.manifest().rolls[index];
        let Some(file) = facts.rolls.get(&index) else {
            let unread = || format!("needs the file {}", roll_path(index));
            waits = waits.or_else(|| Some(facts.rolls_stopped.clone().unwrap_or_else(unread)));
            continue;
        };
        let weights = file.summary.as_ref().ok().map(|summary| summary.total_weight);
        let mut same = |is: bool, what: &str| {
            if !is {
                out.fail(roll_path(index), format!("{what} is not what entry {} signs", document.index));
            }
        };
        same(file.length == body.size.saturating_mul(36), "its number of voters");
        same(file.sha256 == body.sha256, "its SHA-256");
        same(file.root == body.root, "its root");
        same(weights.is_none_or(|w| w == body.total_weight), "its total weight");
        if body.size < 1 || body.size > limits.max_size || body.total_weight > limits.max_weight {
            let (size, weight) = (body.size, body.total_weight);
            let (most, heaviest) = (limits.max_size, limits.max_weight);
            out.fail(place, format!("{size} voters of weight {weight}, where the manifest allows 1 to {most} of weight {heaviest}"));
        }
    }
    match (waits, facts.view().rolls.is_empty()) {
        (Some(why), _) => Err(why),
        (None, true) => Err("no roll is on the board yet".into()),
        (None, false) => Ok(()),
    }
}

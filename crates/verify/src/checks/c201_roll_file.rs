//! 201: roll files as signed, within the manifest's limits (spec 2.2).

use super::{Findings, Ran, entry, needs};
use crate::facts::Facts;
use ostrakon_election::board::roll_path;
use ostrakon_election::roll::Roll;
use ostrakon_group::{Bytes32, sha256};

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let plan = needs(facts.plan.as_ref(), "a manifest that compiles")?;
    for document in &facts.view.rolls {
        let (body, place) = (&document.body, entry(document.index));
        let Some(index) = facts.roll_index(body.roll.as_str()) else {
            out.fail(place, format!("the manifest has no roll {}", body.roll));
            continue;
        };
        let limits = &plan.manifest().rolls[index];
        let bytes = needs(facts.roll_files.get(&index), &format!("the file {}", roll_path(index)))?;
        let weights =
            facts.rolls.get(&index).map(|r| r.list.iter().map(|v| u64::from(v.weight)).sum::<u64>());
        let mut same = |is: bool, what: &str| {
            if !is {
                out.fail(roll_path(index), format!("{what} is not what entry {} signs", document.index));
            }
        };
        same(bytes.len() as u64 == body.size.saturating_mul(36), "its number of voters");
        same(Bytes32::from(sha256(bytes)) == body.sha256, "its SHA-256");
        same(Bytes32::from(Roll::root_of_file(bytes)) == body.root, "its root");
        same(weights.is_none_or(|w| w == body.total_weight), "its total weight");
        if body.size < 1 || body.size > limits.max_size || body.total_weight > limits.max_weight {
            let (size, weight) = (body.size, body.total_weight);
            let (most, heaviest) = (limits.max_size, limits.max_weight);
            out.fail(place, format!("{size} voters of weight {weight}, where the manifest allows 1 to {most} of weight {heaviest}"));
        }
    }
    match facts.view.rolls.is_empty() {
        true => Err("no roll is on the board yet".into()),
        false => Ok(()),
    }
}

//! 603: the t lowest valid shares give the totals of the result, within bounds (spec 6.3).

use super::{Findings, Ran, entry, needs};
use crate::facts::Facts;
use ostrakon_election::certify::contest_count;
use ostrakon_election::decrypt::{ContestTotals, VerifiedShare};
use ostrakon_election::setup::ContestPlan;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let plan = needs(facts.plan.as_ref(), "a manifest that compiles")?;
    let result = needs(facts.view().results.first(), "a result")?;
    let place = entry(result.index);
    let named: Vec<_> = result.body.contests.iter().map(|c| &c.contest).collect();
    if named != plan.manifest().contests.iter().map(|c| &c.id).collect::<Vec<_>>() {
        out.fail(&place, "does not list the manifest's contests, in their order");
        return Ok(());
    }
    let threshold = usize::from(plan.manifest().threshold);
    for (index, (contest, totals)) in plan.contests().iter().zip(&result.body.contests).enumerate() {
        if totals.too_few && facts.stated.get(&index).is_some_and(|t| !t.too_few) {
            out.fail(
                &place,
                format!("contest {}: said to be too few, which its tally does not say", contest.contest.id),
            );
        }
        if totals.too_few {
            if !totals.trustees.is_empty() {
                out.fail(&place, format!("contest {}: too few, yet shares are named", contest.contest.id));
            }
            continue;
        }
        let shares = facts.shares.get(&index).map_or(&[][..], Vec::as_slice);
        let Some(used) = shares.get(..threshold) else {
            return Err(format!("contest {}: needs {threshold} shares", contest.contest.id));
        };
        for what in wrong(facts, index, contest, totals, used) {
            out.fail(&place, format!("contest {}: {what}", contest.contest.id));
        }
    }
    Ok(())
}

fn wrong(
    facts: &Facts<'_>,
    index: usize,
    contest: &ContestPlan,
    totals: &ContestTotals,
    used: &[VerifiedShare],
) -> Vec<String> {
    let Some(stated) = facts.stated.get(&index) else { return vec!["has no tally".into()] };
    if totals.totals.len() != stated.b.len() || stated.b.len() != contest.circuit.slots().len() {
        return vec![format!(
            "{} totals, where it has {} slots",
            totals.totals.len(),
            contest.circuit.slots().len()
        )];
    }
    let mut found = Vec::new();
    let trustees: Vec<u16> = used.iter().map(VerifiedShare::trustee).collect();
    if totals.trustees != trustees {
        found.push(format!("names trustees {:?}, where {trustees:?} are the lowest valid", totals.trustees));
    }
    for (slot, total) in totals.totals.iter().enumerate() {
        if u128::from(*total) > u128::from(stated.weight) * u128::from(contest.circuit.slot_maximum(slot)) {
            found.push(format!("total {} is {total}, more than {} votes allow", slot + 1, stated.weight));
        }
    }
    if contest_count(contest, &totals.totals, stated.weight).is_none() {
        found.push("no ballots of this type give these totals".into());
    }
    let shares: Vec<&VerifiedShare> = used.iter().collect();
    let slots = totals.wrong_slots(&stated.b, &shares);
    found.extend(slots.iter().map(|s| format!("total {s} is not what the shares decrypt to")));
    found
}

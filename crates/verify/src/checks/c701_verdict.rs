//! 701: the charter's verdicts, recomputed; the certificate's are these (spec 7.2 to 7.8).

use super::{Findings, Ran, entry, needs};
use crate::Outcome;
use crate::facts::Facts;
use crate::report::Particulars;
use ostrakon_charter::{Judgement, Verdict};
use ostrakon_election::certify::{Counted, Court, Judged, contest_count, named_totals, verdicts_hash};
use std::collections::BTreeMap;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let counts = counts(facts)?;
    let court = court(facts)?;
    let judged = court.judge_all(&counts).map_err(|e| e.to_string())?;
    let particulars = judged.iter().map(Particulars::of).collect();
    let settled = judged.into_iter().enumerate().map(|(index, judged)| settle(facts, index, judged));
    let mut verdicts = settled.collect::<Result<Vec<_>, _>>()?;
    court.choices(&mut verdicts);
    (facts.verdicts, facts.particulars) = (verdicts, particulars);
    let computed = verdicts_hash(&facts.verdicts);
    match facts.view().certificates.first() {
        Some(certificate) if certificate.body.verdicts != computed => {
            out.fail(
                entry(certificate.index),
                "certifies other verdicts than the charter gives for these totals",
            );
        }
        Some(_) => {}
        None => out.note("record", "no certificate to compare with yet"),
    }
    Ok(())
}

/// The verdict, by the lot that was drawn if it waits for one.
fn settle(facts: &Facts<'_>, index: usize, judged: Judged<'_>) -> Result<Verdict, String> {
    match judged.judgement {
        Judgement::Final(verdict) => Ok(verdict),
        Judgement::Lot(lot) => {
            let order = needs(facts.lots.get(&index), &format!("the lot of contest {}", lot.contest()))?;
            lot.settle(order).map_err(|e| e.to_string())
        }
    }
}

/// What the verdicts follow from beside totals.
pub(super) fn court<'a>(facts: &'a Facts<'_>) -> Result<Court<'a>, String> {
    Ok(Court {
        plan: needs(facts.plan.as_ref(), "a manifest that compiles")?,
        charter: needs(facts.charter.as_ref(), "a charter that can be read")?,
        background: needs(facts.background.as_ref(), "the register that the manifest names")?,
    })
}

/// What the result says was counted in every contest.
pub(super) fn counts(facts: &Facts<'_>) -> Result<Vec<Counted>, String> {
    let contests = needs(facts.plan.as_ref(), "a manifest that compiles")?.contests().len();
    (0..contests).map(|index| counted(facts, index)).collect()
}

fn counted(facts: &Facts<'_>, index: usize) -> Result<Counted, String> {
    let contest = &needs(facts.plan.as_ref(), "a manifest that compiles")?.contests()[index];
    let id = &contest.contest.id;
    let result = needs(facts.view().results.first(), "a result")?;
    let totals = result.body.contests.iter().find(|c| c.contest == *id);
    let totals = needs(totals, &format!("totals of contest {id}"))?;
    if totals.too_few {
        return Ok(Counted::TooFew);
    }
    let weight = needs(facts.stated.get(&index), &format!("a tally of contest {id}"))?.weight;
    let count = contest_count(contest, &totals.totals, weight);
    let count = needs(count, &format!("possible totals of contest {id}"))?;
    let roll = facts.roll_size(contest.roll).map_or(weight, |roll| roll.total_weight);
    Ok(Counted::Totals(count.with_roll_weight(roll)))
}

/// What is reported of every contest whose verdict was computed.
pub(super) fn outcomes(facts: &Facts<'_>) -> Vec<Outcome> {
    (0..facts.verdicts.len()).filter_map(|index| outcome(facts, index)).collect()
}

fn outcome(facts: &Facts<'_>, index: usize) -> Option<Outcome> {
    let contest = facts.plan.as_ref()?.contests().get(index)?;
    let stated = facts.stated.get(&index)?;
    let verdict = facts.verdicts.get(index)?;
    let named = match counted(facts, index).ok()? {
        Counted::TooFew => BTreeMap::new(),
        Counted::Totals(count) => named_totals(contest, &count),
    };
    let particulars = facts.particulars.get(index)?.clone();
    Some(Outcome::new(verdict, named, stated.weight, stated.counted).with(particulars))
}

//! 701: the charter's verdicts, recomputed; the certificate's are these (spec 7.2 to 7.7).

use super::{Findings, Ran, entry, needs};
use crate::Outcome;
use crate::facts::Facts;
use ostrakon_charter::{Judgement, judge, judge_too_few};
use ostrakon_election::certify::{contest_count, named_totals, verdicts_hash};

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let mut verdicts = Vec::new();
    for (index, judgement) in judgements(facts)?.into_iter().enumerate() {
        verdicts.push(match judgement {
            Judgement::Final(verdict) => verdict,
            Judgement::Lot(lot) => {
                let order = needs(facts.lots.get(&index), &format!("the lot of contest {}", lot.contest()))?;
                lot.settle(order).map_err(|e| e.to_string())?
            }
        });
    }
    facts.verdicts = verdicts;
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

/// What the charter says of every contest's totals.
pub(super) fn judgements(facts: &Facts<'_>) -> Result<Vec<Judgement>, String> {
    let plan = needs(facts.plan.as_ref(), "a manifest that compiles")?;
    let charter = needs(facts.charter.as_ref(), "a charter that can be read")?;
    let result = needs(facts.view().results.first(), "a result")?;
    let mut all = Vec::new();
    for (index, contest) in plan.contests().iter().enumerate() {
        let id = &contest.contest.id;
        let vote = needs(
            charter.vote(&contest.contest.vote),
            &format!("the charter's vote {}", contest.contest.vote),
        )?;
        let totals = result.body.contests.iter().find(|c| c.contest == *id);
        let totals = needs(totals, &format!("totals of contest {id}"))?;
        if totals.too_few {
            all.push(Judgement::Final(judge_too_few(vote, id)));
            continue;
        }
        let weight = needs(facts.stated.get(&index), &format!("a tally of contest {id}"))?.weight;
        let count = needs(
            contest_count(contest, &totals.totals, weight),
            &format!("possible totals of contest {id}"),
        )?;
        all.push(judge(vote, &count).map_err(|e| format!("contest {id}: {e}"))?);
    }
    Ok(all)
}

/// What is reported of every contest whose verdict was computed.
pub(super) fn outcomes(facts: &Facts<'_>) -> Vec<Outcome> {
    let Some(plan) = &facts.plan else { return Vec::new() };
    let result = facts.view().results.first();
    let of_contest = |index: usize| {
        let contest = &plan.contests()[index];
        let stated = facts.stated.get(&index)?;
        let totals = result?.body.contests.iter().find(|c| c.contest == contest.contest.id)?;
        let verdict = facts.verdicts.get(index)?;
        let count = contest_count(contest, &totals.totals, stated.weight).filter(|_| !totals.too_few);
        let named = count.map(|count| named_totals(contest, &count)).unwrap_or_default();
        Some(Outcome::new(verdict, named, stated.weight, stated.counted))
    };
    (0..plan.contests().len()).filter_map(of_contest).collect()
}

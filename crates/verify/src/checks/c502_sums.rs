//! 502: A_Σ and B_Σ are the weighted sums of the ballots that count (spec 5.2).

use super::c501_counted::{all_tallies, tallies};
use super::{Findings, Ran, entry, needs};
use crate::facts::{Facts, StatedTally};
use ostrakon_election::tally::{EncryptedTally, TallyDocument};
use ostrakon_group::{Point, decode_point};

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    all_tallies(facts)?;
    let plan = needs(facts.plan.clone(), "a manifest that compiles")?;
    let floor = facts.charter.as_ref().map_or(1, |c| c.min_counted().get());
    let mut stated = Vec::new();
    let mut computed = Vec::new();
    for (tally, index, counted) in tallies(facts, &mut Findings::default())? {
        let contest = &plan.contests()[index];
        let place = plan.contests_of(contest.roll).iter().position(|c| *c == index).unwrap_or(0);
        let own = counted.tally(place, contest.circuit.slots().len(), floor);
        match decode(&tally.body) {
            Some(said) => {
                differences(&own, &said).into_iter().for_each(|what| out.fail(entry(tally.index), what));
                stated.push((index, said));
            }
            None => out.fail(entry(tally.index), "a sum is not a canonical point"),
        }
        computed.push(own);
    }
    facts.stated = stated.into_iter().collect();
    facts.tallies = computed;
    Ok(())
}

fn decode(body: &TallyDocument) -> Option<StatedTally> {
    let a = decode_point(&body.a.0).ok()?;
    let b = body.b.iter().map(|b| decode_point(&b.0).ok()).collect::<Option<Vec<Point>>>()?;
    Some(StatedTally { a, b, too_few: body.too_few, weight: body.weight, counted: body.counted })
}

fn differences(own: &EncryptedTally, said: &StatedTally) -> Vec<String> {
    let mut found = Vec::new();
    if *own.a() != said.a {
        found.push("A is not the sum of the ballots that count".into());
    }
    if own.b().len() != said.b.len() {
        found.push(format!("{} sums, where the contest has {} slots", said.b.len(), own.b().len()));
    }
    for (slot, (own, said)) in own.b().iter().zip(&said.b).enumerate() {
        if own != said {
            found.push(format!("B{} is not the sum of the ballots that count", slot + 1));
        }
    }
    found
}

//! 602: decryption shares by trustees, one a contest, with valid proofs; bad ones are named and left out (spec 6.2).

use super::{Findings, Ran, entry, needs};
use crate::facts::Facts;
use ostrakon_election::board::At;
use ostrakon_election::decrypt::{DecryptionShareDocument, SharedSum, VerifiedShare};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let plan = needs(facts.plan.clone(), "a manifest that compiles")?;
    needs(facts.keys.as_ref(), "readable dealings of all trustees")?;
    needs(facts.closing, "a closing")?;
    if facts.stated.len() < plan.contests().len() {
        return Err("needs the tallies of all contests".into());
    }
    let mut heard = BTreeSet::new();
    let (mut valid, mut unproved) = (Lists::new(), Lists::new());
    for document in &facts.view().shares {
        // A share of a contest that does not exist is check 604's finding.
        let Some(contest) = facts.contest(document.body.contest.as_str()) else { continue };
        judge(facts, document, contest, &mut heard, (&mut valid, &mut unproved), out);
    }
    let threshold = usize::from(plan.manifest().threshold);
    let mut missing = None;
    for (index, contest) in plan.contests().iter().enumerate() {
        if facts.stated.get(&index).is_none_or(|t| t.too_few) {
            continue;
        }
        let count = valid.get(&index).map_or(0, Vec::len);
        if count < threshold {
            missing = missing.or(Some(format!(
                "contest {}: {count} valid shares, {threshold} are needed",
                contest.contest.id
            )));
            // So that the checks behind can judge their own rules.
            let rest = unproved.remove(&index).unwrap_or_default();
            valid.entry(index).or_default().extend(rest);
        }
    }
    valid.values_mut().for_each(|shares| shares.sort_by_key(VerifiedShare::trustee));
    facts.shares = valid;
    match (missing, facts.view().results.first()) {
        (Some(what), Some(result)) => {
            out.fail(entry(result.index), what);
            Ok(())
        }
        (Some(what), None) => Err(what),
        (None, _) => Ok(()),
    }
}

type Lists = BTreeMap<usize, Vec<VerifiedShare>>;

fn judge(
    facts: &Facts<'_>,
    document: &At<DecryptionShareDocument>,
    contest: usize,
    heard: &mut BTreeSet<(usize, u16)>,
    (valid, unproved): (&mut Lists, &mut Lists),
    out: &mut Findings,
) {
    let (body, place) = (&document.body, entry(document.index));
    let trustee = body.trustee;
    if !facts.is_trustee(trustee) {
        out.fail(place, format!("there is no trustee {trustee}"));
        return;
    }
    if !heard.insert((contest, trustee)) {
        out.fail(place, format!("a second share of trustee {trustee} for contest {}", body.contest));
        return;
    }
    match verify(facts, body, contest) {
        Ok(share) => valid.entry(contest).or_default().push(share),
        Err(why) => {
            out.note(
                place,
                format!(
                    "trustee {trustee} gave a bad share for contest {}: {why}; it is left out",
                    body.contest
                ),
            );
            let readable = VerifiedShare::assume_proved(body).ok();
            let slots = facts.stated.get(&contest).map_or(0, |t| t.b.len());
            let fitting = readable.filter(|share| share.shares().len() == slots);
            unproved.entry(contest).or_default().extend(fitting);
        }
    }
}

fn verify(
    facts: &Facts<'_>,
    body: &DecryptionShareDocument,
    contest: usize,
) -> Result<VerifiedShare, String> {
    let stated = needs(facts.stated.get(&contest), "a tally")?;
    let keys = needs(facts.keys.as_ref().and_then(|k| k.verification(body.trustee)), "the trustee's keys")?;
    let root = needs(facts.closing, "a closing")?.root;
    let election = needs(facts.election(), "a manifest")?;
    let sum = SharedSum { election: &election, root: &root, contest: &body.contest, a: &stated.a };
    let keys = needs(keys.get(..stated.b.len()), "as many keys as slots")?;
    sum.verify(body, keys).map_err(|e| e.to_string())
}

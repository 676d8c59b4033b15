//! Who is elected to two bodies in which nobody sits at once, and must choose (spec 7.7).

use super::Background;
use ostrakon_charter::{Charter, Id, Verdict};
use std::collections::{BTreeMap, BTreeSet};

/// Sets `choose` of every verdict.
pub(super) fn choices(charter: &Charter, background: &Background, verdicts: &mut [Verdict]) {
    let elected = elected_to(charter, verdicts);
    for (index, verdict) in verdicts.iter_mut().enumerate() {
        let others: BTreeSet<&Id> = seat_of(charter, verdict)
            .into_iter()
            .flat_map(|body| charter.incompatible().iter().filter_map(|pair| pair.other(body)))
            .collect();
        let elsewhere = |id: &Id| {
            let here = elected.get(id).into_iter().flatten();
            here.into_iter().any(|(contest, body)| *contest != index && others.contains(body))
        };
        let sits = |id: &Id| background.sits.get(id).is_some_and(|b| b.iter().any(|b| others.contains(b)));
        verdict.choose = verdict.elected.iter().filter(|id| sits(id) || elsewhere(id)).cloned().collect();
    }
}

/// The body in which those sit whom this vote elects.
fn seat_of<'a>(charter: &'a Charter, verdict: &Verdict) -> Option<&'a Id> {
    charter.office(charter.vote(&verdict.vote)?.fills()?)?.sits_in()
}

/// Whom the contests elect to which bodies: by person, (contest, body).
fn elected_to(charter: &Charter, verdicts: &[Verdict]) -> BTreeMap<Id, Vec<(usize, Id)>> {
    let mut found: BTreeMap<Id, Vec<(usize, Id)>> = BTreeMap::new();
    for (index, verdict) in verdicts.iter().enumerate() {
        let Some(body) = seat_of(charter, verdict) else { continue };
        for id in &verdict.elected {
            found.entry(id.clone()).or_default().push((index, body.clone()));
        }
    }
    found
}

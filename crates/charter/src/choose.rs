//! Who is elected to two bodies in which nobody sits at once (spec 7.7).

use std::collections::{BTreeMap, BTreeSet};

use crate::{Charter, Id, Verdict};

/// For each of an election's verdicts, the elected who must choose, ascending.
///
/// `sits` are the bodies in which offices sit that a person holds by the register.
pub fn must_choose(
    charter: &Charter,
    verdicts: &[Verdict],
    sits: &BTreeMap<Id, BTreeSet<Id>>,
) -> Vec<Vec<Id>> {
    let mut seated = sits.clone();
    for (verdict, body) in verdicts.iter().filter_map(|verdict| Some((verdict, body(charter, verdict)?))) {
        for person in &verdict.elected {
            seated.entry(person.clone()).or_default().insert(body.clone());
        }
    }
    verdicts.iter().map(|verdict| choosers(charter, verdict, &seated)).collect()
}

/// The elected of one contest who sit, or will, in a body that does not go with the one they are elected to.
fn choosers(charter: &Charter, verdict: &Verdict, seated: &BTreeMap<Id, BTreeSet<Id>>) -> Vec<Id> {
    let Some(body) = body(charter, verdict) else { return Vec::new() };
    let others: Vec<&Id> = charter.incompatible.iter().filter_map(|pair| pair.other(body)).collect();
    let sits = |person: &&Id| {
        seated.get(*person).is_some_and(|bodies| others.iter().any(|other| bodies.contains(*other)))
    };
    verdict.elected.iter().filter(sits).cloned().collect()
}

/// The body in which whoever a contest elects will sit.
fn body<'a>(charter: &'a Charter, verdict: &Verdict) -> Option<&'a Id> {
    let office = charter.vote(&verdict.vote)?.fills()?;
    charter.office(office)?.sits_in()
}

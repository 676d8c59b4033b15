//! 104: the manifest's limits, circuits, bounds and policies (spec 1.2).

use super::{Findings, Ran, entry, needs};
use crate::facts::Facts;
use ostrakon_election::setup::problems;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let index = needs(facts.view().manifests.first(), "a manifest")?.index;
    match (&facts.plan, &facts.plan_fault) {
        (Some(plan), _) => {
            problems(plan, facts.charter.as_ref()).into_iter().for_each(|p| out.fail(entry(index), p))
        }
        (None, Some(why)) => out.fail(entry(index), why),
        (None, None) => return Err("needs a manifest that compiles".into()),
    }
    needs(facts.charter.as_ref(), "a charter that can be read").map(|_| ())
}

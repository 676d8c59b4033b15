//! 802: canonical documents of known types, a founding first and only there, of this register, in time (spec 9.2).

use super::{Facts, Ran, place};
use crate::acts::Act;
use crate::report::Findings;
use ostrakon_group::Bytes32;

pub(super) fn run(facts: &Facts<'_>, out: &mut Findings) -> Ran {
    let mut faults: Vec<(u64, &String)> = facts.reading.unreadable.iter().map(|(i, why)| (*i, why)).collect();
    let canonical = |read: &'_ crate::reading::ReadAct| read.posted.index;
    faults.extend(
        facts.reading.acts.iter().filter_map(|read| Some((canonical(read), read.canonical.as_ref()?))),
    );
    let walked = facts.walk.faults.iter().filter(|fault| fault.check == 802);
    faults.extend(walked.map(|fault| (fault.index, &fault.what)));
    faults.sort_by_key(|(index, _)| *index);
    faults.iter().for_each(|(index, what)| out.fail(place(*index), what));
    facts.reading.complete()
}

/// What came before an act.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Before {
    /// The register's name, if its founding could be read.
    pub(crate) register: Option<Bytes32>,
    /// The latest time of an act before.
    pub(crate) time: u64,
}

/// What is wrong with an act that can be read, beside its bytes; empty if nothing is.
pub(crate) fn faults(index: u64, act: &Act, before: &Before) -> Vec<String> {
    let mut found = act.problems();
    match (index, act) {
        (0, Act::Founding(_)) => {}
        (0, _) => found.push(format!("the first act is {:?}, where the founding belongs", act.name())),
        (_, Act::Founding(_)) => {
            found.push("a second founding: there is one, and it is the first act".into())
        }
        _ => {}
    }
    if let (Some(named), Some(own)) = (act.register(), before.register)
        && named != own
    {
        found.push(format!("belongs to another register ({named})"));
    }
    if act.time() < before.time {
        let (time, earlier) = (crate::calendar::show(act.time()), crate::calendar::show(before.time));
        found.push(format!("its time, {time}, is before that of an act before it, {earlier}"));
    }
    found
}

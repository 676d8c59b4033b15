//! 501: every tally names the closing head and the right numbers of ballots (spec 5.1).

use super::{Findings, Ran, entry, needs};
use crate::facts::Facts;
use ostrakon_election::board::At;
use ostrakon_election::tally::{RollTally, TallyDocument};

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let closing = needs(facts.closing, "a closing")?;
    all_tallies(facts)?;
    for (tally, _, counted) in tallies(facts, out)? {
        let (body, place) = (&tally.body, entry(tally.index));
        if body.closing != closing {
            out.fail(&place, "names another closing head than this board's");
        }
        let superseded = counted.ballots() - counted.counted();
        let numbers = [
            ("ballots", body.ballots, counted.ballots()),
            ("counted", body.counted, counted.counted()),
            ("superseded", body.superseded, superseded),
            ("weight", body.weight, counted.weight()),
        ];
        for (what, said, right) in numbers.into_iter().filter(|(_, said, right)| said != right) {
            out.fail(&place, format!("{what} {said}, where the board gives {right}"));
        }
    }
    Ok(())
}

/// The tallies of all contests, or what is missing.
pub(super) fn all_tallies(facts: &Facts<'_>) -> Ran {
    let contests = needs(facts.plan.as_ref(), "a manifest that compiles")?.contests().len();
    let tallies = facts.view().tallies.len();
    match tallies < contests && facts.view().sign_offs.is_empty() && facts.view().results.is_empty() {
        true => Err(format!("{tallies} of {contests} tallies are on the board")),
        false => needs(facts.view().tallies.first(), "tallies").map(|_| ()),
    }
}

/// A tally document, the index of its contest, and what the board gives for its roll.
pub(super) type Tally<'a> = (&'a At<TallyDocument>, usize, &'a RollTally);

/// Every tally whose contest is known.
pub(super) fn tallies<'a>(facts: &'a Facts<'_>, out: &mut Findings) -> Result<Vec<Tally<'a>>, String> {
    let plan = needs(facts.plan.as_ref(), "a manifest that compiles")?;
    facts.ballots.as_ref().map_err(Clone::clone)?;
    let mut all = Vec::new();
    for tally in &facts.view().tallies {
        let Some(contest) = facts.contest(tally.body.contest.as_str()) else {
            out.fail(entry(tally.index), format!("there is no contest {}", tally.body.contest));
            continue;
        };
        let counted = facts.counted.get(&plan.contests()[contest].roll);
        all.push((tally, contest, needs(counted, "a roll that was opened")?));
    }
    Ok(all)
}

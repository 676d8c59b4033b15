//! 604: nothing else is decrypted: no share and no total of a contest that is too few (spec 6.3).

use super::{Findings, Ran, entry, needs};
use crate::facts::Facts;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    needs(facts.plan.as_ref(), "a manifest that compiles")?;
    if facts.view().closings.is_empty() || facts.stated.is_empty() {
        return Err("needs tallies".into());
    }
    for share in &facts.view().shares {
        let id = share.body.contest.as_str();
        match facts.contest(id).and_then(|c| facts.stated.get(&c)) {
            None => {
                out.fail(entry(share.index), format!("a share for {id}, which is no contest with a tally"))
            }
            Some(stated) if stated.too_few => {
                out.fail(
                    entry(share.index),
                    format!("a share for contest {id}, which is too few to count in secret"),
                );
            }
            Some(_) => {}
        }
    }
    for result in &facts.view().results {
        for totals in &result.body.contests {
            let stated = facts.contest(totals.contest.as_str()).and_then(|c| facts.stated.get(&c));
            let secret = stated.is_some_and(|s| s.too_few);
            if (secret && !totals.too_few) || (totals.too_few && !totals.totals.is_empty()) {
                let what =
                    format!("contest {} is too few to count in secret, yet has totals", totals.contest);
                out.fail(entry(result.index), what);
            }
        }
    }
    Ok(())
}

//! 503: contests too small, or with weights that decode, are said to be so (spec 5.3).

use super::c501_counted::{all_tallies, tallies};
use super::{Findings, Ran, entry, needs};
use crate::facts::Facts;
use ostrakon_election::tally::{TooFew, too_few};

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    all_tallies(facts)?;
    let floor = needs(facts.charter.as_ref(), "a charter that can be read")?.min_counted().get();
    for (tally, _, counted) in tallies(facts, &mut Findings::default())? {
        let found = too_few(counted.weights(), floor);
        let place = entry(tally.index);
        match (found, tally.body.too_few) {
            (Some(TooFew::Count), false) => {
                let counted = counted.counted();
                out.fail(
                    place,
                    format!("{counted} ballots are too few to count in secret: {floor} are needed"),
                );
            }
            (Some(TooFew::Weight(w)), false) => {
                out.fail(place, format!("a total would tell how the ballot of weight {w} voted"));
            }
            (None, true) => out.fail(place, "says too few, but there are enough ballots"),
            _ => {}
        }
    }
    Ok(())
}

//! The finalists and their run-off (spec 7.5).

use core::cmp::Ordering;

use super::words::{amount, counted, named};
use super::{Reasoned, duels};
use crate::ContestCount;
use crate::methods::star::{finals, winners};
use crate::methods::{Outcome, Pairs};

/// The winners, the pairs of finalists and how each run-off ended.
pub(crate) fn find(count: &ContestCount) -> Reasoned {
    let (totals, pairs) = (count.totals(), Pairs::new(&count.pairs));
    let (winners, finals) = (winners(&totals, pairs), finals(&totals));
    if winners.is_empty() {
        return Reasoned::vacant("no option has a point", count);
    }
    let names = named(count, &winners);
    let what = match (winners.as_slice(), finals.as_slice()) {
        ([_], []) => format!("{names} with {}, the only option", points(&totals, 0)),
        ([_], [_]) => format!("{names}, who wins the run-off between the two highest scores"),
        ([_], _) => format!("{names}, who wins the run-off whichever two count as the highest"),
        (_, [_]) => format!("{names}, even in points and in the run-off"),
        _ => format!("{names}, who each win a run-off of two that can be the highest"),
    };
    let mut details: Vec<String> = finals.iter().map(|pair| sentence(count, &totals, pairs, *pair)).collect();
    details.push(counted(count));
    Reasoned { outcome: Outcome::of_winners(winners), what, details }
}

fn points(totals: &[u64], option: usize) -> String {
    amount(totals.get(option).copied().unwrap_or(0), "point")
}

/// "finalists ann with 40 points and ben with 38 points: ann is preferred, 12 to 9".
fn sentence(count: &ContestCount, totals: &[u64], pairs: Pairs<'_>, (a, b): (usize, usize)) -> String {
    let (ann, ben) = (count.name(a), count.name(b));
    let finalists =
        format!("finalists {ann} with {} and {ben} with {}", points(totals, a), points(totals, b));
    let preferred = pairs.before(a, b).cmp(&pairs.before(b, a));
    let run_off = match (preferred, totals.get(a) == totals.get(b)) {
        (Ordering::Greater, _) => format!("{ann} is preferred, {}", duels::figures(pairs, a, b)),
        (Ordering::Less, _) => format!("{ben} is preferred, {}", duels::figures(pairs, b, a)),
        (Ordering::Equal, false) => {
            format!("as many prefer each, {}, and {ann} has more points", duels::figures(pairs, a, b))
        }
        (Ordering::Equal, true) => format!("as many prefer each, {}", duels::figures(pairs, a, b)),
    };
    format!("{finalists}: {run_off}")
}

//! One option against one, in words.

use core::cmp::Ordering;

use super::words::{counted, listed, named};
use super::{Reasoned, words};
use crate::ContestCount;
use crate::methods::{Outcome, Pairs};

/// The reasons of a rule over duels: `elected` is said of a single winner, `tied` of several, and `why` of both,
/// between their duels and the figures at the end.
pub(super) fn reasoned(
    count: &ContestCount,
    winners: Vec<usize>,
    (elected, tied): (&str, &str),
    why: Vec<String>,
) -> Reasoned {
    let pairs = Pairs::new(&count.pairs);
    let names = named(count, &winners);
    let what = if winners.len() == 1 { format!("{names}, {elected}") } else { format!("{names}, {tied}") };
    let mut details: Vec<String> = winners.iter().map(|winner| duels(count, pairs, *winner)).collect();
    details.extend(why);
    details.push(counted(count));
    Reasoned { outcome: Outcome::of_winners(winners), what, details }
}

/// Vacant, if nobody compared anything.
pub(super) fn vacant(count: &ContestCount) -> Option<Reasoned> {
    Pairs::new(&count.pairs).is_empty().then(|| Reasoned::vacant("no option was put before another", count))
}

/// "duels of ann: beats ben 12 to 9, even with cem 8 to 8".
fn duels(count: &ContestCount, pairs: Pairs<'_>, of: usize) -> String {
    let duels: Vec<String> = pairs.others(of).map(|other| duel(count, pairs, of, other)).collect();
    let all = pairs.others(of).all(|other| pairs.beats(of, other));
    let all = if all { ": it beats every other option" } else { "" };
    format!("duels of {}: {}{all}", count.name(of), listed(&duels))
}

/// "beats ben 12 to 9".
fn duel(count: &ContestCount, pairs: Pairs<'_>, of: usize, other: usize) -> String {
    let how = match pairs.before(of, other).cmp(&pairs.before(other, of)) {
        Ordering::Greater => "beats",
        Ordering::Equal => "even with",
        Ordering::Less => "loses to",
    };
    format!("{how} {} {}", count.name(other), figures(pairs, of, other))
}

/// "12 to 9".
pub(super) fn figures(pairs: Pairs<'_>, of: usize, other: usize) -> String {
    format!("{} to {}", pairs.before(of, other), pairs.before(other, of))
}

/// "over cem and dora", or "directly": the options between the ends of a path.
pub(super) fn over(count: &ContestCount, path: &[usize]) -> String {
    let between = path.get(1..path.len().saturating_sub(1)).unwrap_or(&[]);
    let names: Vec<&str> = between.iter().map(|option| count.name(*option)).collect();
    if names.is_empty() { "directly".to_owned() } else { format!("over {}", words::listed(&names)) }
}

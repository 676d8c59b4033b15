//! The beat-paths that decide (spec 7.4).

use core::cmp::Ordering;

use super::{Reasoned, duels};
use crate::methods::schulze::Reach;
use crate::methods::{Pairs, schulze};
use crate::{ContestCount, Strength};

/// The winners and, for each, the strongest paths to and from whoever it does not beat itself.
pub(crate) fn find(count: &ContestCount, by: Strength) -> Reasoned {
    if let Some(vacant) = duels::vacant(count) {
        return vacant;
    }
    let pairs = Pairs::new(&count.pairs);
    let p = schulze::strongest(pairs, by);
    let winners = schulze::winners(&p);
    let why = winners.iter().flat_map(|winner| paths(count, by, &p, *winner)).collect();
    let said = ("whose beat-paths to all others are stronger than theirs", "whose beat-paths none exceeds");
    duels::reasoned(count, winners, said, why)
}

/// "ann reaches ben over cem with strength 12; ben reaches ann with 9 at most", of every ben whom ann does not beat by herself. Against those
/// whom she beats, the strongest path back decides, if there is one: it is told as well.
fn paths(count: &ContestCount, by: Strength, p: &[Vec<i128>], winner: usize) -> Vec<String> {
    let pairs = Pairs::new(&count.pairs);
    let reach = schulze::reach(pairs, by, winner);
    let back = |other: usize| p.get(other).and_then(|row| row.get(winner)).copied().unwrap_or(0);
    let direct = |other: usize| back(other) == 0 && pairs.beats(winner, other);
    let told = pairs.others(winner).filter(|other| !direct(*other));
    told.map(|other| sentence(count, &reach, (winner, other), back(other))).collect()
}

fn sentence(count: &ContestCount, reach: &[Reach], (i, j): (usize, usize), back: i128) -> String {
    let (ann, ben) = (count.name(i), count.name(j));
    let there = reach.get(j).map_or(0, |reach| reach.strength);
    let Some(path) = schulze::path(reach, j) else {
        return format!("neither of {ann} and {ben} reaches the other");
    };
    let back = match (back, back.cmp(&there)) {
        (0, _) => format!("{ben} does not reach {ann}"),
        (_, Ordering::Equal) => format!("{ben} reaches {ann} with as much"),
        _ => format!("{ben} reaches {ann} with {back} at most"),
    };
    format!("{ann} reaches {ben} {} with strength {there}; {back}", duels::over(count, &path))
}

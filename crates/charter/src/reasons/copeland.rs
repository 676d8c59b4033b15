//! Why these win the most duels (spec 7.4).

use super::{Reasoned, duels};
use crate::ContestCount;
use crate::methods::{Pairs, copeland};

/// The winners and the duel points of all.
pub(crate) fn find(count: &ContestCount) -> Reasoned {
    if let Some(vacant) = duels::vacant(count) {
        return vacant;
    }
    let scores = copeland::scores(Pairs::new(&count.pairs));
    let winners = copeland::winners(Pairs::new(&count.pairs));
    let most = winners.first().and_then(|winner| scores.get(*winner)).copied().unwrap_or(0);
    let all: Vec<String> =
        scores.iter().enumerate().map(|(option, score)| format!("{} {score}", count.name(option))).collect();
    let why = vec![format!("duel points, 2 for each duel won and 1 for each even one: {}", all.join(", "))];
    let elected = format!("with {most} duel points, the most of any option");
    duels::reasoned(count, winners, (&elected, &format!("with {most} duel points each")), why)
}

//! Whose worst defeat is the smallest (spec 7.4).

use super::{Reasoned, duels};
use crate::methods::{Pairs, minimax};
use crate::{ContestCount, Strength};

/// The winners and the worst duel of each option.
pub(crate) fn find(count: &ContestCount, by: Strength) -> Reasoned {
    if let Some(vacant) = duels::vacant(count) {
        return vacant;
    }
    let pairs = Pairs::new(&count.pairs);
    let worst = minimax::worst(pairs, by).into_iter().enumerate();
    let why = worst.filter_map(|(option, worst)| worst.map(|worst| sentence(count, pairs, option, worst)));
    let said = ("whose worst defeat is the smallest", "whose worst defeats are equally small");
    duels::reasoned(count, minimax::winners(pairs, by), said, why.collect())
}

/// "worst defeat of ann: by ben, 12 to 9, strength 3", or that it has none.
fn sentence(
    count: &ContestCount,
    pairs: Pairs<'_>,
    option: usize,
    (other, strength): (usize, i128),
) -> String {
    let (name, by) = (count.name(option), count.name(other));
    let figures = duels::figures(pairs, other, option);
    match pairs.beats(other, option) {
        true => format!("worst defeat of {name}: by {by}, {figures}, strength {strength}"),
        false => format!("{name} has no defeat; strength {strength} at worst, of {by}, {figures}"),
    }
}

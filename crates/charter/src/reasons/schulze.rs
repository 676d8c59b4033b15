//! The beat-paths that decide (spec 7.4).

use core::cmp::Ordering;

use super::{Reasoned, duels};
use crate::methods::{Pairs, schulze};
use crate::{ContestCount, Strength};

/// The winners and, for each, the strongest paths to and from every other option.
pub(crate) fn find(count: &ContestCount, by: Strength) -> Reasoned {
    if let Some(vacant) = duels::vacant(count) {
        return vacant;
    }
    let pairs = Pairs::new(&count.pairs);
    let paths = Paths { count, pairs, by, strongest: schulze::strongest(pairs, by) };
    let winners = schulze::winners(pairs, by);
    let both = winners.iter().flat_map(|i| pairs.others(*i).map(move |j| (*i, j)));
    let why = both.map(|(i, j)| paths.sentence(i, j)).collect();
    let said = ("whose beat-paths to all others are stronger than theirs", "whose beat-paths none exceeds");
    duels::reasoned(count, winners, said, why)
}

struct Paths<'a> {
    count: &'a ContestCount,
    pairs: Pairs<'a>,
    by: Strength,
    strongest: Vec<Vec<i128>>,
}

impl Paths<'_> {
    fn strength(&self, i: usize, j: usize) -> i128 {
        self.strongest.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0)
    }

    /// "ann reaches ben over cem with strength 12; ben reaches ann with 9 at most".
    fn sentence(&self, i: usize, j: usize) -> String {
        let (ann, ben) = (self.count.name(i), self.count.name(j));
        let (there, back) = (self.strength(i, j), self.strength(j, i));
        if there == 0 && back == 0 {
            return format!("neither of {ann} and {ben} reaches the other");
        }
        let path = schulze::path(self.pairs, self.by, i, j, there).unwrap_or_default();
        let over = duels::over(self.count, &path);
        let back = match (back, back.cmp(&there)) {
            (0, _) => format!("{ben} does not reach {ann}"),
            (_, Ordering::Equal) => format!("{ben} reaches {ann} with as much"),
            _ => format!("{ben} reaches {ann} with {back} at most"),
        };
        format!("{ann} reaches {ben} {over} with strength {there}; {back}")
    }
}

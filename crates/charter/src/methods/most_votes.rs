//! The rule of most votes, for one seat or several, with a quota (spec 7.3).
//!
//! With ρ places left, σ of them open to options without the flag, the totals are gone through from the highest
//! down while ρ > 0. Of one total, with F flagged and U unflagged and u = min(|U|, σ):
//!
//! ```text
//! |F| + u ≤ ρ:   F elected;  U elected if |U| ≤ σ, contested for σ places if |U| > σ > 0, else passed over
//!                ρ ← ρ − |F| − u,   σ ← σ − u
//! |F| + u > ρ:   F contested, and U if σ > 0, for ρ places, of which σ at most for U;  end
//! ```
//!
//! Sets of at most ρ options with at most σ unflagged ones are a laminar matroid, so this greedy choice is the best
//! set (Edmonds, "Matroids and the greedy algorithm", 1971).

use std::collections::BTreeMap;

use super::{Contested, Outcome};

/// The options of one total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// The total.
    pub total: u64,
    /// Those with the quota's flag, ascending.
    pub flagged: Vec<usize>,
    /// Those without, ascending.
    pub unflagged: Vec<usize>,
    /// What becomes of them.
    pub fate: Fate,
}

/// What becomes of the options of one total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// All are elected.
    Elected,
    /// Those with the flag are elected, the others passed over: what is left is kept.
    PassedOver,
    /// Those with the flag are elected, the others contest the last places that are not kept.
    UnflaggedContested {
        /// How many.
        places: usize,
    },
    /// They contest the last places.
    Contested {
        /// How many.
        places: usize,
        /// How many of them for those without the flag; if none, these are passed over.
        unflagged_places: usize,
    },
}

impl Level {
    /// The places that are contested here, and by whom.
    pub fn contested(&self) -> Option<Contested> {
        let unflagged = || self.unflagged.clone();
        match self.fate {
            Fate::Elected | Fate::PassedOver => None,
            Fate::UnflaggedContested { places } => Some(Contested {
                flagged: Vec::new(),
                unflagged: unflagged(),
                places,
                unflagged_places: places,
            }),
            Fate::Contested { places, unflagged_places } => Some(Contested {
                flagged: self.flagged.clone(),
                unflagged: if unflagged_places > 0 { unflagged() } else { Vec::new() },
                places,
                unflagged_places,
            }),
        }
    }

    /// Those who are elected for certain, the flagged first.
    pub fn certain(&self) -> Vec<usize> {
        match self.fate {
            Fate::Elected => [self.flagged.as_slice(), &self.unflagged].concat(),
            Fate::PassedOver | Fate::UnflaggedContested { .. } => self.flagged.clone(),
            Fate::Contested { .. } => Vec::new(),
        }
    }

    /// Those who are passed over because what is left is kept for others.
    pub fn passed_over(&self) -> &[usize] {
        match self.fate {
            Fate::PassedOver | Fate::Contested { unflagged_places: 0, .. } => &self.unflagged,
            _ => &[],
        }
    }
}

/// What becomes of each total that is looked at, from the highest down.
///
/// `options` are totals and whether the option has the flag; who has less than `floor` does not stand, and 0 never
/// does. Of the `seats`, `kept` are for those with the flag.
pub fn levels(options: &[(u64, bool)], floor: u64, seats: usize, kept: usize) -> Vec<Level> {
    let (mut left, mut open) = (seats, seats.saturating_sub(kept));
    let mut levels = Vec::new();
    for (total, (flagged, unflagged)) in by_total(options, floor.max(1)).into_iter().rev() {
        if left == 0 {
            break;
        }
        let taken = flagged.len() + unflagged.len().min(open);
        let fate = fate(unflagged.len(), taken, left, open);
        left = left.saturating_sub(taken);
        open = open.saturating_sub(unflagged.len());
        levels.push(Level { total, flagged, unflagged, fate });
    }
    levels
}

/// Of one total, with `unflagged` options without the flag; `taken` places would be enough for all who may have one.
fn fate(unflagged: usize, taken: usize, left: usize, open: usize) -> Fate {
    if taken > left {
        return Fate::Contested { places: left, unflagged_places: open };
    }
    match unflagged {
        number if number <= open => Fate::Elected,
        _ if open == 0 => Fate::PassedOver,
        _ => Fate::UnflaggedContested { places: open },
    }
}

/// Those who stand, by total: with the flag, without it.
fn by_total(options: &[(u64, bool)], floor: u64) -> BTreeMap<u64, (Vec<usize>, Vec<usize>)> {
    let mut totals: BTreeMap<u64, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (index, (total, flagged)) in options.iter().enumerate().filter(|(_, (total, _))| *total >= floor) {
        let (with, without) = totals.entry(*total).or_default();
        if *flagged { with.push(index) } else { without.push(index) }
    }
    totals
}

/// The outcome of these levels.
pub fn outcome(levels: &[Level]) -> Outcome {
    Outcome {
        certain: levels.iter().flat_map(Level::certain).collect(),
        contested: levels.iter().filter_map(Level::contested).collect(),
    }
}

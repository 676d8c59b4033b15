//! Several seats and quotas (spec 7.3): every small case against a search through all sets.

mod common;

use std::collections::BTreeSet;

use common::permutations;
use ostrakon_charter::methods::most_votes::{levels, outcome};
use ostrakon_charter::methods::{Contested, Outcome};

/// One small election.
struct Case {
    options: Vec<(u64, bool)>,
    floor: u64,
    seats: usize,
    kept: usize,
}

impl Case {
    /// Whether these may be elected together: they stand, they have seats, and the kept ones stay kept.
    fn allowed(&self, set: &[usize]) -> bool {
        let unflagged = set.iter().filter(|i| !self.options[**i].1).count();
        let stand = set.iter().all(|i| self.options[*i].0 > 0 && self.options[*i].0 >= self.floor);
        stand && set.len() <= self.seats && unflagged + self.kept <= self.seats
    }

    /// The sets whose totals, the highest first, are lexicographically the largest.
    fn best_sets(&self) -> Vec<BTreeSet<usize>> {
        let mut best: (Vec<u64>, Vec<BTreeSet<usize>>) = (Vec::new(), vec![BTreeSet::new()]);
        for mask in 1..1u32 << self.options.len() {
            let set: Vec<usize> = (0..self.options.len()).filter(|i| mask >> i & 1 == 1).collect();
            if !self.allowed(&set) {
                continue;
            }
            let mut totals: Vec<u64> = set.iter().map(|i| self.options[*i].0).collect();
            totals.sort_unstable_by(|a, b| b.cmp(a));
            if totals > best.0 {
                best = (totals, vec![set.into_iter().collect()]);
            } else if totals == best.0 {
                best.1.push(set.into_iter().collect());
            }
        }
        best.1
    }

    /// Who is elected if ties are broken by an order: one after the other, whoever can still be.
    fn in_order(&self, order: &[usize]) -> BTreeSet<usize> {
        let mut ranked = order.to_vec();
        ranked.sort_by_key(|i| std::cmp::Reverse(self.options[*i].0));
        let mut set = Vec::new();
        for option in ranked {
            set.push(option);
            if !self.allowed(&set) {
                set.pop();
            }
        }
        set.into_iter().collect()
    }

    fn outcome(&self) -> Outcome {
        outcome(&levels(&self.options, self.floor, self.seats, self.kept))
    }
}

/// Every list of totals below 4 and flags of so many options, with every number of seats and quota.
fn each_case(options: usize, mut check: impl FnMut(&Case)) {
    let kinds = 8usize.pow(options as u32);
    for code in 0..kinds {
        let kind = |place: usize| code / 8usize.pow(place as u32) % 8;
        let options: Vec<(u64, bool)> =
            (0..options).map(|place| ((kind(place) % 4) as u64, kind(place) >= 4)).collect();
        for seats in 1..=options.len() + 1 {
            for kept in 0..=seats {
                check(&Case { options: options.clone(), floor: 0, seats, kept });
            }
        }
    }
}

fn contested(outcome: &Outcome) -> BTreeSet<usize> {
    outcome.contested.iter().flat_map(Contested::options).collect()
}

fn agrees_with_the_best_sets(case: &Case) {
    let found = case.outcome();
    let best = case.best_sets();
    let in_all = |i: &usize| best.iter().all(|set| set.contains(i));
    let in_some = |i: &usize| best.iter().any(|set| set.contains(i));
    let all = 0..case.options.len();
    let certain: BTreeSet<usize> = all.clone().filter(in_all).collect();
    let open: BTreeSet<usize> = all.filter(|i| in_some(i) && !in_all(i)).collect();
    assert_eq!(found.certain.iter().copied().collect::<BTreeSet<_>>(), certain, "{:?}", case.options);
    assert_eq!(contested(&found), open, "{:?} {} {}", case.options, case.seats, case.kept);
}

#[test]
fn certain_are_those_of_every_best_set_and_contested_those_of_some() {
    for options in 1..=5 {
        each_case(options, agrees_with_the_best_sets);
    }
}

#[test]
fn a_lot_takes_the_places_one_after_the_other_in_every_order() {
    for options in 1..=4 {
        let orders = permutations(&(0..options).collect::<Vec<_>>());
        each_case(options, |case| {
            let found = case.outcome();
            for order in &orders {
                let drawn = found.contested.iter().flat_map(|contested| contested.settle(order));
                let elected: BTreeSet<usize> = found.certain.iter().copied().chain(drawn).collect();
                assert_eq!(elected, case.in_order(order), "{:?} {} {}", case.options, case.seats, case.kept);
            }
        });
    }
}

#[test]
fn who_has_less_than_none_does_not_stand() {
    for options in 1..=4 {
        each_case(options, |case| {
            for floor in 1..=4 {
                let case = Case { options: case.options.clone(), floor, ..*case };
                agrees_with_the_best_sets(&case);
            }
        });
    }
}

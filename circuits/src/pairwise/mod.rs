//! Orders compared two by two, for Condorcet methods; or an extra answer.
//!
//! * [`complete`]: every option ranked, no ties;
//! * [`partial`]: some ranked, no ties; the others after all of them, not compared with each other;
//! * [`ties`]: any order in which options may share a place.
//!
//! Each proves that the comparisons come from one order: no slot vector but that of an order satisfies the rules.

mod complete;
mod partial;
mod ties;

use crate::extras::Answer;
use crate::ranking::{check_groups, strict};
use crate::refusal::{at_most, check_count};
use crate::totals::{Parts, matrix, pairs};
use crate::{BallotForm, Extras, FormError, Refusal, Selection, Totals, confirmed};
use ostrakon_proofs::circuit::{Assignment, Circuit, MAX_BITS, MAX_RULES, MAX_SLOTS};
use std::cmp::Reverse;

/// What an order may look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Every option, no ties.
    Complete,
    /// Some options, no ties.
    Partial,
    /// Options may share places.
    Ties,
}

/// An order of the options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pairwise {
    options: usize,
    order: Order,
    extras: Extras,
}

impl Pairwise {
    /// Two options or more, as many as a ballot can hold.
    pub fn new(options: usize, order: Order, extras: Extras) -> Result<Self, FormError> {
        check_count(options, 2)?;
        let (slots, bits, rules) = match order {
            Order::Complete => complete::sizes(options, extras),
            Order::Partial => partial::sizes(options, extras),
            Order::Ties => ties::sizes(options, extras),
        };
        at_most("slots", slots, MAX_SLOTS)?;
        at_most("bits", bits, MAX_BITS)?;
        at_most("rules", rules, MAX_RULES)?;
        Ok(Self { options, order, extras })
    }

    /// Slots but those of extra answers.
    fn own_slots(&self) -> usize {
        let pairs = self.options * (self.options - 1) / 2;
        if self.order == Order::Complete { pairs } else { 2 * pairs }
    }

    fn check_order(&self, groups: &[Vec<usize>]) -> Result<(), Refusal> {
        let count = self.options;
        if self.order == Order::Ties {
            check_groups(groups, count)?;
            let flat = groups.is_empty() || groups[0].len() == count;
            return if flat { Err(Refusal::NothingPreferred) } else { Ok(()) };
        }
        let ranked = strict(groups, count)?.len();
        let min = if self.order == Order::Complete { count } else { 1 };
        if ranked >= min { Ok(()) } else { Err(Refusal::Ranked { ranked, min, max: count }) }
    }

    /// d_ij of one ballot or of many, R of them.
    fn compared(&self, own: &[u64], rest: u64) -> Option<Vec<Vec<u64>>> {
        if self.order != Order::Complete {
            return matrix(own, self.options, rest);
        }
        let mut d = vec![vec![0; self.options]; self.options];
        for ((i, j), before) in pairs(self.options).zip(own) {
            d[i][j] = *before;
            d[j][i] = rest.checked_sub(*before)?;
        }
        Some(d)
    }
}

/// The order that gives these comparisons, if any does: whoever is before more comes first. Who is before nobody is left out where that
/// is allowed.
fn read_back(d: &[Vec<u64>], order: Order) -> Vec<Vec<usize>> {
    let wins = |option: usize| d[option].iter().sum::<u64>();
    let mut options: Vec<usize> = (0..d.len()).collect();
    options.sort_by_key(|option| Reverse(wins(*option)));
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for option in options.into_iter().filter(|o| order == Order::Complete || wins(*o) > 0) {
        match groups.last_mut().filter(|group| wins(group[0]) == wins(option)) {
            Some(group) => group.push(option),
            None => groups.push(vec![option]),
        }
    }
    groups
}

impl BallotForm for Pairwise {
    fn circuit(&self) -> Circuit {
        match self.order {
            Order::Complete => complete::circuit(self.options, self.extras),
            Order::Partial => partial::circuit(self.options, self.extras),
            Order::Ties => ties::circuit(self.options, self.extras),
        }
    }

    fn check(&self, selection: &Selection) -> Result<(), Refusal> {
        match self.extras.sort(selection)? {
            Answer::Marked(Selection::Order(groups)) => self.check_order(groups),
            Answer::Marked(_) => Err(Refusal::Kind("a ranking")),
            Answer::Extra => Ok(()),
        }
    }

    fn assignment(&self, selection: &Selection) -> Result<Assignment, Refusal> {
        self.check(selection)?;
        let groups = if let Selection::Order(groups) = selection { Some(groups.as_slice()) } else { None };
        let mut filling = match self.order {
            Order::Complete => complete::fill(groups, self.options, self.extras),
            Order::Partial => partial::fill(groups, self.options),
            Order::Ties => ties::fill(groups, self.options),
        };
        filling.row(self.extras.bits(selection));
        Ok(filling.finish())
    }

    fn selection(&self, slots: &[u64]) -> Option<Selection> {
        let (own, last) = slots.split_at_checked(self.own_slots())?;
        if let Some(extra) = self.extras.selection(last)? {
            return confirmed(self, extra, slots);
        }
        let d = self.compared(own, 1)?;
        confirmed(self, Selection::Order(read_back(&d, self.order)), slots)
    }

    fn totals(&self, slots: &[u64], weight: u64) -> Option<Totals> {
        let parts = Parts::split(slots, self.own_slots(), self.extras, weight)?;
        let pairs = self.compared(parts.own, parts.rest)?;
        Some(Totals { pairs, none: parts.none, blank: parts.blank, ..Totals::default() })
    }
}

/// What place each option has, counted from 0; `None` for those not ranked.
fn places(groups: &[Vec<usize>], options: usize) -> Vec<Option<usize>> {
    let mut places = vec![None; options];
    for (place, group) in groups.iter().enumerate() {
        group.iter().for_each(|option| places[*option] = Some(place));
    }
    places
}

/// How many triples i < j < l.
fn triple_count(options: usize) -> usize {
    options * (options - 1) * options.saturating_sub(2) / 6
}

//! Places with points: Borda and other positional ranks, complete or partial, or an extra answer.
//!
//! Points p₀ ≥ p₁ ≥ … of Q places. Bits b_{i,q} (option i on place q); x_i (i has no place), unless all must have one; d_q for q = min …
//! Q − 1; z. Slots v_i = Σ_q p_q·b_{i,q}. Rules:
//!
//! ```text
//! Σ_q b_{i,q} + x_i = 1                           for each option;    Σ_q b_{i,q} + z = 1 if min = k
//! Σ_i b_{i,q} + z = 1                             for each place q < min
//! Σ_i b_{i,q−1} − Σ_i b_{i,q} − d_q = 0           for the others
//! ```
//!
//! How many are on a place falls from 1 to 0 once at most, so there are no gaps; one bit a place does what a bit for "taken" and one for the
//! fall would do.

use crate::extras::Answer;
use crate::refusal::{at_most, check_count};
use crate::sketch::{Filling, Sketch, each};
use crate::totals::{Parts, within};
use crate::{BallotForm, Extras, FormError, Refusal, Selection, Totals, confirmed};
use ostrakon_proofs::circuit::{Assignment, Circuit, MAX_BITS};

/// Ranks with points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranking {
    options: usize,
    min: usize,
    points: Vec<u64>,
    extras: Extras,
}

impl Ranking {
    /// 1 ≤ min ≤ places ≤ options; points that do not rise, the first above 0 and below 2³².
    pub fn new(options: usize, min: usize, points: Vec<u64>, extras: Extras) -> Result<Self, FormError> {
        check_count(options, 1)?;
        let places = points.len();
        if min < 1 || min > places || places > options {
            return Err(FormError::Places { min, places, count: options });
        }
        let falling = points.windows(2).all(|pair| pair[0] >= pair[1]);
        if !falling || points[0] < 1 || points[0] > u64::from(u32::MAX) {
            return Err(FormError::Points);
        }
        let without = if min == options { 0 } else { options };
        at_most("bits", options * places + without + (places - min) + extras.count(), MAX_BITS)?;
        Ok(Self { options, min, points, extras })
    }

    /// Borda's points k − 1, k − 2, … for all k places.
    pub fn borda(options: usize, min: usize, extras: Extras) -> Result<Self, FormError> {
        Self::new(options, min, (0..options as u64).rev().collect(), extras)
    }

    fn places(&self) -> usize {
        self.points.len()
    }

    /// Must every option have a place?
    fn complete(&self) -> bool {
        self.min == self.options
    }

    /// Option i on place q.
    fn bit(&self, option: usize, place: usize) -> u32 {
        (option * self.places() + place) as u32
    }

    fn place(&self, place: usize) -> impl Iterator<Item = u32> {
        (0..self.options).map(move |option| self.bit(option, place))
    }

    fn check_order(&self, groups: &[Vec<usize>]) -> Result<(), Refusal> {
        let ranking = strict(groups, self.options)?;
        let (ranked, min, max) = (ranking.len(), self.min, self.places());
        if (min..=max).contains(&ranked) { Ok(()) } else { Err(Refusal::Ranked { ranked, min, max }) }
    }

    fn draw_options(&self, sketch: &mut Sketch, without: std::ops::Range<u32>, z: &std::ops::Range<u32>) {
        for option in 0..self.options {
            let row = self.bit(option, 0)..self.bit(option, self.places());
            match self.complete() {
                true => sketch.rule(each(1, row.chain(z.clone())), 1),
                false => sketch.rule(each(1, row.chain([without.start + option as u32])), 1),
            }
        }
    }

    fn draw_places(&self, sketch: &mut Sketch, falls: std::ops::Range<u32>, z: &std::ops::Range<u32>) {
        for place in 0..self.min {
            sketch.rule(each(1, self.place(place).chain(z.clone())), 1);
        }
        for (place, fall) in (self.min..self.places()).zip(falls) {
            let before = each(1, self.place(place - 1));
            sketch.rule(before.chain(each(-1, self.place(place).chain([fall]))), 0);
        }
    }
}

/// The options of an order without ties, best first; every option there is, none twice.
pub(crate) fn strict(groups: &[Vec<usize>], count: usize) -> Result<Vec<usize>, Refusal> {
    check_groups(groups, count)?;
    match groups.iter().position(|group| group.len() > 1) {
        Some(place) => Err(Refusal::Tie(place + 1)),
        None => Ok(groups.concat()),
    }
}

/// Options that exist, none twice, no empty place.
pub(crate) fn check_groups(groups: &[Vec<usize>], count: usize) -> Result<(), Refusal> {
    if let Some(place) = groups.iter().position(Vec::is_empty) {
        return Err(Refusal::Gap(place + 1));
    }
    let mut seen = vec![false; count];
    for option in groups.iter().flatten() {
        let known = seen.get_mut(*option).ok_or(Refusal::UnknownOption { option: option + 1, count })?;
        if std::mem::replace(known, true) {
            return Err(Refusal::Repeated { option: option + 1 });
        }
    }
    Ok(())
}

impl BallotForm for Ranking {
    fn circuit(&self) -> Circuit {
        let mut sketch = Sketch::default();
        sketch.row(self.options * self.places());
        let without = sketch.row(if self.complete() { 0 } else { self.options });
        let falls = sketch.row(self.places() - self.min);
        let z = sketch.row(self.extras.count());
        for option in 0..self.options {
            let points = (0..).zip(&self.points).filter(|(_, points)| **points > 0);
            sketch.slot(points.map(|(place, points)| (self.bit(option, place), *points)));
        }
        sketch.slots(z.clone());
        self.draw_options(&mut sketch, without, &z);
        self.draw_places(&mut sketch, falls, &z);
        sketch.finish()
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
        let ranking = if let Selection::Order(groups) = selection { groups.concat() } else { Vec::new() };
        let mut bits = vec![false; self.options * self.places()];
        ranking.iter().enumerate().for_each(|(q, i)| bits[self.bit(*i, q) as usize] = true);
        let mut filling = Filling::default();
        filling.row(bits);
        if !self.complete() {
            filling.row((0..self.options).map(|option| !ranking.contains(&option)));
        }
        // The fall: place q is the first that nobody has. Of an extra answer nobody has any.
        filling.row((self.min..self.places()).map(|place| place == ranking.len()));
        filling.row(self.extras.bits(selection));
        Ok(filling.finish())
    }

    fn selection(&self, slots: &[u64]) -> Option<Selection> {
        let (own, last) = slots.split_at_checked(self.options)?;
        if let Some(extra) = self.extras.selection(last)? {
            return confirmed(self, extra, slots);
        }
        let mut ranking: Vec<usize> = (0..self.options).filter(|option| own[*option] > 0).collect();
        ranking.sort_by_key(|option| std::cmp::Reverse(own[*option]));
        // Whoever must be ranked on a place without points looks like one who is not.
        let rest: Vec<usize> = (0..self.options).filter(|option| own[*option] == 0).collect();
        let missing = self.min.saturating_sub(ranking.len());
        ranking.extend(rest.into_iter().take(missing));
        confirmed(self, Selection::ranking(ranking), slots)
    }

    fn totals(&self, slots: &[u64], weight: u64) -> Option<Totals> {
        let parts = Parts::split(slots, self.options, self.extras, weight)?;
        within(parts.own, self.points.iter().sum(), weight).then(|| parts.options())
    }
}

//! A score 0 … S for every option, or an extra answer.
//!
//! Values v_i, in bits or, where that is much smaller, numbers; slots v_i. With an extra answer, a gate: with F the number of bits of all v_i
//! and s in 0 … F,
//!
//! ```text
//! (sum of these bits) + s + F·z = F               in bits
//! Σ v + s + k·S·z = k·S                           as numbers, s in 0 … k·S
//! ```
//!
//! With pairs, a comparison of every two options ([`crate::comparison`]) besides, for STAR: slots g_ij after the v_i.

use crate::extras::Answer;
use crate::refusal::{at_most, check_count};
use crate::sketch::{Filling, Sketch, Value, each, times};
use crate::totals::{Parts, matrix, within};
use crate::{BallotForm, Extras, FormError, Refusal, Selection, Totals, comparison, confirmed, wide};
use ostrakon_proofs::circuit::{Assignment, Circuit, MAX_BITS, MAX_SLOTS};

/// Scores 0 … `max`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    options: usize,
    max: u64,
    pairs: bool,
    extras: Extras,
    wide: bool,
}

impl Score {
    /// 1 ≤ max < 2³²; with pairs, two options at least.
    pub fn new(options: usize, max: u64, pairs: bool, extras: Extras) -> Result<Self, FormError> {
        check_count(options, if pairs { 2 } else { 1 })?;
        if max < 1 || max > u64::from(u32::MAX) {
            return Err(FormError::Score(max));
        }
        let mut form = Self { options, max, pairs, extras, wide: false };
        if pairs {
            at_most("slots", options * options + extras.count(), MAX_SLOTS)?;
            at_most("bits", form.bit_count(), MAX_BITS)?;
        } else {
            form.wide = wide::taken(form.bit_count(), &form.numbers(), extras)?;
        }
        Ok(form)
    }

    /// With the second circuit, whatever is smaller.
    #[cfg(test)]
    pub(crate) fn as_numbers(self) -> Self {
        Self { wide: true, ..self }
    }

    /// F: bits of all scores.
    fn score_bits(&self) -> usize {
        self.options * wide::length(self.max)
    }

    fn bit_count(&self) -> usize {
        let gate = if self.extras.count() > 0 { wide::length(self.score_bits() as u64) } else { 0 };
        let pairs = if self.pairs { comparison::bits(self.options, self.max) } else { 0 };
        self.score_bits() + pairs + gate + self.extras.count()
    }

    /// Largest values of the second circuit's numbers.
    fn numbers(&self) -> Vec<u64> {
        let gate = (self.extras.count() > 0).then_some(self.options as u64 * self.max);
        std::iter::repeat_n(self.max, self.options).chain(gate).collect()
    }

    fn draw_bits(&self) -> Circuit {
        let mut sketch = Sketch::default();
        let values: Vec<Value> = (0..self.options).map(|_| sketch.value(self.max)).collect();
        values.iter().for_each(|value| sketch.slot(value.iter().copied()));
        if self.pairs {
            comparison::draw(&mut sketch, &values, self.max).into_iter().for_each(|g| sketch.slot([(g, 1)]));
        }
        if self.extras.count() > 0 {
            let (f, s) = (self.score_bits() as u64, sketch.value(self.score_bits() as u64));
            let z = sketch.row(self.extras.count());
            sketch.slots(z.clone());
            sketch.rule(each(1, 0..f as u32).chain(times(1, &s)).chain(each(f as i64, z)), f);
        }
        sketch.finish()
    }

    fn draw_numbers(&self) -> Circuit {
        let mut sketch = Sketch::default();
        let z = sketch.row(self.extras.count());
        let values: Vec<Value> = (0..self.options).map(|_| sketch.number(self.max)).collect();
        values.iter().for_each(|value| sketch.slot(value.iter().copied()));
        sketch.slots(z.clone());
        if self.extras.count() > 0 {
            let all = self.options as u64 * self.max;
            let s = sketch.number(all);
            let given = values.iter().flat_map(|value| times(1, value));
            sketch.rule(each(all as i64, z).chain(given).chain(times(1, &s)), all);
        }
        sketch.finish()
    }

    fn own_slots(&self) -> usize {
        let pairs = if self.pairs { self.options * (self.options - 1) } else { 0 };
        self.options + pairs
    }
}

/// One number an option, none above `max`.
pub(crate) fn check_scores(scores: &[u64], options: usize, max: u64) -> Result<(), Refusal> {
    if scores.len() != options {
        return Err(Refusal::Count { what: "scores", given: scores.len(), count: options });
    }
    match scores.iter().position(|score| *score > max) {
        Some(option) => Err(Refusal::TooMuch { option: option + 1, given: scores[option], max }),
        None => Ok(()),
    }
}

impl BallotForm for Score {
    fn circuit(&self) -> Circuit {
        if self.wide { self.draw_numbers() } else { self.draw_bits() }
    }

    fn check(&self, selection: &Selection) -> Result<(), Refusal> {
        match self.extras.sort(selection)? {
            Answer::Marked(Selection::Scores(scores)) => check_scores(scores, self.options, self.max),
            Answer::Marked(_) => Err(Refusal::Kind("a score for each option")),
            Answer::Extra => Ok(()),
        }
    }

    fn assignment(&self, selection: &Selection) -> Result<Assignment, Refusal> {
        self.check(selection)?;
        let zeros = vec![0; self.options];
        let scored = if let Selection::Scores(scores) = selection { Some(scores) } else { None };
        let scores = scored.unwrap_or(&zeros);
        let mut filling = Filling::default();
        if self.wide {
            filling.row(self.extras.bits(selection));
            scores.iter().for_each(|score| filling.number(*score, self.max));
            let all = self.options as u64 * self.max;
            let left = scored.map_or(0, |scores| all - scores.iter().sum::<u64>());
            filling.number(left, if self.extras.count() > 0 { all } else { 0 });
            return Ok(filling.finish());
        }
        scores.iter().for_each(|score| filling.value(*score, self.max));
        let set = filling.ones();
        if self.pairs {
            comparison::fill(&mut filling, scores, self.max);
        }
        if self.extras.count() > 0 {
            let f = self.score_bits() as u64;
            filling.value(scored.map_or(0, |_| f - set), f);
        }
        filling.row(self.extras.bits(selection));
        Ok(filling.finish())
    }

    fn selection(&self, slots: &[u64]) -> Option<Selection> {
        let (own, last) = slots.split_at_checked(self.own_slots())?;
        let extra = self.extras.selection(last)?;
        confirmed(self, extra.unwrap_or_else(|| Selection::Scores(own[..self.options].to_vec())), slots)
    }

    fn totals(&self, slots: &[u64], weight: u64) -> Option<Totals> {
        let parts = Parts::split(slots, self.own_slots(), self.extras, weight)?;
        let (scores, ordered) = parts.own.split_at_checked(self.options)?;
        let pairs = if self.pairs { matrix(ordered, self.options, parts.rest)? } else { Vec::new() };
        within(scores, self.max, weight).then_some(())?;
        let (none, blank) = (parts.none, parts.blank);
        Some(Totals { options: scores.to_vec(), pairs, none, blank, ..Totals::default() })
    }
}

//! Points shared out: 0 … E to every option, between min and B in all, or an extra answer.
//!
//! Values v_i, in bits or, where that is much smaller, numbers; slots v_i. With s in 0 … B − min, the gate
//!
//! ```text
//! Σ v + s + B·z = B
//! ```

use crate::extras::Answer;
use crate::refusal::check_count;
use crate::score::check_scores;
use crate::sketch::{Filling, Sketch, Value, each, times};
use crate::totals::{Parts, within};
use crate::{BallotForm, Extras, FormError, Refusal, Selection, Totals, confirmed, wide};
use ostrakon_proofs::circuit::{Assignment, Circuit};

/// Up to `each` points an option, between `min` and `budget` in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cumulative {
    options: usize,
    min: u64,
    each: u64,
    budget: u64,
    extras: Extras,
    wide: bool,
}

impl Cumulative {
    /// 1 ≤ min ≤ budget < 2³², 1 ≤ each ≤ budget, and options × each ≥ min.
    pub fn new(options: usize, min: u64, each: u64, budget: u64, extras: Extras) -> Result<Self, FormError> {
        check_count(options, 1)?;
        let bounded = (1..=budget).contains(&min) && (1..=budget).contains(&each);
        if !bounded || budget > u64::from(u32::MAX) || options as u64 * each < min {
            return Err(FormError::Budget { min, each, budget });
        }
        let mut form = Self { options, min, each, budget, extras, wide: false };
        form.wide = wide::taken(form.bit_count(), &form.numbers(), extras)?;
        Ok(form)
    }

    /// With the second circuit, whatever is smaller.
    #[cfg(test)]
    pub(crate) fn as_numbers(self) -> Self {
        Self { wide: true, ..self }
    }

    fn bit_count(&self) -> usize {
        self.options * wide::length(self.each) + wide::length(self.budget - self.min) + self.extras.count()
    }

    /// Largest values of the second circuit's numbers.
    fn numbers(&self) -> Vec<u64> {
        let slack = self.budget - self.min;
        std::iter::repeat_n(self.each, self.options).chain((slack > 0).then_some(slack)).collect()
    }

    /// A value, as this form's circuit holds it.
    fn value(&self, sketch: &mut Sketch, largest: u64) -> Value {
        if self.wide { sketch.number(largest) } else { sketch.value(largest) }
    }

    fn fill(&self, filling: &mut Filling, value: u64, largest: u64) {
        if self.wide { filling.number(value, largest) } else { filling.value(value, largest) }
    }
}

impl BallotForm for Cumulative {
    fn circuit(&self) -> Circuit {
        let mut sketch = Sketch::default();
        // Extra answers are the last bits, and numbers come after all bits.
        let early = sketch.row(if self.wide { self.extras.count() } else { 0 });
        let values: Vec<Value> = (0..self.options).map(|_| self.value(&mut sketch, self.each)).collect();
        let s = self.value(&mut sketch, self.budget - self.min);
        let z = if self.wide { early } else { sketch.row(self.extras.count()) };
        values.iter().for_each(|value| sketch.slot(value.iter().copied()));
        sketch.slots(z.clone());
        let given = values.iter().flat_map(|value| times(1, value));
        sketch.rule(given.chain(times(1, &s)).chain(each(self.budget as i64, z)), self.budget);
        sketch.finish()
    }

    fn check(&self, selection: &Selection) -> Result<(), Refusal> {
        let Answer::Marked(answer) = self.extras.sort(selection)? else { return Ok(()) };
        let Selection::Scores(points) = answer else { return Err(Refusal::Kind("points for each option")) };
        check_scores(points, self.options, self.each)?;
        let given: u128 = points.iter().map(|p| u128::from(*p)).sum();
        if (u128::from(self.min)..=u128::from(self.budget)).contains(&given) {
            return Ok(());
        }
        Err(Refusal::Budget { given, min: self.min, budget: self.budget })
    }

    fn assignment(&self, selection: &Selection) -> Result<Assignment, Refusal> {
        self.check(selection)?;
        let zeros = vec![0; self.options];
        let given = if let Selection::Scores(points) = selection { Some(points) } else { None };
        let left = given.map_or(0, |points| self.budget - points.iter().sum::<u64>());
        let mut filling = Filling::default();
        given.unwrap_or(&zeros).iter().for_each(|v| self.fill(&mut filling, *v, self.each));
        self.fill(&mut filling, left, self.budget - self.min);
        filling.row(self.extras.bits(selection));
        Ok(filling.finish())
    }

    fn selection(&self, slots: &[u64]) -> Option<Selection> {
        let (own, last) = slots.split_at_checked(self.options)?;
        let extra = self.extras.selection(last)?;
        confirmed(self, extra.unwrap_or_else(|| Selection::Scores(own.to_vec())), slots)
    }

    fn totals(&self, slots: &[u64], weight: u64) -> Option<Totals> {
        let parts = Parts::split(slots, self.options, self.extras, weight)?;
        within(parts.own, self.each, weight).then(|| parts.options())
    }
}

//! Between min and max of k options, with constraints on some of them, or an extra answer.
//!
//! Bits b₀ … b_{k−1}; for each constraint q a number s_q in 0 … max_q − min_q; a number s in 0 … max − min; z. Rules:
//!
//! ```text
//! Σ_{i of q} b_i + s_q + max_q·z = max_q          for each constraint
//! Σ b + s + max·z = max
//! ```
//!
//! With z = 0, Σ b = max − s lies between min and max, and so within each constraint. With z = 1, everything is 0. Since min ≥ 1, an
//! extra answer and marking nothing differ.

use crate::extras::Answer;
use crate::refusal::{at_most, check_count};
use crate::selection::{check_options, marked, row};
use crate::sketch::{Filling, Sketch, each, times};
use crate::totals::{Parts, within};
use crate::{BallotForm, Extras, FormError, Refusal, Selection, Totals, confirmed};
use ostrakon_proofs::circuit::{Assignment, Circuit};

/// The most constraints (spec 0.8).
const MAX_CONSTRAINTS: usize = 64;

/// Between `min` and `max` of these options.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constraint {
    /// Their positions, ascending.
    pub options: Vec<usize>,
    /// At least this many of them.
    pub min: usize,
    /// At most this many of them.
    pub max: usize,
}

/// Approval of `min` … `max` of `options`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    options: usize,
    min: usize,
    max: usize,
    constraints: Vec<Constraint>,
    extras: Extras,
}

impl Approval {
    /// 1 ≤ min ≤ max ≤ options.
    pub fn new(options: usize, min: usize, max: usize, extras: Extras) -> Result<Self, FormError> {
        check_count(options, 1)?;
        if min < 1 || min > max || max > options {
            return Err(FormError::Bounds { min, max, count: options });
        }
        Ok(Self { options, min, max, constraints: Vec::new(), extras })
    }

    /// With constraints, and an example of a marking that keeps to all of them: without one, nobody could say that the question can be
    /// answered at all.
    pub fn constrained(mut self, constraints: Vec<Constraint>, example: &[usize]) -> Result<Self, FormError> {
        at_most("constraints", constraints.len(), MAX_CONSTRAINTS)?;
        for (index, constraint) in (1..).zip(&constraints) {
            constraint
                .problem(self.options)
                .map_or(Ok(()), |what| Err(FormError::Constraint { index, what }))?;
        }
        if constraints.is_empty() || example.is_empty() {
            return Err(FormError::ExampleMissing);
        }
        self.constraints = constraints;
        self.check(&Selection::Options(example.to_vec())).map_err(FormError::Example)?;
        Ok(self)
    }

    fn check_marks(&self, options: &[usize]) -> Result<(), Refusal> {
        check_options(options, self.options)?;
        let (marked, min, max) = (options.len(), self.min, self.max);
        if !(min..=max).contains(&marked) {
            return Err(Refusal::Between { marked, min, max });
        }
        self.constraints.iter().try_for_each(|constraint| constraint.check(options))
    }
}

impl Constraint {
    fn problem(&self, count: usize) -> Option<&'static str> {
        if self.options.is_empty() {
            return Some("it is about no option");
        }
        if check_options(&self.options, count).is_err() {
            return Some("its options must be positions from 0, ascending, each once");
        }
        let right = self.min <= self.max && self.max >= 1 && self.max <= self.options.len();
        (!right).then_some("0 ≤ min ≤ max, 1 ≤ max ≤ the number of its options must hold")
    }

    fn marked(&self, options: &[usize]) -> usize {
        options.iter().filter(|option| self.options.contains(option)).count()
    }

    fn check(&self, options: &[usize]) -> Result<(), Refusal> {
        let (marked, min, max) = (self.marked(options), self.min, self.max);
        if (min..=max).contains(&marked) {
            return Ok(());
        }
        let options = self.options.iter().map(|option| option + 1).collect();
        Err(Refusal::Constraint { options, marked, min, max })
    }

    fn slack(&self) -> u64 {
        (self.max - self.min) as u64
    }
}

impl BallotForm for Approval {
    fn circuit(&self) -> Circuit {
        let mut sketch = Sketch::default();
        let bits = sketch.row(self.options);
        let slacks: Vec<_> = self.constraints.iter().map(|q| sketch.value(q.slack())).collect();
        let (s, max) = (sketch.value((self.max - self.min) as u64), self.max as i64);
        let z = sketch.row(self.extras.count());
        sketch.slots(bits.clone());
        sketch.slots(z.clone());
        for (q, slack) in self.constraints.iter().zip(&slacks) {
            let marks = each(1, q.options.iter().map(|option| *option as u32));
            sketch.rule(marks.chain(times(1, slack)).chain(each(q.max as i64, z.clone())), q.max as u64);
        }
        sketch.rule(each(1, bits).chain(times(1, &s)).chain(each(max, z)), max as u64);
        sketch.finish()
    }

    fn check(&self, selection: &Selection) -> Result<(), Refusal> {
        match self.extras.sort(selection)? {
            Answer::Marked(Selection::Options(options)) => self.check_marks(options),
            Answer::Marked(_) => Err(Refusal::Kind("marks")),
            Answer::Extra => Ok(()),
        }
    }

    fn assignment(&self, selection: &Selection) -> Result<Assignment, Refusal> {
        self.check(selection)?;
        let marks = if let Selection::Options(options) = selection { Some(options.as_slice()) } else { None };
        let options = marks.unwrap_or_default();
        // Of an extra answer every slack is 0.
        let left = |max: usize, marked: usize| marks.map_or(0, |_| (max - marked) as u64);
        let mut filling = Filling::default();
        filling.row(row(self.options, options));
        for q in &self.constraints {
            filling.value(left(q.max, q.marked(options)), q.slack());
        }
        filling.value(left(self.max, options.len()), (self.max - self.min) as u64);
        filling.row(self.extras.bits(selection));
        Ok(filling.finish())
    }

    fn selection(&self, slots: &[u64]) -> Option<Selection> {
        let (own, last) = slots.split_at_checked(self.options)?;
        let found = match self.extras.selection(last)? {
            Some(extra) => extra,
            None => Selection::Options(marked(own)?),
        };
        confirmed(self, found, slots)
    }

    fn totals(&self, slots: &[u64], weight: u64) -> Option<Totals> {
        let parts = Parts::split(slots, self.options, self.extras, weight)?;
        within(slots, 1, weight).then(|| parts.options())
    }
}

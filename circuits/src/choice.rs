//! One of k, or an extra answer.
//!
//! Bits b₀ … b_{k−1}, z with Σ b + z = 1; slots b₀ … b_{k−1}, and z_blank. "None" is what is left of the ballots' weight.

use crate::extras::Answer;
use crate::refusal::check_count;
use crate::selection::{check_options, marked, row};
use crate::sketch::{Filling, Sketch, each};
use crate::{BallotForm, Extras, FormError, Refusal, Selection, Totals};
use ostrakon_proofs::circuit::{Assignment, Circuit};

/// One of `options`, or an extra answer where offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    options: usize,
    extras: Extras,
}

impl Choice {
    /// At least two answers, one of them an option.
    pub fn new(options: usize, extras: Extras) -> Result<Self, FormError> {
        check_count(options, 1)?;
        match options + extras.count() {
            found @ 0..2 => Err(FormError::TooFew { what: "answers", least: 2, found }),
            _ => Ok(Self { options, extras }),
        }
    }

    /// The extra answer that has a slot.
    fn slotted(&self) -> Extras {
        Extras { none: false, ..self.extras }
    }
}

impl BallotForm for Choice {
    fn circuit(&self) -> Circuit {
        let mut sketch = Sketch::default();
        let (bits, none) = (sketch.row(self.options), sketch.row(usize::from(self.extras.none)));
        let blank = sketch.row(usize::from(self.extras.blank));
        sketch.slots(bits.clone());
        sketch.slots(blank.clone());
        sketch.rule(each(1, bits.chain(none).chain(blank)), 1);
        sketch.finish()
    }

    fn check(&self, selection: &Selection) -> Result<(), Refusal> {
        match self.extras.sort(selection)? {
            Answer::Marked(Selection::Options(options)) => {
                check_options(options, self.options)?;
                if options.len() == 1 { Ok(()) } else { Err(Refusal::ExactlyOne { marked: options.len() }) }
            }
            Answer::Marked(_) => Err(Refusal::Kind("one mark")),
            Answer::Extra => Ok(()),
        }
    }

    fn assignment(&self, selection: &Selection) -> Result<Assignment, Refusal> {
        self.check(selection)?;
        let options = if let Selection::Options(options) = selection { options.as_slice() } else { &[] };
        let mut filling = Filling::default();
        filling.row(row(self.options, options));
        filling.row(self.extras.bits(selection));
        Ok(filling.finish())
    }

    fn selection(&self, slots: &[u64]) -> Option<Selection> {
        let (own, last) = slots.split_at_checked(self.options)?;
        let options = marked(own)?;
        match (self.slotted().selection(last)?, options.len()) {
            (Some(blank), 0) => Some(blank),
            (None, 0) if self.extras.none => Some(Selection::None),
            (None, 1) => Some(Selection::Options(options)),
            _ => None,
        }
    }

    fn totals(&self, slots: &[u64], weight: u64) -> Option<Totals> {
        let (own, last) = slots.split_at_checked(self.options)?;
        let (_, blank) = self.slotted().totals(last)?;
        let sum = slots.iter().try_fold(0u64, |sum, v| sum.checked_add(*v))?;
        let none = weight.checked_sub(sum)?;
        if !self.extras.none && none != 0 {
            return None;
        }
        let none = self.extras.none.then_some(none);
        Some(Totals { options: own.to_vec(), none, blank, ..Totals::default() })
    }
}

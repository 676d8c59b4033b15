//! One of m, or none of them.
//!
//! Bits b₀ … b_{m−1} (and one for "none") with Σ b = 1; slots b₀ … b_{m−1}. "None" is what is left of the ballots' weight.

use crate::refusal::check_count;
use crate::{BallotForm, FormError, Refusal, Selection, Totals, check_options, marked, row};
use ostrakon_proofs::circuit::{Circuit, Rule};

/// One of `options`, or none where offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    options: usize,
    none: bool,
}

impl Choice {
    /// At least two answers.
    pub fn new(options: usize, none: bool) -> Result<Self, FormError> {
        check_count(options)?;
        if options + usize::from(none) < 2 || options == 0 {
            return Err(FormError::TooFewOptions);
        }
        Ok(Self { options, none })
    }

    fn bit_count(&self) -> usize {
        self.options + usize::from(self.none)
    }
}

impl BallotForm for Choice {
    fn circuit(&self) -> Circuit {
        let rule = Rule { terms: (0..self.bit_count() as u32).map(|b| (b, 1)).collect(), constant: 1 };
        let slots = (0..self.options as u32).map(|b| vec![(b, 1)]).collect();
        crate::built(Circuit::new(self.bit_count(), slots, vec![rule]))
    }

    fn check(&self, selection: &Selection) -> Result<(), Refusal> {
        match selection {
            Selection::Options(options) => {
                check_options(options, self.options)?;
                if options.len() == 1 { Ok(()) } else { Err(Refusal::ExactlyOne { marked: options.len() }) }
            }
            Selection::None if self.none => Ok(()),
            Selection::None => Err(Refusal::NoneNotOffered),
            Selection::Blank => Err(Refusal::BlankNotOffered),
        }
    }

    fn bits(&self, selection: &Selection) -> Result<Vec<bool>, Refusal> {
        self.check(selection)?;
        Ok(match selection {
            Selection::Options(options) => row(self.bit_count(), options),
            _ => row(self.bit_count(), &[self.options]),
        })
    }

    fn selection(&self, slots: &[u64]) -> Option<Selection> {
        let options = marked(slots).filter(|_| slots.len() == self.options)?;
        match options.len() {
            0 if self.none => Some(Selection::None),
            1 => Some(Selection::Options(options)),
            _ => None,
        }
    }

    fn totals(&self, slots: &[u64], weight: u64) -> Option<Totals> {
        let sum = slots.iter().try_fold(0u64, |sum, v| sum.checked_add(*v))?;
        let none = weight.checked_sub(sum)?;
        if slots.len() != self.options || (!self.none && none != 0) {
            return None;
        }
        Some(Totals { options: slots.to_vec(), none: self.none.then_some(none), blank: None })
    }
}

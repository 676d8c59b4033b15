//! Between min and max of m options, or explicitly blank.
//!
//! Bits b₀ … b_{m−1}; a slack number s in 0 … max − min; z for blank. One rule:
//!
//! ```text
//! Σ b + s + max·z = max
//! ```
//!
//! With z = 0, Σ b = max − s lies between min and max. With z = 1, Σ b + s = 0. Since min ≥ 1, blank and approving differ.

use crate::refusal::check_count;
use crate::{BallotForm, FormError, Refusal, Selection, Totals, check_options, marked, row};
use ostrakon_proofs::circuit::{Circuit, Rule, number_bits, number_weights};

/// Approval of `min` … `max` of `options`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Approval {
    options: usize,
    min: usize,
    max: usize,
    blank: bool,
}

impl Approval {
    /// 1 ≤ min ≤ max ≤ options.
    pub fn new(options: usize, min: usize, max: usize, blank: bool) -> Result<Self, FormError> {
        check_count(options)?;
        if min < 1 || min > max || max > options {
            return Err(FormError::Bounds { min, max, count: options });
        }
        Ok(Self { options, min, max, blank })
    }

    fn slack(&self) -> u64 {
        (self.max - self.min) as u64
    }

    fn slot_count(&self) -> usize {
        self.options + usize::from(self.blank)
    }
}

impl BallotForm for Approval {
    fn circuit(&self) -> Circuit {
        let slack = number_weights(self.slack());
        let bits = self.slot_count() + slack.len();
        let coefficients = std::iter::repeat_n(1, self.options)
            .chain(slack.iter().map(|w| *w as i64))
            .chain(self.blank.then_some(self.max as i64));
        let terms = (0..).zip(coefficients).collect();
        let mut slots: Vec<_> = (0..self.options as u32).map(|b| vec![(b, 1)]).collect();
        slots.extend(self.blank.then(|| vec![(bits as u32 - 1, 1)]));
        crate::built(Circuit::new(bits, slots, vec![Rule { terms, constant: self.max as i64 }]))
    }

    fn check(&self, selection: &Selection) -> Result<(), Refusal> {
        match selection {
            Selection::Options(options) => {
                check_options(options, self.options)?;
                let (marked, min, max) = (options.len(), self.min, self.max);
                if (min..=max).contains(&marked) {
                    Ok(())
                } else {
                    Err(Refusal::Between { marked, min, max })
                }
            }
            Selection::Blank if self.blank => Ok(()),
            Selection::Blank => Err(Refusal::BlankNotOffered),
            Selection::None => Err(Refusal::NoneNotOffered),
        }
    }

    fn bits(&self, selection: &Selection) -> Result<Vec<bool>, Refusal> {
        self.check(selection)?;
        let (options, slack) = match selection {
            Selection::Options(options) => (options.as_slice(), self.max - options.len()),
            _ => (&[][..], 0),
        };
        let mut bits = row(self.options, options);
        bits.extend(number_bits(slack as u64, self.slack()).unwrap_or_default());
        bits.extend(self.blank.then_some(*selection == Selection::Blank));
        Ok(bits)
    }

    fn selection(&self, slots: &[u64]) -> Option<Selection> {
        let options = marked(slots).filter(|_| slots.len() == self.slot_count())?;
        let found = match self.blank && options.last() == Some(&self.options) {
            true if options.len() == 1 => Selection::Blank,
            true => return None,
            false => Selection::Options(options),
        };
        self.check(&found).ok().map(|()| found)
    }

    fn totals(&self, slots: &[u64], weight: u64) -> Option<Totals> {
        if slots.len() != self.slot_count() || slots.iter().any(|v| *v > weight) {
            return None;
        }
        let blank = self.blank.then(|| slots[self.options]);
        Some(Totals { options: slots[..self.options].to_vec(), none: None, blank })
    }
}

//! For, against or abstain.
//!
//! Bits b₀ b₁ b₂ with b₀ + b₁ + b₂ = 1; slots b₀ and b₁. Abstentions are what is left of the ballots' weight.

use crate::selection::{check_options, marked, row};
use crate::sketch::{Filling, Sketch, each};
use crate::{BallotForm, FormError, Refusal, Selection, Totals};
use ostrakon_proofs::circuit::{Assignment, Circuit};

/// A motion: options for, against, abstain, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Motion;

impl Motion {
    /// Exactly three options.
    pub fn new(options: usize) -> Result<Self, FormError> {
        if options == 3 { Ok(Self) } else { Err(FormError::MotionOptions(options)) }
    }
}

impl BallotForm for Motion {
    fn circuit(&self) -> Circuit {
        let mut sketch = Sketch::default();
        let bits = sketch.row(3);
        sketch.slots(0..2);
        sketch.rule(each(1, bits), 1);
        sketch.finish()
    }

    fn check(&self, selection: &Selection) -> Result<(), Refusal> {
        match selection {
            Selection::Options(options) => {
                check_options(options, 3)?;
                if options.len() == 1 { Ok(()) } else { Err(Refusal::ExactlyOne { marked: options.len() }) }
            }
            Selection::None => Err(Refusal::NoneNotOffered),
            Selection::Blank => Err(Refusal::BlankNotOffered),
            _ => Err(Refusal::Kind("one mark")),
        }
    }

    fn assignment(&self, selection: &Selection) -> Result<Assignment, Refusal> {
        self.check(selection)?;
        let mut filling = Filling::default();
        if let Selection::Options(options) = selection {
            filling.row(row(3, options));
        }
        Ok(filling.finish())
    }

    fn selection(&self, slots: &[u64]) -> Option<Selection> {
        let options = marked(slots).filter(|_| slots.len() == 2)?;
        match options.len() {
            0 => Some(Selection::Options(vec![2])),
            1 => Some(Selection::Options(options)),
            _ => None,
        }
    }

    fn totals(&self, slots: &[u64], weight: u64) -> Option<Totals> {
        let [yes, no] = slots.try_into().ok()?;
        let abstain = weight.checked_sub(yes)?.checked_sub(no)?;
        Some(Totals { options: vec![yes, no, abstain], ..Totals::default() })
    }
}

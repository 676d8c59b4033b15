//! For, against or abstain.
//!
//! Bits b₀ b₁ b₂ with b₀ + b₁ + b₂ = 1; slots b₀ and b₁. Abstentions are what is left of the ballots' weight.

use crate::{BallotForm, FormError, Refusal, Selection, Totals, check_options, marked, row};
use ostrakon_proofs::circuit::{Circuit, Rule};

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
        let rule = Rule { terms: vec![(0, 1), (1, 1), (2, 1)], constant: 1 };
        crate::built(Circuit::new(3, vec![vec![(0, 1)], vec![(1, 1)]], vec![rule]))
    }

    fn check(&self, selection: &Selection) -> Result<(), Refusal> {
        match selection {
            Selection::Options(options) => {
                check_options(options, 3)?;
                if options.len() == 1 { Ok(()) } else { Err(Refusal::ExactlyOne { marked: options.len() }) }
            }
            Selection::None => Err(Refusal::NoneNotOffered),
            Selection::Blank => Err(Refusal::BlankNotOffered),
        }
    }

    fn bits(&self, selection: &Selection) -> Result<Vec<bool>, Refusal> {
        self.check(selection)?;
        match selection {
            Selection::Options(options) => Ok(row(3, options)),
            _ => Err(Refusal::ExactlyOne { marked: 0 }),
        }
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
        Some(Totals { options: vec![yes, no, abstain], none: None, blank: None })
    }
}

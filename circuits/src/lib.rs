//! Floor 2: what makes a ballot valid. One file a ballot type, each with its construction and its plain check.
//!
//! Every type is written twice: as a plain check on what the voter marked, and as a circuit of bits, numbers and linear
//! rules (spec 3.1, 3.2). The tests hold one against the other on every small case.
//!
//! * [`Motion`], [`Choice`], [`Approval`]: marks
//! * [`Score`], [`Cumulative`]: numbers; the second circuit of spec 3.2 where many bits would be needed
//! * [`Ranking`]: places with points
//! * [`Pairwise`]: orders, compared two by two
//! * [`Grades`]: a grade for each

#![forbid(unsafe_code)]

mod approval;
mod choice;
mod comparison;
mod cumulative;
mod extras;
mod grades;
mod motion;
mod pairwise;
mod ranking;
mod refusal;
mod score;
mod selection;
mod sketch;
mod totals;
mod wide;

pub use approval::{Approval, Constraint};
pub use choice::Choice;
pub use cumulative::Cumulative;
pub use extras::Extras;
pub use grades::Grades;
pub use motion::Motion;
pub use pairwise::{Order, Pairwise};
pub use ranking::Ranking;
pub use refusal::{FormError, Refusal};
pub use score::Score;
pub use selection::Selection;
pub use totals::Totals;

use ostrakon_proofs::circuit::{Assignment, Circuit};

/// A ballot type with its parameters.
pub trait BallotForm {
    /// Bits, numbers, slots and rules.
    fn circuit(&self) -> Circuit;
    /// The plain check: what is wrong with this selection, in words.
    fn check(&self, selection: &Selection) -> Result<(), Refusal>;
    /// The variables that say this selection. Refuses exactly what `check` refuses.
    fn assignment(&self, selection: &Selection) -> Result<Assignment, Refusal>;
    /// What a ballot with these slot values may have marked: a selection that gives them, or `None` if none does.
    fn selection(&self, slots: &[u64]) -> Option<Selection>;
    /// What the slots' totals say, with the total weight of the ballots counted.
    /// `None` if they cannot come from ballots of this form.
    fn totals(&self, slots: &[u64], weight: u64) -> Option<Totals>;
}

/// `found`, if it is valid and gives these slots: how every type makes sure that it reads slots back right.
fn confirmed(form: &impl BallotForm, found: Selection, slots: &[u64]) -> Option<Selection> {
    let assignment = form.assignment(&found).ok()?;
    (form.circuit().values(&assignment) == slots).then_some(found)
}

#[cfg(test)]
mod tests;

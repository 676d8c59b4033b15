//! Floor 2: what makes a ballot valid. One file a ballot type, each with its construction and its plain check.
//!
//! Every type is written twice: as a plain check on what the voter marked, and as a circuit of bits and linear rules
//! (spec 3.2). The tests hold one against the other on every small case.

#![forbid(unsafe_code)]

mod approval;
mod choice;
mod motion;
mod refusal;

pub use approval::Approval;
pub use choice::Choice;
pub use motion::Motion;
pub use refusal::{FormError, Refusal};

use ostrakon_proofs::circuit::Circuit;

/// What a voter marks in one contest: options counted from 0.
#[derive(Clone, PartialEq, Eq)]
pub enum Selection {
    /// These options, ascending.
    Options(Vec<usize>),
    /// Explicitly none of the options ("none of these").
    None,
    /// Explicitly blank.
    Blank,
}

impl std::fmt::Debug for Selection {
    /// A selection is a vote: it is never printed by accident.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("<redacted>")
    }
}

/// The totals of one contest, told apart by what they count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals {
    /// One an option.
    pub options: Vec<u64>,
    /// "None of these", where the contest offers it.
    pub none: Option<u64>,
    /// Blank, where the contest counts it.
    pub blank: Option<u64>,
}

/// A ballot type with its parameters.
pub trait BallotForm {
    /// Bits, slots and rules.
    fn circuit(&self) -> Circuit;
    /// The plain check: what is wrong with this selection, in words.
    fn check(&self, selection: &Selection) -> Result<(), Refusal>;
    /// The bits that say this selection. Refuses exactly what `check` refuses.
    fn bits(&self, selection: &Selection) -> Result<Vec<bool>, Refusal>;
    /// What a ballot with these slot values marked: the reverse of `bits`, on slots. `None` if no selection gives them.
    fn selection(&self, slots: &[u64]) -> Option<Selection>;
    /// The totals by option, from the slots' totals and the total weight of the ballots counted.
    /// `None` if they cannot come from ballots of this form.
    fn totals(&self, slots: &[u64], weight: u64) -> Option<Totals>;
}

/// Every option below `count`, ascending, none twice.
fn check_options(options: &[usize], count: usize) -> Result<(), Refusal> {
    if let Some(option) = options.iter().find(|o| **o >= count) {
        return Err(Refusal::UnknownOption { option: option + 1, count });
    }
    match options.windows(2).find(|pair| pair[0] >= pair[1]) {
        Some(pair) => Err(Refusal::Repeated { option: pair[1] + 1 }),
        None => Ok(()),
    }
}

/// A row of `count` bits with those of `marked` set.
fn row(count: usize, marked: &[usize]) -> Vec<bool> {
    let mut bits = vec![false; count];
    marked.iter().for_each(|o| bits[*o] = true);
    bits
}

/// The slots that are 1, if all are 0 or 1.
fn marked(slots: &[u64]) -> Option<Vec<usize>> {
    slots
        .iter()
        .all(|v| *v <= 1)
        .then(|| slots.iter().enumerate().filter(|(_, v)| **v == 1).map(|(i, _)| i).collect())
}

/// Circuits of checked parameters are always well-formed; the tests build every one of the small sizes.
#[expect(clippy::expect_used, reason = "parameters were checked when the form was made")]
fn built(circuit: Result<Circuit, ostrakon_proofs::circuit::CircuitError>) -> Circuit {
    circuit.expect("a checked form has a circuit")
}

#[cfg(test)]
mod tests;

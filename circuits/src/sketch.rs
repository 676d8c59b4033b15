//! A circuit being drawn: variables handed out in order, rules and slots over them; and the assignment that fills it.

use ostrakon_proofs::circuit::{Assignment, Circuit, Rule, Slot, number_bits, number_weights};
use std::ops::Range;

/// Bits or a number with their weights: what a value is made of.
pub(crate) type Value = Vec<(u32, u64)>;

/// A circuit being drawn.
#[derive(Default)]
pub(crate) struct Sketch {
    bits: u32,
    numbers: Vec<u64>,
    slots: Vec<Slot>,
    rules: Vec<Rule>,
}

impl Sketch {
    /// So many bits.
    pub(crate) fn row(&mut self, count: usize) -> Range<u32> {
        let start = self.bits;
        self.bits += count as u32;
        start..self.bits
    }

    /// A value 0 … `maximum` in bits (spec 3.1).
    pub(crate) fn value(&mut self, maximum: u64) -> Value {
        let weights = number_weights(maximum);
        self.row(weights.len()).zip(weights).collect()
    }

    /// A value 0 … `maximum` as a number with a range proof; after all bits. Nothing if it can only be 0.
    pub(crate) fn number(&mut self, maximum: u64) -> Value {
        if maximum == 0 {
            return Value::new();
        }
        self.numbers.push(maximum);
        vec![(self.bits + self.numbers.len() as u32 - 1, 1)]
    }

    /// v = Σ weight · variable.
    pub(crate) fn slot(&mut self, value: impl IntoIterator<Item = (u32, u64)>) {
        self.slots.push(value.into_iter().collect());
    }

    /// Each bit a slot.
    pub(crate) fn slots(&mut self, bits: Range<u32>) {
        bits.for_each(|bit| self.slot([(bit, 1)]));
    }

    /// Σ coefficient · variable = constant.
    pub(crate) fn rule(&mut self, terms: impl IntoIterator<Item = (u32, i64)>, constant: u64) {
        let mut terms: Vec<_> = terms.into_iter().filter(|term| term.1 != 0).collect();
        terms.sort_unstable();
        self.rules.push(Rule { terms, constant: constant as i64 });
    }

    /// Circuits of checked parameters are always well-formed; the tests build every one of the small sizes.
    #[expect(clippy::expect_used, reason = "parameters and sizes were checked when the form was made")]
    pub(crate) fn finish(self) -> Circuit {
        Circuit::with_numbers(self.bits as usize, self.numbers, self.slots, self.rules)
            .expect("a checked form has a circuit")
    }
}

/// `value` times `factor`, as terms of a rule.
pub(crate) fn times(factor: i64, value: &[(u32, u64)]) -> impl Iterator<Item = (u32, i64)> {
    value.iter().map(move |&(variable, weight)| (variable, factor * weight as i64))
}

/// Each of `bits` times `factor`.
pub(crate) fn each(factor: i64, bits: impl IntoIterator<Item = u32>) -> impl Iterator<Item = (u32, i64)> {
    bits.into_iter().map(move |bit| (bit, factor))
}

/// An assignment being filled in, in the order in which the sketch hands out variables.
#[derive(Default)]
pub(crate) struct Filling(Assignment);

impl Filling {
    /// Bits.
    pub(crate) fn row(&mut self, bits: impl IntoIterator<Item = bool>) {
        self.0.bits.extend(bits);
    }

    /// `value` of 0 … `maximum`, in bits.
    pub(crate) fn value(&mut self, value: u64, maximum: u64) {
        self.0.bits.extend(number_bits(value, maximum).unwrap_or_default());
    }

    /// `value` of 0 … `maximum`, as a number.
    pub(crate) fn number(&mut self, value: u64, maximum: u64) {
        self.0.numbers.extend((maximum > 0).then_some(value));
    }

    /// How many bits are 1 so far.
    pub(crate) fn ones(&self) -> u64 {
        self.0.bits.iter().filter(|bit| **bit).count() as u64
    }

    /// What was filled in.
    pub(crate) fn finish(self) -> Assignment {
        self.0
    }
}

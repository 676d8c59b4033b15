//! Every assignment that satisfies a circuit, found by backtracking: a branch ends where a rule can no longer hold.

use ostrakon_proofs::circuit::{Assignment, Circuit};
use std::collections::BTreeSet;

/// The slot values of every satisfying assignment.
pub(super) fn satisfying(circuit: &Circuit) -> BTreeSet<Vec<u64>> {
    let order = order(circuit);
    let mut search =
        Search { circuit, order, values: vec![None; circuit.variables()], found: BTreeSet::new() };
    search.go(0);
    search.found
}

/// Variables in an order in which rules are decided early.
fn order(circuit: &Circuit) -> Vec<u32> {
    let mut order: Vec<u32> = Vec::new();
    let named = circuit.rules().iter().flat_map(|rule| rule.terms.iter().map(|term| term.0));
    for variable in named.chain(0..circuit.variables() as u32) {
        if !order.contains(&variable) {
            order.push(variable);
        }
    }
    order
}

struct Search<'a> {
    circuit: &'a Circuit,
    order: Vec<u32>,
    values: Vec<Option<u64>>,
    found: BTreeSet<Vec<u64>>,
}

impl Search<'_> {
    fn largest(&self, variable: u32) -> u64 {
        (variable as usize).checked_sub(self.circuit.bits()).map_or(1, |j| self.circuit.numbers()[j])
    }

    fn go(&mut self, depth: usize) {
        if !self.possible() {
            return;
        }
        let Some(&variable) = self.order.get(depth) else { return self.keep() };
        for value in 0..=self.largest(variable) {
            self.values[variable as usize] = Some(value);
            self.go(depth + 1);
        }
        self.values[variable as usize] = None;
    }

    /// Can every rule still hold?
    fn possible(&self) -> bool {
        self.circuit.rules().iter().all(|rule| {
            let (mut low, mut high) = (0i128, 0i128);
            for &(variable, c) in &rule.terms {
                let c = i128::from(c);
                match self.values[variable as usize] {
                    Some(value) => {
                        low += c * i128::from(value);
                        high += c * i128::from(value);
                    }
                    None if c < 0 => low += c * i128::from(self.largest(variable)),
                    None => high += c * i128::from(self.largest(variable)),
                }
            }
            (low..=high).contains(&i128::from(rule.constant))
        })
    }

    fn keep(&mut self) {
        let values: Vec<u64> = self.values.iter().map(|value| value.unwrap()).collect();
        let (bits, numbers) = values.split_at(self.circuit.bits());
        let bits = bits.iter().map(|bit| *bit == 1).collect();
        let assignment = Assignment { bits, numbers: numbers.to_vec() };
        assert_eq!(self.circuit.check(&assignment), Ok(()));
        self.found.insert(self.circuit.values(&assignment));
    }
}

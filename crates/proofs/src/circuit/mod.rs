//! Circuits: N bits b and W numbers u, together the variables e; slots v = M·e, rules L·e = c (spec 3.1).
//!
//! * [`Circuit`]: checked limits, order and sizes; the encoding that every proof absorbs
//! * [`Assignment`]: bits and numbers, secret
//! * [`number_weights`], [`number_bits`]: a number written in bits
//! * [`RangeShape`]: what proving the numbers' ranges takes

mod assignment;
mod number;
mod ranges;

pub use assignment::Assignment;
pub use number::{number_bits, number_weights};
pub use ranges::{MAX_RANGE_BITS, RangeShape};

use ostrakon_group::Scalar;

/// Most bits a circuit may have (spec 0.8).
pub const MAX_BITS: usize = 4096;
/// Most numbers.
pub const MAX_NUMBERS: usize = 512;
/// Most slots.
pub const MAX_SLOTS: usize = 480;
/// Most rules.
pub const MAX_RULES: usize = 4096;

/// A slot: v = Σ weight · variable, variables ascending (bits first, then numbers), weights ≥ 1.
pub type Slot = Vec<(u32, u64)>;

/// A rule: Σ coefficient · variable = constant, variables ascending, no coefficient 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// (variable, coefficient).
    pub terms: Vec<(u32, i64)>,
    /// What the sum must be.
    pub constant: i64,
}

/// Why bits, slots and rules are no circuit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CircuitError {
    /// No variables or no slots.
    #[error("a circuit needs at least one bit or number, and one slot")]
    Empty,
    /// A number that can only be 0.
    #[error("number {0} can only be 0")]
    ZeroNumber(usize),
    /// Past a limit of spec 0.8.
    #[error("{count} {what}, where at most {limit} are allowed")]
    TooMany {
        /// Bits, slots or rules.
        what: &'static str,
        /// How many there are.
        count: usize,
        /// How many there may be.
        limit: usize,
    },
    /// Terms out of order, out of range or zero.
    #[error("{what} {index} has a term that is zero, out of range or out of order")]
    Terms {
        /// Slot or rule.
        what: &'static str,
        /// Which one, from 0.
        index: usize,
    },
    /// Σ|coefficient|·(largest value) + |constant| reaches 2⁶³, so the rule could wrap.
    #[error("rule {0} is too large: its coefficients and constant add up to 2^63 or more")]
    RuleSize(usize),
    /// A slot's largest value is past u64.
    #[error("slot {0} is too large: it can reach 2^64 or more")]
    SlotSize(usize),
}

/// Which rule an assignment breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsatisfied {
    /// As many are needed as the circuit has.
    #[error("{0} bits and {1} numbers given, the circuit has {2} and {3}")]
    Shape(usize, usize, usize, usize),
    /// A number above its largest value, from 0.
    #[error("number {0} is too large")]
    Number(usize),
    /// The first rule that does not hold, from 0.
    #[error("rule {0} does not hold")]
    Rule(usize),
}

/// A checked circuit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circuit {
    bits: usize,
    numbers: Vec<u64>,
    slots: Vec<Slot>,
    rules: Vec<Rule>,
}

impl Circuit {
    /// A circuit of bits alone.
    pub fn new(bits: usize, slots: Vec<Slot>, rules: Vec<Rule>) -> Result<Self, CircuitError> {
        Self::with_numbers(bits, Vec::new(), slots, rules)
    }

    /// A circuit with numbers of these largest values S_j. Checks limits, order of terms and sizes.
    pub fn with_numbers(
        bits: usize,
        numbers: Vec<u64>,
        slots: Vec<Slot>,
        rules: Vec<Rule>,
    ) -> Result<Self, CircuitError> {
        let circuit = Self { bits, numbers, slots, rules };
        circuit.check_counts()?;
        for (index, slot) in circuit.slots.iter().enumerate() {
            circuit.check_terms("slot", index, slot.iter().map(|&(variable, w)| (variable, w != 0)))?;
            let sizes = slot.iter().map(|&(variable, weight)| circuit.size(variable, weight));
            checked_sum(sizes).ok_or(CircuitError::SlotSize(index))?;
        }
        for (index, rule) in circuit.rules.iter().enumerate() {
            circuit.check_terms("rule", index, rule.terms.iter().map(|&(variable, c)| (variable, c != 0)))?;
            let sizes = rule.terms.iter().map(|&(variable, c)| circuit.size(variable, c.unsigned_abs()));
            let sizes = sizes.chain([Some(rule.constant.unsigned_abs())]);
            checked_sum(sizes).filter(|sum| *sum < 1 << 63).ok_or(CircuitError::RuleSize(index))?;
        }
        Ok(circuit)
    }

    fn check_counts(&self) -> Result<(), CircuitError> {
        if self.variables() == 0 || self.slots.is_empty() {
            return Err(CircuitError::Empty);
        }
        let counts = [
            ("bits", self.bits, MAX_BITS),
            ("numbers", self.numbers.len(), MAX_NUMBERS),
            ("slots", self.slots.len(), MAX_SLOTS),
            ("rules", self.rules.len(), MAX_RULES),
        ];
        if let Some((what, count, limit)) = counts.into_iter().find(|(_, count, limit)| count > limit) {
            return Err(CircuitError::TooMany { what, count, limit });
        }
        match self.numbers.iter().position(|largest| *largest == 0) {
            Some(index) => Err(CircuitError::ZeroNumber(index)),
            None => Ok(()),
        }
    }

    fn check_terms(
        &self,
        what: &'static str,
        index: usize,
        terms: impl Iterator<Item = (u32, bool)>,
    ) -> Result<(), CircuitError> {
        let mut next = 0;
        for (variable, nonzero) in terms {
            if !nonzero || variable < next || variable as usize >= self.variables() {
                return Err(CircuitError::Terms { what, index });
            }
            next = variable + 1;
        }
        Ok(())
    }

    /// N.
    pub fn bits(&self) -> usize {
        self.bits
    }

    /// The numbers' largest values S_1 … S_W.
    pub fn numbers(&self) -> &[u64] {
        &self.numbers
    }

    /// N + W.
    pub fn variables(&self) -> usize {
        self.bits + self.numbers.len()
    }

    /// M, row by row.
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// L and c, row by row.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The largest value of a variable: 1 of a bit, S_j of a number.
    fn largest(&self, variable: u32) -> u64 {
        (variable as usize).checked_sub(self.bits).map_or(1, |number| self.numbers[number])
    }

    /// How much a term can contribute, signs apart; `None` past u64.
    fn size(&self, variable: u32, weight: u64) -> Option<u64> {
        self.largest(variable).checked_mul(weight)
    }

    /// The largest value that slot `index` can take.
    pub fn slot_maximum(&self, index: usize) -> u64 {
        self.slots[index].iter().map(|&(variable, weight)| self.largest(variable) * weight).sum()
    }

    /// The largest value of any slot.
    pub fn maximum(&self) -> u64 {
        (0..self.slots.len()).map(|s| self.slot_maximum(s)).max().unwrap_or(0)
    }

    /// v = M·e, of an assignment of this circuit's shape.
    pub fn values(&self, assignment: &Assignment) -> Vec<u64> {
        let value = |slot: &Slot| slot.iter().map(|&(variable, w)| w * assignment.value(variable)).sum();
        self.slots.iter().map(value).collect()
    }

    /// The plain check: right shape, no number too large, every rule holds.
    pub fn check(&self, assignment: &Assignment) -> Result<(), Unsatisfied> {
        let (bits, numbers) = (assignment.bits.len(), assignment.numbers.len());
        if bits != self.bits || numbers != self.numbers.len() {
            return Err(Unsatisfied::Shape(bits, numbers, self.bits, self.numbers.len()));
        }
        let mut pairs = assignment.numbers.iter().zip(&self.numbers);
        if let Some(index) = pairs.position(|(value, largest)| value > largest) {
            return Err(Unsatisfied::Number(index));
        }
        let holds = |rule: &Rule| {
            let term = |&(variable, c): &(u32, i64)| i128::from(c) * i128::from(assignment.value(variable));
            rule.terms.iter().map(term).sum::<i128>() == i128::from(rule.constant)
        };
        match self.rules.iter().position(|rule| !holds(rule)) {
            Some(index) => Err(Unsatisfied::Rule(index)),
            None => Ok(()),
        }
    }

    /// The encoding that every proof absorbs (spec 3.1).
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for count in [self.bits, self.numbers.len(), self.slots.len(), self.rules.len()] {
            out.extend((count as u32).to_be_bytes());
        }
        self.numbers.iter().for_each(|largest| out.extend(largest.to_be_bytes()));
        for slot in &self.slots {
            out.extend((slot.len() as u32).to_be_bytes());
            for (variable, weight) in slot {
                out.extend(variable.to_be_bytes());
                out.extend(weight.to_be_bytes());
            }
        }
        for rule in &self.rules {
            out.extend((rule.terms.len() as u32).to_be_bytes());
            for (variable, coefficient) in &rule.terms {
                out.extend(variable.to_be_bytes());
                out.extend(coefficient.to_be_bytes());
            }
            out.extend(rule.constant.to_be_bytes());
        }
        out
    }
}

fn checked_sum(mut values: impl Iterator<Item = Option<u64>>) -> Option<u64> {
    values.try_fold(0u64, |sum, value| sum.checked_add(value?))
}

/// A signed integer as a scalar.
pub(crate) fn signed(value: i64) -> Scalar {
    let size = Scalar::from(value.unsigned_abs());
    if value < 0 { -size } else { size }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn sizes_that_could_wrap_are_refused() {
        let rule = |coefficients: &[i64], constant| Rule {
            terms: coefficients.iter().enumerate().map(|(i, c)| (i as u32, *c)).collect(),
            constant,
        };
        let circuit = |rule| Circuit::new(2, vec![vec![(0, 1)]], vec![rule]);
        assert_eq!(circuit(rule(&[i64::MAX, 1], 0)), Err(CircuitError::RuleSize(0)));
        assert_eq!(circuit(rule(&[1, 1], i64::MIN)), Err(CircuitError::RuleSize(0)));
        assert!(circuit(rule(&[i64::MAX - 2, 1], 1)).is_ok());
        let wide = Circuit::new(2, vec![vec![(0, u64::MAX), (1, 1)]], vec![]);
        assert_eq!(wide, Err(CircuitError::SlotSize(0)));
    }

    #[test]
    fn terms_out_of_order_are_refused() {
        let bad = Circuit::new(2, vec![vec![(1, 1), (0, 1)]], vec![]);
        assert_eq!(bad, Err(CircuitError::Terms { what: "slot", index: 0 }));
        let bad = Circuit::new(2, vec![vec![(2, 1)]], vec![]);
        assert_eq!(bad, Err(CircuitError::Terms { what: "slot", index: 0 }));
    }
}

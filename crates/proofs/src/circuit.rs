//! Circuits: N bits b, slots v = M·b, rules L·b = c (spec 3.1).

use ostrakon_group::Scalar;

/// Most bits a circuit may have (spec 0.8).
pub const MAX_BITS: usize = 4096;
/// Most slots.
pub const MAX_SLOTS: usize = 480;
/// Most rules.
pub const MAX_RULES: usize = 4096;

/// A slot: v = Σ weight · bit, bits ascending, weights ≥ 1.
pub type Slot = Vec<(u32, u64)>;

/// A rule: Σ coefficient · bit = constant, bits ascending, no coefficient 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// (bit, coefficient).
    pub terms: Vec<(u32, i64)>,
    /// What the sum must be.
    pub constant: i64,
}

/// Why bits, slots and rules are no circuit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CircuitError {
    /// No bits or no slots.
    #[error("a circuit needs at least one bit and one slot")]
    Empty,
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
    /// Σ|coefficient| + |constant| reaches 2⁶³, so the rule could wrap.
    #[error("rule {0} is too large: its coefficients and constant add up to 2^63 or more")]
    RuleSize(usize),
    /// A slot's weights add up past u64.
    #[error("slot {0} is too large: its weights add up to 2^64 or more")]
    SlotSize(usize),
}

/// Which rule a set of bits breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsatisfied {
    /// As many bits are needed as the circuit has.
    #[error("{0} bits given, the circuit has {1}")]
    Bits(usize, usize),
    /// The first rule that does not hold, from 0.
    #[error("rule {0} does not hold")]
    Rule(usize),
}

/// A checked circuit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circuit {
    bits: usize,
    slots: Vec<Slot>,
    rules: Vec<Rule>,
}

impl Circuit {
    /// Checks limits, order of terms and sizes.
    pub fn new(bits: usize, slots: Vec<Slot>, rules: Vec<Rule>) -> Result<Self, CircuitError> {
        check_counts(bits, slots.len(), rules.len())?;
        for (index, slot) in slots.iter().enumerate() {
            check_terms("slot", index, bits, slot.iter().map(|&(bit, weight)| (bit, weight != 0)))?;
            checked_sum(slot.iter().map(|t| t.1)).ok_or(CircuitError::SlotSize(index))?;
        }
        for (index, rule) in rules.iter().enumerate() {
            check_terms("rule", index, bits, rule.terms.iter().map(|&(bit, c)| (bit, c != 0)))?;
            let sizes = rule.terms.iter().map(|t| t.1.unsigned_abs()).chain([rule.constant.unsigned_abs()]);
            checked_sum(sizes).filter(|sum| *sum < 1 << 63).ok_or(CircuitError::RuleSize(index))?;
        }
        Ok(Self { bits, slots, rules })
    }

    /// N.
    pub fn bits(&self) -> usize {
        self.bits
    }

    /// M, row by row.
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// L and c, row by row.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The largest value that slot `index` can take.
    pub fn slot_maximum(&self, index: usize) -> u64 {
        self.slots[index].iter().map(|t| t.1).sum()
    }

    /// The largest value of any slot.
    pub fn maximum(&self) -> u64 {
        (0..self.slots.len()).map(|s| self.slot_maximum(s)).max().unwrap_or(0)
    }

    /// v = M·b.
    pub fn values(&self, bits: &[bool]) -> Vec<u64> {
        let value = |slot: &Slot| slot.iter().filter(|t| bits[t.0 as usize]).map(|t| t.1).sum();
        self.slots.iter().map(value).collect()
    }

    /// The plain check: does every rule hold?
    pub fn check(&self, bits: &[bool]) -> Result<(), Unsatisfied> {
        if bits.len() != self.bits {
            return Err(Unsatisfied::Bits(bits.len(), self.bits));
        }
        let holds = |rule: &Rule| {
            let sum: i64 = rule.terms.iter().filter(|t| bits[t.0 as usize]).map(|t| t.1).sum();
            sum == rule.constant
        };
        match self.rules.iter().position(|rule| !holds(rule)) {
            Some(index) => Err(Unsatisfied::Rule(index)),
            None => Ok(()),
        }
    }

    /// The encoding that every proof absorbs (spec 3.1).
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for count in [self.bits, self.slots.len(), self.rules.len()] {
            out.extend((count as u32).to_be_bytes());
        }
        for slot in &self.slots {
            out.extend((slot.len() as u32).to_be_bytes());
            for (bit, weight) in slot {
                out.extend(bit.to_be_bytes());
                out.extend(weight.to_be_bytes());
            }
        }
        for rule in &self.rules {
            out.extend((rule.terms.len() as u32).to_be_bytes());
            for (bit, coefficient) in &rule.terms {
                out.extend(bit.to_be_bytes());
                out.extend(coefficient.to_be_bytes());
            }
            out.extend(rule.constant.to_be_bytes());
        }
        out
    }
}

fn check_counts(bits: usize, slots: usize, rules: usize) -> Result<(), CircuitError> {
    if bits == 0 || slots == 0 {
        return Err(CircuitError::Empty);
    }
    for (what, count, limit) in
        [("bits", bits, MAX_BITS), ("slots", slots, MAX_SLOTS), ("rules", rules, MAX_RULES)]
    {
        if count > limit {
            return Err(CircuitError::TooMany { what, count, limit });
        }
    }
    Ok(())
}

fn check_terms(
    what: &'static str,
    index: usize,
    bits: usize,
    terms: impl Iterator<Item = (u32, bool)>,
) -> Result<(), CircuitError> {
    let mut next = 0;
    for (bit, nonzero) in terms {
        if !nonzero || bit < next || bit as usize >= bits {
            return Err(CircuitError::Terms { what, index });
        }
        next = bit + 1;
    }
    Ok(())
}

fn checked_sum(mut values: impl Iterator<Item = u64>) -> Option<u64> {
    values.try_fold(0u64, u64::checked_add)
}

/// A signed integer as a scalar.
pub(crate) fn signed(value: i64) -> Scalar {
    let size = Scalar::from(value.unsigned_abs());
    if value < 0 { -size } else { size }
}

/// The weights that write a number 0 … `maximum` in bits: every value, and none above (spec 3.1).
pub fn number_weights(maximum: u64) -> Vec<u64> {
    let bits = 64 - maximum.leading_zeros();
    let mut weights: Vec<u64> = (1..bits).map(|i| 1 << (i - 1)).collect();
    if bits > 0 {
        weights.push(maximum - ((1u64 << (bits - 1)) - 1));
    }
    weights
}

/// Bits that write `value` with [`number_weights`]`(maximum)`; `None` if it is larger than `maximum`.
pub fn number_bits(value: u64, maximum: u64) -> Option<Vec<bool>> {
    let weights = number_weights(maximum);
    let mut rest = value;
    let mut bits = vec![false; weights.len()];
    // The last weight may be smaller than a power of two, so the largest goes first.
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|&i| std::cmp::Reverse(weights[i]));
    for i in order {
        if weights[i] <= rest {
            rest -= weights[i];
            bits[i] = true;
        }
    }
    (rest == 0).then_some(bits)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn numbers_reach_every_value_and_none_above() {
        for maximum in 0..200u64 {
            let weights = number_weights(maximum);
            assert_eq!(weights.iter().sum::<u64>(), maximum);
            for value in 0..=maximum {
                let bits = number_bits(value, maximum).unwrap();
                let sum: u64 = weights.iter().zip(&bits).filter(|(_, b)| **b).map(|(w, _)| w).sum();
                assert_eq!(sum, value, "{value} of {maximum}");
            }
            assert_eq!(number_bits(maximum + 1, maximum), None);
        }
    }

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

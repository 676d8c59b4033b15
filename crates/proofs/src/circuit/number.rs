//! A number 0 … S written in bits (spec 3.1).

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
    // The last weight may be smaller than a power of two, so the largest goes first; of equal ones the later.
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|&i| std::cmp::Reverse((weights[i], i)));
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
}

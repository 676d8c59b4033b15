//! r of spec 2.4, by the schoolbook: whoever seals a ballot for another device to post needs no more arithmetic than this.

use subtle::{Choice, ConditionallySelectable};
use zeroize::Zeroizing;

/// r = 1 + (w mod (n − 1)), little-endian and as long as n; w and n are big-endian, and w is not the shorter. n is odd and its first bit is set. How
/// long it takes tells nothing of w.
pub(super) fn factor(wide: &[u8], modulus: &[u8]) -> Zeroizing<Vec<u8>> {
    let (high, low) = wide.split_at(modulus.len());
    let mut below = modulus.to_vec();
    below.last_mut().into_iter().for_each(|last| *last &= 0xfe);
    let mut rest = Zeroizing::new(high.to_vec());
    // For the first bit of n it is less than twice n − 1, now and after each doubling.
    reduce(0, &mut rest, &below);
    for bit in low.iter().flat_map(|byte| (0..8).rev().map(move |place| byte >> place & 1)) {
        let carry = carrying(&mut rest, bit, |digit| 2 * digit);
        reduce(carry, &mut rest, &below);
    }
    // It is less than n − 1: nothing is carried out.
    carrying(&mut rest, 1, |digit| digit);
    rest.reverse();
    rest
}

/// Whether it is a number between 1 and n − 1; little-endian, as long as n.
pub(super) fn is_factor(r: &[u8], modulus: &[u8]) -> bool {
    r.len() == modulus.len() && r.iter().any(|digit| *digit != 0) && r.iter().rev().lt(modulus)
}

/// Puts `of` each digit in its place, and adds `carry`; gives what is carried out.
fn carrying(number: &mut [u8], mut carry: u8, of: impl Fn(u16) -> u16) -> u8 {
    for digit in number.iter_mut().rev() {
        let [low, high] = (of(u16::from(*digit)) + u16::from(carry)).to_le_bytes();
        (*digit, carry) = (low, high);
    }
    carry
}

/// Takes `below` from carry ‖ number once, if that leaves something or nothing.
fn reduce(carry: u8, number: &mut [u8], below: &[u8]) {
    let (mut less, mut borrow) = (Zeroizing::new(number.to_vec()), 0);
    for (digit, taken) in less.iter_mut().zip(below).rev() {
        let [low, high] = (0x100 + u16::from(*digit) - u16::from(*taken) - borrow).to_le_bytes();
        (*digit, borrow) = (low, 1 - u16::from(high));
    }
    let fits = Choice::from(carry | (1 - borrow as u8));
    for (digit, less) in number.iter_mut().zip(less.iter()) {
        digit.conditional_assign(less, fits);
    }
}

#[cfg(test)]
mod tests {
    use super::{factor, is_factor};
    use blind_rsa_signatures::reexports::crypto_bigint::{BoxedUint, NonZero};
    use rand_chacha::ChaCha20Rng;
    use rand_core::{RngCore, SeedableRng};

    /// By the library's division.
    fn divided(wide: &[u8], modulus: &[u8]) -> Vec<u8> {
        let bits = 8 * wide.len() as u32;
        let one = BoxedUint::one_with_precision(bits);
        let padded = [vec![0; wide.len() - modulus.len()], modulus.to_vec()].concat();
        let n = BoxedUint::from_be_slice(&padded, bits).expect("a modulus");
        let below = NonZero::new(n.wrapping_sub(&one)).into_option().expect("not zero");
        let w = BoxedUint::from_be_slice(wide, bits).expect("a number");
        (&w % &below).wrapping_add(&one).to_le_bytes()[..modulus.len()].to_vec()
    }

    fn same(wide: &[u8], modulus: &[u8]) {
        let r = factor(wide, modulus);
        assert_eq!(*r, divided(wide, modulus), "{wide:?} {modulus:?}");
        assert!(is_factor(&r, modulus));
    }

    #[test]
    fn it_is_what_the_division_gives() {
        let mut rng = ChaCha20Rng::seed_from_u64(7);
        for length in [8, 256, 384, 512] {
            for round in 0..40 {
                let (mut modulus, mut wide) = (vec![0; length], vec![0; length + 16]);
                rng.fill_bytes(&mut modulus);
                rng.fill_bytes(&mut wide);
                // Now and then nearly all bits are the same.
                if round % 4 == 0 {
                    modulus[1..].fill(0);
                }
                if round % 4 == 1 {
                    modulus.fill(0xff);
                }
                if round % 8 > 5 {
                    wide[..length].fill(0xff * (round % 2) as u8);
                }
                modulus[0] |= 0x80;
                modulus[length - 1] |= 1;
                same(&wide, &modulus);
            }
        }
    }

    /// Multiples of n − 1 and their neighbours, where a step too many or too few would be seen.
    #[test]
    fn it_is_so_at_every_edge() {
        for modulus in [0x8000_0000_0000_0001_u64, 0x8000_0000_0000_0003, u64::MAX, 0xc5d1_0000_0000_0031] {
            for times in [0, 1, 2, 3, u64::MAX / 2, u64::MAX - 1, u64::MAX] {
                let product = u128::from(modulus - 1) * u128::from(times);
                for wide in [product.wrapping_sub(1), product, product.wrapping_add(1), u128::MAX] {
                    same(&wide.to_be_bytes(), &modulus.to_be_bytes());
                }
            }
        }
    }

    #[test]
    fn factors_lie_between_one_and_the_modulus() {
        let modulus = [0x80, 1];
        for (r, is) in
            [([0, 0], false), ([1, 0], true), ([0, 0x80], true), ([1, 0x80], false), ([0xff; 2], false)]
        {
            assert_eq!(is_factor(&r, &modulus), is, "{r:?}");
        }
        assert!(!is_factor(&[1], &modulus) && !is_factor(&[1, 0, 0], &modulus));
    }
}

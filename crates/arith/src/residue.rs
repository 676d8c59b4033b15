//! Scalars mod ℓ for verification: products are added up as they are, and reduced once at the end.

/// A number below ℓ = 2²⁵² + c, c of 125 bits, four words, least first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Residue(pub(crate) [u64; 4]);

/// ℓ − 2²⁵².
const C: [u64; 2] = [0x5812_631a_5cf5_d3ed, 0x14de_f9de_a2f7_9cd6];

/// ℓ.
const ORDER: [u64; 4] = [C[0], C[1], 0, 1 << 60];

/// 2²⁵² mod 2²⁵⁶ has this much in its last word.
const TOP: u64 = (1 << 60) - 1;

/// A sum of products that was not reduced yet: below 2⁵⁷⁶, so of 2⁶⁹ products of residues at most.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wide([u64; 9]);

impl Residue {
    /// 0.
    pub const ZERO: Self = Self([0; 4]);
    /// 1.
    pub const ONE: Self = Self([1, 0, 0, 0]);

    /// Little-endian bytes, refused from ℓ up.
    pub fn from_canonical(bytes: &[u8; 32]) -> Option<Self> {
        let words = words(bytes);
        less(&words, &ORDER).then_some(Self(words))
    }

    /// 64 little-endian bytes, mod ℓ.
    pub fn from_wide(bytes: &[u8; 64]) -> Self {
        let mut wide = Wide::default();
        for (word, eight) in wide.0.iter_mut().zip(bytes.as_chunks::<8>().0) {
            *word = u64::from_le_bytes(*eight);
        }
        wide.reduce()
    }

    /// Little-endian bytes.
    pub fn to_bytes(self) -> [u8; 32] {
        let mut bytes = [0; 32];
        for (eight, word) in bytes.as_chunks_mut::<8>().0.iter_mut().zip(self.0) {
            *eight = word.to_le_bytes();
        }
        bytes
    }

    /// a·b.
    pub fn times(&self, other: &Self) -> Self {
        let mut wide = Wide::default();
        wide.add_product(self, other);
        wide.reduce()
    }

    /// a·b, with 128 bits of b.
    pub fn times_short(&self, short: u128) -> Self {
        let mut wide = Wide::default();
        wide.add_short_product(self, short);
        wide.reduce()
    }

    /// a − b.
    pub fn minus(&self, other: &Self) -> Self {
        let (difference, borrowed) = subtract(self.0, &other.0);
        Self(if borrowed { add(difference, &ORDER) } else { difference })
    }

    /// −a.
    pub fn negated(&self) -> Self {
        Self::ZERO.minus(self)
    }
}

impl From<u128> for Residue {
    fn from(short: u128) -> Self {
        Self([short as u64, (short >> 64) as u64, 0, 0])
    }
}

impl Wide {
    /// Adds a·b.
    #[inline]
    pub fn add_product(&mut self, a: &Residue, b: &Residue) {
        self.add_rows(&a.0, &b.0);
    }

    /// Adds a·b, with 128 bits of b.
    #[inline]
    pub fn add_short_product(&mut self, a: &Residue, b: u128) {
        self.add_rows(&a.0, &[b as u64, (b >> 64) as u64]);
    }

    /// Adds short·factor.
    #[inline]
    pub fn add_short(&mut self, short: u128, factor: u64) {
        self.add_rows(&[short as u64, (short >> 64) as u64], &[factor]);
    }

    /// Adds another sum.
    pub fn add(&mut self, other: &Self) {
        let mut carry = 0;
        for (word, more) in self.0.iter_mut().zip(other.0) {
            let sum = u128::from(*word) + u128::from(more) + carry;
            (*word, carry) = (sum as u64, sum >> 64);
        }
    }

    #[inline(always)]
    fn add_rows<const A: usize, const B: usize>(&mut self, a: &[u64; A], b: &[u64; B]) {
        for (i, b) in b.iter().enumerate() {
            let mut carry = 0u128;
            for (j, a) in a.iter().enumerate() {
                let sum = u128::from(*a) * u128::from(*b) + u128::from(self.0[i + j]) + carry;
                (self.0[i + j], carry) = (sum as u64, sum >> 64);
            }
            for word in &mut self.0[i + A..] {
                let sum = u128::from(*word) + carry;
                (*word, carry) = (sum as u64, sum >> 64);
                if carry == 0 {
                    break;
                }
            }
        }
    }

    /// Mod ℓ. With 2²⁵² = −C three times: x = x₀ − C·x₁, C·x₁ = y₀ − C·y₁, C·y₁ = z₀ − C·z₁, so x = x₀ − y₀ + z₀ − C·z₁.
    pub fn reduce(&self) -> Residue {
        if let [low @ .., 0, 0, 0, 0, 0] = self.0
            && low[3] <= TOP
        {
            return Residue(low);
        }
        let (x0, x1) = split::<9, 6>(&self.0);
        let (y0, y1) = split::<8, 4>(&times_c::<6, 8>(&x1));
        let (z0, z1) = split::<6, 2>(&times_c::<4, 6>(&y1));
        let last = times_c::<2, 4>(&z1);
        // Each of the four is below 2²⁵²; 2ℓ keeps the difference above 0, and all of it is below 4ℓ.
        let twice = add(ORDER, &ORDER);
        let sum = add(add(x0, &z0), &twice);
        let (sum, _) = subtract(sum, &y0);
        let (mut sum, _) = subtract(sum, &last);
        for _ in 0..3 {
            let (less, borrowed) = subtract(sum, &ORDER);
            if borrowed {
                break;
            }
            sum = less;
        }
        Residue(sum)
    }
}

/// x = low + 2²⁵²·high.
#[inline(always)]
fn split<const N: usize, const H: usize>(x: &[u64; N]) -> ([u64; 4], [u64; H]) {
    let mut high = [0; H];
    for i in 0..H {
        let above = if i + 4 < N { x[i + 4] << 4 } else { 0 };
        high[i] = if i + 3 < N { x[i + 3] >> 60 | above } else { 0 };
    }
    ([x[0], x[1], x[2], x[3] & TOP], high)
}

/// C·x; `P` = `N` + 2.
#[inline(always)]
fn times_c<const N: usize, const P: usize>(x: &[u64; N]) -> [u64; P] {
    let mut product = [0; P];
    for (i, c) in C.iter().enumerate() {
        let mut carry = 0u128;
        for j in 0..N {
            let sum = u128::from(*c) * u128::from(x[j]) + u128::from(product[i + j]) + carry;
            (product[i + j], carry) = (sum as u64, sum >> 64);
        }
        product[i + N] = carry as u64;
    }
    product
}

#[inline(always)]
fn add(a: [u64; 4], b: &[u64; 4]) -> [u64; 4] {
    let (mut sum, mut carry) = (a, 0);
    for (word, more) in sum.iter_mut().zip(b) {
        let wide = u128::from(*word) + u128::from(*more) + carry;
        (*word, carry) = (wide as u64, wide >> 64);
    }
    sum
}

/// a − b mod 2²⁵⁶, and whether b is larger.
#[inline(always)]
fn subtract(a: [u64; 4], b: &[u64; 4]) -> ([u64; 4], bool) {
    let (mut difference, mut borrow) = (a, false);
    for (word, less) in difference.iter_mut().zip(b) {
        let (once, first) = word.overflowing_sub(*less);
        let (twice, second) = once.overflowing_sub(u64::from(borrow));
        (*word, borrow) = (twice, first | second);
    }
    (difference, borrow)
}

fn less(a: &[u64; 4], b: &[u64; 4]) -> bool {
    subtract(*a, b).1
}

fn words(bytes: &[u8; 32]) -> [u64; 4] {
    let mut words = [0; 4];
    for (word, eight) in words.iter_mut().zip(bytes.as_chunks::<8>().0) {
        *word = u64::from_le_bytes(*eight);
    }
    words
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use curve25519_dalek::Scalar;
    use rand_core::{OsRng, RngCore};

    fn residue(scalar: &Scalar) -> Residue {
        Residue::from_canonical(&scalar.to_bytes()).unwrap()
    }

    /// Random ones, and those at the edges.
    fn scalars() -> Vec<Scalar> {
        let mut all: Vec<Scalar> = (0..60).map(|_| Scalar::random(&mut OsRng)).collect();
        let two = Scalar::from(2u8);
        for power in 0..253u32 {
            let power = (0..power).fold(Scalar::ONE, |p, _| p * two);
            all.extend([power, -power, power - Scalar::ONE]);
        }
        all
    }

    #[test]
    fn products_and_differences_are_daleks() {
        let all = scalars();
        for (i, a) in all.iter().enumerate() {
            for b in all.iter().skip(i % 7).step_by(7) {
                assert_eq!(residue(a).times(&residue(b)), residue(&(a * b)));
                assert_eq!(residue(a).minus(&residue(b)), residue(&(a - b)));
            }
            let short = u128::from(OsRng.next_u64()) << 64 | u128::from(OsRng.next_u64());
            assert_eq!(residue(a).times_short(short), residue(&(a * Scalar::from(short))));
            assert_eq!(residue(a).negated(), residue(&-a));
        }
    }

    #[test]
    fn sums_are_reduced_once() {
        let all = scalars();
        let mut wide = Wide::default();
        let mut expected = Scalar::ZERO;
        for a in &all {
            for b in &all {
                wide.add_product(&residue(a), &residue(b));
                expected += a * b;
            }
        }
        assert_eq!(wide.reduce(), residue(&expected));
        let full = Wide([u64::MAX; 9]);
        let two64 = Scalar::from(u64::MAX) + Scalar::ONE;
        let expected = (0..9).fold(Scalar::ZERO, |sum, _| sum * two64 + Scalar::from(u64::MAX));
        assert_eq!(full.reduce(), residue(&expected));
    }

    #[test]
    fn bytes_from_the_order_up_are_refused() {
        let order = Residue(ORDER).to_bytes();
        assert_eq!(Residue::from_canonical(&order), None);
        assert_eq!(Residue::from_canonical(&[0xff; 32]), None);
        let below = residue(&-Scalar::ONE);
        assert_eq!(Residue::from_canonical(&below.to_bytes()), Some(below));
        for bytes in [[0xff; 64], [0; 64], [0x5a; 64]] {
            let expected = Scalar::from_bytes_mod_order_wide(&bytes);
            assert_eq!(Residue::from_wide(&bytes), residue(&expected));
        }
    }
}

//! One lane, in plain Rust: five limbs of 51 bits, products in 128 bits.

use super::{Block, Lanes, Limbs, MASK, Niels};

/// A tight element.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Portable(pub(crate) Limbs);

/// Limbs below 5·2⁵¹ + 2¹⁵: a + 4p − b.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LoosePortable(pub(super) Limbs);

/// 4·(2²⁵⁵ − 19), limb by limb: more than any tight limb.
const FOUR_P: Limbs = [4 * (MASK - 18), 4 * MASK, 4 * MASK, 4 * MASK, 4 * MASK];

impl Lanes for Portable {
    const N: usize = 1;
    type Loose = LoosePortable;

    #[inline(always)]
    fn loose(self) -> LoosePortable {
        LoosePortable(self.0)
    }

    #[inline(always)]
    fn load(block: &Block) -> Self {
        Self([block[0][0], block[1][0], block[2][0], block[3][0], block[4][0]])
    }

    #[inline(always)]
    fn store(self, block: &mut Block) {
        for (row, limb) in block.iter_mut().zip(self.0) {
            row[0] = limb;
        }
    }

    #[inline(always)]
    fn load_niels(points: &[Niels], index: &[u32; 8]) -> [Self; 3] {
        let w = &points[index[0] as usize].0;
        let coordinate = |at: usize| Self([w[at], w[at + 1], w[at + 2], w[at + 3], w[at + 4]]);
        [coordinate(0), coordinate(5), coordinate(10)]
    }

    #[inline(always)]
    fn add(self, other: Self) -> LoosePortable {
        let mut sum = self.0;
        for (limb, more) in sum.iter_mut().zip(other.0) {
            *limb += more;
        }
        LoosePortable(sum)
    }

    #[inline(always)]
    fn sub(self, other: Self) -> LoosePortable {
        let mut difference = self.0;
        for ((limb, less), p) in difference.iter_mut().zip(other.0).zip(FOUR_P) {
            *limb += p - less;
        }
        LoosePortable(difference)
    }

    #[inline(always)]
    fn carry(LoosePortable(l): LoosePortable) -> Self {
        let c = [l[0] >> 51, l[1] >> 51, l[2] >> 51, l[3] >> 51, l[4] >> 51];
        Self([
            (l[0] & MASK) + 19 * c[4],
            (l[1] & MASK) + c[0],
            (l[2] & MASK) + c[1],
            (l[3] & MASK) + c[2],
            (l[4] & MASK) + c[3],
        ])
    }

    #[inline(always)]
    fn mul(LoosePortable(a): LoosePortable, LoosePortable(b): LoosePortable) -> Self {
        let m = |x: u64, y: u64| u128::from(x) * u128::from(y);
        let [_, b1, b2, b3, b4] = b.map(|limb| 19 * limb);
        reduce([
            m(a[0], b[0]) + m(a[4], b1) + m(a[3], b2) + m(a[2], b3) + m(a[1], b4),
            m(a[1], b[0]) + m(a[0], b[1]) + m(a[4], b2) + m(a[3], b3) + m(a[2], b4),
            m(a[2], b[0]) + m(a[1], b[1]) + m(a[0], b[2]) + m(a[4], b3) + m(a[3], b4),
            m(a[3], b[0]) + m(a[2], b[1]) + m(a[1], b[2]) + m(a[0], b[3]) + m(a[4], b4),
            m(a[4], b[0]) + m(a[3], b[1]) + m(a[2], b[2]) + m(a[1], b[3]) + m(a[0], b[4]),
        ])
    }

    #[inline(always)]
    fn square(LoosePortable(a): LoosePortable) -> Self {
        let m = |x: u64, y: u64| u128::from(x) * u128::from(y);
        let (a3, a4) = (19 * a[3], 19 * a[4]);
        reduce([
            m(a[0], a[0]) + 2 * (m(a[1], a4) + m(a[2], a3)),
            m(a[3], a3) + 2 * (m(a[0], a[1]) + m(a[2], a4)),
            m(a[1], a[1]) + 2 * (m(a[0], a[2]) + m(a[4], a3)),
            m(a[4], a4) + 2 * (m(a[0], a[3]) + m(a[1], a[2])),
            m(a[2], a[2]) + 2 * (m(a[0], a[4]) + m(a[1], a[3])),
        ])
    }

    #[inline(always)]
    fn select(mask: u8, a: Self, b: Self) -> Self {
        if mask & 1 == 1 { a } else { b }
    }

    #[inline(always)]
    fn select_loose(mask: u8, a: LoosePortable, b: LoosePortable) -> LoosePortable {
        if mask & 1 == 1 { a } else { b }
    }

    #[inline(always)]
    fn canonical(self) -> Self {
        let mut l = Self::carry(self.loose()).0;
        // The quotient by p of a value below 2p is 1 exactly if adding 19 carries out of 255 bits.
        let mut q = 19;
        for limb in l {
            q = (limb + q) >> 51;
        }
        let mut carry = 19 * q;
        for limb in &mut l {
            let sum = *limb + carry;
            (*limb, carry) = (sum & MASK, sum >> 51);
        }
        Self(l)
    }

    #[inline(always)]
    fn zeros(self) -> u8 {
        u8::from(self.0 == [0; 5])
    }

    #[inline(always)]
    fn odds(self) -> u8 {
        (self.0[0] & 1) as u8
    }
}

/// Carries five sums of products, each below 2¹¹³ for limbs below 2⁵³·⁴.
#[inline(always)]
fn reduce(mut c: [u128; 5]) -> Portable {
    for i in 0..4 {
        c[i + 1] += u128::from((c[i] >> 51) as u64);
    }
    let mut l = c.map(|sum| sum as u64 & MASK);
    l[0] += 19 * (c[4] >> 51) as u64;
    l[1] += l[0] >> 51;
    l[0] &= MASK;
    Portable(l)
}

//! The limbs inside of elements, to make extreme ones and to see whether bounds hold.
#![allow(unsafe_code)]

use super::super::Lanes;
use super::super::portable::{LoosePortable, Portable};
use super::super::real::Real;
use super::super::ten::{LooseTen, Narrow};
use super::super::twelve::{LooseTwelve, Twelve, WEIGHT, power};
use super::super::word::Word;
use super::reference::Number;

/// Up to twelve limbs of up to eight lanes.
pub(super) type All = [[u64; 8]; 12];

/// The bit of a limb that is below 0; the others are how much.
pub(super) const MINUS: u64 = 1 << 63;

pub(super) trait Inside: Lanes {
    const LIMBS: usize;
    /// May limbs be below 0?
    const SIGNED: bool = false;

    /// Limb k weighs 2 to this.
    fn weight(k: usize) -> usize;
    /// The greatest that limb k may be: of a tight element, and of a loose one.
    fn bounds(k: usize) -> [u64; 2];
    fn tight_of(limbs: &All) -> Self;
    fn loose_of(limbs: &All) -> Self::Loose;
    fn limbs_of_tight(self) -> All;
    fn limbs_of_loose(loose: Self::Loose) -> All;

    /// What the limbs of a lane are together.
    fn value(limbs: &All, lane: usize) -> Number {
        let one = |k: usize| {
            let size = Number::shifted(limbs[k][lane] & !MINUS, Self::weight(k));
            if limbs[k][lane] & MINUS == 0 { size } else { size.negative() }
        };
        (0..Self::LIMBS).map(one).fold(Number::from(0), Number::plus)
    }
}

impl Inside for Portable {
    const LIMBS: usize = 5;

    fn weight(k: usize) -> usize {
        51 * k
    }

    fn bounds(_: usize) -> [u64; 2] {
        [(1 << 51) + (1 << 15) - 1, 5 * (1 << 51) + (1 << 15) - 1]
    }

    fn tight_of(limbs: &All) -> Self {
        Self([limbs[0][0], limbs[1][0], limbs[2][0], limbs[3][0], limbs[4][0]])
    }

    fn loose_of(limbs: &All) -> LoosePortable {
        LoosePortable(Self::tight_of(limbs).0)
    }

    fn limbs_of_tight(self) -> All {
        let mut all = [[0; 8]; 12];
        for k in 0..5 {
            all[k][0] = self.0[k];
        }
        all
    }

    fn limbs_of_loose(loose: LoosePortable) -> All {
        Self(loose.0).limbs_of_tight()
    }
}

impl Inside for Narrow {
    const LIMBS: usize = 10;

    fn weight(k: usize) -> usize {
        (51 * k).div_ceil(2)
    }

    fn bounds(k: usize) -> [u64; 2] {
        match k % 2 {
            0 => [(1 << 26) + (1 << 6), (1 << 26) + (1 << 27) + (1 << 6)],
            _ => [(1 << 25) + (1 << 12), (1 << 25) + (1 << 26) + (1 << 12)],
        }
    }

    fn tight_of(limbs: &All) -> Self {
        let mut all = [0; 10];
        for k in 0..10 {
            all[k] = limbs[k][0];
        }
        Self(all)
    }

    fn loose_of(limbs: &All) -> LooseTen<u64> {
        LooseTen(Self::tight_of(limbs).0)
    }

    fn limbs_of_tight(self) -> All {
        let mut all = [[0; 8]; 12];
        for k in 0..10 {
            all[k][0] = self.0[k];
        }
        all
    }

    fn limbs_of_loose(loose: LooseTen<u64>) -> All {
        Self(loose.0).limbs_of_tight()
    }
}

impl<R: Real> Inside for Twelve<R> {
    const LIMBS: usize = 12;
    const SIGNED: bool = true;

    fn weight(k: usize) -> usize {
        WEIGHT[k]
    }

    fn bounds(k: usize) -> [u64; 2] {
        let tight = (1 << (WEIGHT[k + 1] - WEIGHT[k] - 1)) + (1 << 17);
        [tight, 2 * tight]
    }

    fn tight_of(limbs: &All) -> Self {
        let mut all = [R::splat(0.0); 12];
        for k in 0..12 {
            let number = |limb: u64| {
                let size = (limb & !MINUS) as f64 * power(WEIGHT[k] as isize);
                if limb & MINUS == 0 { size } else { -size }
            };
            all[k] = R::of_bits(R::Bits::load(&limbs[k].map(|limb| number(limb).to_bits())));
        }
        Self(all)
    }

    fn loose_of(limbs: &All) -> LooseTwelve<R> {
        LooseTwelve(Self::tight_of(limbs).0)
    }

    fn limbs_of_tight(self) -> All {
        let mut all = [[0; 8]; 12];
        for k in 0..12 {
            self.0[k].bits().store(&mut all[k]);
            for limb in &mut all[k] {
                let units = f64::from_bits(*limb) * power(-(WEIGHT[k] as isize));
                assert_eq!(units.fract(), 0.0, "limb {k} is no whole multiple of its weight");
                *limb = units.abs() as u64 | if units < 0.0 { MINUS } else { 0 };
            }
        }
        all
    }

    fn limbs_of_loose(loose: LooseTwelve<R>) -> All {
        Self(loose.0).limbs_of_tight()
    }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use super::super::super::avx2::{Avx2, LooseAvx2};
    use super::super::super::ifma::Ifma;
    use super::{All, Inside};
    use core::arch::x86_64::{__m256i, __m512i};
    use core::mem::transmute;

    fn four(limb: &[u64; 8]) -> __m256i {
        // SAFETY: plain bits of the same length.
        unsafe { transmute::<[u64; 4], __m256i>([limb[0], limb[1], limb[2], limb[3]]) }
    }

    impl Inside for Avx2 {
        const LIMBS: usize = 10;

        fn weight(k: usize) -> usize {
            (51 * k).div_ceil(2)
        }

        fn bounds(k: usize) -> [u64; 2] {
            match k % 2 {
                0 => [(1 << 26) + (1 << 6), (1 << 26) + (1 << 27) + (1 << 6)],
                _ => [(1 << 25) + (1 << 12), (1 << 25) + (1 << 26) + (1 << 12)],
            }
        }

        fn tight_of(limbs: &All) -> Self {
            let mut all = [four(&[0; 8]); 10];
            for k in 0..10 {
                all[k] = four(&limbs[k]);
            }
            Self(all)
        }

        fn loose_of(limbs: &All) -> LooseAvx2 {
            LooseAvx2(Self::tight_of(limbs).0)
        }

        fn limbs_of_tight(self) -> All {
            let mut all = [[0; 8]; 12];
            for k in 0..10 {
                // SAFETY: plain bits of the same length.
                let limb = unsafe { transmute::<__m256i, [u64; 4]>(self.0[k]) };
                all[k][..4].copy_from_slice(&limb);
            }
            all
        }

        fn limbs_of_loose(loose: LooseAvx2) -> All {
            Self(loose.0).limbs_of_tight()
        }
    }

    impl Inside for Ifma {
        const LIMBS: usize = 5;

        fn weight(k: usize) -> usize {
            51 * k
        }

        fn bounds(_: usize) -> [u64; 2] {
            [(1 << 51) + (1 << 15) - 1; 2]
        }

        fn tight_of(limbs: &All) -> Self {
            // SAFETY: plain bits of the same length.
            let one = |k: usize| unsafe { transmute::<[u64; 8], __m512i>(limbs[k]) };
            Self([one(0), one(1), one(2), one(3), one(4)])
        }

        fn loose_of(limbs: &All) -> Self {
            Self::tight_of(limbs)
        }

        fn limbs_of_tight(self) -> All {
            let mut all = [[0; 8]; 12];
            for k in 0..5 {
                // SAFETY: plain bits of the same length.
                all[k] = unsafe { transmute::<__m512i, [u64; 8]>(self.0[k]) };
            }
            all
        }

        fn limbs_of_loose(loose: Self) -> All {
            loose.limbs_of_tight()
        }
    }
}

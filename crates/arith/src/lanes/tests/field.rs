//! Rounds of all operations, with limbs at their bounds, and bounds that must be kept.

use super::draw::Draw;
use super::inside::{All, Inside, MINUS};
use super::reference::Number;
use crate::field::{equal, negated, power_p58};
use crate::lanes::{Block, Niels};

/// The greatest limb in memory.
const MEMORY: u64 = (1 << 51) + (1 << 15) - 1;

#[inline(always)]
pub(super) fn rounds<L: Inside>(seed: u64, count: u64) -> u64 {
    let (mut draw, mut compared) = (Draw(seed), 0);
    for round in 0..count {
        products::<L>(&mut draw);
        sums::<L>(&mut draw);
        representatives::<L>(&mut draw);
        choices::<L>(&mut draw);
        products_together::<L>(&mut draw);
        gathering::<L>(&mut draw);
        compared += 23 * L::N as u64;
        if round % 256 == 0 {
            powers::<L>(&mut draw);
            compared += 2 * L::N as u64;
        }
    }
    compared
}

/// Are these the limbs of what is expected, and within the bounds: tight (0) or loose (1)?
fn compare<L: Inside>(name: &str, limbs: &All, bound: usize, expected: impl Fn(usize) -> Number) {
    for lane in 0..L::N {
        for k in 0..L::LIMBS {
            assert!(
                limbs[k][lane] & !MINUS <= L::bounds(k)[bound],
                "{name}: limb {k} of lane {lane} too large"
            );
        }
        assert_eq!(L::value(limbs, lane).reduced(), expected(lane).reduced(), "{name}: lane {lane}");
    }
}

#[inline(always)]
fn products<L: Inside>(draw: &mut Draw) {
    let (x, y) = (draw.limbs::<L>(1), draw.limbs::<L>(1));
    let (a, b) = (L::loose_of(&x), L::loose_of(&y));
    let value = |of: &All, lane| L::value(of, lane);
    compare::<L>("mul", &L::mul(a, b).limbs_of_tight(), 0, |l| value(&x, l).times(value(&y, l)));
    compare::<L>("square", &L::square(a).limbs_of_tight(), 0, |l| value(&x, l).times(value(&x, l)));
    compare::<L>("carry", &L::carry(a).limbs_of_tight(), 0, |l| value(&x, l));
}

/// Sums of products before they are reduced.
#[inline(always)]
fn products_together<L: Inside>(draw: &mut Draw) {
    let all = [(); 4].map(|()| draw.limbs::<L>(1));
    let [a, b, c, d] = [0, 1, 2, 3].map(|k| L::loose_of(&all[k]));
    let product = |l, i: usize, j: usize| L::value(&all[i], l).times(L::value(&all[j], l));
    let (plus, minus) = L::mul_two(a, b, c, d);
    let expected = |l| product(l, 0, 1).plus(product(l, 2, 3));
    compare::<L>("mul_two, +", &L::limbs_of_loose(plus), 1, expected);
    let expected = |l| product(l, 0, 1).plus(product(l, 2, 3).negative());
    compare::<L>("mul_two, -", &L::limbs_of_loose(minus), 1, expected);
    let tight = draw.limbs::<L>(0);
    let (plus, minus) = L::mul_beside(a, b, L::tight_of(&tight));
    let expected = |l| L::value(&tight, l).plus(product(l, 0, 1));
    compare::<L>("mul_beside, +", &L::limbs_of_loose(plus), 1, expected);
    let expected = |l| L::value(&tight, l).plus(product(l, 0, 1).negative());
    compare::<L>("mul_beside, -", &L::limbs_of_loose(minus), 1, expected);
    let expected = |l| product(l, 0, 1).plus(product(l, 0, 1));
    compare::<L>("mul_double", &L::mul_double(a, b).limbs_of_tight(), 0, expected);
    let mask = draw.word() as u8;
    let chosen = |l: usize| L::value(if mask >> l & 1 == 1 { &all[0] } else { &all[1] }, l);
    compare::<L>("select_loose", &L::limbs_of_loose(L::select_loose(mask, a, b)), 1, chosen);
}

#[inline(always)]
fn sums<L: Inside>(draw: &mut Draw) {
    let (x, y) = (draw.limbs::<L>(0), draw.limbs::<L>(0));
    let (a, b) = (L::tight_of(&x), L::tight_of(&y));
    let value = |of: &All, lane| L::value(of, lane);
    compare::<L>("add", &L::limbs_of_loose(a.add(b)), 1, |l| value(&x, l).plus(value(&y, l)));
    let minus = |l| value(&x, l).plus(value(&y, l).negative());
    compare::<L>("sub", &L::limbs_of_loose(a.sub(b)), 1, minus);
    compare::<L>("negated", &negated(a).limbs_of_tight(), 0, |l| value(&x, l).negative());
    compare::<L>("loose", &L::limbs_of_loose(a.loose()), 1, |l| value(&x, l));
}

/// The only representative, its tests, and the way to memory and back.
#[inline(always)]
fn representatives<L: Inside>(draw: &mut Draw) {
    let x = draw.limbs::<L>(0);
    let a = L::tight_of(&x);
    let canonical = a.canonical();
    let mut block = [[0; 8]; 5];
    canonical.store(&mut block);
    let (zeros, odds) = (canonical.zeros(), canonical.odds());
    for lane in 0..L::N {
        let expected = L::value(&x, lane).reduced();
        assert_eq!(stored(&block, lane, (1 << 51) - 1), expected, "canonical: lane {lane}");
        assert_eq!(zeros >> lane & 1 == 1, expected == Number::from(0), "zeros: lane {lane}");
        assert_eq!(odds >> lane & 1 == 1, expected.is_odd(), "odds: lane {lane}");
    }
    a.store(&mut block);
    for lane in 0..L::N {
        let value = stored(&block, lane, MEMORY).reduced();
        assert_eq!(value, L::value(&x, lane).reduced(), "store: lane {lane}");
    }
    compare::<L>("load", &L::load(&block).limbs_of_tight(), 0, |l| L::value(&x, l));
}

/// A lane of what is in memory, of limbs up to a bound.
fn stored(block: &Block, lane: usize, bound: u64) -> Number {
    let limb = |k: usize| {
        assert!(block[k][lane] <= bound, "limb {k} of lane {lane} too large");
        Number::shifted(block[k][lane], 51 * k)
    };
    (0..5).map(limb).fold(Number::from(0), Number::plus)
}

#[inline(always)]
fn choices<L: Inside>(draw: &mut Draw) {
    let (x, mut y) = (draw.limbs::<L>(0), draw.limbs::<L>(0));
    let mask = draw.word() as u8;
    let chosen = L::select(mask, L::tight_of(&x), L::tight_of(&y)).limbs_of_tight();
    for lane in 0..L::N {
        let from = if mask >> lane & 1 == 1 { &x } else { &y };
        for k in 0..L::LIMBS {
            assert_eq!(chosen[k][lane], from[k][lane], "select: limb {k} of lane {lane}");
        }
    }
    for k in 0..L::LIMBS {
        y[k] = if mask & 1 == 1 { x[k] } else { y[k] };
    }
    let same = equal(L::tight_of(&x), L::tight_of(&y));
    for lane in 0..L::N {
        let expected = L::value(&x, lane).reduced() == L::value(&y, lane).reduced();
        assert_eq!(same >> lane & 1 == 1, expected, "equal: lane {lane}");
    }
}

#[inline(always)]
fn powers<L: Inside>(draw: &mut Draw) {
    let x = draw.limbs::<L>(0);
    let a = L::tight_of(&x);
    let times = draw.below(40) as u32;
    let squared = |l, times| (0..times).fold(L::value(&x, l), |power: Number, _| power.times(power));
    compare::<L>("square_times", &a.square_times(times).limbs_of_tight(), 0, |l| squared(l, times));
    // a^(2²⁵² − 3)·a³ = a^(2²⁵²).
    let power = power_p58(a).limbs_of_tight();
    for lane in 0..L::N {
        let own = L::value(&x, lane);
        let product = L::value(&power, lane).times(own).times(own).times(own);
        assert_eq!(product.reduced(), squared(lane, 252).reduced(), "power: lane {lane}");
    }
}

#[inline(always)]
fn gathering<L: Inside>(draw: &mut Draw) {
    let mut points = [Niels::IDENTITY; 11];
    for point in &mut points {
        for word in &mut point.0[..15] {
            *word = if draw.below(4) == 0 { MEMORY } else { draw.below(MEMORY + 1) };
        }
        point.0[15] = draw.word();
    }
    let mut index = [0; 8];
    for one in &mut index {
        *one = draw.below(11) as u32;
    }
    for (coordinate, loaded) in L::load_niels(&points, &index).into_iter().enumerate() {
        compare::<L>("load_niels", &loaded.limbs_of_tight(), 0, |lane| {
            let word = |k: usize| points[index[lane] as usize].0[5 * coordinate + k];
            (0..5).map(|k| Number::shifted(word(k), 51 * k)).fold(Number::from(0), Number::plus)
        });
    }
}

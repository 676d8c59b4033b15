//! Multi-scalar multiplications: scalars at the edges, points that come again, digits that fall together.

use super::{encodings, random_points, residue};
use crate::lanes::tests::draw::Draw;
use crate::{Arithmetic, Points, Terms};
use curve25519_dalek::traits::{Identity, IsIdentity};
use curve25519_dalek::{RistrettoPoint, Scalar};

/// ℓ − 1, and what windows of any width see as their greatest digit, their least, or a carry through all of them.
fn edges() -> Vec<Scalar> {
    let mut all = vec![Scalar::ZERO, Scalar::ONE, -Scalar::ONE, Scalar::from(2u8), -Scalar::from(2u8)];
    all.extend([Scalar::from(u128::MAX), Scalar::from(1u128 << 127), -Scalar::from(u128::MAX)]);
    let power = |bit: u32| (0..bit).fold(Scalar::ONE, |power, _| power + power);
    all.extend([power(252) - Scalar::ONE, power(252), power(251), power(128), power(64), power(63)]);
    for width in 3..=16 {
        let mut ends = Scalar::ZERO;
        for window in 0..252 / width {
            ends += power(window * width + width - 1);
        }
        all.extend([ends, ends - Scalar::ONE, ends + ends - Scalar::ONE, power(width - 1), power(width)]);
    }
    all
}

fn short_edges() -> Vec<u128> {
    let mut all = vec![0, 1, 2, u128::MAX, u128::MAX - 1, 1 << 127, (1 << 127) - 1, u64::MAX.into()];
    for width in 3..=16 {
        let ends = (0..128 / width).fold(0, |sum, window| sum | 1u128 << (window * width + width - 1));
        all.extend([ends, ends - 1, 1 << (width - 1), 1 << width]);
    }
    all
}

/// Lists of the same points, one for each arithmetic; dalek's is the first.
fn lists(points: &[RistrettoPoint]) -> Vec<(Arithmetic, Points)> {
    let encodings = encodings(points);
    let one = |arithmetic| (arithmetic, Points::decode(arithmetic, &encodings, None).0);
    Arithmetic::available().into_iter().map(one).collect()
}

/// Compares the results of all lists; how many there were beside dalek's.
fn compare(lists: &[(Arithmetic, Points)], terms: &Terms, name: &str) -> u64 {
    let expected = lists[0].1.multiply(terms);
    for (arithmetic, list) in &lists[1..] {
        assert_eq!(list.multiply(terms), expected, "{arithmetic}: {name}, {} terms", terms.len());
        assert_eq!(list.vanishes(terms), expected.is_identity(), "{arithmetic}: {name}");
    }
    2 * (lists.len() as u64 - 1)
}

fn random_scalar(draw: &mut Draw) -> Scalar {
    Scalar::from_bytes_mod_order(draw.bytes())
}

/// So many terms of edges and random scalars; points come again, and one of them is the neutral element.
fn mixed(draw: &mut Draw, points: usize, count: usize) -> Terms {
    let (long, short) = (edges(), short_edges());
    let mut terms = Terms::new();
    for _ in 0..count {
        let point = draw.below(points as u64) as u32;
        match draw.below(4) {
            0 => terms.add(point, residue(&long[draw.below(long.len() as u64) as usize])),
            1 => terms.add_short(point, short[draw.below(short.len() as u64) as usize]),
            2 => terms.add(point, residue(&random_scalar(draw))),
            _ => terms.add_short(point, u128::from(draw.word()) << 64 | u128::from(draw.word())),
        }
    }
    terms
}

/// Multiplications of all sizes up to `most`; how many terms were multiplied.
pub(super) fn check_sizes(draw: &mut Draw, most: usize) -> u64 {
    let mut points = random_points(20);
    points.push(RistrettoPoint::identity());
    let lists = lists(&points);
    let mut terms = 0;
    for count in 0..=most {
        let all = mixed(draw, points.len(), count);
        terms += all.len() as u64 * compare(&lists, &all, "mixed") / 2;
    }
    terms
}

#[test]
#[cfg_attr(miri, ignore = "hours")]
fn all_small_sizes() {
    check_sizes(&mut Draw(5), 70);
}

#[test]
#[cfg_attr(miri, ignore = "hours")]
fn every_edge_alone() {
    let lists = lists(&random_points(1));
    for scalar in edges() {
        let mut terms = Terms::new();
        terms.add(0, residue(&scalar));
        compare(&lists, &terms, "one long term");
    }
    for scalar in short_edges() {
        let mut terms = Terms::new();
        terms.add_short(0, scalar);
        compare(&lists, &terms, "one short term");
    }
}

/// What the sorted digits of a window look like decides how lanes walk through them.
#[test]
#[cfg_attr(miri, ignore = "hours")]
fn digits_that_fall_together() {
    const COUNT: usize = 3000;
    let mut points = random_points(COUNT);
    points[7] = RistrettoPoint::identity();
    let lists = lists(&points);
    let mut draw = Draw(6);
    let same = random_scalar(&mut draw);
    let (long, short) = (edges(), short_edges());
    type Choose<'a> = &'a mut dyn FnMut(usize) -> Scalar;
    let patterns: [(&str, Choose); 10] = [
        ("all 0", &mut |_| Scalar::ZERO),
        ("all 1", &mut |_| Scalar::ONE),
        ("1 and -1", &mut |i| if i % 2 == 0 { Scalar::ONE } else { -Scalar::ONE }),
        ("the same", &mut |_| same),
        ("the same and its negative", &mut |i| if i % 2 == 0 { same } else { -same }),
        ("rising", &mut |i| Scalar::from(i as u64)),
        ("all but one 0", &mut |i| if i == COUNT / 2 { same } else { Scalar::ZERO }),
        ("half 1, half random", &mut |i| if i % 2 == 0 { Scalar::ONE } else { random_scalar(&mut draw) }),
        ("two", &mut |i| if i < 10 { Scalar::from(3u8) } else { Scalar::from(4u8) }),
        ("edges", &mut |i| long[i % long.len()]),
    ];
    for (name, scalar) in patterns {
        let mut terms = Terms::new();
        (0..COUNT).for_each(|i| terms.add(i as u32, residue(&scalar(i))));
        compare(&lists, &terms, name);
        (0..COUNT).for_each(|i| terms.add_short(i as u32, short[i % short.len()]));
        compare(&lists, &terms, name);
    }
}

#[test]
#[cfg_attr(miri, ignore = "hours")]
fn one_point_many_times() {
    let lists = lists(&random_points(1));
    for count in [8, 100, 2000] {
        let mut terms = Terms::new();
        (0..count).for_each(|_| terms.add(0, u128::MAX.into()));
        compare(&lists, &terms, "one point");
        terms.add(0, residue(&(-Scalar::from(u128::MAX) * Scalar::from(count as u64))));
        assert!(lists.iter().all(|(_, list)| list.vanishes(&terms)));
        compare(&lists, &terms, "one point, taken away again");
    }
}

#[test]
#[cfg_attr(miri, ignore = "hours")]
fn large_sums() {
    let points = random_points(300);
    let lists = lists(&points);
    let mut draw = Draw(7);
    for count in [500, 10_000, if cfg!(debug_assertions) { 20_000 } else { 60_000 }] {
        compare(&lists, &mixed(&mut draw, points.len(), count), "large");
    }
}

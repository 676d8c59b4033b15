//! The curve's formulas, lane by lane: additions, doublings, encodings.
#![allow(unsafe_code)]

use super::{encodings, random_points};
use crate::Arithmetic;
use crate::encode::{encode, is_identity};
use crate::kernels::{self, kernel};
use crate::lanes::tests::draw::Draw;
use crate::lanes::{Niels, portable::Portable};
use crate::point::{Extended, Row};
use curve25519_dalek::RistrettoPoint;
use curve25519_dalek::traits::Identity;

kernel!(
    /// P ± Q (− where the first mask says so), P + Q, 2P + Q, Q + Q, and P ± Q again, from the neutral element where the second mask says so.
    formulas = generic::formulas, (points: &[Niels], index: &[[u32; 8]; 2], masks: [u8; 2]) -> [[Row; 8]; 5]
);

mod generic {
    use crate::lanes::{Block, Lanes, Niels};
    use crate::point::{Extended, IDENTITY, Row, Running, put, take};

    #[inline(always)]
    pub(super) fn formulas<L: Lanes>(
        points: &[Niels],
        index: &[[u32; 8]; 2],
        masks: [u8; 2],
    ) -> [[Row; 8]; 5] {
        let [negative, reset] = masks;
        let (p, q) = (L::load_niels(points, &index[0]), L::load_niels(points, &index[1]));
        let running = Running::<L>::identity().add(p, 0);
        let signed = running.add(q, negative).extended();
        let late = running.reset(reset).add(q, negative).extended();
        let (p, q) = (running.extended(), again(Running::identity().add(q, 0).extended()));
        let sums = [signed, p.add(q), p.double().add(q), q.add(q), late];
        let mut rows = [[IDENTITY; 8]; 5];
        for (rows, sum) in rows.iter_mut().zip(sums) {
            let mut blocks: [Block; 4] = [[[0; 8]; 5]; 4];
            sum.store(&mut blocks);
            for lane in 0..L::N {
                rows[lane] = take(&blocks, lane);
            }
        }
        rows
    }

    /// The same, by way of rows in memory.
    #[inline(always)]
    fn again<L: Lanes>(point: Extended<L>) -> Extended<L> {
        let (mut blocks, mut copy): ([Block; 4], [Block; 4]) = ([[[0; 8]; 5]; 4], [[[0; 8]; 5]; 4]);
        point.store(&mut blocks);
        for lane in 0..L::N {
            put(&take(&blocks, lane), lane, &mut copy);
        }
        Extended::load(&copy)
    }
}

/// The points as the arithmetic has them; the last is the neutral element.
fn niels(arithmetic: Arithmetic, points: &[RistrettoPoint]) -> Vec<Niels> {
    let mut all = Vec::new();
    for some in encodings(points).chunks_exact(arithmetic.lanes()) {
        let mut padded = [[0; 32]; 8];
        padded[..some.len()].copy_from_slice(some);
        let decoded = kernels::decode_lanes(arithmetic, &padded, None);
        all.extend_from_slice(&decoded.points[..some.len()]);
    }
    all
}

/// Compares so many rounds of sums with dalek's; their number.
pub(super) fn check_sums(arithmetic: Arithmetic, draw: &mut Draw, rounds: usize) -> u64 {
    let mut points = random_points(14);
    points.extend([-points[0], RistrettoPoint::identity()]);
    let own = niels(arithmetic, &points);
    let mut compared = 0;
    for _ in 0..rounds {
        let index = [(); 2].map(|()| [(); 8].map(|()| draw.below(points.len() as u64) as u32));
        let masks = [draw.word() as u8, draw.word() as u8];
        let rows = formulas(arithmetic, &own, &index, masks);
        for lane in 0..arithmetic.lanes() {
            let (p, q) = (points[index[0][lane] as usize], points[index[1][lane] as usize]);
            let signed = if masks[0] >> lane & 1 == 1 { -q } else { q };
            let start = if masks[1] >> lane & 1 == 1 { RistrettoPoint::identity() } else { p };
            for (kind, expected) in
                [p + signed, p + q, p + p + q, q + q, start + signed].into_iter().enumerate()
            {
                compare(&rows[kind][lane], &expected, (arithmetic, kind, lane));
                compared += 1;
            }
        }
    }
    compared
}

fn compare(row: &Row, expected: &RistrettoPoint, place: (Arithmetic, usize, usize)) {
    let [x, y, z, t] = row.map(Portable);
    let point = Extended { x, y, z, t };
    assert_eq!(encode(&point), expected.compress().to_bytes(), "{place:?}");
    assert_eq!(is_identity(&point), *expected == RistrettoPoint::identity(), "{place:?}");
}

#[test]
fn sums_are_daleks() {
    for arithmetic in Arithmetic::available() {
        let rounds = if cfg!(miri) { 1 } else { 200 };
        assert!(check_sums(arithmetic, &mut Draw(2), rounds) > 0);
    }
}

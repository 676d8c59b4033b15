//! Times decoding, multiplication and sums of every arithmetic of this processor, or of the one that is named after the number of ballots.
#![allow(missing_docs, clippy::unwrap_used)]

use curve25519_dalek::ristretto::RistrettoPoint;
use curve25519_dalek::scalar::Scalar;
use ostrakon_arith::{Arithmetic, Points, Residue, Terms, hints};
use rand_core::{OsRng, RngCore};
use std::hint::black_box;
use std::time::Instant;

/// The best of so many counts: what else runs on a machine only takes time away.
const ROUNDS: usize = 10;

fn main() {
    let ballots: usize = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(8192);
    let count = 7 * ballots;
    let few: Vec<[u8; 32]> =
        (0..count).map(|_| RistrettoPoint::random(&mut OsRng).compress().to_bytes()).collect();
    let mut terms = Terms::new();
    for i in 0..count as u32 {
        match i % 7 {
            0 | 1 => terms.add_short(i, u128::from(OsRng.next_u64()) << 64 | u128::from(OsRng.next_u64())),
            _ => terms.add(i, Residue::from_canonical(Scalar::random(&mut OsRng).as_bytes()).unwrap()),
        }
    }
    let mut shorts = Terms::new();
    for i in 0..count as u32 {
        shorts.add_short(i, u128::from(OsRng.next_u64()) << 64 | u128::from(OsRng.next_u64()));
    }
    let only = std::env::args().nth(2);
    let chosen = |one: &Arithmetic| only.as_ref().is_none_or(|name| *name == one.to_string());
    for arithmetic in Arithmetic::available().into_iter().filter(chosen) {
        let time = |name: &str, work: &mut dyn FnMut()| {
            let mut best = f64::MAX;
            for _ in 0..ROUNDS {
                let start = Instant::now();
                work();
                best = best.min(start.elapsed().as_secs_f64() * 1e9 / count as f64);
            }
            println!("{arithmetic:>9} {name:<12} {best:>8.1} ns a point");
        };
        let roots = hints(arithmetic, &few);
        let (points, _) = Points::decode(arithmetic, &few, None);
        let all: Vec<u32> = (0..count as u32).collect();
        time("decode", &mut || drop(black_box(Points::decode(arithmetic, &few, None))));
        time("decode hint", &mut || drop(black_box(Points::decode(arithmetic, &few, Some(&roots)))));
        time("multiply 5:2", &mut || {
            black_box(points.multiply(&terms));
        });
        time("multiply 128", &mut || {
            black_box(points.multiply(&shorts));
        });
        time("sum", &mut || {
            black_box(points.sum(&all));
        });
    }
}

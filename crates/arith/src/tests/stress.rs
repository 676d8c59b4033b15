//! Millions of operations, counted: `cargo test --release -p ostrakon-arith millions -- --nocapture`.

use super::curve::check_sums;
use super::decoding::{check_decoding, mixed};
use super::multiply::check_sizes;
use crate::Arithmetic;
use crate::lanes::tests::{check_field, draw::Draw};
use rand_core::{OsRng, RngCore};

/// A twentieth of all where nothing is optimised, and where words of 64 bits are slow.
const PART: u64 = if cfg!(any(debug_assertions, target_family = "wasm")) { 20 } else { 1 };

#[test]
#[cfg_attr(miri, ignore = "hours")]
fn millions_of_operations() {
    let seed = OsRng.next_u64();
    println!("seed {seed:#018x}");
    let mut draw = Draw(seed);
    let mut total = 0;
    for arithmetic in Arithmetic::available().into_iter().filter(|one| *one != Arithmetic::DALEK) {
        let count = [
            ("field operations, with school arithmetic", field(arithmetic, &mut draw)),
            ("decodings, with dalek", decodings(arithmetic, &mut draw)),
            (
                "point additions and doublings, with dalek",
                check_sums(arithmetic, &mut draw, (3000 / PART) as usize),
            ),
        ];
        for (name, count) in count {
            println!("{arithmetic:>9} {count:>9} {name}");
            total += count;
        }
    }
    let terms = check_sizes(&mut draw, if PART == 1 { 300 } else { 70 });
    println!("      all {terms:>9} terms of multiplications, with dalek");
    total += terms;
    println!("    total {total:>9} operations compared");
    assert!(total >= 10_000_000 / PART);
}

/// As many results for every arithmetic, of more lanes or of fewer.
fn field(arithmetic: Arithmetic, draw: &mut Draw) -> u64 {
    check_field(arithmetic, draw.word(), 200_000 / PART / arithmetic.lanes() as u64)
}

fn decodings(arithmetic: Arithmetic, draw: &mut Draw) -> u64 {
    let groups = 1500 / PART;
    let mut compared = 0;
    for _ in 0..groups {
        let all = mixed(draw, 61);
        compared += check_decoding(arithmetic, draw, &all, false);
    }
    compared
}

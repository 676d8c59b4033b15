//! Everything against curve25519-dalek, on every arithmetic that this processor has.
#![allow(clippy::unwrap_used)]

mod curve;
mod decoding;
mod multiply;
mod stress;

use crate::{Arithmetic, Points, Residue, Terms, hints};
use curve25519_dalek::ristretto::{CompressedRistretto, RistrettoPoint};
use curve25519_dalek::scalar::Scalar;
use rand_core::{OsRng, RngCore};

fn random_points(count: usize) -> Vec<RistrettoPoint> {
    (0..count).map(|_| RistrettoPoint::random(&mut OsRng)).collect()
}

fn residue(scalar: &Scalar) -> Residue {
    Residue::from_canonical(scalar.as_bytes()).unwrap()
}

fn encodings(points: &[RistrettoPoint]) -> Vec<[u8; 32]> {
    points.iter().map(|p| p.compress().to_bytes()).collect()
}

#[test]
#[cfg_attr(miri, ignore = "hours")]
fn decoding_is_daleks() {
    let mut all = encodings(&random_points(100));
    for _ in 0..300 {
        let mut bytes = [0; 32];
        OsRng.fill_bytes(&mut bytes);
        bytes[31] &= 0x7f;
        bytes[0] &= 0xfe;
        all.push(bytes);
    }
    all.extend([[0; 32], [0xff; 32], [1; 32]]);
    for arithmetic in Arithmetic::available() {
        let hints = hints(arithmetic, &all);
        for hints in [None, Some(&hints[..])] {
            let (points, valid) = Points::decode(arithmetic, &all, hints);
            for (i, bytes) in all.iter().enumerate() {
                let expected = CompressedRistretto(*bytes).decompress();
                assert_eq!(valid[i], expected.is_some(), "{arithmetic} {i}");
                assert_eq!(points.sum(&[i as u32]), expected.unwrap_or_default(), "{arithmetic} {i}");
            }
        }
    }
}

#[test]
#[cfg_attr(miri, ignore = "hours")]
fn products_are_daleks() {
    for count in [0, 1, 2, 7, 100, 3000] {
        let points = random_points(count);
        let mut terms = Terms::new();
        let mut expected = RistrettoPoint::default();
        for (i, point) in points.iter().enumerate() {
            let scalar = Scalar::random(&mut OsRng);
            let short = u128::from(OsRng.next_u64()) << 64 | u128::from(OsRng.next_u64());
            match i % 3 {
                0 => {
                    terms.add(i as u32, residue(&scalar));
                    expected += point * scalar;
                }
                1 => {
                    terms.add_short(i as u32, short);
                    expected += point * Scalar::from(short);
                }
                _ => {
                    terms.add(i as u32, residue(&-Scalar::ONE));
                    expected -= point;
                }
            }
        }
        for arithmetic in Arithmetic::available() {
            let (list, _) = Points::decode(arithmetic, &encodings(&points), None);
            assert_eq!(list.multiply(&terms), expected, "{arithmetic} {count}");
        }
    }
}

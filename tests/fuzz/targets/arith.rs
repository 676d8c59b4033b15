//! Points, hints and scalars from bytes: every arithmetic of this processor gives what curve25519-dalek gives.
#![no_main]

use curve25519_dalek::{RistrettoPoint, Scalar};
use libfuzzer_sys::fuzz_target;
use ostrakon_arith::{Arithmetic, Points, Residue, Terms, hints};

/// Encodings, as many hints, and terms: a byte for the kind and the point, then a scalar.
struct Input {
    encodings: Vec<[u8; 32]>,
    hints: Vec<[u8; 32]>,
    terms: Terms,
}

fuzz_target!(|bytes: &[u8]| {
    let Some(input) = read(bytes) else { return };
    let expected = results(Arithmetic::DALEK, &input, None);
    for arithmetic in Arithmetic::available() {
        let right = hints(arithmetic, &input.encodings);
        for hints in [None, Some(&right[..]), Some(&input.hints[..])] {
            assert_eq!(results(arithmetic, &input, hints), expected, "{arithmetic}");
        }
    }
});

/// Which encodings decoded, the sum of the points, each, and of the terms, and whether that vanishes.
fn results(
    arithmetic: Arithmetic,
    input: &Input,
    hints: Option<&[[u8; 32]]>,
) -> (Vec<bool>, Vec<RistrettoPoint>, bool) {
    let (points, valid) = Points::decode(arithmetic, &input.encodings, hints);
    let indices: Vec<u32> = (0..points.len() as u32).collect();
    let mut sums: Vec<_> = indices.iter().map(|i| points.sum(&[*i])).collect();
    sums.extend([points.sum(&indices), points.multiply(&input.terms)]);
    (valid, sums, points.vanishes(&input.terms))
}

fn read(bytes: &[u8]) -> Option<Input> {
    let (count, mut rest) = bytes.split_first()?;
    let count = usize::from(count % 16) + 1;
    let mut encodings = Vec::new();
    let mut hints = Vec::new();
    for _ in 0..count {
        encodings.push(encoding(&take(&mut rest)?));
        hints.push(take(&mut rest)?);
    }
    let mut terms = Terms::new();
    while let Some((kind, after)) = rest.split_first() {
        rest = after;
        let (point, scalar) = (u32::from(kind % 16) % count as u32, take(&mut rest)?);
        let short = u128::from_le_bytes(*scalar.first_chunk()?);
        match kind / 64 {
            0 | 1 => terms.add(point, residue(Scalar::from_bytes_mod_order(scalar))?),
            2 => terms.add_short(point, short),
            _ => terms.add(point, residue(-Scalar::from(short))?),
        }
    }
    Some(Input { encodings, hints, terms })
}

fn residue(scalar: Scalar) -> Option<Residue> {
    Residue::from_canonical(scalar.as_bytes())
}

/// Bytes as they are, or those of a point if the last bit, which no point has, is set.
fn encoding(bytes: &[u8; 32]) -> [u8; 32] {
    if bytes[31] & 0xc0 != 0xc0 {
        return *bytes;
    }
    RistrettoPoint::mul_base(&Scalar::from_bytes_mod_order(*bytes)).compress().to_bytes()
}

fn take(rest: &mut &[u8]) -> Option<[u8; 32]> {
    let (first, after) = rest.split_first_chunk()?;
    *rest = after;
    Some(*first)
}

//! Encodings that are none, and hints that are wrong: verdicts and points are dalek's.

use super::{encodings, random_points};
use crate::constants::SQRT_M1;
use crate::field::{bytes_of, limbs_of, mul, negated, splat};
use crate::lanes::{Lanes, portable::Portable, tests::draw::Draw};
use crate::{Arithmetic, Points, hints};
use curve25519_dalek::RistrettoPoint;
use curve25519_dalek::ristretto::CompressedRistretto;
use curve25519_dalek::traits::Identity;

/// Encodings that must be refused (RFC 9496 appendix A.2), a group for each reason.
const BAD: [(&str, &[&str]); 5] = [
    (
        "not canonical",
        &[
            "00ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "f3ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        ],
    ),
    (
        "negative s",
        &[
            "0100000000000000000000000000000000000000000000000000000000000000",
            "01ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "ed57ffd8c914fb201471d1c3d245ce3c746fcbe63a3679d51b6a516ebebe0e20",
            "c34c4e1826e5d403b78e246e88aa051c36ccf0aafebffe137d148a2bf9104562",
        ],
    ),
    (
        "no square",
        &[
            "26948d35ca62e643e26a83177332e6b6afeb9d08e4268b650f1f5bbd8d81d371",
            "4eac077a713c57b4f4397629a4145982c661f48044dd3f96427d40b147d9742f",
            "de6a7b00deadc788eb6b6c8d20c0ae96c2f2019078fa604fee5b87d6e989ad87",
            "bcab477be20861e01e4a0e295284146a510150d9817763caf1a6f4b422d67042",
            "2a292df7e32cababbd9de088d1d1abec9fc0440f637ed2fba145094dc14bea08",
            "f4a9e534fc0d216c44b218fa0c42d99635a0127ee2e53c712f70609649fdff22",
        ],
    ),
    (
        "negative t",
        &[
            "3eb858e78f5a7254d8c9731174a94f76755fd3941c0ac93735c07ba14579630e",
            "a45fdc55c76448c049a1ab33f17023edfb2be3581e9c7aade8a6125215e04220",
            "d483fe813c6ba647ebbfd3ec41adca1c6130c2beeee9d9bf065c8d151c5f396e",
            "8a2e1d30050198c65a54483123960ccc38aef6848e1ec8f5f780e8523769ba32",
            "32888462f8b486c68ad7dd9610be5192bbeaf3b443951ac1a8118419d9fa097b",
            "227142501b9d4355ccba290404bde41575b037693cef1f438c47f8fbf35d1165",
        ],
    ),
    ("y = 0", &["ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"]),
];

fn bytes(hex: &str) -> [u8; 32] {
    let mut bytes = [0; 32];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap();
    }
    bytes
}

/// Good and bad in turn, so that they meet in the lanes of one decoding; random ones, and what lies next to the edges.
pub(super) fn mixed(draw: &mut Draw, count: usize) -> Vec<[u8; 32]> {
    let bad: Vec<_> = BAD.iter().flat_map(|(_, all)| all.iter().map(|hex| bytes(hex))).collect();
    let good = encodings(&random_points(32));
    let pick = |from: &[[u8; 32]], draw: &mut Draw| from[draw.below(from.len() as u64) as usize];
    let mut all = Vec::with_capacity(count);
    for _ in 0..count {
        let mut random = draw.bytes();
        all.push(match draw.below(8) {
            0 => pick(&bad, draw),
            1..=3 => pick(&good, draw),
            4 => edge(draw),
            5 => random,
            _ => {
                (random[0], random[31]) = (random[0] & 0xfe, random[31] & 0x7f);
                random
            }
        });
    }
    all
}

/// A few above 0, around p, around 2²⁵⁵ and below 2²⁵⁶.
fn edge(draw: &mut Draw) -> [u8; 32] {
    let mut bytes = if draw.below(2) == 0 { [0; 32] } else { [0xff; 32] };
    bytes[0] = draw.word() as u8;
    bytes[31] ^= [0, 0x80][draw.below(2) as usize];
    bytes
}

/// A hint made wrong, or right in another way.
fn spoiled(draw: &mut Draw, hints: &[[u8; 32]], at: usize) -> [u8; 32] {
    let root = Portable(limbs_of(&hints[at]));
    let of = |element: Portable| bytes_of(&element.canonical().0);
    match draw.below(10) {
        0..=2 => hints[at],
        3 => [0; 32],
        4 => [0xff; 32],
        5 => of(negated(root)),
        6 => of(mul(root, splat(&SQRT_M1))),
        7 => hints[draw.below(hints.len() as u64) as usize],
        8 => {
            // The same root in bytes that are not canonical.
            let mut high = hints[at];
            high[31] |= 0x80;
            high
        }
        _ => draw.bytes(),
    }
}

/// Decodes without hints, with right and with spoiled ones; the number of verdicts and points compared with dalek's.
pub(super) fn check_decoding(arithmetic: Arithmetic, draw: &mut Draw, all: &[[u8; 32]], points: bool) -> u64 {
    let right = hints(arithmetic, all);
    let spoiled: Vec<_> = (0..all.len()).map(|at| spoiled(draw, &right, at)).collect();
    let expected: Vec<_> = all.iter().map(|e| CompressedRistretto(*e).decompress()).collect();
    let verdicts: Vec<_> = expected.iter().map(Option::is_some).collect();
    for (kind, hints) in [None, Some(&right[..]), Some(&spoiled[..])].into_iter().enumerate() {
        let (list, valid) = Points::decode(arithmetic, all, hints);
        assert_eq!(valid, verdicts, "{arithmetic} {kind}");
        let each = if points { all.len() } else { all.len().min(4) };
        for (i, point) in expected.iter().enumerate().take(each) {
            let point = point.unwrap_or_default();
            assert_eq!(list.sum(&[i as u32]), point, "{arithmetic} {kind} {:?}", all[i]);
        }
        // All of them at once, each with another weight, so that none is left out above.
        let weighted: RistrettoPoint =
            expected.iter().rev().fold([RistrettoPoint::identity(); 2], |[sum, total], point| {
                let sum = sum + point.unwrap_or_default();
                [sum, total + sum]
            })[1];
        let indices: Vec<u32> = (0..all.len() as u32).flat_map(|i| vec![i; i as usize + 1]).collect();
        assert_eq!(list.sum(&indices), weighted, "{arithmetic} {kind}");
    }
    3 * all.len() as u64
}

#[test]
fn bad_encodings_are_refused() {
    for (reason, all) in BAD {
        for hex in all {
            let encoding = bytes(hex);
            assert!(CompressedRistretto(encoding).decompress().is_none(), "{reason}: {hex}");
            for arithmetic in Arithmetic::available() {
                let (points, valid) = Points::decode(arithmetic, &[encoding], None);
                assert_eq!(valid, [false], "{arithmetic}: {reason}: {hex}");
                assert_eq!(points.sum(&[0]), RistrettoPoint::identity());
                assert_eq!(hints(arithmetic, &[encoding]), [[0; 32]]);
            }
        }
    }
}

#[test]
fn no_hint_changes_a_verdict() {
    let mut draw = Draw(3);
    for arithmetic in Arithmetic::available() {
        for count in if cfg!(miri) { 2..3 } else { 0..40 } {
            let all = mixed(&mut draw, count);
            check_decoding(arithmetic, &mut draw, &all, true);
        }
    }
}

#[test]
fn hints_are_the_same_up_to_sign() {
    let all = mixed(&mut Draw(4), if cfg!(miri) { 2 } else { 200 });
    let expected = hints(Arithmetic::PORTABLE, &all);
    for arithmetic in Arithmetic::available() {
        for (own, expected) in hints(arithmetic, &all).iter().zip(&expected) {
            let negative = bytes_of(&negated(Portable(limbs_of(own))).canonical().0);
            assert!(own == expected || negative == *expected, "{arithmetic}");
        }
    }
}

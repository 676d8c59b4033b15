//! The verdict about every proof, honest or not, is the crate's.
#![allow(clippy::unwrap_used)]

use super::equations::{add_inner_product, add_polynomial};
use super::*;
use ostrakon_group::{Reader, SecretScalar, Transcript};
use proptest::prelude::*;
use rand_core::OsRng;

const DIGEST: [u8; 32] = [7; 32];

struct Case {
    ranges: Ranges,
    context: Transcript,
    values: Vec<Encoded>,
    bytes: Vec<u8>,
}

fn case(largest: &[u64], numbers: &[u64]) -> Case {
    let ranges = Ranges::new(largest.to_vec(), ostrakon_group::base("value-blinding", 0)).unwrap();
    let context = Transcript::new("test");
    let blindings: Vec<Scalar> = numbers.iter().map(|_| *SecretScalar::random(&mut OsRng).expose()).collect();
    let commit = |(u, gamma): (&u64, &Scalar)| ranges.pedersen().commit(Scalar::from(*u), *gamma);
    let values = numbers.iter().zip(&blindings).map(commit).map(Encoded::new).collect();
    let proof = prove(&ranges, &context, &DIGEST, numbers, &blindings, OsRng).unwrap();
    let mut bytes = Vec::new();
    proof.write(&mut bytes);
    Case { ranges, context, values, bytes }
}

impl Case {
    fn proof(&self) -> Option<RangeProof> {
        let mut reader = Reader::new(&self.bytes);
        RangeProof::read(self.ranges.shape(), &mut reader, &STRICT).ok()
    }

    /// Both equations; together under two weights, and each alone.
    fn holds(&self) -> bool {
        let Some(proof) = self.proof() else { return false };
        let commitments = Commitments::new(&self.ranges, &self.values);
        let challenges =
            RangeChallenges::recompute(&self.ranges, &self.context, &DIGEST, &commitments, &proof);
        let check = |polynomial: Scalar, inner: Scalar| {
            let mut sum = Sum::new();
            let mut values = vec![Scalar::ZERO; self.values.len()];
            add_polynomial(&self.ranges, &challenges, &proof, polynomial, &mut values, &mut sum);
            add_inner_product(&self.ranges, &challenges, &proof, inner, &mut sum);
            values.iter().zip(&self.values).for_each(|(scalar, v)| sum.point(*scalar, v.point()));
            sum.vanish(Some(&self.ranges))
        };
        let together = check(Scalar::random(&mut OsRng), Scalar::random(&mut OsRng));
        let alone = check(Scalar::ONE, Scalar::ZERO) && check(Scalar::ZERO, Scalar::ONE);
        assert_eq!(together, alone);
        alone
    }

    /// The crate's own verdict, on the list made by the plain formulas.
    fn theirs(&self) -> bool {
        let Ok(proof) = bulletproofs::RangeProof::from_bytes(&self.bytes) else { return false };
        let shape = self.ranges.shape();
        let mut list: Vec<Point> = self.values.iter().map(|v| *v.point()).collect();
        for (j, largest) in self.ranges.largest().iter().enumerate() {
            if u128::from(*largest) != (1u128 << shape.bits) - 1 {
                list.push(GENERATOR * Scalar::from(*largest) - self.values[j].point());
            }
        }
        list.resize(shape.values, Point::default());
        let list: Vec<_> = list.iter().map(Point::compress).collect();
        let mut transcript = self.context.clone();
        transcript.absorb("range-statement", &DIGEST);
        let (gens, pedersen) = (BulletproofGens::new(64, shape.values), self.ranges.pedersen());
        let merlin = transcript.merlin();
        proof.verify_multiple_with_rng(&gens, pedersen, merlin, &list, shape.bits, &mut OsRng).is_ok()
    }
}

#[test]
fn honest_proofs_hold_here_and_there() {
    let cases: [(&[u64], &[u64]); 7] = [
        (&[255], &[255]),
        (&[1], &[0]),
        (&[200, 255, 3], &[200, 0, 1]),
        (&[10_000; 5], &[10_000, 0, 1, 9_999, 5_000]),
        (&[65_535, 9], &[65_535, 9]),
        (&[u64::from(u32::MAX), 70_000], &[0, 70_000]),
        (&[u64::MAX, 1 << 40], &[u64::MAX, 1 << 40]),
    ];
    for (largest, numbers) in cases {
        let case = case(largest, numbers);
        assert_eq!((case.holds(), case.theirs()), (true, true), "{largest:?}");
        assert_eq!(case.bytes.len(), 32 * case.ranges.shape().elements());
    }
}

#[test]
fn bytes_read_back_are_the_proof_and_its_points_are_not_the_identity() {
    let mut case = case(&[9, 9], &[1, 2]);
    let honest = case.bytes.clone();
    let mut again = Vec::new();
    case.proof().unwrap().write(&mut again);
    assert_eq!(again, honest);
    let rounds = case.ranges.shape().rounds();
    for element in (0..4).chain(7..7 + 2 * rounds) {
        case.bytes.copy_from_slice(&honest);
        case.bytes[32 * element..32 * (element + 1)].fill(0);
        assert_eq!((case.proof(), case.theirs()), (None, false), "element {element}");
    }
}

#[test]
fn errors_name_the_element() {
    let case = case(&[9, 9], &[1, 2]);
    let last = case.ranges.shape().elements() - 1;
    let names = [(0, "A"), (3, "T_2"), (4, "t"), (6, "mu"), (7, "L_1"), (10, "R_2"), (last, "b")];
    for (element, name) in names {
        let mut bytes = case.bytes.clone();
        bytes[32 * element..32 * (element + 1)].fill(0xff);
        let error = RangeProof::read(case.ranges.shape(), &mut Reader::new(&bytes), &STRICT).unwrap_err();
        assert!(error.to_string().starts_with(&format!("{name} of the range proof: ")), "{error}");
    }
}

#[test]
fn more_range_bits_than_allowed_have_no_generators() {
    let blinding = ostrakon_group::base("value-blinding", 0);
    assert!(Ranges::new(vec![u64::MAX; 256], blinding).is_some());
    assert!(Ranges::new(vec![u64::MAX; 257], blinding).is_none());
    assert!(Ranges::new(vec![], blinding).is_none());
}

/// The crate proves and takes any padding; the verifier's own is O.
#[test]
fn padding_is_not_the_provers_choice() {
    let (largest, numbers) = ([255; 3], [1, 2, 255]);
    let honest = case(&largest, &numbers);
    let blindings: Vec<Scalar> = (0..4).map(|_| Scalar::random(&mut OsRng)).collect();
    for (padding, blinding, accepted) in
        [(0, Scalar::ZERO, true), (0, blindings[3], false), (5, Scalar::ZERO, false)]
    {
        let values = [1, 2, 255, padding];
        let hidden = [blindings[0], blindings[1], blindings[2], blinding];
        let case = padded(&honest, &values, &hidden);
        assert_eq!(case.holds(), accepted);
    }
}

/// Twice as many commitments, or half as many bits, make another proof: of another length.
#[test]
fn another_number_of_commitments_does_not_decode() {
    let mut case = case(&[255; 3], &[1, 2, 255]);
    let blindings: Vec<Scalar> = (0..8).map(|_| Scalar::random(&mut OsRng)).collect();
    let wider = padded(&case, &[1, 2, 255, 0, 0, 0, 0, 0], &blindings);
    let mut reader = Reader::new(&wider.bytes);
    assert!(RangeProof::read(case.ranges.shape(), &mut reader, &STRICT).is_err() || reader.finish().is_err());
    case.bytes.truncate(case.bytes.len() - 64);
    assert!(case.proof().is_none());
}

/// The crate's proof of these values and blindings, all of them the prover's, which the crate accepts.
fn padded(like: &Case, values: &[u64], blindings: &[Scalar]) -> Case {
    let ranges = Ranges::new(like.ranges.largest().to_vec(), like.ranges.pedersen().B_blinding).unwrap();
    let (gens, bits) = (BulletproofGens::new(8, values.len()), ranges.shape().bits);
    let transcript = || challenges::fork(&like.context, &DIGEST);
    let (mut proving, mut verifying) = (transcript(), transcript());
    let (proof, commitments) = bulletproofs::RangeProof::prove_multiple_with_rng(
        &gens,
        ranges.pedersen(),
        proving.merlin(),
        values,
        blindings,
        bits,
        &mut OsRng,
    )
    .unwrap();
    let merlin = verifying.merlin();
    let own =
        proof.verify_multiple_with_rng(&gens, ranges.pedersen(), merlin, &commitments, bits, &mut OsRng);
    assert!(own.is_ok());
    let values = commitments[..3].iter().map(|c| Encoded::new(c.decompress().unwrap())).collect();
    Case { ranges, context: like.context.clone(), values, bytes: proof.to_bytes() }
}

#[test]
fn another_context_digest_or_shape_fails() {
    let mut case = case(&[9, 200], &[1, 2]);
    let context = std::mem::replace(&mut case.context, Transcript::new("other"));
    assert_eq!((case.holds(), case.theirs()), (false, false));
    case.context = context;
    case.context.absorb("range-statement", &DIGEST);
    assert_eq!((case.holds(), case.theirs()), (false, false));
    // The same commitments under other largest values.
    let case = self::case(&[9, 200], &[1, 2]);
    let ranges = Ranges::new(vec![9, 201], case.ranges.pedersen().B_blinding).unwrap();
    let case = Case { ranges, ..case };
    assert_eq!((case.holds(), case.theirs()), (false, false));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// Any element replaced: by another's, by a sum, by noise; or a commitment moved.
    #[test]
    fn mutated_proofs_have_the_crates_verdict(
        wide in any::<bool>(), element in any::<prop::sample::Index>(), other in any::<prop::sample::Index>(), kind in 0u8..6, noise in any::<[u8; 32]>()
    ) {
        let (largest, numbers): (&[u64], &[u64]) =
            if wide { (&[10_000, 65_535, 7], &[77, 65_535, 7]) } else { (&[9, 255], &[9, 0]) };
        let mut case = case(largest, numbers);
        let count = case.bytes.len() / 32;
        let (at, from) = (32 * element.index(count), 32 * other.index(count));
        let old: [u8; 32] = case.bytes[at..at + 32].try_into().unwrap();
        match kind {
            0 => case.bytes.copy_within(from..from + 32, at),
            1 => case.bytes[at..at + 32].copy_from_slice(&noise),
            2 => case.bytes[at..at + 32].copy_from_slice(&bumped(&old)),
            3 => case.values.swap(0, 1),
            4 => case.values[0] = Encoded::new(case.values[0].point() + GENERATOR),
            _ => {}
        }
        let same = match kind { 0 => case.bytes[at..at + 32] == old, 1 => noise == old, kind => kind == 5 };
        prop_assert_eq!(case.holds(), same);
        prop_assert_eq!(case.theirs(), same);
    }
}

/// A point plus G, or a scalar plus 1.
fn bumped(bytes: &[u8; 32]) -> [u8; 32] {
    match ostrakon_group::decode_point(bytes) {
        Ok(point) => ostrakon_group::encode_point(&(point + GENERATOR)),
        Err(_) => ostrakon_group::decode_scalar(bytes).map_or([0xff; 32], |s| (s + Scalar::ONE).to_bytes()),
    }
}

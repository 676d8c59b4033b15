//! Chunks: the verdict about each ballot is that of reading it strictly and testing its claim alone, with every arithmetic and any hints.

use super::*;
use crate::ballot::{Chunk, Encoded, Verdict};
use ostrakon_arith::{Arithmetic, hints};
use ostrakon_group::{Reader, decode_nonzero_point, decode_point};
use proptest::prelude::*;

fn bytes_of(relation: &Relation, vote: &Assignment) -> Vec<u8> {
    let claim = sealed(relation, vote);
    let mut bytes = prefix(&claim.statement);
    claim.proof.write(&mut bytes);
    bytes
}

/// P, all A and B, U₁ and U₀: what the challenges depend on.
fn statement_length(relation: &Relation) -> usize {
    32 * (1 + relation.ciphertext_points() + 2)
}

fn encoded<'a>(relation: &Relation, bytes: &'a [u8]) -> Encoded<'a> {
    Encoded {
        credential: bytes.first_chunk().unwrap(),
        elements: &bytes[32..],
        statement: &bytes[..statement_length(relation).min(bytes.len())],
    }
}

fn alone(relation: &Relation, bytes: &[u8]) -> bool {
    let mut reader = Reader::new(bytes);
    let mut read = || {
        let credential = decode_nonzero_point(&reader.array().ok()?).ok()?;
        let mut ciphertexts = Vec::new();
        for circuit in relation.circuits() {
            let a = decode_nonzero_point(&reader.array().ok()?).ok()?;
            let rows = reader.rows(circuit.slots().len()).ok()?;
            ciphertexts
                .push(Ciphertext { a, b: rows.iter().map(|b| decode_point(b).ok()).collect::<Option<_>>()? });
        }
        let start = reader.position();
        let proof = BallotProof::read(relation, &mut reader).ok()?;
        Some(Claim::new(relation, Statement { credential, ciphertexts }, proof, bytes, start))
    };
    let claim = read();
    reader.finish().is_ok() && claim.is_some_and(|claim| claim.verify(relation).is_ok())
}

fn together(relation: &Relation, ballots: &[Vec<u8>], hints: &[&[u8]]) -> Vec<bool> {
    let encoded: Vec<_> = ballots.iter().map(|b| encoded(relation, b)).collect();
    let chunk = Chunk::read(relation, &encoded, hints).unwrap();
    let judge = |(ballot, verdict): (&Vec<u8>, Verdict)| match verdict {
        Verdict::Proved => true,
        Verdict::Refused => false,
        Verdict::Alone => alone(relation, ballot),
    };
    ballots.iter().zip(chunk.verify(&[0; 32], &mut OsRng).unwrap()).map(judge).collect()
}

fn hints_of(relation: &Relation, ballot: &[u8]) -> Vec<u8> {
    let points = statement_length(relation) / 32 + 1;
    let rows = ballot.as_chunks().0;
    hints(Arithmetic::PORTABLE, &rows[..points.min(rows.len())]).concat()
}

fn response(relation: &Relation, index: usize) -> usize {
    statement_length(relation) + 32 * (1 + index)
}

fn shift(ballot: &mut [u8], at: usize, by: Scalar) {
    let old = Scalar::from_bytes_mod_order(*ballot[at..].first_chunk().unwrap());
    ballot[at..at + 32].copy_from_slice((old + by).as_bytes());
}

/// Responses are not hashed, so a forger may set the errors of two ballots against each other; under equal weights they would cancel.
#[test]
fn errors_of_two_ballots_do_not_cancel() {
    let relation = narrow();
    for index in 0..relation.bits() + relation.contests() + 2 {
        let mut ballots = [bytes_of(&relation, &narrow_vote()), bytes_of(&relation, &narrow_vote())];
        for (ballot, by) in ballots.iter_mut().zip([Scalar::ONE, -Scalar::ONE]) {
            shift(ballot, response(&relation, index), by);
        }
        assert_eq!(together(&relation, &ballots, &[]), [false, false], "response {index}");
    }
}

#[test]
fn every_false_ballot_among_many_is_found() {
    let relation = narrow();
    let ballot = bytes_of(&relation, &narrow_vote());
    let mut ballots = vec![ballot; 300];
    let bad = [0, 1, 17, 18, 150, 299];
    for i in bad {
        let index = i % 4;
        shift(&mut ballots[i], response(&relation, index), Scalar::ONE);
    }
    ballots[99].pop();
    ballots[100].clear();
    ballots[100].extend([0; 32]);
    let verdicts = together(&relation, &ballots, &[]);
    let expected: Vec<bool> = (0..300).map(|i| !bad.contains(&i) && i != 99 && i != 100).collect();
    assert_eq!(verdicts, expected);
    let encoded: Vec<_> = ballots.iter().map(|b| encoded(&relation, b)).collect();
    let known = Chunk::read(&relation, &encoded, &[]).unwrap().verify(&[0; 32], &mut OsRng).unwrap();
    assert!(bad.iter().all(|i| known[*i] == Verdict::Alone));
    assert!(known.iter().filter(|v| **v == Verdict::Alone).count() <= 8 * bad.len(), "few are left");
    assert!(together(&relation, &[], &[]).is_empty());
}

#[test]
fn sums_are_those_of_the_ciphertexts_named() {
    let relation = narrow();
    let claims: Vec<Claim> = (0..11).map(|_| sealed(&relation, &narrow_vote())).collect();
    let ballots: Vec<Vec<u8>> = claims
        .iter()
        .map(|claim| {
            let mut bytes = prefix(&claim.statement);
            claim.proof.write(&mut bytes);
            bytes
        })
        .collect();
    let encoded: Vec<_> = ballots.iter().map(|b| encoded(&relation, b)).collect();
    let chunk = Chunk::read(&relation, &encoded, &[]).unwrap();
    let counted: Vec<bool> = (0..11).map(|i| i % 3 != 1).collect();
    for (contest, circuit) in relation.circuits().iter().enumerate() {
        for place in 0..=circuit.slots().len() {
            let point = |c: &Claim| {
                let Ciphertext { a, b } = &c.statement.ciphertexts[contest];
                if place == 0 { *a } else { b[place - 1] }
            };
            let expected: Point =
                claims.iter().zip(&counted).filter(|(_, c)| **c).map(|(c, _)| point(c)).sum();
            assert_eq!(chunk.sum(contest, place, &counted), expected);
        }
    }
}

#[test]
fn a_relation_with_numbers_is_not_read_in_chunks() {
    assert!(Chunk::read(&wide(), &[], &[]).is_none());
}

/// One change of a ballot's bytes.
fn change(relation: &Relation, ballot: &mut Vec<u8>, kind: u8, at: usize) {
    let (row, byte) = (32 * (at % (ballot.len() / 32)), at % ballot.len());
    match kind {
        0 | 1 => {}
        2 => ballot[byte] ^= 1 << (at % 8),
        3 => ballot[row..row + 32].fill(0),
        4 => ballot[row..row + 32].fill(0xff),
        5 => ballot[row..row + 32].copy_from_slice(&encode_point(&GENERATOR)),
        6 => shift(ballot, response(relation, at % (relation.bits() + 4)), Scalar::from(at as u64 % 3)),
        7 => {
            ballot.pop();
        }
        8 => ballot.push(0),
        _ => ballot.truncate(32 * (1 + at % 5)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn verdicts_are_those_of_each_ballot_alone(
        changes in prop::collection::vec((0u8..10, any::<prop::sample::Index>(), 0u8..4), 1..20),
    ) {
        let relation = narrow();
        let mut ballots = Vec::new();
        let mut hinted = Vec::new();
        for (kind, index, spoiled) in &changes {
            let mut ballot = bytes_of(&relation, &narrow_vote());
            change(&relation, &mut ballot, *kind, index.index(10_000));
            let mut hints = hints_of(&relation, &ballot);
            match spoiled {
                0 => hints.clear(),
                1 => hints.iter_mut().for_each(|byte| *byte ^= 0x55),
                2 => hints.truncate(index.index(hints.len() + 1)),
                _ => {}
            }
            ballots.push(ballot);
            hinted.push(hints);
        }
        let expected: Vec<bool> = ballots.iter().map(|b| alone(&relation, b)).collect();
        prop_assert_eq!(&together(&relation, &ballots, &[]), &expected);
        let hints: Vec<&[u8]> = hinted.iter().map(Vec::as_slice).collect();
        prop_assert_eq!(&together(&relation, &ballots, &hints), &expected);
    }
}

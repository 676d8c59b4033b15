//! The proof's own tests, by theme; here what they share.
#![allow(clippy::unwrap_used, clippy::panic)]

mod batch;
mod chunk;
mod complete;
mod extract;
mod forge_bits;
mod forge_numbers;
mod forge_ranges;
mod simulate;
mod transcript;

use super::challenges::{LinearChallenges, point};
use super::commit::{Committed, Secrets};
use super::commit_numbers::CommittedNumbers;
use super::*;
use crate::circuit::{Assignment, Circuit, Rule};
use ostrakon_group::{GENERATOR, Point, Scalar, SecretScalar, Transcript, encode_point};
use rand_core::OsRng;

/// One of three, with a slot for each of the first two.
fn one_of_three() -> Circuit {
    let rule = Rule { terms: vec![(0, 1), (1, 1), (2, 1)], constant: 1 };
    Circuit::new(3, vec![vec![(0, 1)], vec![(1, 1)]], vec![rule]).unwrap()
}

/// Two bits and a slack bit, a weighted slot: b0 + b1 − s = 1.
fn weighted() -> Circuit {
    let rule = Rule { terms: vec![(0, 1), (1, 1), (2, -1)], constant: 1 };
    Circuit::new(3, vec![vec![(0, 2), (1, 3)], vec![(1, 1)], vec![(0, 1)]], vec![rule]).unwrap()
}

/// Points shared out, or blank: v0 + v1 + s + 20·z = 20, v up to 12.
fn budget() -> Circuit {
    let rule = Rule { terms: vec![(0, 20), (1, 1), (2, 1), (3, 1)], constant: 20 };
    let slots = vec![vec![(1, 1)], vec![(2, 1)], vec![(0, 1)]];
    Circuit::with_numbers(1, vec![12, 12, 20], slots, vec![rule]).unwrap()
}

/// Numbers alone, one of them with the whole range of 16 bits: u0 + 2·u1 − u2 = 0; a slot of two of them.
fn numbers_alone() -> Circuit {
    let rule = Rule { terms: vec![(0, 1), (1, 2), (2, -1)], constant: 0 };
    let slots = vec![vec![(0, 1), (1, 5)], vec![(2, 1)]];
    Circuit::with_numbers(0, vec![1000, 300, 65_535], slots, vec![rule]).unwrap()
}

fn relation_of(circuits: Vec<Circuit>) -> Relation {
    let keys = (0..3).map(|_| Point::random(&mut OsRng)).collect();
    Relation::new(circuits, keys, Transcript::new("test")).unwrap()
}

/// Two contests of bits.
fn narrow() -> Relation {
    relation_of(vec![one_of_three(), weighted()])
}

/// Bits, a budget, and numbers alone.
fn wide() -> Relation {
    relation_of(vec![one_of_three(), budget(), numbers_alone()])
}

const BITS: [bool; 6] = [false, true, false, true, true, true];
const NUMBERS: [u64; 6] = [12, 3, 5, 1000, 30, 1060];

fn narrow_vote() -> Assignment {
    Assignment::of_bits(BITS.to_vec())
}

fn wide_vote() -> Assignment {
    Assignment { bits: vec![false, true, false, false], numbers: NUMBERS.to_vec() }
}

struct Voter {
    randomness: Vec<SecretScalar>,
    credential: SecretScalar,
    statement: Statement,
}

/// Encrypts `values` (any scalars) honestly.
fn voter_of(relation: &Relation, values: &[Vec<Scalar>]) -> Voter {
    let randomness: Vec<_> = values.iter().map(|_| SecretScalar::random(&mut OsRng)).collect();
    let credential = SecretScalar::random(&mut OsRng);
    let encrypt = |(values, r): (&Vec<Scalar>, &SecretScalar)| Ciphertext {
        a: r.public(),
        b: values.iter().zip(relation.keys()).map(|(v, k)| k * r.expose() + GENERATOR * v).collect(),
    };
    let ciphertexts = values.iter().zip(&randomness).map(encrypt).collect();
    let statement = Statement { credential: credential.public(), ciphertexts };
    Voter { randomness, credential, statement }
}

fn voter(relation: &Relation, vote: &Assignment) -> Voter {
    let values: Vec<Vec<Scalar>> = relation
        .parts()
        .map(|(circuit, bits, numbers)| circuit.values(&vote.part(bits, numbers).unwrap()))
        .map(|values| values.into_iter().map(Scalar::from).collect())
        .collect();
    voter_of(relation, &values)
}

impl Voter {
    fn witness<'a>(&'a self, assignment: &'a Assignment) -> Witness<'a> {
        Witness { assignment, randomness: &self.randomness, credential: &self.credential }
    }

    /// What the voter knows, with "bits" and "numbers" that may be any scalars.
    fn secrets(&self, bits: Vec<Scalar>, numbers: Vec<Scalar>) -> Secrets {
        let randomness = self.randomness.iter().map(|r| *r.expose()).collect();
        Secrets { bits, numbers, randomness, credential: *self.credential.expose() }
    }
}

fn prefix(statement: &Statement) -> Vec<u8> {
    let mut out = encode_point(&statement.credential).to_vec();
    for ciphertext in &statement.ciphertexts {
        out.extend(encode_point(&ciphertext.a));
        ciphertext.b.iter().for_each(|b| out.extend(encode_point(b)));
    }
    out
}

fn claim(relation: &Relation, statement: Statement, proof: BallotProof) -> Claim {
    let mut bytes = prefix(&statement);
    let start = bytes.len();
    proof.write(&mut bytes);
    Claim::new(relation, statement, proof, &bytes, start)
}

fn sealed(relation: &Relation, vote: &Assignment) -> Claim {
    let voter = voter(relation, vote);
    let (proof, _) = relation.prove(&prefix(&voter.statement), &voter.witness(vote), &mut OsRng).unwrap();
    claim(relation, voter.statement, proof)
}

fn scalars_of(vote: &Assignment) -> (Vec<Scalar>, Vec<Scalar>) {
    let bits = vote.bits.iter().map(|b| Scalar::from(u8::from(*b))).collect();
    (bits, vote.numbers.iter().map(|u| Scalar::from(*u)).collect())
}

/// Commitments to `numbers`, with a proof of their ranges under `relation`, for this statement.
fn numbers_of(relation: &Relation, statement: &Statement, numbers: &[u64]) -> Option<CommittedNumbers> {
    let ranges = relation.ranges()?;
    Some(CommittedNumbers::draw(relation, ranges, numbers, &mut prefix(statement), &mut OsRng).unwrap())
}

/// What a forger does: the prover's steps on whatever it likes. `change` alters T and T₃ before x is drawn.
fn forge(
    relation: &Relation,
    statement: Statement,
    secrets: Secrets,
    numbers: Option<CommittedNumbers>,
    change: impl Fn(&mut Point, Option<&mut Point>),
) -> Claim {
    let mut bytes = prefix(&statement);
    if let Some(numbers) = &numbers {
        numbers.values.iter().for_each(|v| bytes.extend(v.bytes()));
        numbers.range.write(&mut bytes);
    }
    let committed = Committed::draw(relation, secrets, numbers, &mut OsRng);
    BallotProof::write_commitments(&committed.u1, &committed.u0, &mut bytes);
    let (transcript, linear) = LinearChallenges::draw(relation, &statement_digest(&bytes));
    let mut t = committed.linear_commitment(relation, &linear);
    let mut t3 = committed.value_commitment(relation, &linear);
    change(&mut t, t3.as_mut());
    let x = point(transcript, &encode_point(&t), t3.as_ref().map(encode_point).as_ref());
    let proof = committed.respond(&linear, x, t, t3);
    claim(relation, statement, proof)
}

fn refused_in_batch(relation: &Relation, claims: &[&Claim]) {
    let verdicts = verify_batch(relation, claims, &[0; 32], &mut OsRng).unwrap();
    assert_eq!(verdicts, vec![false; claims.len()]);
}

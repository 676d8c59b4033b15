//! A ballot's bytes by the names of spec 3.4.

use super::Forger;
use ostrakon_group::{Point, encode_point, sha256};
use ostrakon_proofs::ballot::{Ciphertext, LinearChallenges, Relation, statement_digest};

/// A 32-byte part of a ballot; contests, slots, bits and numbers are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names of spec 3.4")]
pub enum Part {
    Key,
    Previous,
    A(usize),
    B(usize, usize),
    V(usize),
    /// An element of the range proof.
    Range(usize),
    U1,
    U0,
    T,
    T3,
    F(usize),
    /// f̂ of a number.
    FNumber(usize),
    ZRandomness(usize),
    ZCredential,
    ZBlinding,
    ZValues,
}

/// A ballot to be changed.
#[derive(Clone, Debug)]
pub struct BallotBytes {
    /// The bytes.
    pub bytes: Vec<u8>,
    slots: Vec<usize>,
    bits: usize,
    numbers: usize,
    /// Elements of the range proof.
    range: usize,
}

impl BallotBytes {
    /// Names the parts of a ballot of this relation.
    pub fn new(relation: &Relation, bytes: Vec<u8>) -> Self {
        let slots = relation.circuits().iter().map(|c| c.slots().len()).collect();
        let range = relation.range_shape().map_or(0, |shape| shape.elements());
        Self { bytes, slots, bits: relation.bits(), numbers: relation.numbers(), range }
    }

    /// Everything up to and with the ciphertexts.
    pub fn statement(
        relation: &Relation,
        roll: u16,
        key: &[u8; 32],
        previous: &[u8; 32],
        ciphertexts: &[Ciphertext],
    ) -> Self {
        let mut bytes = b"OB\x01\x01".to_vec();
        bytes.extend(roll.to_be_bytes());
        bytes.extend(key);
        bytes.extend(previous);
        for ciphertext in ciphertexts {
            [&ciphertext.a].into_iter().chain(&ciphertext.b).for_each(|p| bytes.extend(encode_point(p)));
        }
        Self::new(relation, bytes)
    }

    /// Appends a proof: the prover's steps on whatever the forger claims.
    pub fn prove(&mut self, relation: &Relation, forger: &Forger) {
        self.prove_ranges(relation, forger);
        self.prove_rest(relation, forger);
    }

    /// Appends V and the range proof, if there are numbers.
    pub fn prove_ranges(&mut self, relation: &Relation, forger: &Forger) {
        let Some(ranges) = &forger.ranges else { return };
        forger.values(relation.bases()).iter().for_each(|v| self.bytes.extend(encode_point(v)));
        self.bytes.extend(ranges.prove(relation.context(), &sha256(&self.bytes)));
    }

    /// Appends U₁ and all that comes after it.
    pub fn prove_rest(&mut self, relation: &Relation, forger: &Forger) {
        for point in forger.commitments(relation.bases()) {
            self.bytes.extend(encode_point(&point));
        }
        let (mut transcript, linear) = LinearChallenges::draw(relation, &statement_digest(&self.bytes));
        let t = encode_point(&forger.linear_commitment(relation, &linear));
        transcript.absorb("linear-commitment", &t);
        self.bytes.extend(t);
        if let Some(t3) = forger.value_commitment(relation.bases(), &linear) {
            transcript.absorb("value-commitment", &encode_point(&t3));
            self.bytes.extend(encode_point(&t3));
        }
        let x = transcript.challenge("point");
        forger.responses(&linear, &x).iter().for_each(|z| self.bytes.extend(z.as_bytes()));
    }

    /// Where a part begins.
    pub fn offset(&self, part: Part) -> usize {
        let points = |contests: usize| self.slots[..contests].iter().map(|m| m + 1).sum::<usize>();
        let contests = self.slots.len();
        let values = points(contests);
        let commitments = values + self.numbers + self.range;
        let f = commitments + 3 + usize::from(self.numbers > 0);
        let z = f + self.bits + self.numbers;
        let row = match part {
            Part::Key => return 6,
            Part::Previous => return 38,
            Part::A(c) => points(c),
            Part::B(c, s) => points(c) + 1 + s,
            Part::V(j) => values + j,
            Part::Range(i) => values + self.numbers + i,
            Part::U1 => commitments,
            Part::U0 => commitments + 1,
            Part::T => commitments + 2,
            Part::T3 => commitments + 3,
            Part::F(i) => f + i,
            Part::FNumber(j) => f + self.bits + j,
            Part::ZRandomness(c) => z + c,
            Part::ZCredential => z + contests,
            Part::ZBlinding => z + contests + 1,
            Part::ZValues => z + contests + 2,
        };
        70 + 32 * row
    }

    /// Where the proof begins: V_1, or without numbers U₁.
    pub fn proof_start(&self) -> usize {
        self.offset(Part::V(0))
    }

    /// A part's bytes.
    pub fn get(&self, part: Part) -> [u8; 32] {
        let at = self.offset(part);
        self.bytes[at..at + 32].try_into().unwrap()
    }

    /// Replaces a part.
    pub fn set(&mut self, part: Part, value: &[u8; 32]) {
        let at = self.offset(part);
        self.bytes[at..at + 32].copy_from_slice(value);
    }

    /// A part that is a point.
    pub fn point(&self, part: Part) -> Point {
        ostrakon_group::decode_point(&self.get(part)).unwrap()
    }

    /// Adds to a part that is a point.
    pub fn add(&mut self, part: Part, error: &Point) {
        let sum = self.point(part) + error;
        self.set(part, &encode_point(&sum));
    }

    /// Takes a part over from another ballot.
    pub fn copy(&mut self, part: Part, other: &Self) {
        self.set(part, &other.get(part));
    }

    /// Exchanges two parts.
    pub fn swap(&mut self, one: Part, two: Part) {
        let (a, b) = (self.get(one), self.get(two));
        self.set(one, &b);
        self.set(two, &a);
    }
}

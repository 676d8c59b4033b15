//! A ballot's bytes by the names of spec 3.4.

use super::Forger;
use ostrakon_group::{Point, encode_point};
use ostrakon_proofs::ballot::{Ciphertext, LinearChallenges, Relation, statement_digest};

/// A 32-byte part of a ballot; contests, slots and bits are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names of spec 3.4")]
pub enum Part {
    Key,
    Previous,
    A(usize),
    B(usize, usize),
    U1,
    U0,
    T,
    F(usize),
    ZRandomness(usize),
    ZCredential,
    ZBlinding,
}

/// A ballot to be changed.
#[derive(Clone, Debug)]
pub struct BallotBytes {
    /// The bytes.
    pub bytes: Vec<u8>,
    slots: Vec<usize>,
    bits: usize,
}

impl BallotBytes {
    /// Names the parts of a ballot of this relation.
    pub fn new(relation: &Relation, bytes: Vec<u8>) -> Self {
        let slots = relation.circuits().iter().map(|c| c.slots().len()).collect();
        Self { bytes, slots, bits: relation.bits() }
    }

    /// Everything before U₁.
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
        for point in forger.commitments(relation.bases()) {
            self.bytes.extend(encode_point(&point));
        }
        let (mut transcript, linear) = LinearChallenges::draw(relation, &statement_digest(&self.bytes));
        let t = encode_point(&forger.linear_commitment(relation, &linear));
        transcript.absorb("linear-commitment", &t);
        self.bytes.extend(t);
        let x = transcript.challenge("point");
        forger.responses(&x).iter().for_each(|z| self.bytes.extend(z.as_bytes()));
    }

    /// Where a part begins.
    pub fn offset(&self, part: Part) -> usize {
        let points = |contests: usize| self.slots[..contests].iter().map(|m| m + 1).sum::<usize>();
        let (all, contests) = (points(self.slots.len()), self.slots.len());
        let row = match part {
            Part::Key => return 6,
            Part::Previous => return 38,
            Part::A(c) => points(c),
            Part::B(c, s) => points(c) + 1 + s,
            Part::U1 => all,
            Part::U0 => all + 1,
            Part::T => all + 2,
            Part::F(i) => all + 3 + i,
            Part::ZRandomness(c) => all + 3 + self.bits + c,
            Part::ZCredential => all + 3 + self.bits + contests,
            Part::ZBlinding => all + 4 + self.bits + contests,
        };
        70 + 32 * row
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

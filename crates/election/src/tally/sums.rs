//! The sums of one roll: every ballot once, then corrected for what is superseded and what weighs more (spec 5.1, 5.2).

use super::{EncryptedTally, Weights};
use crate::cast::{OtherBytes, ProvedChunk, ReadAgain, VerifiedBallot};
use ostrakon_group::{Point, Scalar};
use ostrakon_proofs::ballot::Ciphertext;
use std::collections::BTreeMap;

/// Distinct factors that [`Corrections`] keeps sums of; a ballot with yet another is multiplied by itself.
const MOST_FACTORS: usize = 256;

/// What the ballots of one roll come to. Its size depends on how many different weights there are, not on the number of ballots.
#[derive(Clone, Debug, Default)]
pub struct RollTally {
    ballots: u64,
    sums: Vec<Ciphertext>,
    weights: Weights,
}

impl RollTally {
    /// Adds every proved ballot of a chunk, with weight 1.
    pub fn add_chunk(&mut self, chunk: &ProvedChunk) {
        self.ballots += chunk.said().iter().flatten().count() as u64;
        add(&mut self.sums, &chunk.sums());
    }

    /// Adds a ballot, with weight 1.
    pub fn add(&mut self, ballot: &VerifiedBallot) {
        self.ballots += 1;
        add(&mut self.sums, ballot.ciphertexts());
    }

    /// Adds what another part of the same roll comes to.
    pub fn merge(&mut self, other: &Self) {
        self.ballots += other.ballots;
        add(&mut self.sums, &other.sums);
        other.weights.iter().for_each(|(weight, n)| *self.weights.entry(*weight).or_default() += n);
    }

    /// A credential's last ballot counts, with this weight.
    pub fn count(&mut self, weight: u32) {
        *self.weights.entry(weight).or_default() += 1;
    }

    /// So many credentials' last ballots count, with this weight.
    pub fn count_many(&mut self, weight: u32, n: u64) {
        *self.weights.entry(weight).or_default() += n;
    }

    /// A ballot that counted is superseded.
    pub(super) fn uncount(&mut self, weight: u32) {
        match self.weights.get_mut(&weight) {
            Some(n) if *n > 1 => *n -= 1,
            _ => _ = self.weights.remove(&weight),
        }
    }

    /// Gives ballots that were added their right weights.
    pub fn correct(&mut self, corrections: &Corrections) {
        add(&mut self.sums, &corrections.products);
        for (factor, sums) in &corrections.by_factor {
            add_times(&mut self.sums, sums, *factor);
        }
    }

    /// Ballots on the board.
    pub fn ballots(&self) -> u64 {
        self.ballots
    }

    /// Ballots that count.
    pub fn counted(&self) -> u64 {
        self.weights.values().sum()
    }

    /// Σ weights of those.
    pub fn weight(&self) -> u64 {
        self.weights
            .iter()
            .map(|(weight, n)| u64::from(*weight).saturating_mul(*n))
            .fold(0, u64::saturating_add)
    }

    /// How many of them weigh what.
    pub fn weights(&self) -> &Weights {
        &self.weights
    }

    /// The sums so far, to be kept by a verifier that may be interrupted.
    pub fn sums(&self) -> &[Ciphertext] {
        &self.sums
    }

    /// Goes on from sums that the same user's interrupted verification kept: no evidence of anything to anybody else.
    pub fn assume_summed(ballots: u64, sums: Vec<Ciphertext>) -> Self {
        Self { ballots, sums, weights: Weights::new() }
    }

    /// Sums of one contest: `place` is its place in the roll's ballots, `slots` its number of slots.
    pub fn tally(&self, place: usize, slots: usize, min_counted: u64) -> EncryptedTally {
        let (a, mut b) = self.sums.get(place).map(|c| (c.a, c.b.clone())).unwrap_or_default();
        b.resize(slots, Point::default());
        EncryptedTally::new(self, (a, b), min_counted)
    }
}

/// What the sums of ballots lack, or have too much, collected by factor: a factor costs one multiplication a slot, however many ballots have it.
#[derive(Clone, Debug, Default)]
pub struct Corrections {
    by_factor: BTreeMap<i64, Vec<Ciphertext>>,
    products: Vec<Ciphertext>,
}

impl Corrections {
    /// Notes that a ballot is to be added `factor` times more.
    pub fn add(&mut self, ballot: &VerifiedBallot, factor: i64) {
        self.add_sums(ballot.ciphertexts(), factor);
    }

    /// Notes that each of these ballots is to be added `factor` times more.
    pub fn add_again(&mut self, ballots: &ReadAgain<'_>, factor: i64) -> Result<(), OtherBytes> {
        self.add_sums(&ballots.sum()?, factor);
        Ok(())
    }

    /// Adds what another part of the same roll needs.
    pub fn merge(&mut self, other: &Self) {
        add(&mut self.products, &other.products);
        other.by_factor.iter().for_each(|(factor, sums)| self.add_sums(sums, *factor));
    }

    fn add_sums(&mut self, sums: &[Ciphertext], factor: i64) {
        match self.by_factor.len() < MOST_FACTORS || self.by_factor.contains_key(&factor) {
            true => add(self.by_factor.entry(factor).or_default(), sums),
            false => add_times(&mut self.products, sums, factor),
        }
    }
}

/// Makes room in `sums` for points as many as `ciphertexts` have.
fn fit(sums: &mut Vec<Ciphertext>, ciphertexts: &[Ciphertext]) {
    if sums.len() < ciphertexts.len() {
        sums.resize(ciphertexts.len(), Ciphertext { a: Point::default(), b: Vec::new() });
    }
    for (sum, c) in sums.iter_mut().zip(ciphertexts).filter(|(sum, c)| sum.b.len() < c.b.len()) {
        sum.b.resize(c.b.len(), Point::default());
    }
}

fn add(sums: &mut Vec<Ciphertext>, ciphertexts: &[Ciphertext]) {
    fit(sums, ciphertexts);
    for (sum, c) in sums.iter_mut().zip(ciphertexts) {
        sum.a += c.a;
        sum.b.iter_mut().zip(&c.b).for_each(|(sum, b)| *sum += b);
    }
}

fn add_times(sums: &mut Vec<Ciphertext>, ciphertexts: &[Ciphertext], factor: i64) {
    fit(sums, ciphertexts);
    for (sum, c) in sums.iter_mut().zip(ciphertexts) {
        sum.a += times(&c.a, factor);
        sum.b.iter_mut().zip(&c.b).for_each(|(sum, b)| *sum += times(b, factor));
    }
}

fn times(point: &Point, factor: i64) -> Point {
    match factor {
        0 => Point::default(),
        1 => *point,
        -1 => -point,
        _ if factor > 0 => point * Scalar::from(factor.unsigned_abs()),
        _ => -point * Scalar::from(factor.unsigned_abs()),
    }
}

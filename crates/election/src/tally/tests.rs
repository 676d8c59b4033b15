//! Sums by correction against the rule's own words.

use super::{Corrections, CountedBallots, RollTally, Weights, too_few};
use crate::cast::{DecodedBallot, VerifiedBallot};
use ostrakon_group::{GENERATOR, Point, Scalar};
use ostrakon_proofs::ballot::{BallotProof, Challenges, Ciphertext, Claim, LinearChallenges, Statement};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// A ballot of two contests whose points are multiples of G; sums ask for no proof.
fn ballot(key: u8, number: u64) -> VerifiedBallot {
    let points = |from: u64, n: u64| (from..from + n).map(|i| GENERATOR * Scalar::from(number * 7 + i));
    let ciphertext = |from, slots| Ciphertext {
        a: GENERATOR * Scalar::from(number + from),
        b: points(from, slots).collect(),
    };
    let (none, zero) = (Point::default(), Scalar::ZERO);
    let proof = BallotProof {
        u1: none,
        u0: none,
        t: none,
        f: Vec::new(),
        z_randomness: Vec::new(),
        z_credential: zero,
        z_blinding: zero,
        numbers: None,
    };
    let linear = LinearChallenges {
        delta: zero,
        theta: Vec::new(),
        y: Vec::new(),
        omega: Vec::new(),
        tau: Vec::new(),
    };
    let statement = Statement { credential: none, ciphertexts: vec![ciphertext(1, 2), ciphertext(5, 3)] };
    let claim = Claim { statement, proof, challenges: Challenges { linear, x: zero, range: None } };
    VerifiedBallot::assume_proved(DecodedBallot {
        roll: 0,
        key: [key; 32],
        previous: [0; 32],
        leaf: [key; 32],
        claim,
    })
}

/// Σ weight·ciphertext over the last ballot of each key.
fn plainly(ballots: &[(u8, u64, u32)], place: usize) -> (Point, Vec<Point>) {
    let last: BTreeMap<u8, (u64, u32)> = ballots.iter().map(|(key, n, w)| (*key, (*n, *w))).collect();
    let (mut a, mut b) = (Point::default(), vec![Point::default(); 2 + place]);
    for (key, (number, weight)) in last {
        let ballot = ballot(key, number);
        a += ballot.ciphertexts()[place].a * Scalar::from(weight);
        b.iter_mut()
            .zip(&ballot.ciphertexts()[place].b)
            .for_each(|(sum, b)| *sum += b * Scalar::from(weight));
    }
    (a, b)
}

/// All once, in two parts; then every superseded ballot and every weight corrected.
fn streamed(ballots: &[(u8, u64, u32)]) -> RollTally {
    let (left, right) = ballots.split_at(ballots.len() / 2);
    let mut parts = [left, right].map(|part| {
        let mut tally = RollTally::default();
        part.iter().for_each(|(key, n, _)| tally.add(&ballot(*key, *n)));
        tally
    });
    let last: BTreeMap<u8, usize> = ballots.iter().enumerate().map(|(i, (key, ..))| (*key, i)).collect();
    let mut corrections = Corrections::default();
    for (i, (key, number, weight)) in ballots.iter().enumerate() {
        let counts = last[key] == i;
        let factor = if counts { i64::from(*weight) - 1 } else { -1 };
        let mut part = Corrections::default();
        part.add(&ballot(*key, *number), factor);
        corrections.merge(&part);
        if counts {
            parts[0].count(*weight);
        }
    }
    let [mut tally, other] = parts;
    tally.merge(&other);
    tally.correct(&corrections);
    tally
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..Default::default() })]

    #[test]
    fn every_way_gives_the_weighted_sum_of_the_last_ballots(
        ballots in proptest::collection::vec((0u8..6, 0u64..1000, prop_oneof![Just(1u32), 0u32..4, any::<u32>()]), 0..12)
    ) {
        let tally = streamed(&ballots);
        let mut counted = CountedBallots::default();
        ballots.iter().for_each(|(key, number, weight)| counted.add(ballot(*key, *number), *weight));
        let last: BTreeMap<u8, u32> = ballots.iter().map(|(key, _, w)| (*key, *w)).collect();
        let mut weights = Weights::new();
        last.values().for_each(|w| *weights.entry(*w).or_default() += 1);
        prop_assert_eq!(tally.weights(), &weights);
        for place in [0, 1] {
            let slots = 2 + place;
            let sum = tally.tally(place, slots, 2);
            prop_assert_eq!(&sum, &counted.tally(place, slots, 2));
            let (a, b) = plainly(&ballots, place);
            prop_assert_eq!((sum.a(), sum.b()), (&a, &b[..]));
            prop_assert_eq!(sum.counted(), last.len() as u64);
            prop_assert_eq!(sum.weight(), last.values().map(|w| u64::from(*w)).sum::<u64>());
            prop_assert_eq!(sum.too_few(), too_few(&weights, 2).is_some());
        }
        prop_assert_eq!((tally.ballots(), counted.ballots()), (ballots.len() as u64, ballots.len() as u64));
    }
}

#[test]
fn more_weights_than_are_kept_apart_give_the_same_sums() {
    let ballots: Vec<(u8, u64, u32)> =
        (0..=255).map(|key| (key, 3 * u64::from(key), 2 + u32::from(key))).collect();
    let more: Vec<(u8, u64, u32)> = ballots.iter().map(|(key, n, w)| (*key, n + 1, w + 300)).collect();
    let all = [ballots, more].concat();
    let tally = streamed(&all).tally(1, 3, 1);
    let (a, b) = plainly(&all, 1);
    assert_eq!((tally.a(), tally.b()), (&a, &b[..]));
}

#[test]
fn sums_that_were_kept_go_on() {
    let (mut whole, mut half) = (RollTally::default(), RollTally::default());
    [1, 2].iter().for_each(|n| whole.add(&ballot(*n, u64::from(*n))));
    half.add(&ballot(1, 1));
    let mut again = RollTally::assume_summed(half.ballots(), half.sums().to_vec());
    again.add(&ballot(2, 2));
    assert_eq!(again.tally(0, 2, 1), whole.tally(0, 2, 1));
}

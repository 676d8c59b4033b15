//! Chapter 5: weighted sums, and weights that decode a total.

use crate::support::{Json, read};
use ostrakon_election::cast::{DecodedBallot, VerifiedBallot};
use ostrakon_election::tally::{CountedBallots, TooFew, Weights, too_few};
use ostrakon_group::{Point, Scalar};
use ostrakon_proofs::ballot::{BallotProof, Challenges, Ciphertext, Claim, LinearChallenges, Statement};
use std::collections::BTreeSet;

/// A ballot of one contest; sums ask for no proof.
fn ballot(number: u8, points: Vec<Point>) -> VerifiedBallot {
    let none = Point::default();
    let ciphertext = Ciphertext { a: points[0], b: points[1..].to_vec() };
    let proof = BallotProof {
        u1: none,
        u0: none,
        t: none,
        f: Vec::new(),
        z_randomness: Vec::new(),
        z_credential: Scalar::ZERO,
        z_blinding: Scalar::ZERO,
        numbers: None,
    };
    let (delta, theta, y, omega, tau) = (Scalar::ZERO, Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let linear = LinearChallenges { delta, theta, y, omega, tau };
    let statement = Statement { credential: none, ciphertexts: vec![ciphertext] };
    let claim = Claim { statement, proof, challenges: Challenges { linear, x: Scalar::ZERO, range: None } };
    let (key, leaf) = ([number; 32], [number; 32]);
    VerifiedBallot::assume_proved(DecodedBallot { roll: 0, key, previous: [0; 32], leaf, claim })
}

#[test]
fn sums() {
    let vectors = read("5-tally/sums.json");
    let rows = vectors["ballots"].list();
    let mut counted = CountedBallots::default();
    for (number, row) in (0..).zip(rows) {
        // A first ballot of the same credential, which does not count.
        counted.add(ballot(number, vec![Point::default(); 3]), u32::MAX);
        counted.add(ballot(number, row["points"].points()), u32::try_from(row["weight"].number()).unwrap());
    }
    let slots = vectors["keys"].list().len();
    let tally = counted.tally(0, slots, 1);
    let sum = vectors["sum"].points();
    assert_eq!((tally.a(), tally.b()), (&sum[0], &sum[1..]));
    assert_eq!(tally.weight(), rows.iter().map(|row| row["weight"].number()).sum::<u64>());
    assert_eq!((counted.counted(), counted.ballots()), (rows.len() as u64, 2 * rows.len() as u64));
    for (s, total) in vectors["totals"].list().iter().enumerate() {
        let product = |row: &serde_json::Value| row["weight"].number() * row["slots"][s].number();
        assert_eq!(rows.iter().map(product).sum::<u64>(), total.number());
    }
}

#[test]
fn too_few_ballots() {
    for case in read("5-tally/too-few.json")["by_number"].list() {
        let weights = Weights::from([(1, case["counted"].number())]);
        let found = too_few(&weights, case["min_counted"].number());
        assert_eq!(found, case["too_few"].flag().then_some(TooFew::Count), "{case}");
    }
}

fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// Which rules of 5.3 hold of a weight among these, word for word: every subset of the others is enumerated.
fn rules(place: usize, weights: &[u64]) -> Vec<&'static str> {
    let mut others = weights.to_vec();
    let w = others.remove(place);
    let sum: u64 = others.iter().sum();
    let subset =
        |mask: u32| others.iter().enumerate().filter(|(i, _)| mask >> i & 1 == 1).map(|(_, v)| v).sum();
    let sums: BTreeSet<u64> = (0..1u32 << others.len()).map(subset).collect();
    let hold = [
        ("1", w >= sum),
        ("2", !w.is_multiple_of(others.iter().fold(0, |g, v| gcd(g, *v)))),
        ("3", sum <= 1 << 20 && !sums.iter().any(|s| sums.contains(&(s + w)))),
    ];
    hold.into_iter().filter(|(_, holds)| *holds).map(|(rule, _)| rule).collect()
}

#[test]
fn weights_that_decode() {
    for case in read("5-tally/too-few.json")["by_weight"].list() {
        let weights = case["weights"].map(Json::number);
        let mut short = Weights::new();
        weights.iter().for_each(|w| *short.entry(u32::try_from(*w).unwrap()).or_default() += 1);
        let found = too_few(&short, 1);
        assert_eq!(found.is_some(), case["decode"].flag(), "{case}");
        let all_equal = weights.iter().all(|w| *w == weights[0]);
        let held: BTreeSet<_> = (0..weights.len()).flat_map(|place| rules(place, &weights)).collect();
        assert_eq!(found.is_some(), !all_equal && !held.is_empty(), "{case}");
        let rule = case["rule"].text();
        assert_eq!(rule.is_empty(), found.is_none(), "{case}");
        assert!(rule.is_empty() || held.contains(rule), "{case}");
    }
}

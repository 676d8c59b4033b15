//! The verdict of a batch is that of each ballot by itself.

use ostrakon_election::cast::DecodedBallot;
use ostrakon_election::setup::BallotType;
use ostrakon_proofs::ballot::{Claim, Relation, verify_batch};
use ostrakon_tests::forge::{Election, Question, Setting, Stage, options, scores};
use rand_core::{OsRng, RngCore};
use rayon::prelude::*;

/// Mutated ballots judged where nothing else is said.
const MUTATIONS: usize = 100_000;
/// Mutated ballots with numbers: far fewer, since each takes far longer.
const WIDE: usize = 1_200;
/// Ballots of a batch: six mutated, two honest.
const BATCH: (usize, usize) = (6, 2);

/// Honest ballots of one contest, with what they are verified against.
struct Pool {
    relation: Relation,
    bytes: Vec<Vec<u8>>,
    claims: Vec<Claim>,
}

impl Pool {
    /// Of a motion.
    fn new(size: usize) -> Self {
        let ballot = BallotType::Motion {};
        let answers = (0..size).map(|i| options(&[i % 3])).collect();
        Self::of(Question::new("motion", ballot, 3, answers))
    }

    /// Of points shared out, as numbers with a range proof.
    fn wide(size: usize) -> Self {
        let ballot =
            BallotType::Cumulative { blank: false, budget: 60_000, each: 40_000, min: 1, none: false };
        let answers = (1..=size as u64).map(|i| scores(&[i, 40_000 - i, 0, 7 * i, 1])).collect();
        Self::of(Question::new("cumulative", ballot, 5, answers))
    }

    fn of(question: Question) -> Self {
        let mut election = Election::new(Setting::asking(&[question]));
        election.run_until(Stage::Ballots);
        let bytes: Vec<Vec<u8>> = election.setting.votes.iter().map(|vote| election.seal(vote)).collect();
        let relation = election.relations.remove(0);
        let claims = bytes.iter().map(|b| decode(b, &relation).unwrap()).collect();
        Self { relation, bytes, claims }
    }
}

fn decode(bytes: &[u8], relation: &Relation) -> Option<Claim> {
    DecodedBallot::decode(bytes, 0, relation).ok().map(|ballot| ballot.claim)
}

fn below(bound: usize) -> usize {
    OsRng.next_u64() as usize % bound
}

/// A ballot with some bytes changed: flipped, or 32 of them taken over from elsewhere. Drawn until it decodes and is another.
fn mutant(pool: &Pool) -> Claim {
    loop {
        let own = &pool.bytes[below(pool.bytes.len())];
        let mut bytes = own.clone();
        match below(4) {
            0 => take_over(&mut bytes, &pool.bytes[below(pool.bytes.len())]),
            flips => (0..flips).for_each(|_| bytes[below(own.len())] ^= 1 << below(8)),
        }
        if let Some(claim) = decode(&bytes, &pool.relation).filter(|_| bytes != *own) {
            return claim;
        }
    }
}

/// A whole point or scalar of `other`, from any place to any place.
fn take_over(bytes: &mut [u8], other: &[u8]) {
    let rows = (bytes.len() - 6) / 32;
    let (to, from) = (6 + 32 * below(rows), 6 + 32 * below(rows));
    bytes[to..to + 32].copy_from_slice(&other[from..from + 32]);
}

/// One batch, in random order: every mutant is refused, every honest ballot is not, whichever way they are judged.
fn judge_one_batch(pool: &Pool) {
    let mutants: Vec<Claim> = (0..BATCH.0).map(|_| mutant(pool)).collect();
    let honest = (0..BATCH.1).map(|_| &pool.claims[below(pool.claims.len())]);
    let mut claims: Vec<(&Claim, bool)> =
        mutants.iter().map(|m| (m, false)).chain(honest.map(|h| (h, true))).collect();
    (1..claims.len()).for_each(|i| claims.swap(i, below(i + 1)));
    let (claims, expected): (Vec<&Claim>, Vec<bool>) = claims.into_iter().unzip();
    let single: Vec<bool> = claims.iter().map(|claim| claim.verify(&pool.relation).is_ok()).collect();
    let batch = verify_batch(&pool.relation, &claims, &[7; 32], &mut OsRng).unwrap();
    assert_eq!(single, expected);
    assert_eq!(batch, single);
}

#[test]
fn batch_equals_single() {
    let asked = std::env::var("OSTRAKON_MUTATIONS").ok().map(|n| n.parse().unwrap());
    let (pool, mutations) = (Pool::new(64), asked.unwrap_or(MUTATIONS));
    (0..mutations.div_ceil(BATCH.0)).into_par_iter().for_each(|_| judge_one_batch(&pool));
}

/// The same of ballots with numbers: faults of range proofs too.
#[test]
fn batch_equals_single_with_numbers() {
    let pool = Pool::wide(12);
    assert!(pool.relation.numbers() > 0);
    (0..WIDE.div_ceil(BATCH.0)).into_par_iter().for_each(|_| judge_one_batch(&pool));
}

/// In batches as large as the verifier's.
#[test]
fn one_bad_ballot_in_100_000_is_named() {
    let pool = Pool::new(64);
    let (bad, place) = (mutant(&pool), below(100_000));
    let of = |i: usize| if i == place { &bad } else { &pool.claims[i % pool.claims.len()] };
    let claims: Vec<&Claim> = (0..100_000).map(of).collect();
    let judged =
        claims.par_chunks(2048).map(|c| verify_batch(&pool.relation, c, &[0; 32], &mut OsRng).unwrap());
    let verdicts: Vec<bool> = judged.collect::<Vec<_>>().concat();
    let named: Vec<usize> = verdicts.iter().enumerate().filter(|(_, good)| !**good).map(|(i, _)| i).collect();
    assert_eq!(named, [place]);
}

//! Wide ballots: numbers that are no answer, and range proofs of something else.

use super::super::form::plus_order;
use super::super::{Case, Fixture, meaningless, refused};
use super::lies::{forged, forger, lie, no_range, replaced, verdict};
use super::questions::{wide_cumulative, wide_score};
use crate::forge::{BallotBytes, Election, Forger, Part, RangeForger};
use ostrakon_election::cast::DecodedBallot;
use ostrakon_group::{Scalar, decode_scalar, encode_point, sha256};
use ostrakon_proofs::ballot::{Equation, LinearChallenges, statement_digest};

/// The section. Bits of the points: blank; of the scores: none, blank. Numbers: a … e, s.
#[rustfmt::skip]
pub const FIXTURES: &[Fixture] = &[
    refused("y04_wide_points_of_minus_one", &["304"], || no_range(wide_cumulative(), &[0], &[40_000, 20_001, -1, 0, 0, 0])),
    refused("y04_wide_score_of_minus_one", &["304"], || no_range(wide_score(), &[0, 0], &[2, 0, -1, 0, 0, 199_999])),
    refused("y04_wide_bits_of_two_and_minus_one", &["304"], || lie(wide_score(), &[2, -1], &[0; 6], Equation::Bits)),
    refused("y05_wide_points_above_each", &["304"], || no_range(wide_cumulative(), &[0], &[50_000, 10_000, 0, 0, 0, 0])),
    refused("y05_wide_points_over_budget", &["304"], || no_range(wide_cumulative(), &[0], &[40_000, 30_000, 0, 0, 0, -10_000])),
    refused("y05_wide_points_over_budget_by_a_broken_rule", &["304"], over_budget),
    refused("y05_wide_points_below_the_minimum", &["304"], || no_range(wide_cumulative(), &[0], &[0, 0, 0, 0, 0, 60_000])),
    refused("y05_wide_points_and_blank", &["304"], || no_range(wide_cumulative(), &[1], &[1, 0, 0, 0, 0, -1])),
    refused("y05_wide_score_above_the_maximum", &["304"], || no_range(wide_score(), &[0, 0], &[50_000, 0, 0, 0, 0, 150_000])),
    refused("y05_wide_score_and_none", &["304"], || no_range(wide_score(), &[1, 0], &[1, 0, 0, 0, 0, -1])),
    refused("y05_wide_score_none_and_blank", &["304"], || no_range(wide_score(), &[1, 1], &[0, 0, 0, 0, 0, -200_000])),
    refused("y05_wide_complements_omitted", &["304"], || ranges(|list| list[6..].fill([Scalar::ZERO; 2]))),
    refused("y05_wide_complement_of_something_else", &["304"], || ranges(|list| list[6][0] = Scalar::from(1u64))),
    refused("y05_wide_padding_chosen_by_the_prover", &["304"], padding),
    refused("y05_wide_v_opens_to_another_number", &["304"], another_number),
    refused("y05_wide_v_in_another_order", &["304"], another_order),
    refused("y05_wide_junk_in_b_absorbed_by_z", &["304"], junk),
    refused("y13_wide_range_proof_of_another_ballot", &["304"], another_ballot),
    refused("y15_wide_errors_cancel_under_equal_weights", &["304"], cancel),
    refused("y301_wide_a_of_the_range_proof_is_the_identity", &["301", "304"], || part(Part::Range(0), |_| [0; 32])),
    refused("y301_wide_t_of_the_range_proof_not_reduced", &["301"], t_not_reduced),
    refused("y301_wide_response_of_a_number_not_reduced", &["301"], || part(Part::FNumber(2), plus_order)),
    refused("y301_wide_last_response_not_reduced", &["301"], || part(Part::ZValues, plus_order)),
    meaningless("y301_wide_v_not_canonical", &["301"], "what does not decode is no point", || part(Part::V(1), |_| [0xff; 32])),
    meaningless("y301_wide_round_of_the_range_proof_missing", &["301"], "a ballot that ends early has no proof to judge", round_missing),
];

fn over_budget() -> Case {
    lie(wide_cumulative(), &[0], &[40_000, 30_000, 0, 0, 0, 0], Equation::Linear)
}

/// 50 000 for a, proved as if this were in range: the prover's list of commitments is another than the verifier's.
fn ranges(change: impl Fn(&mut Vec<[Scalar; 2]>)) -> Case {
    forgery(Equation::Range, |election, forger| {
        set(election, forger, &[50_000, 10_000, 0, 0, 0, 0]);
        change(&mut forger.ranges.as_mut().unwrap().list);
    })
}

/// An honest answer; the last of the commitments that should be O is to 7.
fn padding() -> Case {
    forgery(Equation::Range, |_, forger| {
        let list = &mut forger.ranges.as_mut().unwrap().list;
        *list.last_mut().unwrap() = [Scalar::from(7u64), Scalar::ONE];
    })
}

/// U₁ and B hold 50 000 for a, V_1 commits to 30 000, which is in range.
fn another_number() -> Case {
    forgery(Equation::Values, |election, forger| {
        set(election, forger, &[30_000, 10_000, 0, 0, 0, 0]);
        forger.numbers[0] = Scalar::from(50_000u64);
    })
}

/// V_1 is b's and V_2 is a's.
fn another_order() -> Case {
    forgery(Equation::Values, |election, forger| {
        forger.committed.swap(0, 1);
        forger.ranges = RangeForger::new(&election.relations[0], &forger.committed);
    })
}

/// Claims these numbers, commits to them, and proves their ranges as far as possible.
fn set(election: &Election, forger: &mut Forger, numbers: &[u64]) {
    forger.numbers = numbers.iter().map(|u| Scalar::from(*u)).collect();
    forger.committed.iter_mut().zip(&forger.numbers).for_each(|(pair, u)| pair[0] = *u);
    forger.ranges = RangeForger::new(&election.relations[0], &forger.committed);
}

fn forgery(caught_by: Equation, change: impl Fn(&Election, &mut Forger)) -> Case {
    replaced(wide_cumulative(), &[0], |election, _| {
        let ballot = forged(election, 0, |forger| change(election, forger));
        assert_eq!(verdict(election, &ballot), Err(caught_by));
        ballot
    })
}

/// B_1 grows by e·H̃, and z_γ by what (2) then lacks: added up with equal weights, (2) and (3) hold. What one ballot adds, another takes off.
fn junk() -> Case {
    replaced(wide_cumulative(), &[0, 1], |election, place| {
        let relation = &election.relations[0];
        let junk = if place == 0 { Scalar::ONE } else { -Scalar::ONE };
        let forger = forger(election, place, |_| {});
        let mut ciphertexts = election.encrypt(0, &forger.slot_values(relation), &forger.randomness);
        let error = relation.bases().value_blinding * junk;
        ciphertexts[0].b[0] += error;
        let mut ballot = election.seal_forged(0, place, &forger, &ciphertexts);
        let (linear, x) = challenges(election, &ballot);
        let z = decode_scalar(&ballot.get(Part::ZValues)).unwrap();
        let moved = x * linear.y[0][0] * junk;
        ballot.set(Part::ZValues, &(z + moved).to_bytes());
        assert_eq!(verdict(election, &ballot), Err(Equation::Linear));
        assert_absorbed(election, &ballot, |claim| {
            claim.statement.ciphertexts[0].b[0] -= error;
            claim.proof.numbers.as_mut().unwrap().z_values -= moved;
        });
        ballot
    })
}

/// Under the challenges as they are, nothing is wrong but the error and what absorbs it.
fn assert_absorbed(
    election: &Election,
    ballot: &BallotBytes,
    take_off: impl Fn(&mut ostrakon_proofs::ballot::Claim),
) {
    let relation = &election.relations[0];
    let mut claim = DecodedBallot::decode(&ballot.bytes, 0, relation).unwrap().claim;
    take_off(&mut claim);
    assert_eq!(claim.verify(relation), Ok(()));
}

/// The challenges of (2) and (3).
fn challenges(election: &Election, ballot: &BallotBytes) -> (LinearChallenges, Scalar) {
    let digest = statement_digest(&ballot.bytes[..ballot.offset(Part::T)]);
    let (mut transcript, linear) = LinearChallenges::draw(&election.relations[0], &digest);
    transcript.absorb("linear-commitment", &ballot.get(Part::T));
    transcript.absorb("value-commitment", &ballot.get(Part::T3));
    (linear, transcript.challenge("point"))
}

/// V and range proof of a ballot with other encryptions; the rest is proved for this one.
fn another_ballot() -> Case {
    let other = |bytes: &[u8]| sha256(&[bytes, &[0]].concat());
    with_ranges(other, |_, _| {}, Err(Equation::Range))
}

/// t̂ + ℓ instead of t̂, in the statement too: read modulo ℓ, everything holds.
fn t_not_reduced() -> Case {
    let change = |bytes: &mut Vec<u8>, start: usize| {
        let t = &mut bytes[start + 128..start + 160];
        let other = plus_order(&t[..].try_into().unwrap());
        t.copy_from_slice(&other);
    };
    with_ranges(sha256, change, Ok(()))
}

/// An honest answer, whose range proof is made for another digest or written otherwise before the rest is proved; the verdict on it, if its
/// scalars are taken as they are meant.
fn with_ranges(
    digest: impl Fn(&[u8]) -> [u8; 32],
    change: impl Fn(&mut Vec<u8>, usize),
    says: Result<(), Equation>,
) -> Case {
    replaced(wide_cumulative(), &[0], |election, _| {
        let relation = &election.relations[0];
        let forger = forger(election, 0, |_| {});
        let ciphertexts = election.encrypt(0, &forger.slot_values(relation), &forger.randomness);
        let key = election.rolls[0].members[0].key();
        let mut ballot = BallotBytes::statement(relation, 0, &key, &[0; 32], &ciphertexts);
        forger.values(relation.bases()).iter().for_each(|v| ballot.bytes.extend(encode_point(v)));
        let start = ballot.bytes.len();
        let ranges = forger.ranges.as_ref().unwrap().prove(relation.context(), &digest(&ballot.bytes));
        ballot.bytes.extend(ranges);
        change(&mut ballot.bytes, start);
        ballot.prove_rest(relation, &forger);
        let decoded = DecodedBallot::decode_lenient(&ballot.bytes, 0, relation).unwrap();
        assert_eq!(decoded.claim.verify(relation), says);
        ballot
    })
}

/// +1 in the last response of one ballot, −1 in another's.
fn cancel() -> Case {
    replaced(wide_cumulative(), &[0, 1], |election, place| {
        let mut ballot = forged(election, place, |_| {});
        let z = decode_scalar(&ballot.get(Part::ZValues)).unwrap();
        let error = if place == 0 { Scalar::ONE } else { -Scalar::ONE };
        ballot.set(Part::ZValues, &(z + error).to_bytes());
        assert_eq!(verdict(election, &ballot), Err(Equation::Values));
        ballot
    })
}

/// A part of a valid ballot, written otherwise.
fn part(part: Part, change: fn(&[u8; 32]) -> [u8; 32]) -> Case {
    replaced(wide_cumulative(), &[0], |election, _| {
        let mut ballot = forged(election, 0, |_| {});
        assert_eq!(verdict(election, &ballot), Ok(()));
        ballot.set(part, &change(&ballot.get(part)));
        ballot
    })
}

fn round_missing() -> Case {
    replaced(wide_cumulative(), &[0], |election, _| {
        let mut ballot = forged(election, 0, |_| {});
        let (from, to) = (ballot.offset(Part::Range(7)), ballot.offset(Part::Range(9)));
        ballot.bytes.drain(from..to);
        ballot
    })
}

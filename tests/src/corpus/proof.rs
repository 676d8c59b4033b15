//! The ballot proof: every input bound, no errors that cancel.

use super::support::{ALSO_YES, NO, YES, changed, replaced};
use super::{Case, Fixture, refused};
use crate::forge::{BallotBytes, Election, Forger, Part, options};
use ostrakon_election::cast::DecodedBallot;
use ostrakon_group::multiply::MultiscalarMul;
use ostrakon_group::{Bases, GENERATOR, Point, Scalar, decode_scalar};
use ostrakon_proofs::ballot::{Challenges, LinearChallenges, Relation};
use rand_core::OsRng;

/// The section.
pub const FIXTURES: &[Fixture] = &[
    refused("p14_ciphertext_chosen_after_the_challenge", &["304"], chosen_after),
    refused("p15_errors_cancel_under_equal_weights", &["304"], cancel),
    refused("p18_u1_is_the_identity", &["301", "304"], u1_identity),
    refused("p18_u0_is_the_identity", &["301"], u0_identity),
    refused("p19_bases_with_a_known_relation", &["304"], known_relation),
];

/// The proof is made for one statement; then B grows by a vote, and T by what that moves. Under the old challenges it holds.
fn chosen_after() -> Case {
    changed(&[NO], |election, _, parts| {
        let relation = &election.relations[0];
        let mut claim = DecodedBallot::decode(&parts.bytes, 0, relation).unwrap().claim;
        let Challenges { linear, x, .. } = claim.challenges.clone();
        let moved = -(GENERATOR * (x * linear.y[0][0]));
        parts.add(Part::B(0, 0), &GENERATOR);
        parts.add(Part::T, &moved);
        claim.statement.ciphertexts[0].b[0] += GENERATOR;
        claim.proof.t += moved;
        assert_eq!(claim.verify(relation), Ok(()), "a challenge that did not bind B would be fooled");
    })
}

/// Responses are in no transcript: +1 in one ballot's z, −1 in another's. Added up with equal weights, nothing is left.
fn cancel() -> Case {
    changed(&[YES, ALSO_YES], |_, place, parts| {
        let z = decode_scalar(&parts.get(Part::ZBlinding)).unwrap();
        let error = if place == YES { Scalar::ONE } else { -Scalar::ONE };
        parts.set(Part::ZBlinding, &(z + error).to_bytes());
    })
}

fn u1_identity() -> Case {
    changed(&[YES], |_, _, parts| parts.set(Part::U1, &[0; 32]))
}

/// No masks at all: both equations hold, and the responses tell the vote.
fn u0_identity() -> Case {
    replaced(YES, |election| {
        forged(election, |forger| {
            forger.alpha.fill(Scalar::ZERO);
            forger.rho.fill(Scalar::ZERO);
            forger.kappa = Scalar::ZERO;
            forger.eta[1] = Scalar::ZERO;
        })
    })
}

fn forged(election: &Election, change: impl Fn(&mut Forger)) -> BallotBytes {
    let bits = election.bits(0, &[options(&[0]), options(&[0])]);
    let mut forger = Forger::new(&election.relations[0], bits, election.rolls[0].members[1].secret);
    change(&mut forger);
    let ciphertexts = election.encrypt(0, &forger.slot_values(&election.relations[0]), &forger.randomness);
    election.seal_forged(0, 1, &forger, &ciphertexts)
}

/// A forger who knows g′₁ = s·h and g′₂ = s·h claims 2 and −1 as bits: what they leave on g′ goes into z. Under its own bases both
/// equations hold.
fn known_relation() -> Case {
    replaced(YES, |election| {
        let relation = &election.relations[0];
        let mut bases = relation.bases().clone();
        let s = Scalar::random(&mut OsRng);
        bases.squares[0] = bases.blinding * s;
        bases.squares[1] = bases.blinding * s;
        let bits = super::support::integers(&[2, -1, 0, 1, 0, 1, 0]);
        let forger = Forger::new(relation, bits, election.rolls[0].members[1].secret);
        let ciphertexts = election.encrypt(0, &forger.slot_values(relation), &forger.randomness);
        let mut bytes = election.seal_forged(0, 1, &forger, &ciphertexts);
        let [u1, u0] = forger.commitments(&bases);
        bytes.set(Part::U1, &ostrakon_group::encode_point(&u1));
        bytes.set(Part::U0, &ostrakon_group::encode_point(&u0));
        finish(&mut bytes, election, &forger, s);
        assert_holds(&bytes, relation, &bases);
        bytes
    })
}

/// Answers the challenges; z takes what the two false bits leave on g′: x²·b(1 − b).
fn finish(bytes: &mut BallotBytes, election: &Election, forger: &Forger, s: Scalar) {
    let relation = &election.relations[0];
    let end = bytes.offset(Part::T);
    let digest = ostrakon_proofs::ballot::statement_digest(&bytes.bytes[..end]);
    let (mut transcript, linear) = LinearChallenges::draw(relation, &digest);
    let t = ostrakon_group::encode_point(&forger.linear_commitment(relation, &linear));
    transcript.absorb("linear-commitment", &t);
    let x = transcript.challenge("point");
    bytes.set(Part::T, &t);
    let mut responses = forger.responses(&linear, &x);
    let last = responses.len() - 1;
    let left: Scalar = forger.bits[..2].iter().map(|b| b * (Scalar::ONE - b)).sum();
    responses[last] -= s * x * x * left;
    bytes.bytes.truncate(end + 32);
    responses.iter().for_each(|z| bytes.bytes.extend(z.as_bytes()));
}

/// Equation (1) under these bases.
fn assert_holds(bytes: &BallotBytes, relation: &Relation, bases: &Bases) {
    let claim = DecodedBallot::decode(&bytes.bytes, 0, relation).unwrap().claim;
    let (proof, x) = (&claim.proof, claim.challenges.x);
    let squares: Vec<Scalar> = proof.f.iter().map(|f| f * (x - f)).collect();
    let scalars = proof.f.iter().chain(&squares).chain(&proof.z_randomness);
    let scalars = scalars.chain([&proof.z_credential, &proof.z_blinding]);
    let points = bases.bits.iter().chain(&bases.squares).chain(&bases.randomness);
    let right = Point::multiscalar_mul(scalars, points.chain([&bases.credential, &bases.blinding]));
    assert_eq!(proof.u1 * x + proof.u0, right, "a verifier that took the forger's bases would be fooled");
    assert!(claim.verify(relation).is_err());
}

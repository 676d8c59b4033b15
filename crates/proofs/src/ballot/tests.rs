//! The proof's own tests: completeness, the extractor, the simulator, forgeries, batches.
#![allow(clippy::unwrap_used, clippy::panic)]

use super::challenges::LinearChallenges;
use super::prove::Committed;
use super::*;
use crate::circuit::{Circuit, Rule};
use ostrakon_group::multiply::VartimeMultiscalarMul;
use ostrakon_group::{GENERATOR, Point, Scalar, SecretScalar, Transcript, encode_point};
use proptest::prelude::*;
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

fn relation() -> Relation {
    let keys = (0..3).map(|_| Point::random(&mut OsRng)).collect();
    Relation::new(vec![one_of_three(), weighted()], keys, Transcript::new("test")).unwrap()
}

const BITS: [bool; 6] = [false, true, false, true, true, true];

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

fn voter(relation: &Relation, bits: &[bool]) -> Voter {
    let values = |c: &Circuit, bits: &[bool]| c.values(bits).into_iter().map(Scalar::from).collect();
    let all = [values(&relation.circuits()[0], &bits[..3]), values(&relation.circuits()[1], &bits[3..])];
    voter_of(relation, &all)
}

fn prefix(statement: &Statement) -> Vec<u8> {
    let mut out = encode_point(&statement.credential).to_vec();
    for ciphertext in &statement.ciphertexts {
        out.extend(encode_point(&ciphertext.a));
        ciphertext.b.iter().for_each(|b| out.extend(encode_point(b)));
    }
    out
}

fn digest(statement: &Statement, proof: &BallotProof) -> [u8; 32] {
    let mut bytes = prefix(statement);
    BallotProof::write_commitments(&proof.u1, &proof.u0, &mut bytes);
    statement_digest(&bytes)
}

fn claim(relation: &Relation, statement: Statement, proof: BallotProof) -> Claim {
    let (digest, t) = (digest(&statement, &proof), encode_point(&proof.t));
    Claim::new(relation, statement, proof, &digest, &t)
}

fn sealed(relation: &Relation, bits: &[bool]) -> Claim {
    let voter = voter(relation, bits);
    let witness = Witness { bits, randomness: &voter.randomness, credential: &voter.credential };
    let (proof, _) = relation.prove(&prefix(&voter.statement), &witness, &mut OsRng).unwrap();
    claim(relation, voter.statement, proof)
}

/// What a forger does: the prover's steps on whatever it likes.
fn forge(relation: &Relation, voter: Voter, bits: Vec<Scalar>) -> Claim {
    let randomness = voter.randomness.iter().map(|r| *r.expose()).collect();
    let committed =
        Committed::draw_scalars(relation, bits, randomness, *voter.credential.expose(), &mut OsRng);
    let mut bytes = prefix(&voter.statement);
    BallotProof::write_commitments(&committed.u1, &committed.u0, &mut bytes);
    let (mut transcript, linear) = LinearChallenges::draw(relation, &statement_digest(&bytes));
    let t = committed.linear_commitment(relation, &linear);
    transcript.absorb("linear-commitment", &encode_point(&t));
    let proof = committed.respond(transcript.challenge("point"), t);
    claim(relation, voter.statement, proof)
}

#[test]
fn honest_ballots_verify() {
    let relation = relation();
    assert_eq!(sealed(&relation, &BITS).verify(&relation), Ok(()));
}

#[test]
fn the_bytes_read_back_are_the_proof() {
    let relation = relation();
    let voter = voter(&relation, &BITS);
    let witness = Witness { bits: &BITS, randomness: &voter.randomness, credential: &voter.credential };
    let (proof, bytes) = relation.prove(&prefix(&voter.statement), &witness, &mut OsRng).unwrap();
    let mut reader = ostrakon_group::Reader::new(&bytes);
    assert_eq!(BallotProof::read(&relation, &mut reader), Ok(proof));
    assert_eq!(reader.finish(), Ok(()));
}

#[test]
fn a_witness_that_breaks_a_rule_is_not_proved() {
    let relation = relation();
    let voter = voter(&relation, &BITS);
    let bits = [true, true, false, true, true, true];
    let witness = Witness { bits: &bits, randomness: &voter.randomness, credential: &voter.credential };
    let refused = relation.prove(b"", &witness, &mut OsRng).unwrap_err();
    assert!(matches!(refused, WitnessError::Unsatisfied { contest: 0, .. }));
}

#[test]
fn two_and_minus_one_are_no_bits() {
    let relation = relation();
    let (two, minus) = (Scalar::from(2u8), -Scalar::ONE);
    let slots = [vec![two, minus], vec![Scalar::from(5u8), Scalar::ONE, Scalar::ONE]];
    let bits = [two, minus, Scalar::ZERO, Scalar::ONE, Scalar::ONE, Scalar::ONE].to_vec();
    assert_eq!(forge(&relation, voter_of(&relation, &slots), bits).verify(&relation), Err(Equation::Bits));
}

#[test]
fn a_sum_above_or_below_the_rule_fails() {
    let relation = relation();
    for bits in [[true, true, false, true, true, true], [false, false, false, true, true, true]] {
        let scalars = bits.iter().map(|b| Scalar::from(u8::from(*b))).collect();
        let forged = forge(&relation, voter(&relation, &bits), scalars);
        assert_eq!(forged.verify(&relation), Err(Equation::Linear));
    }
}

#[test]
fn ciphertexts_of_other_values_than_the_bits_fail() {
    let relation = relation();
    let other = voter(&relation, &[true, false, false, true, true, true]);
    let bits = BITS.iter().map(|b| Scalar::from(u8::from(*b))).collect();
    assert_eq!(forge(&relation, other, bits).verify(&relation), Err(Equation::Linear));
}

#[test]
fn a_proof_by_another_credential_fails() {
    let relation = relation();
    let mut voter = voter(&relation, &BITS);
    voter.credential = SecretScalar::random(&mut OsRng);
    let bits = BITS.iter().map(|b| Scalar::from(u8::from(*b))).collect();
    assert_eq!(forge(&relation, voter, bits).verify(&relation), Err(Equation::Linear));
}

/// The extractor: answers to the same commitments at different x give b, α, r, k; a third shows that b are bits.
#[test]
fn the_extractor_recovers_the_witness() {
    let relation = relation();
    let voter = voter(&relation, &BITS);
    let witness = Witness { bits: &BITS, randomness: &voter.randomness, credential: &voter.credential };
    let committed = || Committed::draw(&relation, &witness, &mut ReplayRng(0));
    let run = |x: u64| committed().respond(Scalar::from(x), Point::default());
    let (x, y, w) = (Scalar::from(17u8), Scalar::from(1009u16), Scalar::from(65537u32));
    let (one, two, three) = (run(17), run(1009), run(65537));
    assert_eq!((one.u1, one.u0), (two.u1, two.u0));
    let slope = |a: &Scalar, b: &Scalar| (a - b) * (x - y).invert();
    for (i, bit) in BITS.iter().enumerate() {
        let b = slope(&one.f[i], &two.f[i]);
        let alpha = one.f[i] - x * b;
        assert_eq!(three.f[i], w * b + alpha, "the third answer lies on the same line");
        // fᵢ(x − fᵢ) has the leading coefficient b(1 − b): three points of a line with g′ fixed force it to be 0.
        assert_eq!(b * (Scalar::ONE - b), Scalar::ZERO);
        assert_eq!(b, Scalar::from(u8::from(*bit)));
    }
    for (c, r) in voter.randomness.iter().enumerate() {
        assert_eq!(slope(&one.z_randomness[c], &two.z_randomness[c]), *r.expose());
    }
    assert_eq!(slope(&one.z_credential, &two.z_credential), *voter.credential.expose());
}

/// Deterministic, so that the extractor can rewind the prover. Tests only.
struct ReplayRng(u64);
impl rand_core::RngCore for ReplayRng {
    fn next_u32(&mut self) -> u32 {
        rand_core::impls::next_u32_via_fill(self)
    }
    fn next_u64(&mut self) -> u64 {
        rand_core::impls::next_u64_via_fill(self)
    }
    fn fill_bytes(&mut self, dest: &mut [u8]) {
        for chunk in dest.chunks_mut(32) {
            self.0 += 1;
            chunk.copy_from_slice(&ostrakon_group::sha256(&self.0.to_be_bytes())[..chunk.len()]);
        }
    }
    fn try_fill_bytes(&mut self, dest: &mut [u8]) -> Result<(), rand_core::Error> {
        self.fill_bytes(dest);
        Ok(())
    }
}
impl rand_core::CryptoRng for ReplayRng {}

/// The simulator: without any witness, for a statement that may even be false, it makes transcripts that satisfy both equations.
/// It programs the challenges, which only a random oracle's owner can do.
#[test]
fn the_simulator_needs_no_witness() {
    let relation = relation();
    let random = |n: usize| -> Vec<Scalar> { (0..n).map(|_| Scalar::random(&mut OsRng)).collect() };
    let statement = Statement {
        credential: Point::random(&mut OsRng),
        ciphertexts: relation
            .circuits()
            .iter()
            .map(|c| Ciphertext {
                a: Point::random(&mut OsRng),
                b: c.slots().iter().map(|_| Point::random(&mut OsRng)).collect(),
            })
            .collect(),
    };
    let (_, linear) = LinearChallenges::draw(&relation, &[9; 32]);
    let challenges = Challenges { linear, x: Scalar::random(&mut OsRng) };
    let scalars = random(relation.bits() + relation.contests() + 2);
    let u1 = Point::random(&mut OsRng);
    // U₀ and T follow from the equations: start from zero and take off what is missing.
    let proof = BallotProof::from_scalars(&relation, [u1, Point::default(), Point::default()], scalars);
    let mut simulated = Claim { statement, proof, challenges };
    simulated.proof.u0 = -defect(&relation, &simulated, true);
    simulated.proof.t = -defect(&relation, &simulated, false);
    assert_eq!(simulated.verify(&relation), Ok(()));
}

/// What an equation's sum is, when U₀ (or T) stands in it as the identity.
fn defect(relation: &Relation, claim: &Claim, bits: bool) -> Point {
    let (proof, x, linear) = (&claim.proof, claim.challenges.x, &claim.challenges.linear);
    let bases = relation.bases();
    if bits {
        let squares: Vec<_> = proof.f.iter().map(|f| f * (x - f)).collect();
        let scalars = proof.f.iter().chain(&squares).chain(&proof.z_randomness);
        let scalars = scalars.chain([&proof.z_credential, &proof.z_blinding]);
        let points = bases.bits.iter().chain(&bases.squares).chain(&bases.randomness);
        let right =
            Point::vartime_multiscalar_mul(scalars, points.chain([&bases.credential, &bases.blinding]));
        return proof.u1 * x - right;
    }
    let mut left = claim.statement.credential * linear.delta + GENERATOR * relation.constants(&linear.omega);
    let mut right = GENERATOR
        * (proof.z_credential * linear.delta + relation.linear_form(&linear.y, &linear.omega, &proof.f));
    for (c, ciphertext) in claim.statement.ciphertexts.iter().enumerate() {
        left += ciphertext.a * linear.theta[c];
        right += GENERATOR * (proof.z_randomness[c] * linear.theta[c]);
        for (s, b) in ciphertext.b.iter().enumerate() {
            left += b * linear.y[c][s];
            right += relation.keys()[s] * (proof.z_randomness[c] * linear.y[c][s]);
        }
    }
    left * x - right
}

/// −E in U₁ and +E in A, with K₂ = −K₁: with a coefficient 1 before A and one weight a ballot the errors would cancel.
#[test]
fn errors_in_u1_and_a_do_not_cancel() {
    let key = Point::random(&mut OsRng);
    let relation = Relation::new(vec![one_of_three()], vec![key, -key], Transcript::new("test")).unwrap();
    let voter = voter_of(&relation, &[vec![Scalar::ZERO, Scalar::ONE]]);
    let witness = Witness { bits: &BITS[..3], randomness: &voter.randomness, credential: &voter.credential };
    let (mut proof, _) = relation.prove(&prefix(&voter.statement), &witness, &mut OsRng).unwrap();
    let error = Point::random(&mut OsRng);
    let mut statement = voter.statement;
    proof.u1 -= error;
    statement.ciphertexts[0].a += error;
    let forged = claim(&relation, statement, proof);
    assert!(forged.verify(&relation).is_err());
    assert_eq!(verify_batch(&relation, &[&forged], &[0; 32], &mut OsRng), Ok(vec![false]));
}

/// Two invalid ballots whose errors cancel under equal weights.
#[test]
fn errors_of_two_ballots_do_not_cancel() {
    let relation = relation();
    let (mut one, mut two) = (sealed(&relation, &BITS), sealed(&relation, &BITS));
    let error = Point::random(&mut OsRng);
    one.proof.u0 += error;
    two.proof.u0 -= error;
    // The challenges stay those of the honest proofs, as they would with a hash that the forger can grind.
    assert_eq!(verify_batch(&relation, &[&one, &two], &[0; 32], &mut OsRng), Ok(vec![false, false]));
}

fn mutate(claim: &mut Claim, kind: u8, index: usize) {
    let point = GENERATOR;
    let b = claim.statement.ciphertexts.len();
    let f = claim.proof.f.len();
    match kind {
        0 => claim.proof.u1 += point,
        1 => claim.proof.u0 += point,
        2 => claim.proof.t += point,
        3 => claim.proof.f[index % f] += Scalar::ONE,
        4 => claim.proof.z_randomness[index % b] += Scalar::ONE,
        5 => claim.proof.z_credential += Scalar::ONE,
        6 => claim.proof.z_blinding += Scalar::ONE,
        7 => claim.statement.credential += point,
        8 => claim.statement.ciphertexts[index % b].a += point,
        9 => claim.statement.ciphertexts[index % b].b[0] += point,
        10 => claim.statement.ciphertexts.swap(0, 1),
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn batch_and_single_verdicts_agree(kinds in proptest::collection::vec((0u8..16, any::<prop::sample::Index>()), 1..24)) {
        let relation = relation();
        let mut claims: Vec<Claim> = kinds.iter().map(|_| sealed(&relation, &BITS)).collect();
        for (c, (kind, index)) in claims.iter_mut().zip(&kinds) {
            mutate(c, *kind, index.index(64));
            if *kind != 10 {
                *c = claim(&relation, c.statement.clone(), c.proof.clone());
            }
        }
        // A swap of ciphertexts of unequal widths has no encoding; its claim is judged as one that never decoded.
        claims.retain(|c| c.statement.ciphertexts[0].b.len() == 2);
        let single: Vec<bool> = claims.iter().map(|c| c.verify(&relation).is_ok()).collect();
        let batch = verify_batch(&relation, &claims.iter().collect::<Vec<_>>(), &[0; 32], &mut OsRng).unwrap();
        prop_assert_eq!(batch, single);
    }
}

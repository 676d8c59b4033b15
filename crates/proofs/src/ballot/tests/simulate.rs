//! The simulator: without any witness, for a statement that may even be false, it makes transcripts that satisfy all equations.
//! It programs the challenges, which only a random oracle's owner can do.
//!
//! Its V commit to 0, as well hidden as any number, and their ranges are proved honestly: what the range proof's own simulator would save it.

use super::*;
use ostrakon_group::multiply::VartimeMultiscalarMul;

#[test]
fn the_simulator_needs_no_witness() {
    for relation in [narrow(), wide(), relation_of(vec![numbers_alone()])] {
        let statement = random_statement(&relation);
        let (_, linear) = LinearChallenges::draw(&relation, &[9; 32]);
        let proof = random_answers(&relation, &statement);
        let mut simulated = claim(&relation, statement, proof);
        simulated.challenges.linear = linear;
        simulated.challenges.x = Scalar::random(&mut OsRng);
        // U₀, T and T₃ follow from the equations: start from zero and take off what is missing.
        simulated.proof.u0 = -bits_defect(&relation, &simulated);
        simulated.proof.t = -linear_defect(&relation, &simulated);
        let t3 = -values_defect(&relation, &simulated);
        simulated.proof.numbers.iter_mut().for_each(|numbers| numbers.t = t3);
        assert_eq!(simulated.verify(&relation), Ok(()));
    }
}

fn random_statement(relation: &Relation) -> Statement {
    let ciphertext = |c: &Circuit| Ciphertext {
        a: Point::random(&mut OsRng),
        b: c.slots().iter().map(|_| Point::random(&mut OsRng)).collect(),
    };
    let ciphertexts = relation.circuits().iter().map(ciphertext).collect();
    Statement { credential: Point::random(&mut OsRng), ciphertexts }
}

fn random_answers(relation: &Relation, statement: &Statement) -> BallotProof {
    let random = |n: usize| -> Vec<Scalar> { (0..n).map(|_| Scalar::random(&mut OsRng)).collect() };
    let zeros = numbers_of(relation, statement, &vec![0; relation.numbers()]);
    let last = random(3);
    let numbers = zeros.map(|zeros| NumbersProof {
        values: zeros.values.clone(),
        range: zeros.range.clone(),
        t: Point::default(),
        f: random(relation.numbers()),
        z_values: last[2],
    });
    BallotProof {
        u1: Point::random(&mut OsRng),
        u0: Point::default(),
        t: Point::default(),
        f: random(relation.bits()),
        z_randomness: random(relation.contests()),
        z_credential: last[0],
        z_blinding: last[1],
        numbers,
    }
}

/// What (1) sums up to, when U₀ stands in it as the identity.
fn bits_defect(relation: &Relation, claim: &Claim) -> Point {
    let (proof, x) = (&claim.proof, claim.challenges.x);
    let bases = relation.bases();
    let squares: Vec<_> = proof.f.iter().map(|f| f * (x - f)).collect();
    let numbers = proof.numbers.iter().flat_map(|n| &n.f);
    let scalars = proof.f.iter().chain(&squares).chain(numbers).chain(&proof.z_randomness);
    let scalars: Vec<_> = scalars.chain([&proof.z_credential, &proof.z_blinding]).collect();
    let rows = [&bases.bits, &bases.squares, &bases.numbers, &bases.randomness];
    let points: Vec<_> = rows.into_iter().flatten().chain([&bases.credential, &bases.blinding]).collect();
    proof.u1 * x - Point::vartime_multiscalar_mul(scalars, points)
}

/// The same of (2) and T.
fn linear_defect(relation: &Relation, claim: &Claim) -> Point {
    let (proof, linear) = (&claim.proof, &claim.challenges.linear);
    let mut left = claim.statement.credential * linear.delta + GENERATOR * relation.constants(&linear.omega);
    let f_numbers = proof.numbers.as_ref().map_or(&[][..], |n| &n.f);
    let form = relation.linear_form(&linear.y, &linear.omega, &proof.f, f_numbers);
    let mut right = GENERATOR * (proof.z_credential * linear.delta + form);
    for (c, ciphertext) in claim.statement.ciphertexts.iter().enumerate() {
        left += ciphertext.a * linear.theta[c];
        right += GENERATOR * (proof.z_randomness[c] * linear.theta[c]);
        for (s, b) in ciphertext.b.iter().enumerate() {
            left += b * linear.y[c][s];
            right += relation.keys()[s] * (proof.z_randomness[c] * linear.y[c][s]);
        }
    }
    left * claim.challenges.x - right
}

/// The same of (3) and T₃.
fn values_defect(relation: &Relation, claim: &Claim) -> Point {
    let Some(numbers) = &claim.proof.numbers else { return Point::default() };
    let tau = &claim.challenges.linear.tau;
    let left: Point = numbers.values.iter().zip(tau).map(|(v, tau)| v.point() * tau).sum();
    let form: Scalar = tau.iter().zip(&numbers.f).map(|(tau, f)| tau * f).sum();
    left * claim.challenges.x - GENERATOR * form - relation.bases().value_blinding * numbers.z_values
}

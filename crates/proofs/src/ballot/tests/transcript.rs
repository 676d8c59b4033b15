//! What is bound: every transcript input changed on its own.

use super::*;
use ostrakon_group::Reader;

/// x and the range proof's y.
fn challenges(claim: &Claim) -> (Scalar, Scalar) {
    (claim.challenges.x, claim.challenges.range.as_ref().unwrap().y)
}

/// The range statement reaches the range proof's challenges, the statement, T and T₃ reach x, the responses reach nothing.
#[test]
fn every_element_reaches_the_challenges_that_come_after_it() {
    let relation = wide();
    let honest = sealed(&relation, &wide_vote());
    let mut bytes = prefix(&honest.statement);
    let start = bytes.len();
    honest.proof.write(&mut bytes);
    let range_end = start / 32 + relation.numbers();
    let t3_end = start / 32 + relation.range_elements() + 4;
    for element in 0..bytes.len() / 32 {
        let mut changed = bytes.clone();
        changed[32 * element + 7] ^= 1;
        let claim = Claim::new(&relation, honest.statement.clone(), honest.proof.clone(), &changed, start);
        let (x, y) = challenges(&claim);
        assert_eq!(x != challenges(&honest).0, element < t3_end, "x, element {element}");
        assert_eq!(y != challenges(&honest).1, element < range_end, "y, element {element}");
        assert_eq!(claim.verify(&relation).is_ok(), element >= t3_end);
    }
}

/// Every element replaced by another that decodes, in the bytes and in what is read from them.
#[test]
fn every_element_changed_is_refused() {
    let relation = wide();
    let honest = sealed(&relation, &wide_vote());
    let mut proof = Vec::new();
    honest.proof.write(&mut proof);
    for element in 0..proof.len() / 32 {
        let mut changed = proof.clone();
        let row: &mut [u8; 32] = (&mut changed[32 * element..32 * (element + 1)]).try_into().unwrap();
        *row = bumped(&relation, element, row);
        let read = BallotProof::read(&relation, &mut Reader::new(&changed)).unwrap();
        let claim = claim(&relation, honest.statement.clone(), read);
        assert!(claim.verify(&relation).is_err(), "element {element}");
    }
}

/// A point plus G, or a scalar plus 1.
fn bumped(relation: &Relation, element: usize, row: &[u8; 32]) -> [u8; 32] {
    let (v, range) = (relation.numbers(), relation.range_shape().unwrap().elements());
    let in_range = element.wrapping_sub(v);
    let scalar =
        (4..7).contains(&in_range) || (range - 2..range).contains(&in_range) || element >= v + range + 4;
    match scalar {
        true => (ostrakon_group::decode_scalar(row).unwrap() + Scalar::ONE).to_bytes(),
        false => encode_point(&(ostrakon_group::decode_point(row).unwrap() + GENERATOR)),
    }
}

#[test]
fn another_context_fails() {
    let relation = wide();
    let honest = sealed(&relation, &wide_vote());
    let mut context = relation.context().clone();
    context.absorb("manifest", b"another");
    let other = Relation::new(relation.circuits().to_vec(), relation.keys().to_vec(), context).unwrap();
    let moved = claim(&other, honest.statement, honest.proof);
    assert!(moved.verify(&other).is_err());
}

/// Without numbers nothing of theirs is absorbed or drawn: x depends on T alone.
#[test]
fn the_value_commitment_is_absorbed_after_the_linear_one() {
    let relation = wide();
    let (t, t3) = ([1; 32], [2; 32]);
    let x = |t: &[u8; 32], t3| Challenges::recompute(&relation, &[0; 32], t, t3).x;
    let (mut transcript, _) = LinearChallenges::draw(&relation, &[0; 32]);
    transcript.absorb("linear-commitment", &t);
    assert_eq!(transcript.clone().challenge("point"), x(&t, None));
    transcript.absorb("value-commitment", &t3);
    assert_eq!(transcript.challenge("point"), x(&t, Some(&t3)));
}

/// δ, θ, y, ω, τ are consecutive 16 bytes of one challenge.
#[test]
fn linear_challenges_come_in_the_order_of_the_specification() {
    let relation = wide();
    let (_, linear) = LinearChallenges::draw(&relation, &[5; 32]);
    let mut transcript = relation.context().clone();
    transcript.absorb("statement", &[5; 32]);
    // 1 + 3 contests + (2 + 3 + 2) slots + 3 rules + 6 numbers.
    let drawn = transcript.short_challenges("linear", 20);
    let mut order = vec![linear.delta];
    order.extend(&linear.theta);
    order.extend(linear.y.iter().flatten());
    order.extend(linear.omega.iter().flatten());
    order.extend(&linear.tau);
    assert_eq!(order, drawn);
}

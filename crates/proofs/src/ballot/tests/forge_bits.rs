//! Forgeries on bits, ciphertexts and credential: refused by (1) or (2).

use super::*;

/// The prover's steps on bits that are what they are said to be, or not.
fn forge_bits(relation: &Relation, voter: Voter, bits: Vec<Scalar>) -> Claim {
    let secrets = voter.secrets(bits, vec![]);
    forge(relation, voter.statement, secrets, None, |_, _| ())
}

#[test]
fn two_and_minus_one_are_no_bits() {
    let relation = narrow();
    let (two, minus) = (Scalar::from(2u8), -Scalar::ONE);
    let slots = [vec![two, minus], vec![Scalar::from(5u8), Scalar::ONE, Scalar::ONE]];
    let bits = [two, minus, Scalar::ZERO, Scalar::ONE, Scalar::ONE, Scalar::ONE].to_vec();
    let forged = forge_bits(&relation, voter_of(&relation, &slots), bits);
    assert_eq!(forged.verify(&relation), Err(Equation::Bits));
}

#[test]
fn a_sum_above_or_below_the_rule_fails() {
    let relation = narrow();
    for bits in [[true, true, false, true, true, true], [false, false, false, true, true, true]] {
        let vote = Assignment::of_bits(bits.to_vec());
        let forged = forge_bits(&relation, voter(&relation, &vote), scalars_of(&vote).0);
        assert_eq!(forged.verify(&relation), Err(Equation::Linear));
    }
}

#[test]
fn ciphertexts_of_other_values_than_the_bits_fail() {
    let relation = narrow();
    let other = voter(&relation, &Assignment::of_bits(vec![true, false, false, true, true, true]));
    let forged = forge_bits(&relation, other, scalars_of(&narrow_vote()).0);
    assert_eq!(forged.verify(&relation), Err(Equation::Linear));
}

#[test]
fn a_proof_by_another_credential_fails() {
    let relation = narrow();
    let mut voter = voter(&relation, &narrow_vote());
    voter.credential = SecretScalar::random(&mut OsRng);
    let forged = forge_bits(&relation, voter, scalars_of(&narrow_vote()).0);
    assert_eq!(forged.verify(&relation), Err(Equation::Linear));
}

/// −E in U₁ and +E in A, with K₂ = −K₁: with a coefficient 1 before A and one weight a ballot the errors would cancel.
#[test]
fn errors_in_u1_and_a_do_not_cancel() {
    let key = Point::random(&mut OsRng);
    let relation = Relation::new(vec![one_of_three()], vec![key, -key], Transcript::new("test")).unwrap();
    let vote = Assignment::of_bits(BITS[..3].to_vec());
    let voter = voter(&relation, &vote);
    let (mut proof, _) =
        relation.prove(&prefix(&voter.statement), &voter.witness(&vote), &mut OsRng).unwrap();
    let error = Point::random(&mut OsRng);
    let mut statement = voter.statement;
    proof.u1 -= error;
    statement.ciphertexts[0].a += error;
    let forged = claim(&relation, statement, proof);
    assert!(forged.verify(&relation).is_err());
    refused_in_batch(&relation, &[&forged]);
}

//! Forgeries between ciphertexts, U₁ and V: refused by (2) or (3).

use super::*;
use crate::ballot::terms::Terms;

fn one() -> Scalar {
    Scalar::ONE
}

/// (2) and (3) under one weight.
fn folded_holds(relation: &Relation, claim: &Claim) -> bool {
    let mut terms = Terms::new(relation);
    claim.add_linear(relation, one(), &mut terms);
    claim.add_numbers(relation, [one(), Scalar::ZERO, Scalar::ZERO], &mut terms);
    terms.vanish(relation)
}

/// Everything but the named equation holds.
fn assert_only(relation: &Relation, claim: &Claim, refused: Equation) {
    let zero = Scalar::ZERO;
    let holds = |add: &dyn Fn(&mut Terms)| {
        let mut terms = Terms::new(relation);
        add(&mut terms);
        terms.vanish(relation)
    };
    let numbers = |weights| move |terms: &mut Terms| claim.add_numbers(relation, weights, terms);
    assert_eq!(holds(&|t| claim.add_bits(relation, one(), t)), refused != Equation::Bits);
    assert_eq!(holds(&|t| claim.add_linear(relation, one(), t)), refused != Equation::Linear);
    assert_eq!(holds(&numbers([one(), zero, zero])), refused != Equation::Values);
    let range = holds(&numbers([zero, one(), zero])) && holds(&numbers([zero, zero, one()]));
    assert_eq!(range, refused != Equation::Range);
    assert_eq!(claim.verify(relation), Err(refused));
    refused_in_batch(relation, &[claim]);
}

/// Prover's steps with U₁ on `held`, V on `committed` and ciphertexts of `encrypted`.
fn split(encrypted: &Assignment, held: &Assignment, committed: &[u64]) -> (Relation, Claim) {
    let relation = wide();
    let voter = voter(&relation, encrypted);
    let (bits, numbers) = scalars_of(held);
    let secrets = voter.secrets(bits, numbers);
    let values = numbers_of(&relation, &voter.statement, committed);
    let claim = forge(&relation, voter.statement, secrets, values, |_, _| ());
    (relation, claim)
}

/// A vote that keeps every rule, but with other numbers.
fn other_vote() -> Assignment {
    Assignment { bits: wide_vote().bits.clone(), numbers: vec![3, 12, 5, 10, 30, 70] }
}

#[test]
fn without_a_change_the_forgers_steps_are_the_provers() {
    let (relation, claim) = split(&wide_vote(), &wide_vote(), &NUMBERS);
    assert_eq!(claim.verify(&relation), Ok(()));
    assert!(folded_holds(&relation, &claim));
}

#[test]
fn commitments_to_other_numbers_than_u1_holds_fail() {
    let (relation, claim) = split(&wide_vote(), &wide_vote(), &other_vote().numbers);
    assert_only(&relation, &claim, Equation::Values);
    // One number by one.
    let mut numbers = NUMBERS;
    numbers[2] += 1;
    let (relation, claim) = split(&wide_vote(), &wide_vote(), &numbers);
    assert_only(&relation, &claim, Equation::Values);
}

#[test]
fn ciphertexts_of_other_numbers_than_u1_holds_fail() {
    let (relation, claim) = split(&other_vote(), &wide_vote(), &NUMBERS);
    assert_only(&relation, &claim, Equation::Linear);
}

#[test]
fn numbers_that_break_a_rule_fail() {
    let broken = Assignment { bits: wide_vote().bits.clone(), numbers: vec![12, 12, 5, 1000, 30, 1060] };
    let (relation, claim) = split(&broken, &broken, &broken.numbers);
    assert_only(&relation, &claim, Equation::Linear);
}

/// Exchanged sums: with equal τ the wrong pair would pass.
#[test]
fn numbers_exchanged_between_commitments_fail() {
    let mut numbers = NUMBERS;
    numbers.swap(0, 1);
    let (relation, claim) = split(&wide_vote(), &wide_vote(), &numbers);
    assert_only(&relation, &claim, Equation::Values);
}

/// V_1 and V_2 exchanged together with their openings, range proof made for that order.
#[test]
fn swapped_commitments_fail() {
    let relation = wide();
    let mut claim = sealed(&relation, &wide_vote());
    let numbers = claim.proof.numbers.as_mut().unwrap();
    numbers.values.swap(0, 1);
    let swapped = super::claim(&relation, claim.statement, claim.proof);
    assert!(swapped.verify(&relation).is_err());
    refused_in_batch(&relation, &[&swapped]);
}

/// B_s gets e·H̃, which no share decrypts to a number, and z_γ absorbs it: folded into (2), equation (3) would let it pass.
#[test]
fn junk_in_a_ciphertext_is_not_absorbed_by_the_blinding() {
    let (relation, vote) = (wide(), wide_vote());
    let mut voter = voter(&relation, &vote);
    let e = Scalar::random(&mut OsRng);
    voter.statement.ciphertexts[1].b[0] += relation.bases().value_blinding * e;
    let (bits, numbers) = scalars_of(&vote);
    let secrets = voter.secrets(bits, numbers);
    let values = numbers_of(&relation, &voter.statement, &vote.numbers);
    let mut forged = forge(&relation, voter.statement, secrets, values, |_, _| ());
    // Answers come after all challenges: z_γ is the forger's to choose.
    let absorbed = forged.challenges.x * forged.challenges.linear.y[1][0] * e;
    forged.proof.numbers.as_mut().unwrap().z_values += absorbed;
    let forged = claim(&relation, forged.statement, forged.proof);
    assert!(folded_holds(&relation, &forged), "one weight for (2) and (3) would accept it");
    assert_eq!(forged.verify(&relation), Err(Equation::Linear));
    refused_in_batch(&relation, &[&forged]);
}

/// +E in T and −E in T₃: under equal weights they cancel.
#[test]
fn errors_in_t_and_t3_do_not_cancel() {
    let (relation, vote) = (wide(), wide_vote());
    let voter = voter(&relation, &vote);
    let (bits, numbers) = scalars_of(&vote);
    let secrets = voter.secrets(bits, numbers);
    let values = numbers_of(&relation, &voter.statement, &vote.numbers);
    let error = Point::random(&mut OsRng);
    let forged = forge(&relation, voter.statement, secrets, values, |t, t3| {
        *t += error;
        *t3.unwrap() -= error;
    });
    assert!(folded_holds(&relation, &forged), "one weight for (2) and (3) would accept it");
    assert_eq!(forged.verify(&relation), Err(Equation::Linear));
    refused_in_batch(&relation, &[&forged]);
}

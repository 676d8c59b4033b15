//! Batches: the verdict about each ballot is that of the ballot alone.

use super::*;
use crate::range::Encoded;
use proptest::prelude::*;

/// Two invalid ballots whose errors cancel under equal weights.
#[test]
fn errors_of_two_ballots_do_not_cancel() {
    for (relation, vote) in [(narrow(), narrow_vote()), (wide(), wide_vote())] {
        let error = Point::random(&mut OsRng);
        let (mut one, mut two) = (sealed(&relation, &vote), sealed(&relation, &vote));
        // The challenges stay those of the honest proofs, as they would with a hash that the forger can grind.
        one.proof.u0 += error;
        two.proof.u0 -= error;
        refused_in_batch(&relation, &[&one, &two]);
    }
    let relation = wide();
    let error = Point::random(&mut OsRng);
    let (mut one, mut two) = (sealed(&relation, &wide_vote()), sealed(&relation, &wide_vote()));
    one.proof.numbers.as_mut().unwrap().t += error;
    two.proof.numbers.as_mut().unwrap().t -= error;
    refused_in_batch(&relation, &[&one, &two]);
}

/// +1 in t̂ and x-fold elsewhere: the two equations of a range proof have weights of their own, and so have those of two ballots.
#[test]
fn errors_of_two_range_proofs_do_not_cancel() {
    let relation = wide();
    let (mut one, mut two) = (sealed(&relation, &wide_vote()), sealed(&relation, &wide_vote()));
    let shift = |claim: &mut Claim, by: Scalar| {
        claim.proof.numbers.as_mut().unwrap().range.e_blinding += by;
    };
    shift(&mut one, Scalar::ONE);
    shift(&mut two, -Scalar::ONE);
    refused_in_batch(&relation, &[&one, &two]);
    // −1 in μ and +1 in τ̂: both fall on H̃.
    let mut both = sealed(&relation, &wide_vote());
    let range = &mut both.proof.numbers.as_mut().unwrap().range;
    range.e_blinding -= Scalar::ONE;
    range.t_blinding += Scalar::ONE;
    refused_in_batch(&relation, &[&both]);
}

#[test]
fn false_ballots_are_found_among_true_ones() {
    let relation = wide();
    let mut claims: Vec<Claim> = (0..9).map(|_| sealed(&relation, &wide_vote())).collect();
    for (index, kind) in [(2, 11), (3, 14), (8, 16)] {
        mutate(&mut claims[index], kind, index);
    }
    let verdicts = verify_batch(&relation, &claims.iter().collect::<Vec<_>>(), &[0; 32], &mut OsRng).unwrap();
    let expected: Vec<bool> = (0..9).map(|i| ![2, 3, 8].contains(&i)).collect();
    assert_eq!(verdicts, expected);
    assert_eq!(verify_batch(&relation, &[], &[0; 32], &mut OsRng), Ok(vec![]));
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
        10 => claim.statement.ciphertexts[0].b.swap(0, 1),
        kind => claim.proof.numbers.iter_mut().for_each(|numbers| mutate_numbers(numbers, kind, index)),
    }
}

fn mutate_numbers(numbers: &mut NumbersProof, kind: u8, index: usize) {
    let (w, rounds) = (numbers.values.len(), numbers.range.rounds.len());
    let shift = |p: &mut Encoded| *p = Encoded::new(p.point() + GENERATOR);
    match kind {
        11 => shift(&mut numbers.values[index % w]),
        12 => numbers.values.swap(0, 1),
        13 => numbers.t += GENERATOR,
        14 => numbers.f[index % w] += Scalar::ONE,
        15 => numbers.z_values += Scalar::ONE,
        16 => numbers.range.t_hat += Scalar::ONE,
        17 => numbers.range.inner[index % 2] += Scalar::ONE,
        18 => shift(&mut numbers.range.rounds[index % rounds][index % 2]),
        19 => shift(&mut numbers.range.a),
        20 => numbers.range.rounds.swap(0, 1),
        _ => {}
    }
}

fn agree(
    relation: &Relation,
    vote: &Assignment,
    kinds: &[(u8, prop::sample::Index)],
) -> Result<(), TestCaseError> {
    let mut claims: Vec<Claim> = kinds.iter().map(|_| sealed(relation, vote)).collect();
    for (c, (kind, index)) in claims.iter_mut().zip(kinds) {
        mutate(c, *kind, index.index(64));
        // Every other one keeps the challenges of the honest proof.
        if index.index(2) == 0 {
            *c = claim(relation, c.statement.clone(), c.proof.clone());
        }
    }
    let single: Vec<bool> = claims.iter().map(|c| c.verify(relation).is_ok()).collect();
    let batch = verify_batch(relation, &claims.iter().collect::<Vec<_>>(), &[0; 32], &mut OsRng).unwrap();
    prop_assert_eq!(&batch, &single);
    let expected = kinds.iter().map(|(kind, _)| *kind > if relation.numbers() > 0 { 20 } else { 10 });
    prop_assert_eq!(single, expected.collect::<Vec<_>>());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn batch_and_single_verdicts_agree(kinds in prop::collection::vec((0u8..16, any::<prop::sample::Index>()), 1..24)) {
        agree(&narrow(), &narrow_vote(), &kinds)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, ..ProptestConfig::default() })]

    #[test]
    fn batch_and_single_verdicts_agree_with_numbers(kinds in prop::collection::vec((0u8..36, any::<prop::sample::Index>()), 1..10)) {
        agree(&wide(), &wide_vote(), &kinds)?;
    }
}

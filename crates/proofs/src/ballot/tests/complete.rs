//! Completeness, bytes and shapes.

use super::*;
use ostrakon_group::Reader;
use proptest::prelude::*;

#[test]
fn honest_ballots_verify() {
    for (relation, vote) in [(narrow(), narrow_vote()), (wide(), wide_vote())] {
        assert_eq!(sealed(&relation, &vote).verify(&relation), Ok(()));
    }
}

#[test]
fn numbers_without_any_bits_verify() {
    let relation = relation_of(vec![numbers_alone()]);
    assert_eq!((relation.bits(), relation.numbers()), (0, 3));
    let vote = Assignment { bits: vec![], numbers: vec![1000, 300, 1600] };
    assert_eq!(sealed(&relation, &vote).verify(&relation), Ok(()));
}

#[test]
fn a_single_number_of_eight_bits_has_no_complement_and_verifies() {
    let circuit = Circuit::with_numbers(0, vec![255], vec![vec![(0, 1)]], vec![]).unwrap();
    let relation = relation_of(vec![circuit]);
    assert_eq!(relation.range_shape().unwrap().values, 1);
    for number in [0, 1, 255] {
        let vote = Assignment { bits: vec![], numbers: vec![number] };
        assert_eq!(sealed(&relation, &vote).verify(&relation), Ok(()));
    }
}

#[test]
fn the_bytes_read_back_are_the_proof_and_as_long_as_said() {
    for (relation, vote) in [(narrow(), narrow_vote()), (wide(), wide_vote())] {
        let voter = voter(&relation, &vote);
        let prefix = prefix(&voter.statement);
        let (proof, bytes) = relation.prove(&prefix, &voter.witness(&vote), &mut OsRng).unwrap();
        let (mut strict, mut lenient) = (Reader::new(&bytes), Reader::new(&bytes));
        assert_eq!(BallotProof::read(&relation, &mut strict).as_ref(), Ok(&proof));
        assert_eq!(BallotProof::read_lenient(&relation, &mut lenient).as_ref(), Ok(&proof));
        assert_eq!(strict.finish(), Ok(()));
        assert_eq!(bytes.len(), 32 * relation.proof_elements());
        assert_eq!(prefix.len() - 32 + bytes.len(), 32 * ballot_elements(relation.circuits()));
        let mut written = Vec::new();
        proof.write(&mut written);
        assert_eq!(written, bytes);
    }
}

#[test]
fn every_element_is_canonical_or_refused_by_its_name() {
    let (relation, vote) = (wide(), wide_vote());
    let voter = voter(&relation, &vote);
    let (_, bytes) = relation.prove(&prefix(&voter.statement), &voter.witness(&vote), &mut OsRng).unwrap();
    let (v, range) = (relation.numbers(), relation.range_shape().unwrap().elements());
    let u1 = v + range;
    let names = [
        (0, "V1: "),
        (v - 1, "V6: "),
        (v, "A of the range proof: "),
        (u1 - 1, "b of the range proof: "),
        (u1, "U1: "),
        (u1 + 1, "U0: "),
        (u1 + 2, "T: "),
        (u1 + 3, "T3: "),
        (u1 + 4, "response 0: "),
        (relation.proof_elements() - 1, "response 15: "),
    ];
    for (element, name) in names {
        let mut changed = bytes.clone();
        changed[32 * element..32 * (element + 1)].fill(0xff);
        let error = BallotProof::read(&relation, &mut Reader::new(&changed)).unwrap_err().to_string();
        assert!(error.starts_with(name), "{error}");
    }
    // O: refused for U₁, U₀ and the range proof's points, accepted for V, T, T₃; a lenient reader takes it everywhere.
    for (element, refused) in
        [(0, false), (v, true), (u1, true), (u1 + 1, true), (u1 + 2, false), (u1 + 3, false)]
    {
        let mut changed = bytes.clone();
        changed[32 * element..32 * (element + 1)].fill(0);
        assert_eq!(BallotProof::read(&relation, &mut Reader::new(&changed)).is_err(), refused, "{element}");
        assert!(BallotProof::read_lenient(&relation, &mut Reader::new(&changed)).is_ok());
    }
    for short in (0..bytes.len()).step_by(29) {
        assert!(BallotProof::read(&relation, &mut Reader::new(&bytes[..short])).is_err());
    }
}

#[test]
fn a_witness_that_breaks_a_rule_or_a_range_is_not_proved() {
    let (relation, vote) = (wide(), wide_vote());
    let voter = voter(&relation, &vote);
    let refusal = |change: &dyn Fn(&mut Assignment)| {
        let mut vote = vote.clone();
        change(&mut vote);
        relation.prove(b"", &voter.witness(&vote), &mut OsRng).unwrap_err()
    };
    let contest = |error| match error {
        WitnessError::Unsatisfied { contest, .. } => Some(contest),
        _ => None,
    };
    assert_eq!(contest(refusal(&|v| v.bits[0] = true)), Some(0));
    assert_eq!(contest(refusal(&|v| v.numbers[0] = 13)), Some(1));
    assert_eq!(contest(refusal(&|v| v.numbers[5] += 1)), Some(2));
    assert_eq!(refusal(&|v| v.numbers.truncate(5)), WitnessError::Shape);
    assert_eq!(refusal(&|v| v.bits.push(false)), WitnessError::Shape);
}

#[test]
fn a_claim_without_numbers_is_refused_where_there_are_some() {
    let relation = wide();
    let honest = sealed(&relation, &wide_vote());
    let mut bare = honest.clone();
    bare.proof.numbers = None;
    assert_eq!(bare.verify(&relation), Err(Equation::Values));
    let mut bare_challenges = honest.clone();
    bare_challenges.challenges.range = None;
    assert_eq!(bare_challenges.verify(&relation), Err(Equation::Values));
    let verdicts = verify_batch(&relation, &[&bare, &honest], &[0; 32], &mut OsRng);
    assert_eq!(verdicts, Ok(vec![false, true]));
    let narrow = narrow();
    let mut surplus = sealed(&narrow, &narrow_vote());
    surplus.proof.numbers = honest.proof.numbers;
    assert_eq!(surplus.verify(&narrow), Err(Equation::Values));
}

#[test]
fn more_range_bits_than_allowed_make_no_relation() {
    let slots = vec![vec![(0, 1)]];
    let circuit = |largest| Circuit::with_numbers(0, vec![largest; 129], slots.clone(), vec![]).unwrap();
    let keys = || vec![GENERATOR];
    // 129 numbers and as many complements: M = 512.
    assert!(Relation::new(vec![circuit(1 << 31)], keys(), Transcript::new("test")).is_some());
    assert!(Relation::new(vec![circuit(1 << 32)], keys(), Transcript::new("test")).is_none());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn every_valid_vote_verifies(choice in 0usize..3, blank in any::<bool>(), v0 in 0u64..=12, part in 0u64..=8, u0 in 0u64..=1000, u1 in 0u64..=300) {
        let relation = wide();
        let mut vote = Assignment { bits: vec![false; 4], numbers: vec![v0, part, 20 - v0 - part, u0, u1, u0 + 2 * u1] };
        vote.bits[choice] = true;
        if blank {
            vote.bits[3] = true;
            vote.numbers[..3].fill(0);
        }
        prop_assert_eq!(sealed(&relation, &vote).verify(&relation), Ok(()));
    }
}

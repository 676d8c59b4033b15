//! Random circuits: what satisfies them is proved, what does not is refused by the prover, and forged in vain.

use ostrakon_group::{GENERATOR, Point, Scalar, SecretScalar, Transcript, encode_point};
use ostrakon_proofs::ballot::{
    BallotProof, Ciphertext, Claim, Equation, Relation, Statement, Witness, WitnessError,
};
use ostrakon_proofs::circuit::{Assignment, Circuit, Rule, Unsatisfied};
use ostrakon_tests::forge::{BallotBytes, Forger, encrypt};
use proptest::prelude::*;
use rand_core::OsRng;

/// Bits and numbers, and for every slot and rule the terms that it has.
#[derive(Clone, Debug)]
struct Draft {
    assignment: Vec<bool>,
    /// Each number with its largest value.
    numbers: Vec<(u64, u64)>,
    slots: Vec<Vec<Option<u64>>>,
    rules: Vec<Vec<Option<i64>>>,
}

impl Draft {
    /// The circuit whose rules this draft's assignment satisfies.
    fn circuit(&self) -> Circuit {
        let slots = self.slots.iter().map(|row| terms(row)).collect();
        let value = |variable: u32| match self.assignment.get(variable as usize) {
            Some(bit) => i64::from(*bit),
            None => self.numbers[variable as usize - self.assignment.len()].0 as i64,
        };
        let rule = |row: &Vec<Option<i64>>| {
            let terms = terms(row);
            let constant = terms.iter().map(|(variable, c)| c * value(*variable)).sum();
            Rule { terms, constant }
        };
        let (largest, rules) =
            (self.numbers.iter().map(|n| n.1).collect(), self.rules.iter().map(rule).collect());
        Circuit::with_numbers(self.assignment.len(), largest, slots, rules).unwrap()
    }

    fn values(&self) -> Assignment {
        Assignment { bits: self.assignment.clone(), numbers: self.numbers.iter().map(|n| n.0).collect() }
    }
}

fn terms<T: Copy>(row: &[Option<T>]) -> Vec<(u32, T)> {
    (0..).zip(row).filter_map(|(bit, term)| Some((bit, (*term)?))).collect()
}

/// A number of some size, anything from 0 to its largest value.
fn number() -> impl Strategy<Value = (u64, u64)> {
    let largest = prop_oneof![Just(1u64), 1u64..300, Just(255), Just(65_535), 1u64..1 << 20];
    largest.prop_flat_map(|largest| (0..=largest, Just(largest)))
}

fn draft() -> impl Strategy<Value = Draft> {
    // Most circuits have no numbers.
    let numbers = prop_oneof![3 => Just(0usize), 1 => 1usize..3];
    (1usize..9, numbers).prop_flat_map(|(bits, numbers)| {
        let weight = proptest::option::of(prop_oneof![Just(1u64), 1u64..100, Just(1 << 40)]);
        let coefficient = prop_oneof![Just(1i64), Just(-1), 1i64..1000, Just(-(1 << 40))];
        let slots = proptest::collection::vec(proptest::collection::vec(weight, bits + numbers), 1..4);
        let row = proptest::collection::vec(proptest::option::of(coefficient), bits + numbers);
        let rules = proptest::collection::vec(row, 0..4);
        let assignment = proptest::collection::vec(any::<bool>(), bits);
        (assignment, proptest::collection::vec(number(), numbers), slots, rules)
            .prop_map(|(assignment, numbers, slots, rules)| Draft { assignment, numbers, slots, rules })
    })
}

/// A relation of these circuits, under random keys.
fn relation(drafts: &[Draft]) -> Relation {
    relation_of(drafts.iter().map(Draft::circuit).collect())
}

fn relation_of(circuits: Vec<Circuit>) -> Relation {
    let keys = (0..3).map(|_| Point::random(&mut OsRng)).collect();
    Relation::new(circuits, keys, Transcript::new("properties")).unwrap()
}

/// The claim that an encoded ballot makes.
fn claim(relation: &Relation, bytes: &BallotBytes, ciphertexts: Vec<Ciphertext>, key: Point) -> Claim {
    let start = bytes.proof_start();
    let mut reader = ostrakon_group::Reader::new(&bytes.bytes[start..]);
    let proof = BallotProof::read(relation, &mut reader).unwrap();
    let statement = Statement { credential: key, ciphertexts };
    Claim::new(relation, statement, proof, &bytes.bytes, start)
}

/// Encrypts and proves these values, whether they satisfy anything or not.
fn forge(relation: &Relation, assignment: &Assignment) -> Claim {
    let forger = Forger::new(relation, assignment, Scalar::random(&mut OsRng));
    let values = forger.slot_values(relation);
    let pairs = values.iter().zip(&forger.randomness);
    let ciphertexts: Vec<_> = pairs.map(|(v, r)| encrypt(relation.keys(), v, r)).collect();
    let key = GENERATOR * forger.credential;
    let mut bytes = BallotBytes::statement(relation, 0, &encode_point(&key), &[0; 32], &ciphertexts);
    bytes.prove(relation, &forger);
    claim(relation, &bytes, ciphertexts, key)
}

/// The honest prover on these values.
fn prove(relation: &Relation, assignment: &Assignment) -> Result<Claim, WitnessError> {
    let (mut ciphertexts, mut randomness) = (Vec::new(), Vec::new());
    for (circuit, own) in parts(relation, assignment) {
        let r = SecretScalar::random(&mut OsRng);
        let values = circuit.values(&own).into_iter().map(Scalar::from).collect::<Vec<_>>();
        ciphertexts.push(encrypt(relation.keys(), &values, r.expose()));
        randomness.push(r);
    }
    let credential = SecretScalar::random(&mut OsRng);
    let key = credential.public();
    let mut bytes = BallotBytes::statement(relation, 0, &encode_point(&key), &[0; 32], &ciphertexts);
    let witness = Witness { assignment, randomness: &randomness, credential: &credential };
    let (_, proof) = relation.prove(&bytes.bytes, &witness, &mut OsRng)?;
    bytes.bytes.extend(proof);
    Ok(claim(relation, &bytes, ciphertexts, key))
}

/// Each circuit with its own part.
fn parts<'a>(relation: &'a Relation, all: &Assignment) -> Vec<(&'a Circuit, Assignment)> {
    let (mut bits, mut numbers) = (all.bits.as_slice(), all.numbers.as_slice());
    let part = |circuit: &'a Circuit| {
        let (own, rest) = bits.split_at(circuit.bits());
        let (u, later) = numbers.split_at(circuit.numbers().len());
        (bits, numbers) = (rest, later);
        (circuit, Assignment { bits: own.to_vec(), numbers: u.to_vec() })
    };
    relation.circuits().iter().map(part).collect()
}

fn joined(drafts: &[Draft]) -> Assignment {
    let mut all = Assignment::default();
    drafts.iter().for_each(|draft| all.append(&draft.values()));
    all
}

/// What breaks first, in the verifier's order: rules, then ranges.
fn expected(relation: &Relation, assignment: &Assignment) -> Result<(), Equation> {
    let parts = parts(relation, assignment);
    let broken = |wanted: fn(&Unsatisfied) -> bool| {
        parts.iter().any(|(circuit, own)| circuit.check(own).is_err_and(|error| wanted(&error)))
    };
    let too_large = broken(|error| matches!(error, Unsatisfied::Number(_)));
    match broken(|error| matches!(error, Unsatisfied::Rule(_))) {
        true => Err(Equation::Linear),
        false if too_large => Err(Equation::Range),
        false => Ok(()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn what_satisfies_a_random_circuit_is_proved(drafts in proptest::collection::vec(draft(), 1..4)) {
        let (relation, assignment) = (relation(&drafts), joined(&drafts));
        prop_assert_eq!(prove(&relation, &assignment).unwrap().verify(&relation), Ok(()));
        prop_assert_eq!(forge(&relation, &assignment).verify(&relation), Ok(()), "the forger, honest for once");
    }

    #[test]
    fn what_does_not_is_refused_and_forged_in_vain(
        drafts in proptest::collection::vec(draft(), 1..4),
        others in proptest::collection::vec(any::<bool>(), 32),
        numbers in proptest::collection::vec(0u64..400, 8),
    ) {
        let relation = relation(&drafts);
        let bits = others[..relation.bits()].to_vec();
        // In range, so that rules are what breaks; ranges have a test of their own.
        let largest = relation.circuits().iter().flat_map(Circuit::numbers);
        let numbers = largest.zip(numbers).map(|(largest, u)| u % (largest + 1)).collect();
        let assignment = Assignment { bits, numbers };
        let expected = expected(&relation, &assignment);
        prop_assert_eq!(prove(&relation, &assignment).is_ok(), expected.is_ok());
        prop_assert_eq!(forge(&relation, &assignment).verify(&relation), expected);
    }

    #[test]
    fn what_is_out_of_range_is_refused_and_forged_in_vain(
        largest in proptest::collection::vec(prop_oneof![1u64..300, Just(255), Just(65_535)], 1..4),
        which in any::<proptest::sample::Index>(),
        excess in prop_oneof![Just(1u64), 1u64..1000, Just(u64::MAX >> 1)],
    ) {
        let slots = (0..).zip(&largest).map(|(variable, _)| vec![(variable, 1)]).collect();
        let circuit = Circuit::with_numbers(0, largest.clone(), slots, Vec::new()).unwrap();
        let relation = relation_of(vec![circuit]);
        let mut assignment = Assignment { bits: Vec::new(), numbers: largest };
        prop_assert_eq!(forge(&relation, &assignment).verify(&relation), Ok(()));
        let which = which.index(assignment.numbers.len());
        assignment.numbers[which] += excess;
        prop_assert!(prove(&relation, &assignment).is_err());
        prop_assert_eq!(expected(&relation, &assignment), Err(Equation::Range));
        prop_assert_eq!(forge(&relation, &assignment).verify(&relation), Err(Equation::Range));
    }
}

//! Random circuits: what satisfies them is proved, what does not is refused by the prover, and forged in vain.

use ostrakon_group::{GENERATOR, Point, Scalar, SecretScalar, Transcript, encode_point};
use ostrakon_proofs::ballot::{
    BallotProof, Ciphertext, Claim, Equation, Relation, Statement, Witness, WitnessError, statement_digest,
};
use ostrakon_proofs::circuit::{Circuit, Rule};
use ostrakon_tests::forge::{BallotBytes, Forger, Part, encrypt};
use proptest::prelude::*;
use rand_core::OsRng;

/// Bits, and for every slot and rule the terms that it has.
#[derive(Clone, Debug)]
struct Draft {
    assignment: Vec<bool>,
    slots: Vec<Vec<Option<u64>>>,
    rules: Vec<Vec<Option<i64>>>,
}

impl Draft {
    /// The circuit whose rules this draft's assignment satisfies.
    fn circuit(&self) -> Circuit {
        let slots = self.slots.iter().map(|row| terms(row)).collect();
        let rule = |row: &Vec<Option<i64>>| {
            let terms = terms(row);
            let constant = terms.iter().filter(|t| self.assignment[t.0 as usize]).map(|t| t.1).sum();
            Rule { terms, constant }
        };
        Circuit::new(self.assignment.len(), slots, self.rules.iter().map(rule).collect()).unwrap()
    }
}

fn terms<T: Copy>(row: &[Option<T>]) -> Vec<(u32, T)> {
    (0..).zip(row).filter_map(|(bit, term)| Some((bit, (*term)?))).collect()
}

fn draft() -> impl Strategy<Value = Draft> {
    (1usize..9).prop_flat_map(|bits| {
        let weight = proptest::option::of(prop_oneof![Just(1u64), 1u64..100, Just(1 << 40)]);
        let coefficient = prop_oneof![Just(1i64), Just(-1), 1i64..1000, Just(-(1 << 40))];
        let slots = proptest::collection::vec(proptest::collection::vec(weight, bits), 1..4);
        let row = proptest::collection::vec(proptest::option::of(coefficient), bits);
        let rules = proptest::collection::vec(row, 0..4);
        (proptest::collection::vec(any::<bool>(), bits), slots, rules)
            .prop_map(|(assignment, slots, rules)| Draft { assignment, slots, rules })
    })
}

/// A relation of these circuits, under random keys.
fn relation(drafts: &[Draft]) -> Relation {
    let circuits: Vec<Circuit> = drafts.iter().map(Draft::circuit).collect();
    let keys = (0..3).map(|_| Point::random(&mut OsRng)).collect();
    Relation::new(circuits, keys, Transcript::new("properties")).unwrap()
}

/// The claim that an encoded ballot makes.
fn claim(relation: &Relation, bytes: &BallotBytes, ciphertexts: Vec<Ciphertext>, key: Point) -> Claim {
    let end = bytes.offset(Part::T);
    let start = bytes.offset(Part::U1);
    let mut reader = ostrakon_group::Reader::new(&bytes.bytes[start..]);
    let proof = BallotProof::read(relation, &mut reader).unwrap();
    let statement = Statement { credential: key, ciphertexts };
    Claim::new(relation, statement, proof, &statement_digest(&bytes.bytes[..end]), &bytes.get(Part::T))
}

/// Encrypts and proves these bits, whether they satisfy anything or not.
fn forge(relation: &Relation, bits: &[bool]) -> Claim {
    let scalars = bits.iter().map(|b| Scalar::from(u8::from(*b))).collect();
    let forger = Forger::new(relation, scalars, Scalar::random(&mut OsRng));
    let values = forger.slot_values(relation);
    let pairs = values.iter().zip(&forger.randomness);
    let ciphertexts: Vec<_> = pairs.map(|(v, r)| encrypt(relation.keys(), v, r)).collect();
    let key = GENERATOR * forger.credential;
    let mut bytes = BallotBytes::statement(relation, 0, &encode_point(&key), &[0; 32], &ciphertexts);
    bytes.prove(relation, &forger);
    claim(relation, &bytes, ciphertexts, key)
}

/// The honest prover on these bits.
fn prove(relation: &Relation, bits: &[bool]) -> Result<Claim, WitnessError> {
    let (mut start, mut ciphertexts, mut randomness) = (0, Vec::new(), Vec::new());
    for circuit in relation.circuits() {
        let r = SecretScalar::random(&mut OsRng);
        let values = circuit.values(&bits[start..]).into_iter().map(Scalar::from).collect::<Vec<_>>();
        ciphertexts.push(encrypt(relation.keys(), &values, r.expose()));
        randomness.push(r);
        start += circuit.bits();
    }
    let credential = SecretScalar::random(&mut OsRng);
    let key = credential.public();
    let mut bytes = BallotBytes::statement(relation, 0, &encode_point(&key), &[0; 32], &ciphertexts);
    let witness = Witness { bits, randomness: &randomness, credential: &credential };
    let (_, proof) = relation.prove(&bytes.bytes, &witness, &mut OsRng)?;
    bytes.bytes.extend(proof);
    Ok(claim(relation, &bytes, ciphertexts, key))
}

/// Do these bits satisfy every circuit?
fn satisfied(relation: &Relation, bits: &[bool]) -> bool {
    let mut start = 0;
    relation.circuits().iter().all(|circuit| {
        let own = &bits[start..start + circuit.bits()];
        start += circuit.bits();
        circuit.check(own).is_ok()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn what_satisfies_a_random_circuit_is_proved(drafts in proptest::collection::vec(draft(), 1..4)) {
        let relation = relation(&drafts);
        let bits: Vec<bool> = drafts.iter().flat_map(|d| d.assignment.clone()).collect();
        prop_assert_eq!(prove(&relation, &bits).unwrap().verify(&relation), Ok(()));
        prop_assert_eq!(forge(&relation, &bits).verify(&relation), Ok(()), "the forger, honest for once");
    }

    #[test]
    fn what_does_not_is_refused_and_forged_in_vain(
        drafts in proptest::collection::vec(draft(), 1..4),
        others in proptest::collection::vec(any::<bool>(), 32),
    ) {
        let relation = relation(&drafts);
        let bits = &others[..relation.bits()];
        let holds = satisfied(&relation, bits);
        prop_assert_eq!(prove(&relation, bits).is_ok(), holds);
        let verdict = forge(&relation, bits).verify(&relation);
        prop_assert_eq!(verdict, if holds { Ok(()) } else { Err(Equation::Linear) });
    }
}

//! Ballots of another form than their contests have: options, lengths, encodings.

use super::support::{YES, changed, open, replaced};
use super::{Case, Fixture, meaningless, refused};
use crate::forge::{BallotBytes, Election, Forger, Part, options};
use ostrakon_circuits::Selection;
use ostrakon_group::{Point, Scalar, decode_scalar, encode_point};
use ostrakon_proofs::ballot::{Ciphertext, Relation};
use ostrakon_proofs::circuit::Circuit;
use rand_core::OsRng;

/// The section.
pub const FIXTURES: &[Fixture] = &[
    meaningless(
        "b06_missing_option",
        &["301"],
        "a ballot that ends early has no proof to judge",
        missing_option,
    ),
    meaningless(
        "b06_missing_contest",
        &["301"],
        "a ballot that ends early has no proof to judge",
        missing_contest,
    ),
    meaningless(
        "b06_extra_option",
        &["301"],
        "what stands after the extra option is read as something else",
        extra_option,
    ),
    refused("b06_reordered_options", &["304"], reordered_options),
    refused("b06_reordered_contests", &["304"], reordered_contests),
    meaningless("b06_unknown_roll", &["301"], "a ballot of no roll has no contests to read", unknown_roll),
    refused("b08_a_is_the_identity", &["301"], a_identity),
    refused("b08_p_is_the_identity", &["301", "302"], p_identity),
    refused("b09_scalar_not_reduced", &["301"], scalar_not_reduced),
    meaningless("b09_point_not_canonical", &["301"], "what does not decode is no point", point_not_canonical),
    refused("b09_trailing_bytes", &["301"], trailing),
];

fn missing_option() -> Case {
    changed(&[YES], |_, _, parts| {
        let at = parts.offset(Part::B(1, 2));
        parts.bytes.drain(at..at + 32);
    })
}

fn missing_contest() -> Case {
    changed(&[YES], |_, _, parts| {
        let (from, to) = (parts.offset(Part::A(1)), parts.offset(Part::U1));
        parts.bytes.drain(from..to);
    })
}

fn extra_option() -> Case {
    changed(&[YES], |_, _, parts| {
        let at = parts.offset(Part::U1);
        let extra = encode_point(&Point::random(&mut OsRng));
        parts.bytes.splice(at..at, extra);
    })
}

/// Proved as if yes and no stood in the other order: "yes" is the second slot.
fn reordered_options() -> Case {
    replaced(YES, |election| {
        let own = &election.relations[0];
        let motion = &own.circuits()[0];
        let slots = motion.slots().iter().rev().cloned().collect();
        let turned = Circuit::new(motion.bits(), slots, motion.rules().to_vec()).unwrap();
        let circuits = vec![turned, own.circuits()[1].clone()];
        let turned = Relation::new(circuits, own.keys().to_vec(), own.context().clone()).unwrap();
        let bits = election.bits(0, &[options(&[0]), options(&[0])]);
        let forger = Forger::new(own, bits, election.rolls[0].members[1].secret);
        let ciphertexts = election.encrypt(0, &forger.slot_values(own), &forger.randomness);
        proved_under(election, &turned, &forger, &ciphertexts)
    })
}

/// Member 1's ballot with these encryptions and a proof made under another relation.
fn proved_under(
    election: &Election,
    other: &Relation,
    forger: &Forger,
    ciphertexts: &[Ciphertext],
) -> BallotBytes {
    let key = election.rolls[0].members[1].key();
    let previous = election.last_leaf(0, &key);
    let mut bytes = BallotBytes::statement(&election.relations[0], 0, &key, &previous, ciphertexts);
    bytes.prove(other, forger);
    bytes
}

/// Encrypted as the board reads it, proved as if the approval stood before the motion.
fn reordered_contests() -> Case {
    replaced(YES, |election| {
        let own = &election.relations[0];
        let circuits = own.circuits().iter().rev().cloned().collect();
        let turned = Relation::new(circuits, own.keys().to_vec(), own.context().clone()).unwrap();
        let bits = election.bits(0, &[options(&[0]), options(&[0])]);
        let honest = Forger::new(own, bits.clone(), election.rolls[0].members[1].secret);
        let ciphertexts = election.encrypt(0, &honest.slot_values(own), &honest.randomness);
        let mut forger = Forger::new(&turned, [&bits[3..], &bits[..3]].concat(), honest.credential);
        forger.randomness = honest.randomness.iter().rev().copied().collect();
        proved_under(election, &turned, &forger, &ciphertexts)
    })
}

fn unknown_roll() -> Case {
    changed(&[YES], |_, _, parts| parts.bytes[5] = 9)
}

/// r = 0: the encryption hides nothing.
fn a_identity() -> Case {
    replaced(YES, |e| {
        let bits = e.bits(0, &[options(&[0]), options(&[0])]);
        let mut forger = Forger::new(&e.relations[0], bits, e.rolls[0].members[1].secret);
        forger.randomness[0] = Scalar::ZERO;
        let ciphertexts = e.encrypt(0, &forger.slot_values(&e.relations[0]), &forger.randomness);
        e.seal_forged(0, 1, &forger, &ciphertexts)
    })
}

/// k = 0: a ballot that everybody could sign; no roll can hold it.
fn p_identity() -> Case {
    let mut election = open();
    election.cast_each(|_, _, bytes| vec![bytes]);
    let bits = election.bits(0, &[options(&[2]), Selection::Blank]);
    let mut nobody = Forger::new(&election.relations[0], bits, Scalar::ZERO);
    nobody.credential = Scalar::ZERO;
    let ciphertexts = election.encrypt(0, &nobody.slot_values(&election.relations[0]), &nobody.randomness);
    let member = crate::forge::Member { secret: Scalar::ZERO, weight: 1 };
    election.rolls[0].members.push(member);
    let ballot = election.seal_forged(0, 5, &nobody, &ciphertexts);
    let index = election.enter_bytes(ballot.bytes);
    Case::entry(election.finish(), index)
}

/// z + ℓ instead of z.
fn scalar_not_reduced() -> Case {
    changed(&[YES], |_, _, parts| {
        let z = parts.get(Part::ZBlinding);
        parts.set(Part::ZBlinding, &plus_order(&z));
    })
}

/// The bytes of s + ℓ; s is below ℓ, so nothing is carried out.
pub(super) fn plus_order(scalar: &[u8; 32]) -> [u8; 32] {
    let below = (-Scalar::ONE).to_bytes();
    let mut sum = [0; 32];
    let mut carry = 1u16;
    for (i, byte) in sum.iter_mut().enumerate() {
        let value = u16::from(scalar[i]) + u16::from(below[i]) + carry;
        *byte = value as u8;
        carry = value >> 8;
    }
    assert!(decode_scalar(&sum).is_err());
    sum
}

fn point_not_canonical() -> Case {
    changed(&[YES], |_, _, parts| parts.set(Part::B(0, 0), &[0xff; 32]))
}

fn trailing() -> Case {
    changed(&[YES], |_, _, parts| parts.bytes.push(0))
}

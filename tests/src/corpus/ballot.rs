//! Ballots: copied, lifted, malformed, out of order.

use super::support::{AGAIN, ALSO_YES, FIRST, NO, YES, changed, integers, open, replaced};
use super::{Case, Fixture, refused};
use crate::forge::{BallotBytes, Election, Forger, Part, options, scalars};
use ostrakon_group::{GENERATOR, Point, Scalar};
use ostrakon_proofs::ballot::Relation;
use rand_core::OsRng;

/// The section.
pub const FIXTURES: &[Fixture] = &[
    refused("b01_byte_copy_under_another_credential", &["304"], copy),
    refused("b01_byte_copy_beside_its_original", &["304", "305"], copy_beside),
    refused("b02_rerandomised_copy_with_adapted_proof", &["304"], rerandomised),
    refused("b03_one_contest_lifted_elsewhere", &["304"], lifted),
    refused("b04_slots_of_two_and_minus_one", &["304"], two_and_minus_one),
    refused("b05_sum_above_the_rule", &["304"], above),
    refused("b05_sum_below_the_rule", &["304"], below),
    refused("b07_sums_with_another_weight", &["502"], other_weight),
    refused("b07_stated_weight_is_another", &["501"], stated_weight),
    refused("b10_sealed_for_another_elections_keys", &["304"], other_keys),
    refused("b11_signed_by_another_credential", &["304"], other_credential),
    refused("b12_held_back_and_appended_after_a_newer", &["303"], held_back),
    refused("b12_appended_twice", &["303", "305"], twice),
];

/// One member's ballot never arrives; another member's key is written over it.
fn copy() -> Case {
    let mut election = open();
    let first = election.next();
    let mut stolen = None;
    election.cast_each(|election, place, bytes| {
        let mut parts = election.parts(election.setting.votes[place].roll, bytes);
        match place {
            YES => {
                stolen = Some(parts);
                vec![]
            }
            NO => {
                let (key, previous) = (parts.get(Part::Key), parts.get(Part::Previous));
                parts = stolen.clone().unwrap();
                parts.set(Part::Key, &key);
                parts.set(Part::Previous, &previous);
                vec![parts.bytes]
            }
            _ => vec![parts.bytes],
        }
    });
    Case::entry(election.finish(), first + NO as u64 - 1)
}

/// The same, with the original on the board as well.
fn copy_beside() -> Case {
    let mut original = None;
    changed(&[NO, YES], |_, place, parts| match place {
        YES => original = Some(parts.clone()),
        _ => {
            let key = parts.get(Part::Key);
            *parts = original.clone().unwrap();
            parts.set(Part::Key, &key);
        }
    })
}

/// A + r′G, B + r′K under another credential, with U₁ moved along.
fn rerandomised() -> Case {
    let mut original = None;
    changed(&[NO, YES], |election, place, parts| {
        if place == YES {
            original = Some(parts.clone());
            return;
        }
        let (key, relation) = (parts.get(Part::Key), &election.relations[0]);
        *parts = original.clone().unwrap();
        parts.set(Part::Key, &key);
        for (c, circuit) in relation.circuits().iter().enumerate() {
            let r = Scalar::random(&mut OsRng);
            parts.add(Part::A(c), &(GENERATOR * r));
            (0..circuit.slots().len()).for_each(|s| parts.add(Part::B(c, s), &(relation.keys()[s] * r)));
            parts.add(Part::U1, &(relation.bases().randomness[c] * r));
        }
    })
}

/// The approval of a ballot that never arrives, with its part of the proof, in somebody else's.
fn lifted() -> Case {
    let mut stolen = None;
    let mut election = open();
    let first = election.next();
    election.cast_each(|election, place, bytes| {
        let mut parts = election.parts(election.setting.votes[place].roll, bytes);
        if place == YES {
            stolen = Some(parts);
            return vec![];
        }
        if let (NO, Some(stolen)) = (place, &stolen) {
            let own = [Part::A(1), Part::B(1, 0), Part::B(1, 1), Part::B(1, 2), Part::ZRandomness(1)];
            own.into_iter().chain((3..7).map(Part::F)).for_each(|part| parts.copy(part, stolen));
        }
        vec![parts.bytes]
    });
    Case::entry(election.finish(), first + NO as u64 - 1)
}

/// yes − no = 3, yes + no + abstain = 1.
fn two_and_minus_one() -> Case {
    replaced(YES, |e| e.forge_ballot(0, 1, integers(&[2, -1, 0, 1, 0, 1, 0])))
}

fn above() -> Case {
    replaced(YES, |e| e.forge_ballot(0, 1, integers(&[1, 1, 0, 1, 0, 1, 0])))
}

fn below() -> Case {
    replaced(YES, |e| e.forge_ballot(0, 1, integers(&[0, 0, 0, 1, 0, 1, 0])))
}

/// The organiser counts one ballot twice in a roll of equal weights.
fn other_weight() -> Case {
    super::support::with(crate::forge::Stage::Tallies, |e| {
        let (mut tallies, chair) = (e.draft_tallies(), e.entry_of(2));
        crate::forge::add(&mut tallies[2], &e.weighted(1, chair, 0, 1));
        let place = super::support::entry(e.next() + 2);
        e.enter_tallies(tallies);
        place
    })
}

fn stated_weight() -> Case {
    super::support::with(crate::forge::Stage::Tallies, |e| {
        let mut tallies = e.draft_tallies();
        tallies[0].weight += 2;
        let place = super::support::entry(e.next());
        e.enter_tallies(tallies);
        place
    })
}

/// Two voters encrypt under a key of their own, with opposite randomness, so that the sums come out nevertheless.
fn other_keys() -> Case {
    let mut election = open();
    let first = election.next();
    let r = scalars(2);
    let own: Vec<Point> = election.slot_keys.iter().map(|_| Point::random(&mut OsRng)).collect();
    election.cast_each(|election, place, bytes| match place {
        YES => vec![under_own_keys(election, 1, &own, &r)],
        ALSO_YES => vec![under_own_keys(election, 2, &own, &r.iter().map(|r| -r).collect::<Vec<_>>())],
        _ => vec![bytes],
    });
    Case::entry(election.finish(), first + YES as u64)
}

fn under_own_keys(election: &Election, member: usize, keys: &[Point], r: &[Scalar]) -> Vec<u8> {
    let relation = &election.relations[0];
    let (circuits, context) = (relation.circuits().to_vec(), relation.context().clone());
    let own = Relation::new(circuits, keys.to_vec(), context).unwrap();
    let bits = election.bits(0, &[options(&[0]), options(&[0])]);
    let mut forger = Forger::new(&own, bits, election.rolls[0].members[member].secret);
    forger.randomness = r.to_vec();
    let values = forger.slot_values(&own);
    let ciphertexts: Vec<_> = values.iter().zip(r).map(|(v, r)| crate::forge::encrypt(keys, v, r)).collect();
    let key = election.rolls[0].members[member].key();
    let mut bytes = BallotBytes::statement(&own, 0, &key, &election.last_leaf(0, &key), &ciphertexts);
    bytes.prove(&own, &forger);
    bytes.bytes
}

fn other_credential() -> Case {
    replaced(YES, |e| {
        let bits = e.bits(0, &[options(&[0]), options(&[0])]);
        let forger = Forger::new(&e.relations[0], bits, e.rolls[0].members[2].secret);
        let ciphertexts = e.encrypt(0, &forger.slot_values(&e.relations[0]), &forger.randomness);
        e.seal_forged(0, 1, &forger, &ciphertexts)
    })
}

/// The first ballot is kept back and appended after the second, so that it would count.
fn held_back() -> Case {
    let mut election = open();
    let mut held = None;
    election.cast_each(|_, place, bytes| match place {
        FIRST => {
            held = Some(bytes);
            vec![]
        }
        AGAIN => vec![bytes, held.take().unwrap()],
        _ => vec![bytes],
    });
    let index = election.entry_of(AGAIN);
    Case::entry(election.finish(), index)
}

fn twice() -> Case {
    let mut election = open();
    election.cast_each(|_, place, bytes| match place {
        YES => vec![bytes.clone(), bytes],
        _ => vec![bytes],
    });
    let index = election.entry_of(YES + 1);
    Case::entry(election.finish(), index)
}

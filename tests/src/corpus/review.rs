//! Found by review of the design: cancelling errors, mixed proofs, forged circuits, sizes that overflow.

use super::support::{ALSO_YES, YES, changed, integers, replaced};
use super::{Case, Fixture, refused};
use crate::forge::{BallotBytes, Election, Forger, Part, Setting, Stage, id, options};
use ostrakon_group::{Point, base};
use ostrakon_proofs::ballot::Relation;
use ostrakon_proofs::circuit::{Circuit, Rule};
use rand_core::OsRng;

/// The section.
pub const FIXTURES: &[Fixture] = &[
    refused("x90_errors_in_u1_and_a_under_opposite_keys", &["304", "111"], opposite_keys),
    refused("x93_two_contests_under_one_a", &["305"], one_a),
    refused("x93_two_ballots_under_one_a", &["305"], one_a_across),
    refused("x94_proofs_of_two_submissions_mixed", &["304"], mixed),
    refused("x95_junk_in_b", &["304"], junk),
    refused("x95_range_above_the_rule", &["304"], wide_range),
    refused("x95_padding_bits_by_the_prover", &["301", "304"], padding),
    refused("x97_bound_of_totals_overflows", &["104"], bound_overflows),
];

/// K₂ = −K₁. −E in U₁ and +E in A of one ballot, the reverse in another, so that the sums stay.
fn opposite_keys() -> Case {
    let mut election = Election::at(Stage::Ceremony);
    let mut attempt = election.draw_attempt(1);
    let joint = attempt.joint_secret();
    attempt.polynomials[2].0[1][0] -= joint[0] + joint[1];
    election.hold_ceremony(attempt);
    election.run_until(Stage::Ballots);
    let (first, error) = (election.next(), Point::random(&mut OsRng));
    election.cast_each(|election, place, bytes| {
        let mut parts = election.parts(election.setting.votes[place].roll, bytes);
        match place {
            YES => shift(&mut parts, &error),
            ALSO_YES => shift(&mut parts, &-error),
            _ => {}
        }
        vec![parts.bytes]
    });
    Case::entry(election.finish(), first + YES as u64)
}

fn shift(parts: &mut BallotBytes, error: &Point) {
    parts.add(Part::U1, &-error);
    parts.add(Part::A(0), error);
}

/// One randomness for both contests: B₁ − B′₁ tells whether the first marks are alike.
fn one_a() -> Case {
    replaced(YES, |election| sealed_with(election, 1, |forger| forger.randomness[1] = forger.randomness[0]))
}

fn sealed_with(election: &Election, member: usize, change: impl Fn(&mut Forger)) -> BallotBytes {
    let relation = &election.relations[0];
    let bits = election.bits(0, &[options(&[0]), options(&[0])]);
    let mut forger = Forger::new(relation, bits, election.rolls[0].members[member].secret);
    change(&mut forger);
    let ciphertexts = election.encrypt(0, &forger.slot_values(relation), &forger.randomness);
    election.seal_forged(0, member, &forger, &ciphertexts)
}

/// Two members share their randomness, so that anybody sees how their votes differ.
fn one_a_across() -> Case {
    let shared = crate::forge::scalars(1)[0];
    let mut case = changed(&[YES, ALSO_YES], |election, place, parts| {
        let member = election.setting.votes[place].member;
        *parts = sealed_with(election, member, |forger| forger.randomness[0] = shared);
    });
    let index: u64 = case.place.trim_start_matches("entry ").parse().unwrap();
    case.place = format!("entry {}", index + (ALSO_YES - YES) as u64);
    case
}

/// Two submissions of one member, neither sent: the motion of one, the approval of the other, each with its part of the proof.
fn mixed() -> Case {
    replaced(YES, |election| {
        let vote = &election.setting.votes[YES];
        let [mut one, two] = [0, 1].map(|_| election.parts(0, election.seal(vote)));
        let second = [Part::A(1), Part::B(1, 0), Part::B(1, 1), Part::B(1, 2), Part::ZRandomness(1)];
        second.into_iter().chain((3..7).map(Part::F)).for_each(|part| one.copy(part, &two));
        one
    })
}

/// A multiple of another base in B, the reverse in another ballot.
fn junk() -> Case {
    let other = base("junk", 0);
    changed(&[YES, ALSO_YES], |_, place, parts| {
        parts.add(Part::B(0, 0), &if place == YES { other } else { -other });
    })
}

/// Three options of which one to three are marked: s counts to 2, with weights 1 and 1. With 1 and 2 it would count to 3: nothing marked.
fn wide_range() -> Case {
    let mut setting = Setting::default();
    setting.contests[1].ballot = crate::forge::approval(true, 1, 3);
    let third =
        ostrakon_election::setup::ContestOption { id: id("clara"), label: "Clara".into(), flags: Vec::new() };
    setting.contests[1].options.push(third);
    let mut election = Election::new(setting);
    election.run_until(Stage::Ballots);
    let index = election.next() + YES as u64;
    election.cast_each(|election, place, bytes| match place {
        YES => vec![nothing_marked(election).bytes],
        _ => vec![bytes],
    });
    Case::entry(election.finish(), index)
}

/// Proves under a circuit in which the slack has weights 1 and 2.
fn nothing_marked(election: &Election) -> BallotBytes {
    let own = &election.relations[0];
    let honest = &own.circuits()[1];
    let terms =
        honest.rules()[0].terms.iter().map(|(bit, c)| (*bit, if *bit == 4 { 2 } else { *c })).collect();
    let rule = Rule { terms, constant: 3 };
    let circuit = Circuit::new(honest.bits(), honest.slots().to_vec(), vec![rule]).unwrap();
    let circuits = vec![own.circuits()[0].clone(), circuit];
    let forged = Relation::new(circuits, own.keys().to_vec(), own.context().clone()).unwrap();
    let bits = integers(&[1, 0, 0, 0, 0, 0, 1, 1, 0]);
    let forger = Forger::new(&forged, bits, election.rolls[0].members[1].secret);
    let ciphertexts = election.encrypt(0, &forger.slot_values(&forged), &forger.randomness);
    let key = election.rolls[0].members[1].key();
    let mut bytes = BallotBytes::statement(&forged, 0, &key, &election.last_leaf(0, &key), &ciphertexts);
    bytes.prove(&forged, &forger);
    bytes
}

/// A circuit with a bit more than the contest has, and a response for it.
fn padding() -> Case {
    replaced(YES, |election| {
        let own = &election.relations[0];
        let motion = &own.circuits()[0];
        let padded = Circuit::new(4, motion.slots().to_vec(), motion.rules().to_vec()).unwrap();
        let circuits = vec![padded, own.circuits()[1].clone()];
        let forged = Relation::new(circuits, own.keys().to_vec(), own.context().clone()).unwrap();
        let bits = integers(&[1, 0, 0, 1, 1, 0, 1, 0]);
        let forger = Forger::new(&forged, bits, election.rolls[0].members[1].secret);
        let ciphertexts = election.encrypt(0, &forger.slot_values(&forged), &forger.randomness);
        let key = election.rolls[0].members[1].key();
        let mut bytes = BallotBytes::statement(&forged, 0, &key, &election.last_leaf(0, &key), &ciphertexts);
        bytes.prove(&forged, &forger);
        bytes
    })
}

/// A total weight with which totals could not be found any more, and near the end of 64 bits.
fn bound_overflows() -> Case {
    let mut election = open_with(|manifest| manifest.rolls[0].max_weight = (1 << 53) - 1);
    Case::entry(election.finish(), 0)
}

fn open_with(change: impl FnOnce(&mut ostrakon_election::setup::ElectionManifest)) -> Election {
    let mut election = Election::at(Stage::Manifest);
    change(&mut election.manifest);
    election
}

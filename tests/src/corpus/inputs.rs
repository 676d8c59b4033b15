//! Attack 13: each input of the ballot's transcript changed on its own.
//!
//! Inputs that are the context's are changed by a prover who works under another context; those of the statement are changed in the
//! bytes, in two ballots where sums would change, so that nothing but the proofs is wrong.

use super::support::{ALSO_YES, YES, changed};
use super::{Case, Fixture, refused};
use crate::forge::{BallotBytes, Election, Forger, Part, options};
use ostrakon_group::{GENERATOR, Point, Transcript, sha256};
use ostrakon_proofs::ballot::Relation;
use ostrakon_proofs::circuit::Circuit;

/// The section.
pub const FIXTURES: &[Fixture] = &[
    refused("p13_another_manifest_hash", &["304"], || context(|c| c.manifest[0] ^= 1)),
    refused("p13_another_roll_id", &["304"], || context(|c| c.roll.push('x'))),
    refused("p13_another_roll_root", &["304"], || context(|c| c.root[0] ^= 1)),
    refused("p13_another_keys_file", &["304"], || context(|c| c.keys[0] ^= 1)),
    refused("p13_another_number_of_contests", &["304"], || context(|c| c.count += 1)),
    refused("p13_another_contest_id", &["304"], || context(|c| c.contests[0].push('x'))),
    refused("p13_another_circuit", &["304"], || context(|c| c.circuits[1].push(0))),
    refused("p13_another_credential_key", &["304"], another_key),
    refused("p13_another_predecessor", &["304"], another_previous),
    refused("p13_another_a_of_contest_1", &["304"], || pair(Part::A(0))),
    refused("p13_another_b1_of_contest_1", &["304"], || pair(Part::B(0, 0))),
    refused("p13_another_b2_of_contest_1", &["304"], || pair(Part::B(0, 1))),
    refused("p13_another_a_of_contest_2", &["304"], || pair(Part::A(1))),
    refused("p13_another_b1_of_contest_2", &["304"], || pair(Part::B(1, 0))),
    refused("p13_another_b2_of_contest_2", &["304"], || pair(Part::B(1, 1))),
    refused("p13_another_b3_of_contest_2", &["304"], || pair(Part::B(1, 2))),
    refused("p13_another_u1", &["304"], || point(Part::U1)),
    refused("p13_another_u0", &["304"], || point(Part::U0)),
    refused("p13_another_t", &["304"], || point(Part::T)),
];

/// What the transcript absorbs before the statement (spec 3.5).
pub(super) struct Context {
    manifest: [u8; 32],
    roll: String,
    root: [u8; 32],
    keys: [u8; 32],
    count: u64,
    contests: Vec<String>,
    pub(super) circuits: Vec<Vec<u8>>,
}

impl Context {
    /// As ballots of the first roll have it.
    pub(super) fn of(election: &Election) -> Self {
        let contests: Vec<_> = election.plan().contests().iter().filter(|c| c.roll == 0).collect();
        Self {
            manifest: election.election().0,
            roll: "members".into(),
            root: election.rolls[0].root,
            keys: sha256(&election.keys_file),
            count: contests.len() as u64,
            contests: contests.iter().map(|c| c.contest.id.to_string()).collect(),
            circuits: contests.iter().map(|c| c.circuit.encode()).collect(),
        }
    }

    fn relation(&self, own: &Relation) -> Relation {
        self.relation_of(own.circuits().to_vec(), own)
    }

    /// Of other circuits, which may be others than those absorbed.
    pub(super) fn relation_of(&self, circuits: Vec<Circuit>, own: &Relation) -> Relation {
        self.relation_under(circuits, own.keys().to_vec())
    }

    /// The same under any keys.
    pub(super) fn relation_under(&self, circuits: Vec<Circuit>, keys: Vec<Point>) -> Relation {
        let mut transcript = Transcript::new("ostrakon-v1/ballot");
        transcript.absorb("manifest", &self.manifest);
        transcript.absorb("roll", self.roll.as_bytes());
        transcript.absorb("roll-root", &self.root);
        transcript.absorb("keys", &self.keys);
        transcript.absorb_int("contests", self.count);
        for (id, circuit) in self.contests.iter().zip(&self.circuits) {
            transcript.absorb("contest", id.as_bytes());
            transcript.absorb("circuit", circuit);
        }
        Relation::new(circuits, keys, transcript).unwrap()
    }
}

/// A ballot proved under a context of which one input is another. Unchanged, the context is the verifier's.
fn context(change: fn(&mut Context)) -> Case {
    changed(&[YES], |election, _, parts| {
        let own = &election.relations[0];
        let mut context = Context::of(election);
        assert!(verifies(&prove(election, &context.relation(own)), own));
        change(&mut context);
        *parts = prove(election, &context.relation(own));
    })
}

fn prove(election: &Election, relation: &Relation) -> BallotBytes {
    let bits = election.bits(0, &[options(&[0]), options(&[0])]);
    let forger = Forger::new(relation, bits, election.rolls[0].members[1].secret);
    let ciphertexts = election.encrypt(0, &forger.slot_values(relation), &forger.randomness);
    let key = election.rolls[0].members[1].key();
    let mut bytes = BallotBytes::statement(relation, 0, &key, &election.last_leaf(0, &key), &ciphertexts);
    bytes.prove(relation, &forger);
    bytes
}

fn verifies(bytes: &BallotBytes, relation: &Relation) -> bool {
    let decoded = ostrakon_election::cast::DecodedBallot::decode(&bytes.bytes, 0, relation);
    decoded.is_ok_and(|ballot| ballot.claim.verify(relation).is_ok())
}

/// A valid ballot of somebody, with the key of a member who does not vote.
fn another_key() -> Case {
    let mut election = super::support::open();
    let first = election.next();
    election.cast_each(|election, place, bytes| {
        let mut parts = election.parts(election.setting.votes[place].roll, bytes);
        match place {
            ALSO_YES => return vec![],
            YES => parts.set(Part::Key, &election.rolls[0].members[2].key()),
            _ => {}
        }
        vec![parts.bytes]
    });
    Case::entry(election.finish(), first + YES as u64)
}

/// A valid ballot that names a predecessor that never was, changed to the right one.
fn another_previous() -> Case {
    changed(&[YES], |election, _, parts| {
        let (relation, member) = (&election.relations[0], &election.rolls[0].members[1]);
        let bits = election.bits(0, &[options(&[0]), options(&[0])]);
        let forger = Forger::new(relation, bits, member.secret);
        let ciphertexts = election.encrypt(0, &forger.slot_values(relation), &forger.randomness);
        *parts = BallotBytes::statement(relation, 0, &member.key(), &[7; 32], &ciphertexts);
        parts.prove(relation, &forger);
        assert!(verifies(parts, relation));
        parts.set(Part::Previous, &[0; 32]);
    })
}

/// +G in one ballot, −G in another: the sums stay.
fn pair(part: Part) -> Case {
    changed(&[YES, ALSO_YES], |_, place, parts| {
        parts.add(part, &if place == YES { GENERATOR } else { -GENERATOR });
    })
}

fn point(part: Part) -> Case {
    changed(&[YES], |_, _, parts| parts.add(part, &GENERATOR))
}

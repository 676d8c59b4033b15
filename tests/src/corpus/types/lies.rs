//! The first member's ballot is replaced by one that lies. All others are honest.

use super::super::Case;
use super::super::support::integers;
use crate::forge::{BallotBytes, Claimed, Election, Forger, Question, Setting, Stage};
use ostrakon_election::cast::DecodedBallot;
use ostrakon_proofs::ballot::{Equation, Relation};
use ostrakon_proofs::circuit::{Circuit, Rule};

/// The election of one question, in which the ballots cast in these places are others.
pub(super) fn replaced(
    question: Question,
    places: &[usize],
    ballot: impl Fn(&Election, usize) -> BallotBytes,
) -> Case {
    let mut election = Election::new(Setting::asking(&[question]));
    election.run_until(Stage::Ballots);
    let first = election.next();
    election.cast_each(|election, place, bytes| match places.contains(&place) {
        true => vec![ballot(election, place).bytes],
        false => vec![bytes],
    });
    Case::entry(election.finish(), first + places[0] as u64)
}

/// What the verifier says of a ballot by itself.
pub(super) fn verdict(election: &Election, ballot: &BallotBytes) -> Result<(), Equation> {
    let relation = &election.relations[0];
    let decoded = DecodedBallot::decode(&ballot.bytes, 0, relation).expect("a forged ballot decodes");
    decoded.claim.verify(relation)
}

/// All rules hold, but these are no bits: nothing but the squares can tell.
pub(super) fn no_bits(question: Question, bits: &[i64]) -> Case {
    lie(question, bits, &[], Equation::Bits)
}

/// Bits, as they should be, that break a rule: nothing but the rules can tell.
pub(super) fn broken_rule(question: Question, bits: &[i64]) -> Case {
    lie(question, bits, &[], Equation::Linear)
}

/// All rules hold and V says the same, but a number is out of its range: nothing but the range proof can tell.
pub(super) fn no_range(question: Question, bits: &[i64], numbers: &[i64]) -> Case {
    lie(question, bits, numbers, Equation::Range)
}

/// A lie that one equation catches.
pub(super) fn lie(question: Question, bits: &[i64], numbers: &[i64], caught_by: Equation) -> Case {
    replaced(question, &[0], |election, _| {
        let circuit = &election.plan().contests()[0].circuit;
        assert_eq!((bits.len(), numbers.len()), (circuit.bits(), circuit.numbers().len()));
        let broken = !rules_hold(circuit, &[bits, numbers].concat());
        assert_eq!(broken, caught_by == Equation::Linear, "the lie is one lie");
        let claimed = Claimed { bits: integers(bits), numbers: integers(numbers) };
        let ballot = election.forge_ballot(0, 0, claimed);
        assert_eq!(verdict(election, &ballot), Err(caught_by));
        ballot
    })
}

fn rules_hold(circuit: &Circuit, values: &[i64]) -> bool {
    let sum = |rule: &Rule| rule.terms.iter().map(|(v, c)| values[*v as usize] * c).sum::<i64>();
    circuit.rules().iter().all(|rule| sum(rule) == rule.constant)
}

/// What the first member answers, by a prover who may still change anything; then the ballot.
pub(super) fn forged(election: &Election, member: usize, change: impl FnOnce(&mut Forger)) -> BallotBytes {
    let forger = forger(election, member, change);
    let ciphertexts = election.encrypt(0, &forger.slot_values(&election.relations[0]), &forger.randomness);
    election.seal_forged(0, member, &forger, &ciphertexts)
}

/// The prover alone.
pub(super) fn forger(election: &Election, member: usize, change: impl FnOnce(&mut Forger)) -> Forger {
    let claimed = election.claimed(0, &election.setting.votes[member].selections);
    let mut forger = Forger::new(&election.relations[0], claimed, election.rolls[0].members[member].secret);
    change(&mut forger);
    forger
}

/// An honest prover of another relation, in the name of the first member.
pub(super) fn under(election: &Election, relation: &Relation, claimed: Claimed) -> BallotBytes {
    let forger = Forger::new(relation, claimed, election.rolls[0].members[0].secret);
    let values = forger.slot_values(relation);
    let pairs = values.iter().zip(&forger.randomness);
    let ciphertexts: Vec<_> = pairs.map(|(v, r)| crate::forge::encrypt(relation.keys(), v, r)).collect();
    let key = election.rolls[0].members[0].key();
    let mut bytes = BallotBytes::statement(relation, 0, &key, &election.last_leaf(0, &key), &ciphertexts);
    bytes.prove(relation, &forger);
    bytes
}

//! Chapter 3: whole ballots, made from the reference's secrets and nonces, and read again.

use crate::prover::Prover;
use crate::setup::circuit;
use crate::support::{Json, hex, read};
use ostrakon_circuits::Selection;
use ostrakon_election::cast::{DecodedBallot, SealedBallot, Tracker, ballot_length, ballot_prefix};
use ostrakon_election::roll::Credential;
use ostrakon_election::setup::BallotType;
use ostrakon_group::{Bytes32, Transcript, encode_point};
use ostrakon_proofs::ballot::{Challenges, NumbersProof, Relation, Witness};
use ostrakon_proofs::circuit::Assignment;
use rand_core::OsRng;
use serde_json::Value;

pub(crate) const VALID: [&str; 34] = [
    "3-cast/approval-blank.json",
    "3-cast/approval-constraints-none.json",
    "3-cast/approval-constraints.json",
    "3-cast/approval.json",
    "3-cast/choice-both-blank.json",
    "3-cast/choice-both-none.json",
    "3-cast/choice-both.json",
    "3-cast/choice-none.json",
    "3-cast/choice.json",
    "3-cast/cumulative-none.json",
    "3-cast/cumulative.json",
    "3-cast/grades-blank.json",
    "3-cast/grades.json",
    "3-cast/motion-abstain.json",
    "3-cast/motion.json",
    "3-cast/pairwise-complete-none.json",
    "3-cast/pairwise-complete.json",
    "3-cast/pairwise-partial-blank.json",
    "3-cast/pairwise-partial.json",
    "3-cast/pairwise-ties-none.json",
    "3-cast/pairwise-ties.json",
    "3-cast/ranking-blank.json",
    "3-cast/ranking-complete.json",
    "3-cast/ranking.json",
    "3-cast/score-blank.json",
    "3-cast/score-pairs.json",
    "3-cast/score.json",
    "3-cast/two-contests.json",
    "3-cast/two-wide.json",
    "3-cast/wide-cumulative.json",
    "3-cast/wide-score-blank.json",
    "3-cast/wide-score-full.json",
    "3-cast/wide-score-marked.json",
    "3-cast/wide-score.json",
];

/// The relation of a vector's context, absorbed in the order of 3.5; its circuits are compiled, not taken from the vector.
pub(crate) fn relation(context: &Value) -> Relation {
    let mut transcript = Transcript::new("ostrakon-v1/ballot");
    transcript.absorb("manifest", &context["manifest_hash"].bytes());
    transcript.absorb("roll", context["roll"].text().as_bytes());
    transcript.absorb("roll-root", &context["roll_root"].bytes());
    transcript.absorb("keys", &context["keys_hash"].bytes());
    let contests = context["contests"].list();
    transcript.absorb_int("contests", contests.len() as u64);
    let mut circuits = Vec::new();
    for contest in contests {
        let made = circuit(&contest["ballot"], &contest["options"]).unwrap();
        assert_eq!(hex(made.encode()), contest["circuit"].text());
        transcript.absorb("contest", contest["id"].text().as_bytes());
        transcript.absorb("circuit", &made.encode());
        circuits.push(made);
    }
    Relation::new(circuits, context["keys"].points(), transcript).unwrap()
}

/// The roll that the ballots of a context are of.
pub(crate) fn roll_of(context: &Value) -> usize {
    context["roll_index"].number() as usize
}

fn assert_challenges(found: &Challenges, expected: &Value) {
    assert_eq!(found.linear.delta, expected["delta"].scalar());
    assert_eq!(found.linear.theta, expected["theta"].scalars());
    assert_eq!(found.linear.y, expected["y"].map(Json::scalars));
    assert_eq!(found.linear.omega, expected["omega"].map(Json::scalars));
    assert_eq!(found.linear.tau, expected["tau"].scalars());
    assert_eq!(found.x, expected["x"].scalar());
}

/// What a contest's circuit is given.
fn assignments(vector: &Value) -> Vec<Assignment> {
    let contests = vector["bits"].list().iter().zip(vector["numbers"].list());
    let assigned = contests.map(|(bits, numbers)| {
        let bits = bits.map(|bit| bit.number() == 1);
        Assignment { bits, numbers: numbers.map(Json::number) }
    });
    assigned.collect()
}

/// What the reference writes for a selection of this ballot.
fn selection(ballot: &BallotType, answer: &Value) -> Selection {
    let position = |option: &Value| option.number() as usize;
    match answer.as_str() {
        Some("none") => return Selection::None,
        Some("blank") => return Selection::Blank,
        _ => {}
    }
    match ballot {
        BallotType::Score { .. } | BallotType::Cumulative { .. } => {
            Selection::Scores(answer.map(Json::number))
        }
        BallotType::Ranking { .. } | BallotType::Pairwise { .. } => {
            Selection::Order(answer.map(|place| place.map(position)))
        }
        BallotType::Grades { .. } => Selection::Grades(answer.map(position)),
        _ => Selection::Options(answer.map(position)),
    }
}

/// Bits and numbers are those of the selection, slacks as 3.1 says, and the slots' values give it back.
fn check_assignments(vector: &Value) {
    let contests = vector["context"]["contests"].list().iter().zip(vector["selections"].list());
    for ((contest, answer), assignment) in contests.zip(assignments(vector)) {
        let ballot: BallotType = serde_json::from_value(contest["ballot"].clone()).unwrap();
        let form = ballot.form(contest["options"].number() as usize).unwrap();
        let selected = selection(&ballot, answer);
        assert_eq!(form.check(&selected), Ok(()));
        assert!(form.assignment(&selected).unwrap() == assignment, "{contest} {answer}");
        let circuit = form.circuit();
        assert_eq!(circuit.check(&assignment), Ok(()));
        let found = form.selection(&circuit.values(&assignment)).unwrap();
        assert_eq!(circuit.values(&form.assignment(&found).unwrap()), circuit.values(&assignment));
    }
}

/// The same secrets and nonces give the same bytes: V, U₁, U₀, T, T₃, every response, and so every challenge.
#[test]
fn ballots_are_made_as_the_reference_makes_them() {
    for path in VALID {
        let vector = read(path);
        check_assignments(&vector);
        let context = &vector["context"];
        let (relation, roll) = (relation(context), roll_of(context) as u16);
        let prover = Prover::new(&vector);
        let credential = Credential::new(vector["credential"].secret()).unwrap();
        assert_eq!(credential.key().bytes(), &encode_point(&prover.public()));
        let ciphertexts = prover.encrypt(&relation);
        let prefix = ballot_prefix(roll, &credential.key(), &vector["previous"].array(), &ciphertexts);
        let (proof, challenges) = prover.prove(&relation, &prefix);
        assert_challenges(&challenges, &vector["challenges"]);
        assert_eq!(prover.values(relation.bases()), vector["values"].arrays());
        assert_eq!(hex([prefix, proof].concat()), vector["ballot"].text(), "{path}");
    }
}

/// The crates' own prover draws other nonces for the same statement; what it makes is accepted with the vector's prefix.
#[test]
fn the_crates_prove_the_same_statements() {
    for path in VALID {
        let vector = read(path);
        let (relation, bytes) = (relation(&vector["context"]), vector["ballot"].bytes());
        let prefix = &bytes[..70 + 32 * relation.ciphertext_points()];
        let mut assignment = Assignment::default();
        assignments(&vector).iter().for_each(|contest| assignment.append(contest));
        let (randomness, credential) = (vector["randomness"].secrets(), vector["credential"].secret());
        let witness = Witness { assignment: &assignment, randomness: &randomness, credential: &credential };
        let (_, proof) = relation.prove(prefix, &witness, &mut OsRng).unwrap();
        let made = [prefix, &proof].concat();
        let decoded = DecodedBallot::decode(&made, roll_of(&vector["context"]), &relation).unwrap();
        assert_eq!(decoded.claim.verify(&relation), Ok(()), "{path}");
    }
}

/// What only ballots with numbers have: V, the range proof and T₃.
fn check_numbers(numbers: Option<&NumbersProof>, vector: &Value) {
    let Some(numbers) = numbers else {
        assert!(vector["values"].list().is_empty() && vector["range_proof"].text().is_empty());
        return;
    };
    let values: Vec<_> = numbers.values.iter().map(|value| hex(value.bytes())).collect();
    assert_eq!(values, vector["values"].map(|value| value.text().to_owned()));
    let mut range_proof = Vec::new();
    numbers.range.write(&mut range_proof);
    assert_eq!(hex(range_proof), vector["range_proof"].text());
    assert_eq!(hex(encode_point(&numbers.t)), vector["t3"].text());
}

#[test]
fn ballots_are_read_as_the_reference_reads_them() {
    for path in VALID {
        let vector = read(path);
        let context = &vector["context"];
        let (relation, roll, bytes) = (relation(context), roll_of(context), vector["ballot"].bytes());
        assert_eq!(ballot_length(&relation), bytes.len());
        let ballot = DecodedBallot::decode(&bytes, roll, &relation).unwrap();
        assert_challenges(&ballot.claim.challenges, &vector["challenges"]);
        assert_eq!(hex(encode_point(&ballot.claim.proof.t)), vector["t"].text());
        check_numbers(ballot.claim.proof.numbers.as_ref(), &vector);
        assert_eq!(ballot.previous, vector["previous"].array());
        assert_eq!(ballot.leaf, SealedBallot::from_bytes(bytes).leaf());
        assert_eq!(ballot.claim.verify(&relation).is_ok(), vector["valid"].flag(), "{path}");
        let election = Bytes32::from(context["manifest_hash"].array());
        let tracker = Tracker::new(&election, roll as u16, &ballot.claim.statement.ciphertexts);
        assert_eq!(tracker.bytes(), &vector["tracker"].array());
        assert_eq!(tracker.to_string(), vector["tracker_shown"].text());
        assert_eq!(Tracker::parse(vector["tracker_shown"].text()), Some(tracker));
    }
}

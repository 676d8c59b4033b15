//! Chapter 3: whole ballots, made from the reference's secrets and nonces, and read again.

use crate::prover::Prover;
use crate::setup::circuit;
use crate::support::{Json, hex, read};
use ostrakon_election::cast::{DecodedBallot, SealedBallot, Tracker, ballot_length, ballot_prefix};
use ostrakon_election::roll::Credential;
use ostrakon_election::setup::BallotType;
use ostrakon_group::{Bytes32, Transcript, encode_point};
use ostrakon_proofs::ballot::{Challenges, Relation, Witness};
use rand_core::OsRng;
use serde_json::Value;

pub(crate) const VALID: [&str; 7] = [
    "3-cast/approval-blank.json",
    "3-cast/approval.json",
    "3-cast/choice-none.json",
    "3-cast/choice.json",
    "3-cast/motion-abstain.json",
    "3-cast/motion.json",
    "3-cast/two-contests.json",
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
    assert_eq!(found.x, expected["x"].scalar());
}

/// The bits are those of a selection; a slack that can be written in two ways may be written in either.
fn check_bits(vector: &Value) {
    for (contest, bits) in vector["context"]["contests"].list().iter().zip(vector["bits"].list()) {
        let ballot: BallotType = serde_json::from_value(contest["ballot"].clone()).unwrap();
        let form = ballot.form(contest["options"].number() as usize).unwrap();
        let bits = bits.map(|bit| bit.number() == 1);
        let circuit = form.circuit();
        assert_eq!(circuit.check(&bits), Ok(()));
        let selection = form.selection(&circuit.values(&bits)).unwrap();
        let own = form.bits(&selection).unwrap();
        assert_eq!(circuit.values(&own), circuit.values(&bits));
        assert_eq!(circuit.check(&own), Ok(()));
    }
}

/// The same secrets and nonces give the same bytes: U₁, U₀, T, every response, and so every challenge.
#[test]
fn ballots_are_made_as_the_reference_makes_them() {
    for path in VALID {
        let vector = read(path);
        check_bits(&vector);
        let context = &vector["context"];
        let (relation, roll) = (relation(context), roll_of(context) as u16);
        let prover = Prover::new(&vector);
        let credential = Credential::new(vector["credential"].secret()).unwrap();
        assert_eq!(credential.key().bytes(), &encode_point(&prover.public()));
        let ciphertexts = prover.encrypt(&relation);
        let prefix = ballot_prefix(roll, &credential.key(), &vector["previous"].array(), &ciphertexts);
        let (proof, challenges) = prover.prove(&relation, &prefix);
        assert_challenges(&challenges, &vector["challenges"]);
        assert_eq!(hex(&proof[64..96]), vector["t"].text());
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
        let bits: Vec<bool> =
            vector["bits"].list().iter().flat_map(|contest| contest.map(|bit| bit.number() == 1)).collect();
        let (randomness, credential) = (vector["randomness"].secrets(), vector["credential"].secret());
        let witness = Witness { bits: &bits, randomness: &randomness, credential: &credential };
        let (_, proof) = relation.prove(prefix, &witness, &mut OsRng).unwrap();
        let made = [prefix, &proof].concat();
        let decoded = DecodedBallot::decode(&made, roll_of(&vector["context"]), &relation).unwrap();
        assert_eq!(decoded.claim.verify(&relation), Ok(()), "{path}");
    }
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

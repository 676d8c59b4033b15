//! Chapter 1: circuits, the manifest, dealings with their proofs of possession, keys.

use crate::support::{Json, Scripted, hex, read};
use ostrakon_circuits::FormError;
use ostrakon_election::document::{Document, SignedDocument, jcs};
use ostrakon_election::setup::{
    BallotType, Dealing, ElectionKeys, ElectionManifest, Plan, SecretDealing, ceremony_hash, problems,
    round1_hash,
};
use ostrakon_group::{Bytes32, Scalar, SecretScalar, encode_point, sha256};
use ostrakon_proofs::circuit::{Circuit, number_bits, number_weights};
use serde_json::Value;

/// The circuit of a ballot type, as a manifest writes it, with so many options.
pub(crate) fn circuit(ballot: &Value, options: &Value) -> Result<Circuit, FormError> {
    let ballot: BallotType = serde_json::from_value(ballot.clone()).unwrap();
    ballot.form(options.number() as usize).map(|form| form.circuit())
}

#[test]
fn circuits() {
    for case in read("1-setup/circuits.json").list() {
        let made = circuit(&case["ballot"], &case["options"]);
        assert_eq!(made.is_ok(), case["valid"].flag(), "{case}");
        let Ok(made) = made else { continue };
        assert_eq!(hex(made.encode()), case["circuit"].text(), "{case}");
        assert_eq!(made.bits() as u64, case["bits"].number());
        assert_eq!(made.numbers(), case["numbers"].map(Json::number));
        let largest = (0..made.slots().len()).map(|slot| made.slot_maximum(slot));
        assert_eq!(largest.collect::<Vec<_>>(), case["largest"].map(Json::number));
        assert_eq!(made.slots().len() as u64, case["slots"].number());
        assert_eq!(made.rules().len() as u64, case["rules"].number());
    }
}

#[test]
fn numbers() {
    for case in read("1-setup/numbers.json").list() {
        let largest = case["largest"].number();
        assert_eq!(number_weights(largest), case["weights"].map(Json::number));
        assert!((0..=largest).all(|value| number_bits(value, largest).is_some()));
        assert_eq!(number_bits(largest + 1, largest), None);
    }
}

/// What is wrong with a manifest's body, whoever says so: the reader, the compiler, the rules of 1.2.
fn refusal(body: &Value) -> Option<String> {
    let document = match serde_json::from_value(body.clone()) {
        Ok(Document::Manifest(manifest)) => *manifest,
        Ok(_) => return Some("another document".into()),
        Err(error) => return Some(error.to_string()),
    };
    match Plan::new(document) {
        Ok(plan) => problems(&plan, None).first().cloned(),
        Err(error) => Some(error.to_string()),
    }
}

/// The manifest of a body.
pub(crate) fn manifest(body: &Value) -> ElectionManifest {
    match serde_json::from_value(body.clone()).unwrap() {
        Document::Manifest(manifest) => *manifest,
        other => panic!("a {}", other.name()),
    }
}

#[test]
fn manifests() {
    let vectors = read("1-setup/manifest.json");
    let plan = Plan::new(manifest(&vectors["body"])).unwrap();
    assert_eq!(plan.election().0, vectors["manifest_hash"].array());
    assert_eq!(jcs(&vectors["body"]), vectors["jcs"].bytes());
    let bytes = vectors["document"].text().as_bytes();
    let document = SignedDocument::decode(bytes).unwrap();
    assert_eq!(document.body, Document::Manifest(Box::new(plan.manifest().clone())));
    assert_eq!(jcs(&document.body), vectors["jcs"].bytes());
    assert_eq!(document.encode(), bytes);
    assert_eq!(document.check_signatures(&[plan.manifest().organiser], 1), Ok(()));
    assert_eq!(refusal(&vectors["body"]), None);
    for case in vectors["accepted"].list() {
        assert_eq!(refusal(&changed(&vectors["body"], case)), None, "{}", case["what"]);
    }
    for case in vectors["refused"].list() {
        assert!(refusal(&changed(&vectors["body"], case)).is_some(), "{}", case["why"]);
    }
}

/// The body with a case's members in place of its own.
fn changed(body: &Value, case: &Value) -> Value {
    let mut body = body.clone();
    for (member, value) in case["changes"].as_object().unwrap() {
        body[member] = value.clone();
    }
    body
}

/// The dealer of these secrets publishes, drawing these nonces.
fn publish(secrets: &Value, nonces: &[Scalar], threshold: u16, trustee: u16, round1: &[u8; 32]) -> Dealing {
    let all: Vec<SecretScalar> = secrets.list().iter().flat_map(|column| column.secrets()).collect();
    let mut drawn = Scripted::scalars(nonces);
    let dealing = SecretDealing::from_secrets(threshold, all).publish(1, trustee, round1, &mut drawn);
    assert!(drawn.is_spent());
    dealing
}

#[test]
fn possession_is_proved_as_the_reference_does() {
    let vectors = read("1-setup/possession.json");
    let (threshold, trustee) = (vectors["threshold"].number() as u16, vectors["trustee"].number() as u16);
    let round1 = vectors["round1"].array();
    let dealing = publish(&vectors["secrets"], &vectors["nonces"].scalars(), threshold, trustee, &round1);
    let bytes = dealing.encode();
    let file = vectors["cases"][0]["data"].text();
    assert_eq!(hex(&bytes), file);
    assert_eq!(hex(dealing.commitment()), vectors["dealing"].text());
    let columns = (0..dealing.columns()).flat_map(|s| dealing.column(s).to_vec());
    let coefficients: Vec<String> = columns.map(|c| hex(encode_point(&c))).collect();
    let of = |list: &Value| list.map(|item| item.text().to_owned());
    assert_eq!(coefficients, of(&vectors["coefficients"]));
    let parts =
        [vectors["head"].text(), &coefficients.concat(), vectors["e"].text(), &of(&vectors["z"]).concat()];
    assert_eq!(parts.concat(), file);
}

#[test]
fn dealings_are_judged_as_the_reference_does() {
    let vectors = read("1-setup/possession.json");
    let (threshold, columns) = (vectors["threshold"].number() as u16, vectors["columns"].number() as usize);
    let (trustee, round1) = (vectors["trustee"].number() as u16, vectors["round1"].array());
    for case in vectors["cases"].list() {
        let (bytes, what) = (case["data"].bytes(), case["what"].text());
        let head = bytes[8..10].try_into().map(u16::from_be_bytes).unwrap();
        // The reference judges form and encodings for whichever trustee the head names.
        let dealing = Dealing::decode(&bytes, 1, head, threshold, columns);
        let good = dealing.as_ref().is_ok_and(|d| d.identity_columns().is_empty());
        assert_eq!(good, case["encodings"].flag(), "{what}");
        let proved = dealing.is_ok_and(|d| d.verify_possession(&round1).is_ok());
        // A scalar that is not canonical is refused before the proof, which would hold of it reduced.
        assert_eq!(good && proved, good && case["possession"].flag(), "{what}");
        let expected = what == "as it is";
        let strict = Dealing::decode(&bytes, 1, trustee, threshold, columns);
        let accepted =
            strict.is_ok_and(|d| d.identity_columns().is_empty() && d.verify_possession(&round1).is_ok());
        assert_eq!(accepted, expected, "{what}");
    }
}

#[test]
fn keys() {
    let vectors = read("1-setup/keys.json");
    let threshold = vectors["threshold"].number() as u16;
    let hashes: Vec<[u8; 32]> = vectors["document_hashes"].bytes().as_chunks().0.to_vec();
    let round1 = round1_hash(&Bytes32::from(vectors["manifest_hash"].array()), 1, &hashes);
    assert_eq!(hex(round1), vectors["round1"].text());
    assert_eq!(hex(ceremony_hash(&round1, &hashes)), vectors["ceremony"].text());

    let columns = vectors["columns"].number() as usize;
    let nonces = vec![Scalar::ONE; columns * usize::from(threshold)];
    let dealers = vectors["secrets"].list();
    let dealings: Vec<Dealing> =
        (1..).zip(dealers).map(|(i, secrets)| publish(secrets, &nonces, threshold, i, &round1)).collect();
    let keys = ElectionKeys::from_dealings(&dealings);
    assert_eq!(keys.check(), Ok(()));
    assert_eq!(hex(keys.encode()), vectors["file"].text());
    assert_eq!(hex(keys.hash()), vectors["sha256"].text());
    assert_eq!(sha256(&vectors["file"].bytes()), keys.hash());
    let joint = vectors["keys"].points();
    assert_eq!(ElectionKeys::decode_joint(&keys.encode(), columns).unwrap(), joint);
    assert_eq!((keys.slots(), keys.lot()), (&joint[..columns - 1], joint.last()));
    for (i, row) in (1..).zip(vectors["verification_keys"].list()) {
        assert_eq!(keys.verification(i).unwrap(), row.points());
        assert_eq!(shares(dealers, threshold, &dealings, i), vectors["shares"][usize::from(i) - 1].scalars());
    }
}

/// x_{i,s}: what all dealers send to trustee i, each checked against its dealing.
fn shares(dealers: &[Value], threshold: u16, dealings: &[Dealing], i: u16) -> Vec<Scalar> {
    let mut sums = vec![Scalar::ZERO; dealings[0].columns()];
    for (secrets, dealing) in dealers.iter().zip(dealings) {
        let all = secrets.list().iter().flat_map(|column| column.secrets()).collect();
        let sent = SecretDealing::from_secrets(threshold, all).shares_for(i);
        assert_eq!(dealing.verify_shares(i, &sent), Ok(()));
        sums.iter_mut().zip(&sent).for_each(|(sum, share)| *sum += share.expose());
    }
    sums
}

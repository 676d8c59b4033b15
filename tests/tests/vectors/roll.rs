//! Chapter 2: printed codes, credentials, the roll file.

use crate::support::{Json, Scripted, hex, read};
use ostrakon_charter::Id;
use ostrakon_election::roll::{ChainSecret, MasterKey, PrintedCode, Roll, RollError};
use ostrakon_group::{Bytes32, DecodeError, encode_point, sha256};

#[test]
fn codes() {
    let vectors = read("2-roll/codes.json");
    for case in vectors["codes"].list() {
        let values = case["values"].map(|value| value.number() as u8);
        let printed = PrintedCode::generate(&mut Scripted::new(values.clone()));
        assert_eq!(printed.expose().as_str(), case["code"].text());
        // A generator's bytes are used up to their lowest five bits.
        let high = values.iter().map(|value| value | 0xe0).collect();
        assert_eq!(PrintedCode::generate(&mut Scripted::new(high)).expose(), printed.expose());
        for code in [printed, PrintedCode::parse(case["code"].text()).unwrap()] {
            let (master, chain) = code.derive().unwrap();
            assert_eq!(hex(master.expose().expose().as_bytes()), case["master"].text());
            assert_eq!(hex(chain.expose()), case["chain_secret"].text());
        }
    }
    for case in vectors["accepted"].list() {
        assert_eq!(PrintedCode::parse(case["typed"].text()).unwrap().expose().as_str(), case["code"].text());
    }
    for case in vectors["refused"].list() {
        assert!(PrintedCode::parse(case["typed"].text()).is_err(), "{}", case["why"]);
    }
}

#[test]
fn credentials() {
    let vectors = read("2-roll/credentials.json");
    let election = Bytes32::from(vectors["manifest_hash"].array());
    for case in vectors["credentials"].list() {
        let (chain, roll) = (ChainSecret::new(case["chain_secret"].array()), case["roll"].text());
        let master = MasterKey::new(case["master"].secret()).unwrap();
        assert_eq!(hex(encode_point(&master.public())), case["p_master"].text());
        let listed = chain.list(&case["p_master"].point(), &election, roll).unwrap();
        assert_eq!(hex(listed.bytes()), case["p"].text());
        let credential = master.credential(&chain, &election, roll).unwrap();
        assert_eq!(hex(credential.expose().expose().as_bytes()), case["k"].text());
        assert_eq!(credential.key(), listed);
        assert_eq!(credential.expose().expose() - master.expose().expose(), case["t_e"].scalar());
    }
}

#[test]
fn rolls() {
    let vectors = read("2-roll/roll.json");
    let bytes = vectors["file"].bytes();
    let roll = Roll::decode(&bytes).unwrap();
    let document = roll.document(Bytes32::from([0; 32]), Id::new("members").unwrap());
    assert_eq!(document.root.0, vectors["root"].array());
    assert_eq!(document.sha256.0, vectors["sha256"].array());
    assert_eq!(document.size, vectors["size"].number());
    assert_eq!(document.total_weight, vectors["total_weight"].number());
    assert_eq!(roll.encode(), bytes);
    let again = Roll::new(roll.voters().iter().rev().copied().collect()).unwrap();
    assert_eq!(again, roll, "in whatever order the voters come");
    for (records, root) in vectors["roots"].list().iter().enumerate() {
        assert_eq!(hex(Roll::root_of_file(&bytes[..36 * records])), root.text());
    }
    assert_eq!(Roll::root_of_file(&[]), vectors["empty"].array());
    assert_eq!(sha256(&[]), vectors["empty"].array());
    for case in vectors["refused"].list() {
        let error = Roll::decode(&case["file"].bytes()).unwrap_err();
        let right = match case["what"].text() {
            "weight 0" => matches!(error, RollError::Weight { .. }),
            "the identity" => matches!(error, RollError::Key { source: DecodeError::Identity, .. }),
            "not a point" => matches!(error, RollError::Key { source: DecodeError::Point, .. }),
            _ => matches!(error, RollError::Order { .. }),
        };
        assert!(right, "{}: {error}", case["what"]);
    }
}

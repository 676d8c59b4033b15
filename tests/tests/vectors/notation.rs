//! 0.1 to 0.5: group, bytes, bases, transcripts; and what is published of the primitives below them.

use crate::support::{Json, hex, read};
use hkdf::Hkdf;
use ostrakon_group::multiply::IsIdentity;
use ostrakon_group::{
    GENERATOR, Point, Scalar, Transcript, base, decode_nonzero_point, decode_point, decode_scalar,
    encode_point, labelled_hash, short_scalar, wide_scalar,
};
use ostrakon_tlog::ed25519::{self, PublicKey, SecretKey};
use serde_json::Value;
use sha2::{Digest, Sha512};

#[test]
fn bases() {
    for case in read("0-notation/bases.json").list() {
        let made = base(case["name"].text(), case["index"].number() as u32);
        assert_eq!(hex(encode_point(&made)), case["point"].text(), "{case}");
    }
}

#[test]
fn labelled_hashes() {
    for case in read("0-notation/labelled-hash.json").list() {
        let input = case["input"].bytes();
        assert_eq!(labelled_hash(case["label"].text(), &[&input]), case["hash"].array(), "{case}");
        let (start, end) = input.split_at(input.len() / 2);
        assert_eq!(labelled_hash(case["label"].text(), &[start, end]), case["hash"].array(), "{case}");
    }
}

#[test]
fn points() {
    for case in read("0-notation/points.json").list() {
        let bytes = <[u8; 32]>::try_from(case["bytes"].bytes());
        let point = bytes.ok().and_then(|bytes| decode_point(&bytes).ok());
        assert_eq!(point.is_some(), case["valid"].flag(), "{case}");
        assert_eq!(point.is_some_and(|p| p.is_identity()), case["identity"].flag(), "{case}");
        let nonzero = bytes_of(case).and_then(|bytes| decode_nonzero_point(&bytes).ok());
        assert_eq!(nonzero.is_some(), case["valid"].flag() && !case["identity"].flag(), "{case}");
        if let Some(point) = point {
            assert_eq!(hex(encode_point(&point)), case["bytes"].text());
        }
    }
}

fn bytes_of(case: &Value) -> Option<[u8; 32]> {
    case["bytes"].bytes().try_into().ok()
}

#[test]
fn scalars() {
    for case in read("0-notation/scalars.json").list() {
        let scalar = bytes_of(case).and_then(|bytes| decode_scalar(&bytes).ok());
        assert_eq!(scalar.is_some(), case["valid"].flag(), "{case}");
        assert!(scalar.is_none_or(|s| hex(s.as_bytes()) == case["bytes"].text()), "{case}");
    }
}

#[test]
fn reductions() {
    let vectors = read("0-notation/reductions.json");
    for case in vectors["short"].list() {
        assert_eq!(short_scalar(&case["input"].array()), case["scalar"].scalar());
    }
    for case in vectors["wide"].list() {
        assert_eq!(wide_scalar(&case["input"].array()), case["scalar"].scalar());
    }
}

fn label(text: &str) -> &'static str {
    String::leak(text.to_owned())
}

/// The challenge's bytes, from its short scalars.
fn challenge_bytes(transcript: &mut Transcript, label: &'static str, length: usize) -> Vec<u8> {
    assert_eq!(length % 16, 0);
    let scalars = transcript.short_challenges(label, length / 16);
    scalars.iter().flat_map(|s| s.as_bytes()[..16].to_vec()).collect()
}

#[test]
fn transcript() {
    let vectors = read("0-notation/transcript.json");
    let mut transcript = Transcript::new(label(vectors["label"].text()));
    for step in vectors["steps"].list() {
        if let Some(integer) = step["integer"].as_u64() {
            transcript.absorb_int(label(step["absorb"].text()), integer);
            assert_eq!(integer.to_be_bytes(), step["message"].array());
        } else if let Some(name) = step["absorb"].as_str() {
            transcript.absorb(label(name), &step["message"].bytes());
        } else {
            let (name, length) = (label(step["challenge"].text()), step["length"].number() as usize);
            let wide = transcript.clone().challenge(name);
            let drawn = challenge_bytes(&mut transcript, name, length);
            assert_eq!(hex(&drawn), step["result"].text());
            assert!(drawn.try_into().is_ok_and(|bytes| wide_scalar(&bytes) == wide) || length != 64);
        }
    }
}

/// Of Keccak-f[1600] the crates show only what merlin makes of it.
#[test]
fn merlin() {
    let vectors = read("0-notation/merlin.json");
    let simple = &vectors["simple"];
    let mut transcript = Transcript::new(label(simple["protocol"].text()));
    for message in simple["messages"].list() {
        transcript.absorb(label(message[0].text()), message[1].text().as_bytes());
    }
    let drawn = challenge_bytes(&mut transcript, label(simple["challenge_label"].text()), 32);
    assert_eq!(hex(drawn), simple["challenge"].text());

    let complex = &vectors["complex"];
    let name = |member: &str| label(complex[member].text());
    let mut transcript = Transcript::new(name("protocol"));
    transcript
        .absorb(label(complex["first_message"][0].text()), complex["first_message"][1].text().as_bytes());
    let data = vec![complex["data_byte"].number() as u8; complex["data_length"].number() as usize];
    let mut drawn = Vec::new();
    for _ in 0..complex["rounds"].number() {
        drawn = challenge_bytes(&mut transcript, name("challenge_label"), 32);
        transcript.absorb(name("data_label"), &data);
        transcript.absorb(name("echo_label"), &drawn);
    }
    assert_eq!(hex(drawn), complex["last_challenge"].text());
}

/// Of the field below the group only what decoding and the one-way map make of it can be seen.
#[test]
fn ristretto255() {
    let vectors = read("0-notation/ristretto255.json");
    for (n, encoding) in (0u64..).zip(vectors["multiples_of_generator"].list()) {
        assert_eq!(hex(encode_point(&(GENERATOR * Scalar::from(n)))), encoding.text());
        assert!(decode_point(&encoding.array()).is_ok());
    }
    for (why, encodings) in vectors["invalid_encodings"].as_object().unwrap() {
        for encoding in encodings.list() {
            assert!(decode_point(&encoding.array()).is_err(), "{why}: {encoding}");
        }
    }
    for case in vectors["one_way_map"].list() {
        assert_eq!(
            hex(encode_point(&Point::from_uniform_bytes(&case["input"].array()))),
            case["output"].text()
        );
    }
    for case in vectors["one_way_map_of_sha512"].list() {
        let hash = Sha512::digest(case["label"].text());
        assert_eq!(hex(encode_point(&Point::from_uniform_bytes(&hash.into()))), case["output"].text());
    }
}

#[test]
fn hkdf_sha512() {
    for case in read("0-notation/hkdf.json")["cases"].list() {
        let mut out = vec![0; case["size"].number() as usize];
        let salt = case["salt"].bytes();
        Hkdf::<Sha512>::new(Some(&salt), &case["ikm"].bytes())
            .expand(&case["info"].bytes(), &mut out)
            .unwrap();
        assert_eq!(hex(out), case["okm"].text(), "{}", case["tcId"]);
    }
}

#[test]
fn published_ed25519() {
    let vectors = read("0-notation/ed25519.json");
    for case in vectors["rfc8032"].list() {
        let (key, message) = (SecretKey::from_seed(&case["seed"].array()), case["message"].bytes());
        assert_eq!(key.public_key().as_bytes(), &case["public_key"].array());
        assert_eq!(hex(key.sign(&message)), case["signature"].text(), "{}", case["name"]);
        assert_eq!(ed25519::verify(&key.public_key(), &message, &case["signature"].array()), Ok(()));
    }
    for case in vectors["speccheck"].list() {
        let key = PublicKey::from_bytes(&case["public_key"].array()).ok();
        let (message, signature) = (case["message"].bytes(), case["signature"].array());
        let valid = key.is_some_and(|key| ed25519::verify(&key, &message, &signature).is_ok());
        assert_eq!(valid, case["strict_valid"].flag(), "{}", case["what"]);
    }
}

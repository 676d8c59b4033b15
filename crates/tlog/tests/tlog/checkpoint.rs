//! Checkpoints and the cosignatures on them.

use ostrakon_tlog::checkpoint::{
    Checkpoint, HeadError, LogKey, ParseCheckpointError, SignCheckpointError, SignedCheckpoint,
    VerifyCheckpointError,
};
use ostrakon_tlog::cosignature::{
    Cosignature, JudgeError, MAX_TIMESTAMP, TimestampTooLate, VerifyCosignatureError, WitnessKey,
};
use ostrakon_tlog::ed25519::VerifyError;
use ostrakon_tlog::hash::Hash;
use ostrakon_tlog::key::ParseVerifierKeyError;
use ostrakon_tlog::note::{NoteSignature, ParseNoteError, VerifyNoteError};
use ostrakon_tlog::tree::{MAX_TREE_SIZE, TreeHead};

use crate::common::{log, log_key, name, signed, tree, witness};

/// The example of c2sp.org/tlog-checkpoint and c2sp.org/tlog-cosignature; its keys are not
/// published.
const C2SP: &str = "example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
";

/// A checkpoint of a public Certificate Transparency log (staging), cosigned by four witnesses of
/// the public witness network. Its first line is an RFC 6962 signature, of type `0x05`.
const PUBLIC: &str = "arche2025h1.staging.ct.transparency.dev
1432088532
U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

— arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ3urbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=
— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
— transparency.dev/DEV:witness-little-garden 2AQqhwAAAABqEiEgzgFIqqhbUoDwjMWE6UP8nd8/KYTzwZ2rhIgcqoXHAwVkjZr4AscylP3v7sEodkRAErumC2q44vdgJY096st5BQ==
— witness1.smartit.nu/witness1 pIyCDwAAAABqEiEghIp82KWebrw7/oHQwlTAm3g2RKS4+eebl8eO0WH+/iEcxZ75W3u5hNI7TOQtmJbqmNWVuE0tgh0XwzdZsDsUAQ==
— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==
— witness.stagemole.eu Z/euoAAAAABqEiEgw0i+7g2ENfDAWHmtRzCfKTHSDwYDJA2NmKeGi9Y8FtEyOUvVr+AJmIY/2TUFucgKi7lI7cUiOvKFYe/TmN9DAg==
";

/// The keys that the log and those witnesses publish.
const PUBLIC_LOG: &str =
    "arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f";
const PUBLIC_WITNESSES: [&str; 4] = [
    "witness1.smartit.nu/witness1+a48c820f+BPSFWg9G6KPiO7QPryYO5Xq4oYJJ+kAvLKLSimDhoxMO",
    "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2",
    "witness.stagemole.eu+67f7aea0+BEqSG3yu9YrmcM3BHvQYTxwFj3uSWakQepafafpUqklv",
    "transparency.dev/DEV:witness-little-garden+d8042a87+BCtusOxINQNUTN5Oj8HObRkh2yHf/MwYaGX4CPdiVEPM",
];

fn parse(text: &str) -> Result<SignedCheckpoint, ParseCheckpointError> {
    SignedCheckpoint::parse(text.as_bytes())
}

/// A checkpoint of the tests' log, cosigned by the given witnesses at the given times.
fn cosigned(witnesses: &[(u8, u64)]) -> SignedCheckpoint {
    witnesses.iter().fold(signed(&tree(5)), |checkpoint, (number, timestamp)| {
        let (name, secret, _) = witness(*number);
        let line = Cosignature::sign(checkpoint.unverified(), name, &secret, *timestamp).unwrap();
        checkpoint.with_signature(line).unwrap()
    })
}

#[test]
fn the_example_of_c2sp() {
    let checkpoint = parse(C2SP).unwrap();
    let head = checkpoint.unverified().head();
    assert_eq!(checkpoint.unverified().origin().as_str(), "example.com/behind-the-sofa");
    assert_eq!(head.size, 20_852_163);
    assert_eq!(head.root.to_base64(), "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=");
    assert_eq!(checkpoint.encode(), C2SP);
    // c2sp.org/tlog-cosignature, Ed25519 signed message: "time 1679315147".
    let timestamp = &checkpoint.signatures()[1].bytes()[..8];
    assert_eq!(timestamp, 1_679_315_147u64.to_be_bytes());
}

#[test]
fn a_public_checkpoint() {
    let log = LogKey::parse(PUBLIC_LOG).unwrap();
    let checkpoint = parse(PUBLIC).unwrap().verify(&log).unwrap();
    assert_eq!(checkpoint.head().size, 1_432_088_532);
    assert_eq!(checkpoint.signed().encode(), PUBLIC);
    assert_eq!(checkpoint.other_signatures().count(), 5);
    let witnesses = PUBLIC_WITNESSES.map(|key| WitnessKey::parse(key).unwrap());
    assert_eq!(witnesses.each_ref().map(ToString::to_string), PUBLIC_WITNESSES);
    let judged = checkpoint.judge(&witnesses).unwrap();
    assert_eq!(judged.cosignatures.len(), 4);
    for (cosignature, witness) in judged.cosignatures.iter().zip(&witnesses) {
        assert_eq!(cosignature.witness(), witness);
        assert_eq!(cosignature.timestamp(), 1_779_573_024);
    }
    // The log's RFC 6962 signature is none that this crate knows: it is reported.
    let unknown: Vec<_> = judged.unknown.iter().map(|line| line.id().to_string()).collect();
    assert_eq!(unknown, ["cd333cb1"]);
}

#[test]
fn witnesses_that_are_not_known_are_reported() {
    let checkpoint = parse(PUBLIC).unwrap().verify(&LogKey::parse(PUBLIC_LOG).unwrap()).unwrap();
    let remora = WitnessKey::parse(PUBLIC_WITNESSES[1]).unwrap();
    let judged = checkpoint.judge(&[remora, witness(1).2]).unwrap();
    assert_eq!(judged.cosignatures.len(), 1);
    assert_eq!(judged.unknown.len(), 4);
    let judged = checkpoint.judge(&[]).unwrap();
    assert_eq!((judged.cosignatures.len(), judged.unknown.len()), (0, 5));
}

#[test]
fn sign_and_verify() {
    let checkpoint = signed(&tree(5));
    let again = parse(&checkpoint.encode()).unwrap();
    assert_eq!(again, checkpoint);
    let verified = again.verify(&log_key()).unwrap();
    assert_eq!(verified.head(), &tree(5).head());
    assert_eq!(verified.origin(), log().name());
    assert_eq!(verified.other_signatures().count(), 0);
}

#[test]
fn heads_that_no_tree_has() {
    let root = tree(1).head().root;
    let new = |size, root| Checkpoint::new(name("log"), TreeHead { size, root });
    assert_eq!(new(0, root), Err(HeadError::EmptyRoot { root }));
    assert!(Checkpoint::new(name("log"), TreeHead::empty()).is_ok());
    assert!(new(MAX_TREE_SIZE, root).is_ok());
    let size = MAX_TREE_SIZE + 1;
    assert_eq!(new(size, root), Err(HeadError::Size { size }));
}

#[test]
fn malformed_checkpoints() {
    use ParseCheckpointError as E;
    let root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
    let empty = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    assert!(Checkpoint::parse_text(&format!("a\n1\n{root}\n")).is_ok());
    assert!(Checkpoint::parse_text(&format!("a\n0\n{empty}\n")).is_ok());
    let cases = [
        (String::new(), E::Lines),
        ("a\n1\n".to_owned(), E::Lines),
        (format!("a\n1\n{root}"), E::Lines),
        (format!("a\n1\n{root}\nextension\n"), E::Lines),
        (format!("a\n1\n{root}\n\n"), E::Lines),
        (format!("a\n1\n\n{root}\n"), E::Lines),
        (format!("a\n01\n{root}\n"), E::Size),
        (format!("a\n+1\n{root}\n"), E::Size),
        (format!("a\n-1\n{root}\n"), E::Size),
        (format!("a\n1 \n{root}\n"), E::Size),
        (format!("a\n\n{root}\n"), E::Size),
        (format!("a\n9223372036854775808\n{root}\n"), E::Size),
        (format!("a\n1\n{}\n", root.replace("q2I=", "q2J=")), E::Root),
        (format!("a\n1\n{}\n", root.replace('=', "")), E::Root),
        (format!("a\n1\n {root}\n"), E::Root),
        ("a\n1\nAAAA\n".to_owned(), E::Root),
        (format!("a\n0\n{root}\n"), HeadError::EmptyRoot { root: Hash::from_base64(root).unwrap() }.into()),
    ];
    for (text, expected) in cases {
        assert_eq!(Checkpoint::parse_text(&text), Err(expected), "{text}");
    }
    for origin in ["", "a b", "a+b", "a\u{a0}b"] {
        let found = Checkpoint::parse_text(&format!("{origin}\n1\n{root}\n"));
        assert!(matches!(found, Err(E::Origin(_))), "{origin}");
    }
    let unsigned = Checkpoint::new(name("a"), TreeHead::empty()).unwrap().text() + "\n";
    assert_eq!(parse(&unsigned), Err(E::Note(ParseNoteError::NoFinalNewline)));
}

#[test]
fn only_the_log_signs() {
    let other = Checkpoint::new(name("other.example"), tree(1).head()).unwrap();
    let error = other.clone().sign(&log()).unwrap_err();
    assert!(matches!(error, SignCheckpointError::NotTheLog { .. }));
    // Another log's checkpoint, and this log's name over another log's text.
    let line = NoteSignature::sign(&other.text(), &log()).to_line();
    let forged = parse(&format!("{}\n{line}\n", other.text())).unwrap();
    assert!(matches!(forged.verify(&log_key()), Err(VerifyCheckpointError::Origin { .. })));
    // A witness's line does not replace the log's.
    let text = cosigned(&[(1, 1)]).encode();
    let without: String = text.split_inclusive('\n').filter(|line| !line.contains("— board")).collect();
    let error = parse(&without).unwrap().verify(&log_key()).unwrap_err();
    assert!(matches!(error, VerifyCheckpointError::Signature(VerifyNoteError::NotSigned { .. })));
    // A larger tree under the signature of a smaller one.
    let larger = text.replacen("\n5\n", "\n6\n", 1);
    let error = parse(&larger).unwrap().verify(&log_key()).unwrap_err();
    assert!(matches!(error, VerifyCheckpointError::Signature(VerifyNoteError::Signature { .. })));
}

#[test]
fn cosign_and_judge() {
    let keys: Vec<_> = (1..=3).map(|number| witness(number).2).collect();
    let checkpoint = cosigned(&[(2, 20), (1, MAX_TIMESTAMP), (4, 0)]);
    let again = parse(&checkpoint.encode()).unwrap().verify(&log_key()).unwrap();
    let judged = again.judge(&keys).unwrap();
    let found: Vec<_> = judged.cosignatures.iter().map(|c| (c.witness(), c.timestamp())).collect();
    assert_eq!(found, [(&keys[0], MAX_TIMESTAMP), (&keys[1], 20)]);
    assert_eq!(
        judged.unknown.iter().map(NoteSignature::name).collect::<Vec<_>>(),
        [&name("witness.example/4")]
    );
}

#[test]
fn cosignature_refusals() {
    let (_, _, key) = witness(1);
    let checkpoint = cosigned(&[(1, 20)]);
    let line = checkpoint.signatures()[1].clone();
    let verify = |line: &NoteSignature| Cosignature::verify(checkpoint.unverified(), line, &key);
    assert_eq!(verify(&line).unwrap().timestamp(), 20);
    assert_eq!(verify(&checkpoint.signatures()[0]), Err(VerifyCosignatureError::OtherKey));
    assert!(verify(&with_bytes(&line, &line.bytes()[1..])).is_err_and(is_length(71)));
    assert!(verify(&with_bytes(&line, b"short")).is_err_and(is_length(5)));
    let later = [&21u64.to_be_bytes(), &line.bytes()[8..]].concat();
    let error = Err(VerifyCosignatureError::Signature(VerifyError::Equation));
    assert_eq!(verify(&with_bytes(&line, &later)), error);
    let timestamp = MAX_TIMESTAMP + 1;
    let too_late = [&timestamp.to_be_bytes(), &line.bytes()[8..]].concat();
    let error = Err(VerifyCosignatureError::Timestamp(TimestampTooLate { timestamp }));
    assert_eq!(verify(&with_bytes(&line, &too_late)), error);
    let (name, secret, _) = witness(1);
    let error = Cosignature::sign(checkpoint.unverified(), name, &secret, timestamp);
    assert_eq!(error, Err(TimestampTooLate { timestamp }));
}

/// The same line over other bytes.
fn with_bytes(line: &NoteSignature, bytes: &[u8]) -> NoteSignature {
    let blob = [&line.id().0, bytes].concat();
    let text = format!("— {} {}", line.name(), data_encoding::BASE64.encode(&blob));
    NoteSignature::parse_line(&text).unwrap()
}

fn is_length(expected: usize) -> impl Fn(VerifyCosignatureError) -> bool {
    move |error| error == VerifyCosignatureError::Length { len: expected }
}

/// A cosignature of one checkpoint does not pass on another: of another size, or another log.
#[test]
fn a_cosignature_is_for_one_checkpoint() {
    let (name, secret, key) = witness(1);
    let origin = log().name().clone();
    let right = Checkpoint::new(origin.clone(), tree(5).head()).unwrap();
    let smaller = Checkpoint::new(origin, tree(4).head()).unwrap();
    let elsewhere = Checkpoint::new(crate::common::name("other.example"), tree(5).head()).unwrap();
    for other in [smaller, elsewhere] {
        let line = Cosignature::sign(&other, name.clone(), &secret, 1).unwrap();
        let error = Err(VerifyCosignatureError::Signature(VerifyError::Equation));
        assert_eq!(Cosignature::verify(&right, &line, &key), error);
        let checkpoint = signed(&tree(5)).with_signature(line).unwrap().verify(&log_key()).unwrap();
        let error = checkpoint.judge(std::slice::from_ref(&key)).unwrap_err();
        assert!(matches!(error, JudgeError::Invalid { .. }), "{error}");
    }
}

#[test]
fn a_witness_counts_once() {
    let (name, secret, key) = witness(1);
    let checkpoint = cosigned(&[(1, 20)]);
    // A second line by the same key is refused, whatever it says.
    let line = Cosignature::sign(checkpoint.unverified(), name, &secret, 21).unwrap();
    assert!(checkpoint.clone().with_signature(line.clone()).is_err());
    let text = checkpoint.encode() + &line.to_line() + "\n";
    let error = parse(&text).unwrap_err();
    assert!(matches!(error, ParseCheckpointError::Note(ParseNoteError::SignedTwice { .. })));
    // One public key under two names would count twice: the caller's list is refused.
    let alias = WitnessKey::new(crate::common::name("alias.example"), *key.public_key());
    let verified = checkpoint.verify(&log_key()).unwrap();
    let error = verified.judge(&[key.clone(), alias]).unwrap_err();
    assert!(matches!(error, JudgeError::OneKeyTwice { .. }));
    assert!(verified.judge(&[key.clone(), key]).is_err());
}

/// The same key pair as a plain note key (`0x01`) is another key on the line and in the message.
#[test]
fn key_types_do_not_mix() {
    let (_, _, witness) = witness(1);
    let error = LogKey::parse(&witness.to_string()).unwrap_err();
    assert_eq!(error, ParseVerifierKeyError::Type { found: 4, expected: 1 });
    let log = log().verifier_key();
    let error = WitnessKey::parse(&log.to_string()).unwrap_err();
    assert_eq!(error, ParseVerifierKeyError::Type { found: 1, expected: 4 });
    let as_witness = WitnessKey::from(&log);
    assert_eq!(as_witness.public_key(), log.public_key());
    assert_ne!(as_witness.id(), log.id());
    let judged = signed(&tree(2)).verify(&log_key()).unwrap().judge(&[as_witness]).unwrap();
    assert!(judged.cosignatures.is_empty() && judged.unknown.is_empty());
}

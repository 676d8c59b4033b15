//! Signed notes and their keys.

use ostrakon_tlog::ed25519::{SecretKey, VerifyError};
use ostrakon_tlog::key::{KeyName, KeyNameError, ParseVerifierKeyError, SigningKey, VerifierKey};
use ostrakon_tlog::note::{
    ComposeNoteError, MAX_NOTE_LEN, NoteSignature, ParseNoteError, SignatureLineError, SignedNote,
    VerifyNoteError,
};

use crate::common::{log, name, unhex};

/// The example of c2sp.org/signed-note.
const C2SP_KEY: &str = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
const C2SP_NOTE: &str = "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

/// The keys and note of golang.org/x/mod `sumdb/note/note_test.go`.
const PETER: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const ENOCH: &str = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
const GO_TEXT: &str =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const PETER_LINE: &str = "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
const ENOCH_LINE: &str = "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

fn parse(text: &str) -> Result<SignedNote, ParseNoteError> {
    SignedNote::parse(text.as_bytes())
}

fn go_note() -> String {
    format!("{GO_TEXT}\n{PETER_LINE}{ENOCH_LINE}")
}

#[test]
fn the_example_of_c2sp() {
    let key = VerifierKey::parse(C2SP_KEY).unwrap();
    let note = parse(C2SP_NOTE).unwrap();
    assert_eq!(key.name().as_str(), "example.com/foo");
    assert_eq!(key.id().to_string(), "530d903a");
    assert_eq!(key.to_string(), C2SP_KEY);
    assert_eq!(note.verify(&key).unwrap(), "This is an example message.\n");
    assert_eq!(note.encode(), C2SP_NOTE);
}

/// The other example of c2sp.org/signed-note; its key is not published.
#[test]
fn a_text_may_have_empty_lines() {
    let note = "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n";
    let parsed = parse(note).unwrap();
    assert!(parsed.unverified_text().ends_with("sole:\n\ned è subito sera.\n"));
    assert_eq!(parsed.signatures().len(), 1);
    assert_eq!(parsed.encode(), note);
}

#[test]
fn the_note_of_go() {
    let note = parse(&go_note()).unwrap();
    for key in [PETER, ENOCH].map(|key| VerifierKey::parse(key).unwrap()) {
        assert_eq!(note.verify(&key).unwrap(), GO_TEXT);
    }
    assert_eq!(note.encode(), go_note());
}

/// The seed in "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz" of
/// the same file; Ed25519 signatures are deterministic.
#[test]
fn signing_as_go_does() {
    let seed = unhex("810a1402d5146c8d84f2443330f54080ebf98ee17d9c74f6252fc5d5c7283173");
    let key = SigningKey::new(name("PeterNeumann"), SecretKey::from_seed(&seed));
    assert_eq!(key.verifier_key().to_string(), PETER);
    let note = SignedNote::new(GO_TEXT, vec![NoteSignature::sign(GO_TEXT, &key)]).unwrap();
    assert_eq!(note.encode(), format!("{GO_TEXT}\n{PETER_LINE}"));
}

/// As golang.org/x/mod's TestNewVerifier: no part and no neighbour of a key is one.
#[test]
fn mangled_keys() {
    for start in 0..PETER.len() {
        for end in start..=PETER.len() {
            let part = &PETER[start..end];
            assert!(part == PETER || VerifierKey::parse(part).is_err(), "{part}");
        }
    }
    for at in 0..PETER.len() {
        let mut bytes = PETER.as_bytes().to_vec();
        bytes[at] += 1;
        let key = String::from_utf8(bytes).unwrap();
        assert!(VerifierKey::parse(&key).is_err(), "{key}");
    }
}

#[test]
fn key_refusals() {
    use ParseVerifierKeyError as E;
    let error = |text: &str| VerifierKey::parse(text).unwrap_err();
    let refused = [
        ("PeterNeumann", E::Parts),
        ("PeterNeumann+c74f20a3", E::Parts),
        ("+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", E::Name(KeyNameError::Empty)),
        ("PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", E::Id),
        ("PeterNeumann+c74f20+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", E::Id),
        ("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T", E::Base64),
        ("PeterNeumann+c74f20a3+", E::Length),
        ("PeterNeumann+c74f20a3+ARpc", E::Length),
        (
            "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2",
            E::Type { found: 4, expected: 1 },
        ),
    ];
    for (text, expected) in refused {
        assert_eq!(error(text), expected, "{text}");
    }
    // golang.org/x/mod: "wrong length key", "unknown algorithm", both "with adjusted key hash".
    let long = "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==";
    assert!(matches!(error(long), E::Base64 | E::Length));
    let unknown = "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    assert_eq!(error(unknown), E::Type { found: 0x65, expected: 1 });
    assert!(matches!(error(&PETER.replace("c74f", "c74e")), E::WrongId { .. }));
    assert!(matches!(error(&PETER.replace("Peter", "Petra")), E::WrongId { .. }));
}

#[test]
fn names() {
    for accepted in ["a", "board.example/2026", "é", "a/b:c,d", "—", "\u{200b}"] {
        assert_eq!(KeyName::new(accepted).unwrap().as_str(), accepted);
    }
    assert_eq!(KeyName::new(""), Err(KeyNameError::Empty));
    for refused in [' ', '+', '\n', '\t', '\0', '\u{1f}', '\u{85}', '\u{a0}', '\u{2003}', '\u{3000}'] {
        let expected = Err(KeyNameError::Character { found: refused, at: 1 });
        assert_eq!(KeyName::new(format!("a{refused}b")), expected, "{refused:?}");
    }
}

#[test]
fn malformed_notes() {
    use ParseNoteError as E;
    let line = |number, source| E::SignatureLine { number, source };
    let cases = [
        (String::new(), E::NoBlankLine),
        (GO_TEXT.to_owned(), E::NoBlankLine),
        (format!("{GO_TEXT}\n"), E::NoFinalNewline),
        (format!("{GO_TEXT}{PETER_LINE}"), E::NoBlankLine),
        (format!("{GO_TEXT}\n{}", PETER_LINE.trim_end()), E::NoFinalNewline),
        (format!("\u{1}{GO_TEXT}\n{PETER_LINE}"), E::ControlCharacter { at: 0 }),
        (format!("a\r\n\n{PETER_LINE}"), E::ControlCharacter { at: 1 }),
        (format!("{GO_TEXT}\n{PETER_LINE}Unexpected line.\n"), line(2, SignatureLineError::Start)),
        (format!("a\n\n{}", PETER_LINE.replace('—', "-")), line(1, SignatureLineError::Start)),
        (format!("a\n\n{}", PETER_LINE.replace("— ", "—  ")), line(1, KeyNameError::Empty.into())),
        (format!("a\n\n{}", PETER_LINE.replace("Peter", "Peter ")), line(1, SignatureLineError::Base64)),
        (format!("a\n\n{}", PETER_LINE.replace("nAM=", "nAN=")), line(1, SignatureLineError::Base64)),
        (format!("a\n\n{}", PETER_LINE.replace("nAM=", "nAM")), line(1, SignatureLineError::Base64)),
        (format!("a\n\n{}", PETER_LINE.replace("nAM=\n", "nAM= \n")), line(1, SignatureLineError::Base64)),
        ("a\n\n— a\n".to_owned(), line(1, SignatureLineError::Parts)),
        ("a\n\n— a x08goA==\n".to_owned(), line(1, SignatureLineError::Short { len: 4 })),
        ("a\n\n— a \n".to_owned(), line(1, SignatureLineError::Short { len: 0 })),
    ];
    for (note, expected) in cases {
        assert_eq!(parse(&note), Err(expected), "{note}");
    }
    let not_utf8 = [b"\xff", go_note().as_bytes()].concat();
    assert_eq!(SignedNote::parse(&not_utf8), Err(E::NotUtf8 { at: 0 }));
}

#[test]
fn one_line_a_key() {
    let twice = format!("{GO_TEXT}\n{PETER_LINE}{ENOCH_LINE}{PETER_LINE}");
    let key = VerifierKey::parse(PETER).unwrap();
    let expected = ParseNoteError::SignedTwice { name: key.name().clone(), id: key.id() };
    assert_eq!(parse(&twice), Err(expected));
    // Another identifier is another key, which may share the name.
    let namesake = PETER_LINE.replace("x08go", "x08gp");
    let note = parse(&format!("{GO_TEXT}\n{namesake}{PETER_LINE}")).unwrap();
    assert_eq!(note.verify(&key).unwrap(), GO_TEXT);
}

#[test]
fn a_note_has_a_largest_size() {
    let line = NoteSignature::sign("", &log());
    let rest = "\n\n\n".len() + line.to_line().len();
    let fits = SignedNote::new("a".repeat(MAX_NOTE_LEN - rest) + "\n", vec![line.clone()]);
    assert_eq!(fits.unwrap().encode().len(), MAX_NOTE_LEN);
    let long = SignedNote::new("a".repeat(MAX_NOTE_LEN - rest + 1) + "\n", vec![line]);
    let expected = ParseNoteError::TooLong { len: MAX_NOTE_LEN + 1 };
    assert_eq!(long, Err(ComposeNoteError::Malformed(expected)));
}

/// c2sp.org/signed-note: verifiers "MUST accept at least up to 16 signatures", some of 5 kB.
#[test]
fn many_signatures_are_few_enough() {
    let line = |number: u8| format!("— witness/{number} {}\n", "AAAA".repeat(900));
    let lines: String = (0..17).map(line).collect();
    assert_eq!(parse(&format!("a\n\n{lines}")).unwrap().signatures().len(), 17);
}

#[test]
fn what_is_composed_is_what_is_read() {
    let line = || NoteSignature::sign("a\n", &log());
    let new = |text: &str, lines| SignedNote::new(text, lines);
    assert_eq!(new("a", vec![line()]), Err(ComposeNoteError::NoNewline));
    assert_eq!(new("", vec![line()]), Err(ComposeNoteError::NoNewline));
    assert!(matches!(new("a\n", vec![]), Err(ComposeNoteError::Malformed(_))));
    assert!(matches!(new("a\tb\n", vec![line()]), Err(ComposeNoteError::Malformed(_))));
    assert!(matches!(new("a\n", vec![line(), line()]), Err(ComposeNoteError::Malformed(_))));
    let tricky = format!("a\n\n{}\n", line().to_line());
    assert_eq!(new(&tricky, vec![line()]).unwrap().unverified_text(), tricky);
    assert_eq!(new("\n", vec![line()]).unwrap().unverified_text(), "\n");
}

#[test]
fn unverified_notes() {
    let key = VerifierKey::parse(PETER).unwrap();
    let by_enoch = parse(&format!("{GO_TEXT}\n{ENOCH_LINE}")).unwrap();
    let expected = VerifyNoteError::NotSigned { name: key.name().clone(), id: key.id() };
    assert_eq!(by_enoch.verify(&key), Err(expected));
    let changed = parse(&go_note().replace("cryptography", "Cryptography")).unwrap();
    let expected = VerifyNoteError::Signature { name: key.name().clone(), source: VerifyError::Equation };
    assert_eq!(changed.verify(&key), Err(expected));
    let longer = parse(&go_note().replace("UgYN1FF", "UgYNABCD1FF")).unwrap();
    let expected = VerifyNoteError::Length { name: key.name().clone(), len: 67 };
    assert_eq!(longer.verify(&key), Err(expected));
    // The same public key under another name is another key.
    let other = VerifierKey::new(name("PeterNewman"), *key.public_key());
    assert!(matches!(parse(&go_note()).unwrap().verify(&other), Err(VerifyNoteError::NotSigned { .. })));
}

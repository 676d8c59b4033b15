//! Registers, and records with a copy of one.

use super::made::{Made, Place, Shelf, manifest};
use crate::mirror::MirrorError;
use ostrakon_election::board::CHARTER_PATH;
use ostrakon_election::document::Document;
use ostrakon_election::setup::{CharterReference, RegisterReference};
use ostrakon_group::sha256;
use ostrakon_register::acts::{CharterAmended, Founding};
use ostrakon_register::{Act, SignedAct, charter_path};
use ostrakon_tlog::ed25519::SecretKey;

fn charter(made: &mut Made, text: &str) -> CharterReference {
    let hash = sha256(text.as_bytes()).into();
    made.sides.insert(charter_path(&hash), text.as_bytes().to_vec());
    CharterReference { sha256: hash, size: text.len() as u64 }
}

fn act(made: &mut Made, act: Act) {
    made.log.append(SignedAct::sign(act, &SecretKey::from_seed(&[8; 32])).encode()).unwrap();
}

fn register() -> Made {
    let mut made = Made::new("votes.example.org/register", 1);
    let charter = charter(&mut made, "first");
    let founding = Founding {
        charter,
        keeper: [1; 32].into(),
        log: made.reference(),
        nonce: [2; 16].into(),
        officers: Vec::new(),
        organisation: "Network".into(),
        quorum: 1,
        time: 1,
    };
    act(&mut made, Act::Founding(founding));
    made
}

fn amend(made: &mut Made, text: &str) {
    let charter = charter(made, text);
    let amended = CharterAmended {
        charter,
        contest: "rules".parse().unwrap(),
        outcome: [0; 32].into(),
        register: [0; 32].into(),
        time: 2,
    };
    act(made, Act::CharterAmended(amended));
}

#[test]
fn a_register_is_mirrored_with_its_charters() {
    let mut made = register();
    let (place, shelf) = (Place::new(), Shelf::of(made.files()));
    let mut mirror = place.open(&shelf).unwrap();
    mirror.update(None, &()).unwrap();
    assert_eq!((place.files(), mirror.held().unwrap().election()), (made.files(), None));
    amend(&mut made, "second");
    shelf.set(made.files());
    mirror.update(None, &()).unwrap();
    assert_eq!(place.files(), made.files());
    amend(&mut made, "third");
    shelf.set(made.files());
    place.mirror(&shelf).unwrap();
    assert_eq!(place.files(), made.files());
}

/// A record that pins the register as it is.
fn record(register: &Made) -> Made {
    let mut made = Made::new("votes.example.org/elections/spring", 1);
    made.sides.insert(CHARTER_PATH.into(), b"charter".to_vec());
    let log = register.reference();
    let pinned = RegisterReference { head: register.head(), key: log.key, meeting: None, origin: log.origin };
    let manifest = manifest(made.reference(), Some(pinned));
    made.post(Document::Manifest(Box::new(manifest)));
    made.sides.extend(register.files().into_iter().map(|(path, bytes)| (format!("register/{path}"), bytes)));
    made
}

#[test]
fn a_record_is_mirrored_with_its_register() {
    let mut register = register();
    amend(&mut register, "second");
    let mut made = record(&register);
    let (place, shelf) = (Place::new(), Shelf::of(made.files()));
    place.mirror(&shelf).unwrap();
    assert_eq!(place.files(), made.files());
    made.grow(300, 0);
    shelf.set(made.files());
    shelf.asked();
    place.mirror(&shelf).unwrap();
    assert_eq!(place.files(), made.files());
    assert!(!shelf.asked().iter().any(|path| path.starts_with("register/")), "it never changes");
}

#[test]
fn another_register_than_the_pinned_one_is_refused() {
    let mut register = register();
    let made = record(&register);
    amend(&mut register, "second");
    let (place, shelf) = (Place::new(), Shelf::of(made.files()));
    for (path, bytes) in register.files() {
        shelf.files.lock().unwrap().insert(format!("register/{path}"), bytes);
    }
    assert!(
        matches!(place.mirror(&shelf), Err(MirrorError::Bad(path)) if path == "shelf/register/checkpoint")
    );
    shelf.set(made.files());
    shelf.change("register/tile/entries/000.p/1", |bytes| bytes[9] ^= 1);
    assert!(matches!(place.mirror(&shelf), Err(MirrorError::Bad(_))));
    shelf.set(made.files());
    shelf.take("register/checkpoint");
    assert!(matches!(place.mirror(&shelf), Err(MirrorError::Missing(_))));
    assert!(!place.path().join("checkpoint").exists());
}

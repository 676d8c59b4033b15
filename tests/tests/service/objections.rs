//! Objections: a founded one always fits, and no other takes up room.

use crate::casting::{Open, refused};
use ostrakon_election::board::{Log, Objection};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_tests::carried::{Answer, SLUG};
use ostrakon_tests::forge::{Election, Setting, Stage, cosign, signed_checkpoint};
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_tlog::receipt::Receipt;
use rand_core::OsRng;
use std::collections::BTreeMap;

/// A vote that was closed, and what its log might have signed besides.
struct Closed {
    open: Open,
    /// The log without one of its ballots.
    other: Log,
}

impl Closed {
    fn new() -> Self {
        let mut open = Open::of(Setting::default(), false, None);
        let before = open.forged.log.size();
        open.forged.run_until(Stage::Closing);
        open.carried.replay(&open.forged, before).unwrap_or_else(|answer| panic!("{}", answer.text()));
        let mut without = open.forged.log.entries().to_vec();
        without.remove(usize::try_from(before).unwrap());
        let other = log_of(&without);
        Self { open, other }
    }

    fn close(mut self) -> Self {
        let before = self.open.forged.log.size();
        self.open.forged.run_until(Stage::Objections);
        let replayed = self.open.carried.replay(&self.open.forged, before);
        replayed.unwrap_or_else(|answer| panic!("{}", answer.text()));
        self
    }

    /// The receipt of an entry of a log that this key signs.
    fn receipt_by(&self, log: &Log, index: u64, key: &SecretKey) -> Receipt {
        let origin = &self.open.forged.manifest.log.origin;
        let checkpoint = signed_checkpoint(origin, log.head().into(), key);
        let leaf = log.tree().leaves()[usize::try_from(index).unwrap()].as_bytes().to_vec();
        Receipt::new(log.inclusion(index).unwrap(), checkpoint, Some(leaf)).unwrap()
    }

    fn receipt(&self, log: &Log, index: u64) -> Receipt {
        self.receipt_by(log, index, &self.open.forged.people.log)
    }

    fn objection(&self, receipt: &str) -> Vec<u8> {
        objection(&self.open.forged, receipt)
    }

    fn object(&self, receipts: &[String]) -> Answer {
        let documents: Vec<Vec<u8>> = receipts.iter().map(|receipt| self.objection(receipt)).collect();
        let documents: Vec<&[u8]> = documents.iter().map(Vec::as_slice).collect();
        self.open.carried.send("board", &documents, &BTreeMap::new())
    }
}

fn log_of(entries: &[Vec<u8>]) -> Log {
    let mut log = Log::new();
    for entry in entries {
        log.append(entry.clone()).unwrap();
    }
    log
}

fn objection(forged: &Election, receipt: &str) -> Vec<u8> {
    let body = Objection { election: forged.election(), receipt: receipt.to_owned() };
    SignedDocument::unsigned(Document::Objection(body)).encode()
}

fn place(answer: &Answer) -> u64 {
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.json()["entries"][0].as_u64().unwrap()
}

#[test]
fn what_is_not_founded_takes_no_room() {
    let closed = Closed::new();
    let founded = closed.receipt(&closed.other, 3).encode();
    refused(&closed.object(std::slice::from_ref(&founded)), 422, Some("405"));
    let closed = closed.close();
    let entries = closed.open.entries();
    let unfounded = |receipt: String, why: &str| {
        let answer = closed.object(&[receipt]);
        refused(&answer, 422, Some("408"));
        assert!(answer.text().contains(why), "{why}: {}", answer.text());
    };
    unfounded("none".into(), "does not begin");
    let own = closed.receipt(&closed.open.forged.log, 3);
    unfounded(own.encode(), "whose ballot is entry 3");
    // Any ballot of the record, under whatever head it once had.
    let smaller = log_of(&closed.open.forged.log.entries()[..20]);
    unfounded(closed.receipt(&smaller, 11).encode(), "whose ballot is entry 11");
    let stranger = SecretKey::generate(&mut OsRng);
    unfounded(closed.receipt_by(&closed.other, 3, &stranger).encode(), "no valid receipt");
    let right = closed.receipt(&closed.other, 3);
    let moved = Receipt::new(right.proof().clone(), right.checkpoint().clone(), Some(vec![7; 32])).unwrap();
    unfounded(moved.encode(), "no valid receipt");
    let nameless = Receipt::new(right.proof().clone(), right.checkpoint().clone(), None).unwrap();
    unfounded(nameless.encode(), "no valid receipt");
    // One that is not founded beside one that is: neither.
    refused(&closed.object(&[founded.clone(), own.encode()]), 422, Some("408"));
    assert_eq!(closed.open.entries(), entries);
    assert_eq!(place(&closed.object(&[founded])), entries);
}

#[test]
fn a_head_is_objected_to_once() {
    let closed = Closed::new().close();
    let entries = closed.open.entries();
    let first = closed.receipt(&closed.other, 3).encode();
    let mut longer = log_of(closed.other.entries());
    longer.append(b"OB another".to_vec()).unwrap();
    let second = closed.receipt(&longer, 3).encode();
    refused(&closed.object(&[first.clone(), closed.receipt(&closed.other, 4).encode()]), 409, None);
    assert_eq!(place(&closed.object(std::slice::from_ref(&first))), entries);
    assert_eq!(place(&closed.object(std::slice::from_ref(&first))), entries, "the same bytes are answered");
    let again = |receipt: String| {
        let answer = closed.object(&[receipt]);
        refused(&answer, 409, None);
        assert!(answer.text().contains(&format!("entry {entries} ")), "{}", answer.text());
    };
    again(closed.receipt(&closed.other, 4).encode());
    let receipt = closed.receipt(&closed.other, 3);
    let noted = cosign(receipt.checkpoint().clone(), "w.example", &SecretKey::generate(&mut OsRng));
    let extra = receipt.unauthenticated_extra().map(<[u8]>::to_vec);
    again(Receipt::new(receipt.proof().clone(), noted, extra).unwrap().encode());
    assert_eq!(place(&closed.object(&[second])), entries + 1);
    // What was entered stays, and is known after a start.
    let open = closed.open.restarted();
    let answer = open.carried.send("board", &[&objection(&open.forged, &first)], &BTreeMap::new());
    assert_eq!((place(&answer), open.entries()), (entries, entries + 2));
}

/// Once anybody could fill a room of 4,096: now it has no end, and only the log itself could fill it.
#[test]
fn a_founded_one_always_fits() {
    let closed = Closed::new().close();
    let entries = closed.open.entries();
    let mut log = log_of(closed.other.entries());
    let mut receipts = Vec::new();
    for n in 0..4_097 {
        log.append(format!("OB {n}").into_bytes()).unwrap();
        receipts.push(closed.receipt(&log, 3).encode());
    }
    assert_eq!(place(&closed.object(&receipts[..4_096])), entries);
    assert_eq!(place(&closed.object(&receipts[4_096..])), entries + 4_096);
    let told = closed.open.carried.get(&format!("/api/elections/{SLUG}")).json();
    assert_eq!(told["entries"].as_u64(), Some(entries + 4_097));
}

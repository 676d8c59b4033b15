//! Documents of those who may not sign them, or not now: they are refused at the door, and cost no verification of the whole record.

use crate::casting::refused;
use data_encoding::BASE64;
use ostrakon_election::board::CHARTER_PATH;
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::setup::{CharterReference, LogReference};
use ostrakon_group::{Bytes32, sha256};
use ostrakon_register::acts::{BodyEnded, Founding, Officer};
use ostrakon_register::{Act, SignedAct, charter_path};
use ostrakon_service::{Front, Settings};
use ostrakon_tests::carried::{Answer, Carried, SLUG, election, files, room};
use ostrakon_tests::forge::{Election, Setting, Stage, id};
use ostrakon_tlog::ed25519::SecretKey;
use rand_core::OsRng;
use serde_json::json;
use std::net::TcpListener;
use std::path::Path;
use tempfile::TempDir;

/// An open vote with ballots, of which everything that is still to come is in `forged` already.
struct Watched {
    carried: Carried,
    forged: Election,
    closing: usize,
    metrics: String,
    _data: TempDir,
}

impl Watched {
    fn new() -> Self {
        let (data, mut forged) = (TempDir::new().unwrap(), election(Setting::default()));
        forged.finish();
        Carried::place_key(data.path(), &forged.people);
        let (carried, metrics) = serve(data.path(), Carried::settings(&forged.people));
        carried.set_clock(forged.manifest.opens);
        carried.draft(&forged).granted();
        let is_closing = |entry: &Vec<u8>| matches!(read(entry), Some(Document::Closing(_)));
        let closing = forged.log.entries().iter().position(is_closing).unwrap();
        let watched = Self { carried, forged, closing, metrics, _data: data };
        for entry in &watched.forged.log.entries()[..closing] {
            watched.carried.give(&watched.forged, entry).granted();
        }
        watched
    }

    fn judged(&self) -> u64 {
        judged(&self.metrics)
    }

    fn send(&self, document: &SignedDocument) -> Answer {
        self.carried.send(room(&document.body), &[&document.encode()], &files(&self.forged, &document.body))
    }

    fn entries(&self) -> Option<u64> {
        self.carried.get(&format!("/api/elections/{SLUG}")).json()["entries"].as_u64()
    }

    /// Every document of the whole election, with its place.
    fn documents(&self) -> impl Iterator<Item = (usize, SignedDocument)> {
        let entries = self.forged.log.entries().iter().enumerate();
        entries.filter(|(_, entry)| entry.starts_with(b"{")).map(|(n, entry)| (n, decode(entry)))
    }
}

/// Starts a service; where it tells its operator how it does.
fn serve(data: &Path, settings: Settings) -> (Carried, String) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let metrics = format!("http://{}/metrics", listener.local_addr().unwrap());
    let told = move || tokio::net::TcpListener::from_std(listener).unwrap();
    let front = || Front { metrics: Some(told()), ..Front::default() };
    (Carried::start_behind(data, settings, None, front).unwrap(), metrics)
}

/// How often a whole record was verified.
fn judged(metrics: &str) -> u64 {
    let text = ureq::get(metrics).call().unwrap().body_mut().read_to_string().unwrap();
    let line = text.lines().find_map(|line| line.strip_prefix("ostrakon_records_judged_total "));
    line.unwrap_or_else(|| panic!("{text}")).parse().unwrap()
}

fn decode(entry: &[u8]) -> SignedDocument {
    SignedDocument::decode(entry).unwrap()
}

fn read(entry: &[u8]) -> Option<Document> {
    entry.starts_with(b"{").then(|| decode(entry).body)
}

#[test]
fn they_cost_no_verification_of_the_record() {
    let watched = Watched::new();
    let (before, entries, stranger) = (watched.judged(), watched.entries(), SecretKey::generate(&mut OsRng));
    assert!(before > 0);
    for (place, document) in watched.documents() {
        let name = document.body.name();
        let by_another = SignedDocument::sign(document.body.clone(), &stranger);
        refused(&watched.send(&by_another), 422, Some("106"));
        refused(&watched.send(&SignedDocument::unsigned(document.body.clone())), 422, Some("106"));
        let mut false_one = document.clone();
        let other = SignedDocument::sign(decode(&watched.forged.log.entries()[0]).body, &stranger);
        false_one.signatures[0].signature = other.signatures[0].signature;
        refused(&watched.send(&false_one), 422, Some("106"));
        match place.cmp(&watched.closing) {
            std::cmp::Ordering::Less => {
                watched.send(&document).granted();
            }
            std::cmp::Ordering::Equal => {}
            std::cmp::Ordering::Greater => {
                let answer = watched.send(&document);
                assert_eq!(answer.json()["check"].as_str(), Some("405"), "{name}: {}", answer.text());
            }
        }
    }
    assert_eq!((watched.judged(), watched.entries()), (before, entries));
    // Somebody who may, at last: then it is verified.
    let closing = watched.forged.log.entries()[watched.closing].clone();
    watched.carried.give(&watched.forged, &closing).granted();
    assert!(watched.judged() > before);
}

#[test]
fn nor_do_documents_of_others_elections_and_of_trustees_who_do_not_exist() {
    let watched = Watched::new();
    let (before, stranger) = (watched.judged(), SecretKey::generate(&mut OsRng));
    for (_, document) in watched.documents().filter(|(place, _)| *place > watched.closing) {
        let mut body = document.body.clone();
        let check = match &mut body {
            Document::SignOff(body) => {
                body.trustee = 99;
                "601"
            }
            Document::Share(body) => {
                body.trustee = 99;
                "602"
            }
            Document::Tally(body) => {
                body.election = [1; 32].into();
                "106"
            }
            _ => continue,
        };
        let signed = match check {
            "106" => watched.forged.sign_by_organiser(body),
            _ => SignedDocument::sign(body, &stranger),
        };
        refused(&watched.send(&signed), 422, Some(check));
    }
    assert_eq!(watched.judged(), before);
}

/// Before there is a manifest, only one by an organiser of this service is looked at.
#[test]
fn a_draft_takes_its_manifest_and_nothing_else() {
    let watched = Watched::new();
    let other = "other";
    watched.carried.draft_as(other, &watched.forged).granted();
    let before = watched.judged();
    let send = |document: &SignedDocument| {
        let room = room(&document.body);
        let body = format!("{{\"documents\":[{}]}}", String::from_utf8(document.encode()).unwrap());
        let path = format!("/api/elections/{other}/{room}");
        watched.carried.post(&path, &[("content-type", "application/json")], body.as_bytes())
    };
    for (place, document) in watched.documents() {
        if place > 0 {
            refused(&send(&document), 422, Some("405"));
        }
    }
    let manifest = decode(&watched.forged.log.entries()[0]);
    let stranger = SecretKey::generate(&mut OsRng);
    refused(&send(&SignedDocument::sign(manifest.body.clone(), &stranger)), 422, Some("106"));
    let Document::Manifest(mut own) = manifest.body else { panic!("a board begins with the manifest") };
    own.organiser = (*stranger.public_key().as_bytes()).into();
    refused(&send(&SignedDocument::sign(Document::Manifest(own), &stranger)), 403, None);
    assert_eq!(watched.judged(), before);
}

/// A register is its keeper's: acts of others cost no examination of it.
#[test]
fn a_register_takes_its_keepers_acts() {
    let (data, mut forged) = (TempDir::new().unwrap(), election(Setting::default()));
    forged.run_until(Stage::Ceremony);
    Carried::place_key(data.path(), &forged.people);
    let (keeper, stranger) = (SecretKey::generate(&mut OsRng), SecretKey::generate(&mut OsRng));
    let settings = Settings { keeper: Some(public(&keeper)), ..Carried::settings(&forged.people) };
    let (carried, metrics) = serve(data.path(), settings);
    carried.set_clock(forged.manifest.opens);
    let charter = forged.files[CHARTER_PATH].clone();
    let send = |act: &SignedAct| {
        let act: serde_json::Value = serde_json::from_slice(&act.encode()).unwrap();
        let files = json!({ (charter_path(&sha256(&charter).into())): BASE64.encode(&charter) });
        let files = if act["body"]["charter"].is_null() { json!({}) } else { files };
        carried.post_json("/api/register", &json!({ "documents": [act], "files": files }))
    };
    let founding = Act::Founding(founding(&forged, &charter, public(&keeper)));
    refused(&send(&SignedAct::sign(founding.clone(), &stranger)), 422, Some("803"));
    refused(&send(&SignedAct::unsigned(founding.clone())), 422, Some("803"));
    assert_eq!(judged(&metrics), 0);
    let own = SignedAct::sign(founding, &keeper);
    send(&own).granted();
    assert_eq!(judged(&metrics), 1);
    let ended = BodyEnded { body: id("none"), register: own.hash().into(), time: forged.manifest.opens };
    let ended = Act::BodyEnded(ended);
    let mut both = SignedAct::sign(ended.clone(), &stranger);
    both.signatures[0].key = public(&keeper);
    refused(&send(&both), 422, Some("803"));
    refused(&send(&SignedAct::sign(ended.clone(), &stranger)), 422, Some("803"));
    assert_eq!(judged(&metrics), 1);
    // The keeper's is looked at, and refused by its own check.
    assert_eq!(send(&SignedAct::sign(ended, &keeper)).json()["check"].as_str(), Some("805"));
    assert_eq!(judged(&metrics), 2);
}

fn public(key: &SecretKey) -> Bytes32 {
    (*key.public_key().as_bytes()).into()
}

fn founding(forged: &Election, charter: &[u8], keeper: Bytes32) -> Founding {
    let officer = Officer { key: public(&forged.people.organiser), name: "Ada".into(), person: id("ada") };
    Founding {
        charter: CharterReference { sha256: sha256(charter).into(), size: charter.len() as u64 },
        keeper,
        log: LogReference { key: public(&forged.people.log), origin: "board.example/register".into() },
        nonce: [7; 16].into(),
        officers: vec![officer],
        organisation: "Allotment Society".into(),
        quorum: 1,
        time: forged.manifest.opens,
    }
}

//! Officers and trustees at their desks in a browser: nothing is signed that was not verified there, nothing leaves that is not stored.

use ostrakon_election::certify::Certificate;
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::key_file;
use ostrakon_tests::forge::{Election, Record, Stage};
use ostrakon_web::desk::{Desk, Officer, Rehearsal};
use serde_json::Value;

fn officer(election: &Election, place: usize) -> Officer {
    Officer::parse(&key_file::encode("officer", &election.people.officers[place])).unwrap()
}

fn examined(officer: &mut Officer, record: &Record) -> Value {
    serde_json::from_str(&officer.verify_files(record, &()).unwrap()).unwrap()
}

#[test]
fn an_officer_signs_what_was_verified_and_others_add_to_it() {
    let mut election = Election::at(Stage::Certificate);
    let record = election.publish();
    let (mut olga, mut otto) = (officer(&election, 0), officer(&election, 1));
    assert_eq!(olga.sign().unwrap_err().name, "nothing-signed", "nothing was verified");
    assert_eq!(examined(&mut olga, &record)["refusal"], Value::Null);
    let told: Value = serde_json::from_str(&olga.sign().unwrap()).unwrap();
    assert_eq!((&told["quorum"], &told["counted"]), (&2.into(), &1.into()));
    assert_eq!(olga.posting().unwrap_err().name, "certificate-quorum");
    examined(&mut otto, &record);
    otto.sign().unwrap();
    olga.add(&otto.document().unwrap()).unwrap();
    let certificate = SignedDocument::decode(&olga.document().unwrap()).unwrap();
    let posting: Value = serde_json::from_slice(&olga.posting().unwrap()).unwrap();
    assert_eq!(posting["documents"][0], serde_json::to_value(&certificate).unwrap());
    election.enter_signed(&certificate);
    let done = election.publish();
    assert!(done.verify(None).report.passed());
    assert_eq!(examined(&mut olga, &done)["refusal"]["name"], "unsigned-certified");
}

#[test]
fn an_officer_signs_no_record_that_fails_and_adds_no_other_certificate() {
    let election = Election::at(Stage::Certificate);
    let mut olga = officer(&election, 0);
    let mut record = election.publish();
    record.file("setup/dealing-1-1")[40] ^= 1;
    let told = examined(&mut olga, &record);
    assert_eq!(told["refusal"]["name"], "unsigned-failed");
    assert_eq!(olga.sign().unwrap_err().name, "unsigned-failed");

    examined(&mut olga, &election.publish());
    olga.sign().unwrap();
    let other = Certificate { verdicts: [7; 32].into(), ..election.draft_certificate() };
    let other = SignedDocument::sign(Document::Certificate(other), &election.people.officers[1]).encode();
    assert_eq!(olga.add(&other).unwrap_err().name, "certificate-other");
    let stranger =
        SignedDocument::sign(Document::Certificate(election.draft_certificate()), &election.people.organiser);
    assert_eq!(olga.add(&stranger.encode()).unwrap_err().name, "certificate-false");
    let mut nobody = Officer::parse(&key_file::encode("officer", &election.people.registrar)).unwrap();
    assert_eq!(examined(&mut nobody, &election.publish())["refusal"]["name"], "unsigned-no-officer");
    assert_eq!(nobody.sign().unwrap_err().name, "unsigned-no-officer");
}

/// The file of trustee 1's identity.
fn identity(election: &Election) -> Vec<u8> {
    let seed = data_encoding::HEXLOWER.encode(election.people.trustees[0].expose_seed());
    format!("{{\"format\":\"ostrakon/v1/trustee-identity\",\"seed\":\"{seed}\"}}").into_bytes()
}

fn desk(election: &Election) -> Desk {
    Desk::begin("spring", election.publish()).unwrap()
}

fn next(desk: &Desk) -> Value {
    serde_json::from_str::<Value>(&desk.standing().unwrap()).unwrap()["next"].clone()
}

#[test]
fn what_a_trustee_signed_comes_out_when_the_store_gives_it_back() {
    let election = Election::at(Stage::Ceremony);
    let mut ada = desk(&election);
    assert_eq!(next(&ada)["step"], "sit");
    ada.sit(&identity(&election), &[]).unwrap();
    assert_eq!(next(&ada)["step"], "commit");
    let before = (ada.state().unwrap(), ada.guard().unwrap());
    ada.commit().unwrap();
    assert_eq!(ada.stored(&before.0, &before.1).unwrap_err().name, "state-not-stored");
    let (state, guard) = (ada.state().unwrap(), ada.guard().unwrap());
    let sent: Value = serde_json::from_str(&ada.stored(&state, &guard).unwrap()).unwrap();
    assert_eq!(sent[0]["path"], "elections/spring/setup");
    let body: Value = serde_json::from_slice(&ada.body(0).unwrap()).unwrap();
    assert_eq!(body["documents"][0]["body"]["type"], "ostrakon/v1/ceremony-commitment");

    let mut old = desk(&election);
    assert_eq!(old.load(&before.0, &guard).unwrap_err().name, "state-old");
    assert_eq!(old.sit(&identity(&election), &guard).unwrap_err().name, "state-lost");
    old.load(&state, &guard).unwrap();
    assert!(ada.stored(&state, &guard).unwrap().starts_with("[]"), "and only once");
}

#[test]
fn a_trustee_signs_off_nothing_that_was_not_verified() {
    let election = Election::at(Stage::SignOffs);
    let mut ada = desk(&election);
    ada.sit(&identity(&election), &[]).unwrap();
    assert_eq!(ada.sign_off(1e10).unwrap_err().name, "trustee-refused");
    let told: Value = serde_json::from_str(&ada.verify_with(&()).unwrap()).unwrap();
    assert_eq!(told["refusal"], Value::Null);
    // The forge made its key shares: what the board says of this trustee its journal does not know.
    assert_eq!(ada.sign_off(1e10).unwrap_err().name, "state-behind");

    let mut record = election.publish();
    record.file("setup/dealing-1-1")[40] ^= 1;
    let mut ada = Desk::begin("spring", record).unwrap();
    ada.sit(&identity(&election), &[]).unwrap();
    let told: Value = serde_json::from_str(&ada.verify_with(&()).unwrap()).unwrap();
    assert_eq!(told["refusal"]["name"], "unsigned-failed");
    assert_eq!(ada.sign_off(1e10).unwrap_err().name, "unsigned-failed");
}

const WORDS: &str = r#"{"title":"Rehearsal","question":"Cake?","officer":"Olga","options":["Yes","No","Abstain"],
    "trustees":["You","Bohdan","Cem"]}"#;
const NOW: f64 = 2e9;

/// Stores, sends, and lets everybody else act.
fn done(desk: &mut Desk, rehearsal: &Rehearsal) {
    let (state, guard) = (desk.state().unwrap(), desk.guard().unwrap());
    let sent: Value = serde_json::from_str(&desk.stored(&state, &guard).unwrap()).unwrap();
    for place in 0..sent.as_array().unwrap().len() {
        rehearsal.take(&desk.body(place).unwrap()).unwrap();
    }
    rehearsal.go_on().unwrap();
    desk.refresh().unwrap();
}

#[test]
fn a_rehearsal_goes_from_the_key_to_the_certificate() {
    let rehearsal = Rehearsal::begin(WORDS, NOW).unwrap();
    let mut desk = rehearsal.desk().unwrap();
    let mut steps = Vec::new();
    loop {
        let step = next(&desk)["step"].as_str().unwrap().to_owned();
        match step.as_str() {
            "commit" => desk.commit().unwrap(),
            "deal" => desk.deal().unwrap(),
            "acknowledge" => {
                for from in [2, 3] {
                    desk.give_envelope(&rehearsal.envelope(from).unwrap().unwrap());
                }
                desk.acknowledge().unwrap();
            }
            "complete" => desk.complete().unwrap(),
            "sign-off" | "share" => {
                let told: Value = serde_json::from_str(&desk.verify_with(&()).unwrap()).unwrap();
                assert_eq!(told["refusal"], Value::Null, "{told}");
                if step == "share" { desk.share().unwrap() } else { desk.sign_off(NOW).unwrap() }
            }
            "erase" => {
                let told: Value = serde_json::from_str(&desk.verify_with(&()).unwrap()).unwrap();
                let report: Value = serde_json::from_str(told["report"].as_str().unwrap()).unwrap();
                assert_eq!(
                    (&report["passed"], &report["outcomes"][0]["totals"]["for"]),
                    (&true.into(), &4.into())
                );
                desk.erase().unwrap();
            }
            "done" => break,
            other => panic!("{other}: {}", desk.standing().unwrap()),
        }
        steps.push(step);
        done(&mut desk, &rehearsal);
    }
    assert_eq!(steps, ["commit", "deal", "acknowledge", "complete", "sign-off", "share", "erase"]);
}

#[test]
fn whoever_complains_in_a_rehearsal_begins_again() {
    let rehearsal = Rehearsal::begin(WORDS, NOW).unwrap();
    let mut desk = rehearsal.desk().unwrap();
    desk.commit().unwrap();
    done(&mut desk, &rehearsal);
    desk.deal().unwrap();
    done(&mut desk, &rehearsal);
    assert_eq!(desk.acknowledge().unwrap_err().name, "envelope-missing");
    desk.complain(3).unwrap();
    done(&mut desk, &rehearsal);
    let standing: Value = serde_json::from_str(&desk.standing().unwrap()).unwrap();
    assert_eq!((&standing["attempt"], &standing["next"]["step"]), (&2.into(), &"commit".into()));
}

//! An organiser's desk in a browser: what it signs is what the command and every verifier would have, and nothing else is signed.

use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::key_file;
use ostrakon_tests::forge::{Election, Stage};
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_web::desk::Organiser;
use serde_json::Value;

fn file(key: &SecretKey) -> String {
    key_file::encode("organiser", key).to_string()
}

/// With both keys.
fn desk(election: &Election) -> Organiser {
    let mut desk = Organiser::begin("spring", election.publish()).unwrap();
    desk.take_key(&file(&election.people.organiser)).unwrap();
    desk.take_key(&file(&election.people.registrar)).unwrap();
    desk
}

fn standing(desk: &Organiser) -> Value {
    serde_json::from_str(&desk.standing()).unwrap()
}

/// What is sent is this, signed by that key.
fn sends(desk: &Organiser, documents: impl IntoIterator<Item = Document>, key: &SecretKey) {
    let posting: Value = serde_json::from_slice(&desk.body().unwrap()).unwrap();
    let sign = |document| serde_json::to_value(SignedDocument::sign(document, key)).unwrap();
    assert_eq!(posting["documents"], Value::Array(documents.into_iter().map(sign).collect()));
}

#[test]
fn rolls_and_opening_are_those_of_everybody() {
    let election = Election::at(Stage::Rolls);
    let mut desk = desk(&election);
    let (document, file) = election.draft_rolls().swap_remove(0);
    assert_eq!(standing(&desk)["next"]["step"], "roll");
    assert_eq!(desk.enter_roll().unwrap_err().name, "nothing-signed", "no file was read");
    assert_eq!(desk.read_roll(b"nothing".to_vec()).unwrap_err().name, "roll-unread");
    let told: Value = serde_json::from_str(&desk.read_roll(file).unwrap()).unwrap();
    assert_eq!((&told["size"], &told["root"]), (&document.size.into(), &document.root.to_string().into()));
    desk.enter_roll().unwrap();
    sends(&desk, [Document::Roll(document)], &election.people.registrar);
    assert_eq!(desk.path().unwrap(), "elections/spring/roll");

    let election = Election::at(Stage::Opening);
    let mut desk = self::desk(&election);
    let opening = election.draft_opening();
    assert_eq!(desk.open_vote(1.0).unwrap_err().name, "step-early");
    assert_eq!(desk.open_vote(1e12).unwrap_err().name, "opening-late");
    desk.open_vote(opening.time as f64).unwrap();
    sends(&desk, [Document::Opening(opening)], &election.people.organiser);
}

#[test]
fn closing_sums_and_result_are_those_of_every_verifier() {
    let mut election = Election::at(Stage::Closing);
    let mut desk = desk(&election);
    let closing = election.draft_closing();
    assert_eq!(standing(&desk)["next"]["step"], "close");
    assert_eq!(desk.close(closing.time as f64 - 10.0).unwrap_err().name, "step-early");
    assert_eq!(desk.close(closing.time as f64 + 1e6).unwrap_err().name, "closing-late");
    desk.close(closing.time as f64).unwrap();
    sends(&desk, [Document::Closing(closing.clone())], &election.people.organiser);
    election.enter_closing(closing);

    let mut desk = self::desk(&election);
    let tallies = election.draft_tallies();
    let time = tallies[0].time as f64;
    assert_eq!(desk.tally(time).unwrap_err().name, "nothing-signed", "nothing was verified");
    let told: Value = serde_json::from_str(&desk.verify_with(&()).unwrap()).unwrap();
    assert_eq!(told["refusal"], Value::Null, "{told}");
    assert_eq!(desk.tally(1.0).unwrap_err().name, "step-early");
    desk.tally(time).unwrap();
    sends(&desk, tallies.into_iter().map(Document::Tally), &election.people.organiser);
}

#[test]
fn the_result_waits_for_shares_and_is_what_they_open() {
    let early = Election::at(Stage::Shares);
    let mut desk = desk(&early);
    let told: Value = serde_json::from_str(&desk.verify_with(&()).unwrap()).unwrap();
    assert_eq!(
        (&told["refusal"]["name"], &told["refusal"]["about"]["check"]),
        (&"unsigned-waits".into(), &"602".into())
    );
    assert_eq!(desk.result().unwrap_err().name, "unsigned-waits");

    let election = Election::at(Stage::Result);
    let mut desk = self::desk(&election);
    assert_eq!(standing(&desk)["next"]["step"], "result");
    let told: Value = serde_json::from_str(&desk.verify_with(&()).unwrap()).unwrap();
    assert_eq!(told["refusal"], Value::Null, "{told}");
    desk.result().unwrap();
    sends(&desk, [Document::Result(election.draft_result())], &election.people.organiser);
}

#[test]
fn nothing_is_summed_up_of_a_record_that_fails() {
    let election = Election::at(Stage::Tallies);
    let mut record = election.publish();
    record.file("setup/dealing-1-1")[40] ^= 1;
    let mut desk = Organiser::begin("spring", record).unwrap();
    desk.take_key(&file(&election.people.organiser)).unwrap();
    let told: Value = serde_json::from_str(&desk.verify_with(&()).unwrap()).unwrap();
    assert_eq!(told["refusal"]["name"], "unsigned-failed");
    assert_eq!(desk.tally(election.draft_tallies()[0].time as f64).unwrap_err().name, "unsigned-failed");
}

#[test]
fn only_the_keys_of_this_vote_sign_and_small_numbers_are_not_told() {
    let election = Election::at(Stage::Closing);
    let mut desk = Organiser::begin("spring", election.publish()).unwrap();
    assert_eq!(desk.take_key(&file(&election.people.officers[0])).unwrap_err().name, "organise-key-nobody");
    let time = election.draft_closing().time as f64;
    desk.take_key(&file(&election.people.registrar)).unwrap();
    assert_eq!(desk.close(time).unwrap_err().name, "organise-key-organiser");
    assert_eq!(desk.body().unwrap_err().name, "nothing-signed");
    let told = standing(&desk);
    let (least, ballots) = (told["least"].as_u64().unwrap(), told["ballots"].as_u64());
    assert!(ballots.is_none_or(|ballots| ballots >= least), "{told}");
}

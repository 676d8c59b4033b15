//! From a code to a ballot that the verifier takes.

use super::{Open, json, questions};
use ostrakon_tests::corpus::with_status;
use ostrakon_tests::forge::Stage;
use ostrakon_tlog::hash::leaf_hash;
use ostrakon_verify::Status;
use ostrakon_web::booth::Session;

#[test]
fn every_type_is_sealed_told_and_verified() {
    let mut open = Open::asking(&questions::questions());
    let mut session = open.session();
    let mut previous = String::new();
    for which in [0, 1] {
        let answers = questions::answers(which);
        let encrypted = json(&session.encrypt(&answers).unwrap());
        assert_eq!(encrypted["answers"].as_array().unwrap().len(), questions::questions().len());
        assert_eq!(encrypted["tracker"].as_str().unwrap().replace('-', "").len(), 52);
        let sealed = session.seal(&previous).unwrap();
        previous = hex(leaf_hash(&sealed).as_bytes());
        open.election.enter_bytes(sealed);
    }
    open.election.stage = Stage::Closing;
    let report = open.election.publish().verify(None).report;
    assert!(with_status(&report, Status::Failed).is_empty(), "{report}");
}

#[test]
fn what_is_told_is_what_was_answered() {
    let open = Open::asking(&questions::questions());
    let mut session = open.session();
    let encrypted = json(&session.encrypt(&questions::answers(0)).unwrap());
    for (told, (question, [answer, _], _)) in
        encrypted["answers"].as_array().unwrap().iter().zip(questions::every_type())
    {
        // An order with one left open is the same as one with it last.
        if question.vote != "minimax" {
            assert_eq!(told, &json(answer), "{}", question.vote);
        }
    }
}

#[test]
fn answers_are_refused_by_name_and_nothing_is_encrypted() {
    let open = Open::asking(&questions::questions());
    let mut session = open.session();
    for (index, (question, valid, (refused, fault))) in questions::every_type().into_iter().enumerate() {
        for answer in valid {
            assert_eq!(session.check(index, answer).unwrap(), None, "{}: {answer}", question.vote);
        }
        let told = json(&session.check(index, refused).unwrap().expect(question.vote));
        assert_eq!((&told["name"], &told["about"]["contest"]), (&fault.into(), &question.vote.into()));
        let mut answers: Vec<&str> = Vec::new();
        let all = questions::every_type();
        answers.extend(all.iter().map(|(_, answers, _)| answers[0]));
        answers[index] = refused;
        let error = session.encrypt(&format!("[{}]", answers.join(","))).unwrap_err();
        assert_eq!(error.name, fault, "{}", question.vote);
        assert_eq!(session.seal("").unwrap_err().name, "nothing-encrypted");
    }
    assert_eq!(session.encrypt("[]").unwrap_err().name, "answer-missing");
    assert_eq!(session.check(99, r#""none""#).unwrap_err().name, "answer-unread");
}

#[test]
fn a_ballot_is_sealed_or_opened_once() {
    let open = Open::small();
    let mut session = open.session();
    session.encrypt(r#"[{"options":[0]}]"#).unwrap();
    session.challenge().unwrap();
    assert_eq!(session.seal("").unwrap_err().name, "nothing-encrypted");
    session.encrypt(r#"[{"options":[0]}]"#).unwrap();
    assert_eq!(session.seal("no hash").unwrap_err().name, "service-unread");
    session.seal("").unwrap();
    assert_eq!(session.seal("").unwrap_err().name, "nothing-encrypted");
    assert_eq!(session.challenge().unwrap_err().name, "nothing-encrypted");
}

#[test]
fn only_a_code_of_this_roll_unlocks() {
    let (open, other) = (Open::small(), Open::small());
    let mut session = Session::begin(open.published().1, "").unwrap();
    assert_eq!(session.encrypt("[]").unwrap_err().name, "code-missing");
    assert_eq!(session.unlock(&other.codes[0], "").unwrap_err().name, "code-on-no-roll");
    assert_eq!(session.unlock(&open.codes[0], "committee").unwrap_err().name, "code-on-no-roll");
    for wrong in ["", "AAAA", &open.codes[0][1..], &format!("{}A", open.codes[0])] {
        assert_eq!(session.unlock(wrong, "").unwrap_err().name, "code-mistyped", "{wrong}");
    }
    assert_eq!(session.unlock("ostrakon nonsense", "").unwrap_err().name, "key-unread");
    for good in [open.codes[0].to_lowercase().replace('-', " "), open.codes[1].clone()] {
        let unlocked = json(&session.unlock(&good, "members").unwrap());
        assert_eq!((&unlocked["roll"], &unlocked["token"]), (&0.into(), &false.into()));
    }
    session.lock();
    assert_eq!(session.seal("").unwrap_err().name, "nothing-encrypted");
}

#[test]
fn another_election_or_a_false_one_opens_no_booth() {
    let (open, other) = (Open::small(), Open::small());
    assert!(Session::begin(open.published().1, &open.id).is_ok());
    assert!(Session::begin(open.published().1, &open.id.to_uppercase()).is_ok());
    let begun = |election: &str| Session::begin(open.published().1, election).map(drop).unwrap_err();
    assert_eq!(begun(&other.id).name, "other-election");
    assert_eq!(begun(&other.id).about["found"], open.id);
    assert_eq!(begun("0").name, "other-election");
    let mut record = open.election.publish();
    record.file("setup/keys")[0] ^= 1;
    assert_eq!(Session::begin(record, "").map(drop).unwrap_err().name, "setup-refused");
    let mut record = open.election.publish();
    record.file("roll/0")[0] ^= 1;
    assert_eq!(Session::begin(record, "").map(drop).unwrap_err().name, "setup-refused");
    let empty = ostrakon_tests::forge::Record::default();
    assert_eq!(Session::begin(empty, "").map(drop).unwrap_err().name, "no-record");
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

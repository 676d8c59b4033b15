//! Every call against scripted answers: what is sent, what is understood, what is refused.
#![allow(clippy::unwrap_used)]

use crate::mirror::tests::made::Made;
use crate::wire::scripted::{Say, Scripted, answer, json};
use crate::{Client, ClientError, LastBallot, Options, Posting, Receipted, Reminder, Room};
use data_encoding::HEXLOWER;
use ostrakon_charter::Id;
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::request::{Asked, Request};
use ostrakon_tlog::checkpoint::LogKey;
use ostrakon_tlog::ed25519::{PublicKey, SecretKey};
use ostrakon_tlog::hash::leaf_hash;
use ostrakon_tlog::key::{KeyName, VerifierKey};
use ostrakon_tlog::receipt::Receipt;
use std::time::Duration;

const NOW: u64 = 1_800_000_000;
const HEAD: &str = r#"{"root":"0000000000000000000000000000000000000000000000000000000000000000","size":9}"#;

fn client(service: &Scripted) -> Client {
    let options = Options { patience: Duration::from_secs(1), time: Some(NOW), ..Options::default() };
    Client::with(service.base.clone(), &options).unwrap()
}

fn slug() -> Id {
    Id::new("spring").unwrap()
}

fn key() -> SecretKey {
    SecretKey::from_seed(&[5; 32])
}

#[test]
fn a_service_says_what_it_is() {
    let service = Scripted::new(vec![json(&format!(
        r#"{{"version":"1","organisation":"Society","base":"https://x","log_key":"{}","register":{{"origin":"x/register","acts":3}},"witnesses":[],"more":1}}"#,
        "01".repeat(32)
    ))]);
    let said = client(&service).service().unwrap();
    assert_eq!((said.organisation.as_str(), said.log_key.0[0], said.register.acts), ("Society", 1, 3));
    assert!(said.is_called(&"https://x/".parse().unwrap()) && !said.is_called(&service.base));
    for body in ["", "[]", "{\"version\":1}"] {
        let service = Scripted::new(vec![json(body)]);
        assert!(matches!(client(&service).service(), Err(ClientError::Answer { .. })));
    }
}

#[test]
fn drafts_are_signed_afresh_for_every_attempt() {
    let drafted = format!(
        r#"{{"log":{{"key":"{}","origin":"x/elections/spring"}},"tokens":[{{"modulus":"ff01"}}]}}"#,
        "02".repeat(32)
    );
    let service = Scripted::new(vec![Say::Nothing, json(&drafted)]);
    let client = client(&service);
    let drafted = client.draft(&slug(), 1, &|request: Request| request.sign(&key())).unwrap();
    assert_eq!((drafted.log.origin.as_str(), drafted.tokens.len()), ("x/elections/spring", 1));
    let heard = service.heard();
    let base = service.base.as_str();
    let asked = Asked { base, method: "POST", path: "/api/elections/spring/draft", body: b"{\"rolls\":1}" };
    let signers = [(*key().public_key().as_bytes()).into()];
    let verify = |header: &str| Request::verify(header, &asked, NOW, &signers).unwrap().nonce;
    let nonces: Vec<_> = heard.iter().map(|heard| verify(heard.header("authorization").unwrap())).collect();
    assert_ne!(nonces[0], nonces[1]);
    assert!(
        heard
            .iter()
            .all(|heard| heard.body == asked.body && heard.line == "POST /votes/api/elections/spring/draft")
    );
}

#[test]
fn documents_go_to_their_rooms() {
    let service = Scripted::new(vec![json(&format!("{{\"entries\":[7,8],\"head\":{HEAD}}}"))]);
    let posting = Posting { documents: vec![b"{}".to_vec(), b"{\"a\":1}".to_vec()], files: [].into() };
    let entered = client(&service).post(&slug(), Room::Decrypt, &posting).unwrap();
    assert_eq!((entered.entries, entered.head.size), (vec![7, 8], 9));
    let heard = &service.heard()[0];
    assert_eq!(heard.line, "POST /votes/api/elections/spring/decrypt");
    assert_eq!(heard.header("content-type"), Some("application/json"));
    let service = Scripted::new(vec![json(&format!("{{\"entries\":[7],\"head\":{HEAD}}}"))]);
    assert!(matches!(client(&service).post_acts(&posting), Err(ClientError::Answer { .. })));
    assert_eq!(service.heard()[0].line, "POST /votes/api/register");
}

#[test]
fn every_document_of_a_board_has_a_room() {
    let mut made = Made::record(3);
    made.grow(4, 0);
    let rooms = made
        .log
        .entries()
        .iter()
        .filter(|entry| entry.starts_with(b"{"))
        .map(|entry| Room::of(&SignedDocument::decode(entry).unwrap().body).unwrap());
    assert_eq!(rooms.collect::<Vec<_>>(), [Room::Setup, Room::Roll]);
    let objection = ostrakon_election::board::Objection { election: [0; 32].into(), receipt: "r".into() };
    assert_eq!(Room::of(&Document::Objection(objection)), Some(Room::Board));
}

fn log(made: &Made) -> LogKey {
    let reference = made.reference();
    let key = PublicKey::from_bytes(&reference.key.0).unwrap();
    LogKey::new(VerifierKey::new(KeyName::new(reference.origin).unwrap(), key))
}

fn receipt(made: &Made, index: u64) -> String {
    let leaf = leaf_hash(&made.log.entries()[index as usize]);
    let proof = made.log.inclusion(index).unwrap();
    Receipt::new(proof, made.checkpoint(), Some(leaf.as_bytes().to_vec())).unwrap().encode()
}

#[test]
fn a_receipt_is_believed_when_it_is_one() {
    let made = Made::record(9);
    let ballot = made.log.entries()[5].clone();
    let service = Scripted::new(vec![Say::Nothing, answer(200, &[], receipt(&made, 5))]);
    let receipted = client(&service).cast(&slug(), &log(&made), b"token", &ballot).unwrap();
    assert_eq!((receipted.index, receipted.checkpoint.head().size), (5, 9));
    assert_eq!(receipted.text, receipt(&made, 5));
    let sent = [b"token", ballot.as_slice()].concat();
    assert!(service.heard().iter().all(|heard| heard.body == sent && heard.header("cookie").is_none()));
    let mut stranger = made.clone();
    stranger.grow(10, 0);
    for text in [receipt(&made, 6), receipt(&made, 5).replace("index 5", "index 6"), "receipt".into()] {
        let service = Scripted::new(vec![answer(200, &[], text)]);
        let told = client(&service).cast(&slug(), &log(&made), b"", &ballot);
        assert!(matches!(told, Err(ClientError::Answer { .. })), "{told:?}");
    }
    assert!(Receipted::verify(receipt(&made, 5).as_bytes(), &log(&Made::new("other", 1)), &ballot).is_err());
    let service = Scripted::new(vec![answer(200, &[], receipt(&stranger, 5))]);
    let newer = client(&service).receipt(&slug(), &log(&made), 5, &ballot).unwrap();
    assert_eq!(newer.checkpoint.head().size, 10);
}

#[test]
fn the_last_ballot_of_somebody() {
    let hash = "03".repeat(32);
    let script = vec![
        json(&format!(r#"{{"index":4,"previous":"{hash}"}}"#)),
        json(r#"{"index":null,"previous":null}"#),
    ];
    let service = Scripted::new(script);
    let asked = || client(&service).last_ballot(&slug(), 2, &[9; 32].into()).unwrap();
    assert_eq!(asked(), LastBallot { index: Some(4), previous: Some([3; 32].into()) });
    assert_eq!(asked(), LastBallot { index: None, previous: None });
    assert_eq!(
        service.heard()[0].line,
        format!("GET /votes/api/elections/spring/cast/2/{}", "09".repeat(32))
    );
}

#[test]
fn envelopes_are_left_and_fetched() {
    let service = Scripted::new(vec![
        answer(204, &[], ""),
        answer(200, &[], "OE"),
        answer(404, &[], ""),
        answer(403, &[], ""),
    ]);
    let client = client(&service);
    client.leave_envelope(&slug(), b"OE").unwrap();
    let fetch = || client.fetch_envelope(&slug(), 1, 2, 3, &|request: Request| request.sign(&key()));
    assert_eq!([fetch().unwrap(), fetch().unwrap()], [Some(b"OE".to_vec()), None]);
    assert!(fetch().unwrap_err().is(403));
    assert_eq!(service.heard()[1].line, "GET /votes/api/elections/spring/envelopes/1/2/3");
}

#[test]
fn a_session_is_a_cookie_from_the_same_origin() {
    let cookie = [("Set-Cookie", "other=1; Path=/"), ("Set-Cookie", "ostrakon=s3cret; Path=/; HttpOnly")];
    let me = r#"{"person":"p-1","bodies":["leeds"],"credential":false,"elections":[{"slug":"spring","roll":0,"listed":true,"token":false}]}"#;
    let signature = format!("{{\"signature\":\"{}\"}}", HEXLOWER.encode(b"signed"));
    let script = vec![
        answer(202, &[], ""),
        answer(204, &cookie, ""),
        json(me),
        Say::Nothing,
        json(&signature),
        answer(204, &[], ""),
    ];
    let service = Scripted::new(script);
    let client = client(&service);
    client.ask_for_login("me@example.org").unwrap();
    let session = client.redeem_login("link").unwrap();
    let me = session.me().unwrap();
    assert!(me.person.as_str() == "p-1" && me.elections[0].listed && !me.elections[0].token);
    assert_eq!(session.sign_blinded(&slug(), 0, b"blind").unwrap(), b"signed");
    assert!(!format!("{session:?}").contains("s3cret"));
    session.log_out().unwrap();
    let heard = service.heard();
    assert!(heard.iter().all(|heard| heard.header("origin") == Some(service.base.origin())));
    let cookies: Vec<_> = heard.iter().map(|heard| heard.header("cookie")).collect();
    let own = Some("ostrakon=s3cret");
    assert_eq!(cookies, [None, None, own, own, own, own]);
    assert_eq!(heard[4].body, format!("{{\"blinded\":\"{}\"}}", HEXLOWER.encode(b"blind")).into_bytes());
}

#[test]
fn a_login_link_is_not_spent_twice() {
    let service = Scripted::new(vec![Say::Nothing, answer(204, &[("Set-Cookie", "ostrakon=x")], "")]);
    assert!(matches!(client(&service).redeem_login("link"), Err(ClientError::Unreachable { .. })));
    let service = Scripted::new(vec![answer(204, &[], "")]);
    assert!(matches!(client(&service).redeem_login("link"), Err(ClientError::Answer { .. })));
}

#[test]
fn offices_ask_with_their_keys() {
    let changed = r#"{"done":true,"members":2,"added":["p-1"],"changed":[],"removed":["p-9"],"refused":[]}"#;
    let refused = r#"{"title":"Unprocessable Content","status":422,"detail":"1 lines are refused","refused":[{"line":3,"reason":"no address"}]}"#;
    let script = vec![
        json(changed),
        answer(422, &[], refused),
        answer(200, &[], "person\n"),
        answer(202, &[], "{\"queued\":4}"),
        json("{\"people\":5}"),
    ];
    let service = Scripted::new(script);
    let (client, body) = (client(&service), Id::new("leeds").unwrap());
    let signer = |request: Request| request.sign(&key());
    let change = client.put_people(&body, b"sheet", true, &signer).unwrap();
    assert_eq!((change.members, change.added.len(), change.removed.len()), (2, 1, 1));
    let error = client.put_people(&body, b"sheet", false, &signer).unwrap_err();
    let line = &error.problem().unwrap().refused[0];
    assert_eq!((line.line, line.reason.as_str()), (3, "no address"));
    assert_eq!(client.people(&body, &signer).unwrap(), b"person\n");
    assert_eq!(client.remind(&slug(), Reminder::Opens, &signer).unwrap(), 4);
    assert_eq!(client.retire(&slug(), &signer).unwrap(), 5);
    let heard = service.heard();
    let lines: Vec<_> = heard.iter().map(|heard| heard.line.as_str()).collect();
    assert_eq!(
        lines,
        [
            "POST /votes/api/bodies/leeds/people?dry-run",
            "POST /votes/api/bodies/leeds/people",
            "GET /votes/api/bodies/leeds/people",
            "POST /votes/api/elections/spring/reminders",
            "POST /votes/api/elections/spring/retire",
        ]
    );
    assert_eq!(heard[3].body, b"{\"kind\":\"opens\"}");
    assert!(heard.iter().all(|heard| heard.header("authorization").is_some()));
}

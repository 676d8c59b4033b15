//! Tokens, people's lists, and what is left for the credential authority.

use super::house::{House, both};
use data_encoding::HEXLOWER;
use ostrakon_election::roll::Token;
use ostrakon_tests::carried::{Answer, BASE, SLUG, Visitor};
use ostrakon_tests::forge::Stage;
use serde_json::json;

const MEMBERS: [&str; 5] = ["ada", "bea", "cem", "dora", "eli"];
const COMMITTEE: [&str; 4] = ["ada", "bea", "cem", "zoe"];

fn ask(visitor: &Visitor, roll: usize, blinded: &[u8]) -> Answer {
    let body = json!({ "blinded": HEXLOWER.encode(blinded) });
    visitor.post(&format!("/api/elections/{SLUG}/token/{roll}"), &body)
}

fn signature(answer: Answer) -> Vec<u8> {
    assert_eq!(answer.status, 200, "{}", answer.text());
    HEXLOWER.decode(answer.json()["signature"].as_str().unwrap().as_bytes()).unwrap()
}

fn visitor(house: &House, person: &str) -> Visitor {
    house.log_in(&format!("{person}@example.org"))
}

#[test]
fn one_token_a_person_and_roll() {
    both(|mut house| {
        house.enrol("membership", &MEMBERS);
        house.enrol("committee", &COMMITTEE);
        house.draft_election(true);
        house.carry_to(Stage::Rolls);
        let (ada, keys) = (visitor(&house, "ada"), [house.token_key(0), house.token_key(1)]);
        let request = |house: &House, roll: usize, member| {
            house.token_request(&keys[roll], roll, member).blinded().to_vec()
        };
        assert_eq!(ask(&ada, 0, &request(&house, 0, 0)).status, 409, "the roll is not on the board");
        house.carry_to(Stage::Opening);
        // Whoever comes to the body now is not on the list; whoever goes stays on it.
        house.enrol("membership", &["ada", "bea", "cem", "dora", "late"]);

        let own = house.token_request(&keys[0], 0, 0);
        let first = signature(ask(&ada, 0, own.blinded()));
        let token: Token = own.finalize(&first).unwrap();
        let credential = house.forged.rolls[0].members[0].credential();
        keys[0].verify(&house.forged.election(), 0, &credential.key(), &token).unwrap();
        house.restart();
        assert_eq!(signature(ask(&ada, 0, own.blinded())), first, "as often as it is asked");
        assert_eq!(ask(&ada, 0, &request(&house, 0, 1)).status, 409, "and no other");
        signature(ask(&ada, 1, &request(&house, 1, 0)));
        let late = visitor(&house, "late");
        assert_eq!(ask(&late, 0, &request(&house, 0, 1)).status, 403);
        signature(ask(&visitor(&house, "eli"), 0, &request(&house, 0, 4)));
        assert_eq!(ask(&visitor(&house, "zoe"), 0, &request(&house, 0, 1)).status, 403, "on the other roll");

        let mine = |me: Answer, roll: usize| me.json()["elections"][roll].clone();
        let roll = mine(ada.me(), 0);
        assert_eq!([&roll["frozen"], &roll["listed"], &roll["token"]], [&json!(true); 3]);
        let roll = mine(late.me(), 0);
        assert_eq!([&roll["frozen"], &roll["listed"]], [&json!(true), &json!(false)]);

        house.set_clock(house.forged.manifest.closes);
        assert_eq!(ask(&visitor(&house, "dora"), 0, &request(&house, 0, 3)).status, 410);
    });
}

#[test]
fn of_many_messages_at_once_one_is_signed() {
    both(|mut house| {
        house.enrol("membership", &MEMBERS);
        house.draft_election(true);
        house.carry_to(Stage::Opening);
        let (ada, key) = (visitor(&house, "ada"), house.token_key(0));
        let messages: Vec<Vec<u8>> =
            (0..10).map(|n| house.token_request(&key, 0, n % 5).blinded().to_vec()).collect();
        let answers: Vec<Answer> = std::thread::scope(|scope| {
            let all: Vec<_> = messages.iter().map(|m| scope.spawn(|| ask(&ada, 0, m))).collect();
            all.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        let signed: Vec<usize> = (0..10).filter(|n| answers[*n].status == 200).collect();
        assert_eq!(signed.len(), 2, "the same message came twice: {signed:?}");
        assert_eq!(signed[0] + 5, signed[1]);
        assert!(answers.iter().all(|answer| [200, 409].contains(&answer.status)));
    });
}

#[test]
fn what_no_device_asks_is_refused() {
    let mut house = House::new(None, |settings| settings.limits.tokens = 12);
    house.enrol("membership", &MEMBERS);
    house.draft_election(true);
    house.carry_to(Stage::Opening);
    let ada = visitor(&house, "ada");
    let modulus = house.token_key(0).modulus().to_vec();
    let mut one = vec![0; 256];
    one[255] = 1;
    for wrong in [&[][..], &[1; 255], &[1; 257], &[0; 256], &one, &[255; 256], &modulus] {
        assert_eq!(ask(&ada, 0, wrong).status, 422);
    }
    assert_eq!(ada.post(&format!("/api/elections/{SLUG}/token/0"), &json!({ "blinded": "AB" })).status, 400);
    assert_eq!(ask(&ada, 9, &[1; 256]).status, 404);
    let elsewhere = ada.post("/api/elections/none/token/0", &json!({ "blinded": "ab" }));
    assert_eq!(elsewhere.status, 404);
    let statuses: Vec<u16> = (0..4).map(|_| ask(&ada, 0, &[0; 256]).status).collect();
    assert_eq!(statuses, [422, 422, 429, 429], "guessing is slow");
}

/// From the roll's list to the ballot, and to the end: then nobody here is known to have been there. Attack 99 is tried with every ballot: a
/// login in the place of the token.
#[test]
fn who_logs_in_votes_and_is_forgotten() {
    both(|mut house| {
        house.enrol("membership", &MEMBERS);
        house.enrol("committee", &COMMITTEE);
        house.draft_election(true);
        house.carry_to(Stage::Ballots);
        // Zoe leaves, but stays on the list until the election is retired.
        house.enrol("committee", &["ada"]);
        vote(&mut house);
        let keys = || std::fs::read_dir(house.data.path().join("keys")).unwrap().count();
        assert_eq!(keys(), 3, "the log's, and one a roll");
        house.carry_to(Stage::Objections);
        let keys = std::fs::read_dir(house.data.path().join("keys")).unwrap().count();
        assert_eq!(keys, 1, "a key that signs nothing any more is erased");
        let retire = |house: &House| {
            let path = format!("/api/elections/{SLUG}/retire");
            house.post_signed(&path, &house.forged.people.organiser, house.time(), b"")
        };
        assert_eq!(retire(&house).status, 409);
        house.carry_to(Stage::Done);
        let zoe = visitor(&house, "zoe");
        assert_eq!(zoe.me().json()["elections"].as_array().unwrap().len(), 1);
        assert_eq!(retire(&house).json(), json!({ "people": 9 }));
        assert_eq!(retire(&house).json(), json!({ "people": 0 }));
        assert_eq!(zoe.me().status, 401, "she is in no body and on no list");
        house.restart();
        let ada = visitor(&house, "ada");
        let rolls = ada.me().json()["elections"].clone();
        assert!(
            rolls.as_array().unwrap().iter().all(|roll| roll["listed"] == false && roll["token"] == false)
        );
        assert_eq!(retire(&house).json(), json!({ "people": 0 }), "a start makes no list anew");
    });
}

/// Casts every ballot of the setting, each with the token that its member was given.
fn vote(house: &mut House) {
    let from = house.forged.log.size();
    house.forged.run_until(Stage::Closing);
    let ballots: Vec<Vec<u8>> = house.forged.log.entries()[usize::try_from(from).unwrap()..].to_vec();
    let votes: Vec<(usize, usize)> = house.forged.setting.votes.iter().map(|v| (v.roll, v.member)).collect();
    for ((roll, member), ballot) in votes.into_iter().zip(&ballots) {
        assert_eq!(house.cast(ballot).status, 403, "a ballot without a token");
        let person = if roll == 0 { MEMBERS[member] } else { COMMITTEE[member] };
        let cookie = visitor(house, person).cookie;
        let kind = ("content-type", "application/octet-stream");
        let logged_in = [kind, ("origin", BASE), ("cookie", cookie.as_str())];
        let path = format!("/api/elections/{SLUG}/cast");
        assert_eq!(house.post(&path, &logged_in, ballot).status, 403, "a login is no token");
        let key = house.token_key(roll);
        let request = house.token_request(&key, roll, member);
        let token =
            request.finalize(&signature(ask(&visitor(house, person), roll, request.blinded()))).unwrap();
        let answer = house.cast(&[token.encode().as_slice(), ballot].concat());
        assert_eq!(answer.status, 200, "{}", answer.text());
    }
    house.given_up_to_here();
}

#[test]
fn a_list_of_another_size_than_its_roll_is_a_warning() {
    let mut house = House::new(None, |_| {});
    house.enrol("membership", &MEMBERS[..4]);
    house.enrol("committee", &COMMITTEE);
    house.draft_election(false);
    house.carry_to(Stage::Rolls);
    let from = house.forged.log.size();
    house.forged.run_until(Stage::Opening);
    let rolls: Vec<Vec<u8>> = house.forged.log.entries()[usize::try_from(from).unwrap()..].to_vec();
    let answers: Vec<_> = rolls.iter().map(|roll| house.give(&house.forged, roll).json()).collect();
    let warning = "the roll members has 5 credentials, and its body membership has 4 people here";
    assert_eq!(answers[0]["warnings"], json!([warning]));
    assert_eq!(answers[1]["warnings"], json!([warning]), "it still is so");
}

#[test]
fn what_is_left_for_the_authority_is_kept_until_a_roll_is_made_of_it() {
    both(|mut house| {
        house.enrol("membership", &MEMBERS);
        house.draft_election(false);
        house.carry_to(Stage::Rolls);
        let leave = |visitor: &Visitor, byte: &str| {
            visitor.post("/api/me/credential", &json!({ "sealed": byte.repeat(112) })).status
        };
        let (ada, bea) = (visitor(&house, "ada"), visitor(&house, "bea"));
        assert_eq!((leave(&ada, "aa"), leave(&ada, "bb"), leave(&ada, "xx")), (204, 204, 400));
        for wrong in [0, 48, 1_025] {
            let body = json!({ "sealed": "aa".repeat(wrong) });
            assert_eq!(ada.post("/api/me/credential", &body).status, 422);
        }
        house.carry_to(Stage::Opening);
        assert_eq!(leave(&ada, "cc"), 409);
        assert_eq!(leave(&bea, "dd"), 204, "nothing of the roll is hers");
        let path = "/api/bodies/membership/credentials";
        let left = house.get_signed(path, &house.forged.people.registrar).json();
        let entry = |person: &str, byte: &str| json!({ "person": person, "sealed": byte.repeat(112) });
        assert_eq!(left, json!({ "credentials": [entry("ada", "bb"), entry("bea", "dd")] }));
        house.set_clock(house.forged.manifest.closes);
        assert_eq!(leave(&ada, "ee"), 204, "for the next vote");
    });
}

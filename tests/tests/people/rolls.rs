//! Rolls of people, and what a registrar may do.

use super::house::{House, both};
use data_encoding::BASE64;
use ostrakon_election::document::SignedDocument;
use ostrakon_tests::carried::{SLUG, files};
use ostrakon_tests::forge::Stage;
use ostrakon_tlog::ed25519::SecretKey;
use rand_core::OsRng;
use serde_json::json;
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

const PATH: &str = "/api/bodies/members/people";
const ROLL: &str = "person,name,address,weight,body\n\
                    ada,\"Lovelace, Ada\",Ada@example.org,2,members\n\
                    bob,,bob@example.org,1,members\n";

#[test]
fn a_roll_is_put_changed_and_given_back() {
    both(|mut house| {
        let registrar = SecretKey::from_seed(house.forged.people.registrar.expose_seed());
        let put = |house: &House, roll: &str| house.upload(&registrar, "members", roll).json();
        let dry =
            house.post_signed(&format!("{PATH}?dry-run"), &registrar, house.time(), ROLL.as_bytes()).json();
        let all = json!(["ada", "bob"]);
        assert_eq!((&dry["added"], &dry["done"], &dry["members"]), (&all, &json!(false), &json!(2)));
        assert_eq!(house.get_signed(PATH, &registrar).text(), "person,name,address,weight,body\n");

        assert_eq!(
            put(&house, ROLL),
            json!({
                "done": true, "members": 2, "added": all, "changed": [], "removed": [], "refused": [],
            })
        );
        house.restart();
        let given = house.get_signed(PATH, &registrar);
        assert_eq!(
            (given.text().as_str(), given.header("content-type")),
            (ROLL, Some("text/csv; charset=utf-8; header=present"))
        );
        let same = put(&house, &given.text());
        assert_eq!([&same["added"], &same["changed"], &same["removed"]], [&json!([]); 3]);

        let next = put(&house, "address,person\nbob@example.com,bob\ncem@example.org,cem\n");
        assert_eq!(
            [&next["added"], &next["changed"], &next["removed"]],
            [&json!(["cem"]), &json!(["bob"]), &json!(["ada"])]
        );
    });
}

/// Attack 52: letters of another script, names and addresses that look alike, the same address in other case, formulas; and nothing is kept.
#[test]
fn one_refused_line_changes_nothing() {
    both(|house| {
        let registrar = &house.forged.people.registrar;
        house.enrol("members", &["ada"]);
        let before = house.get_signed(PATH, registrar).text();
        for (line, why) in [
            ("eve,Adа Lovelace,eve@example.org", "mixes letters"),
            ("eve,сора,eve@example.org\nfay,copa,fay@example.org", "looks like"),
            ("eve,,e.ve@example.org\nfay,,E.VE@example.org", "is line 2's too"),
            ("eve,A\u{202E}b,eve@example.org", "U+202E"),
            ("eve,=HYPERLINK(1),eve@example.org", "formula"),
            ("eve,,@example.org", "formula"),
            ("Eve,,eve@example.org", "person"),
        ] {
            let roll = format!("person,name,address\n{line}\ngus,,gus@example.org\n");
            let answer = house.upload(registrar, "members", &roll);
            assert_eq!(
                (answer.status, answer.header("content-type")),
                (422, Some("application/problem+json"))
            );
            let told = answer.json();
            let reasons = told["refused"].to_string();
            assert!(reasons.contains(why), "{line}: {reasons}");
            assert_eq!((&told["done"], &told["status"]), (&json!(false), &json!(422)));
            let dry = house.post_signed(&format!("{PATH}?dry-run"), registrar, house.time(), roll.as_bytes());
            assert_eq!(dry.json(), told, "a dry run says the same");
            assert_eq!(house.get_signed(PATH, registrar).text(), before);
        }
    });
}

#[test]
fn a_person_has_one_address_in_all_bodies() {
    both(|house| {
        let registrar = &house.forged.people.registrar;
        house.enrol("members", &["ada", "bob"]);
        house.enrol("committee", &["ada"]);
        let taken = house.upload(registrar, "committee", "person,address\neve,Bob@example.org\n");
        assert!(taken.json()["refused"][0]["reason"].as_str().unwrap().contains("is bob's"));
        // An address that changes in one body changes in all; two may exchange theirs.
        let swapped = "person,address\nada,bob@example.org\nbob,ada@example.org\n";
        house.upload(registrar, "members", swapped).granted();
        let committee = house.get_signed("/api/bodies/committee/people", registrar).text();
        assert!(committee.ends_with("ada,,bob@example.org,1,committee\n"), "{committee}");
        // Another identifier for the same address: whoever had it is forgotten with it, unless they are in another body.
        let renamed = |person: &str, of: &str| format!("person,address\n{person},{of}@example.org\n");
        house.upload(registrar, "members", &(renamed("ada", "bob") + "bobby,ada@example.org\n")).granted();
        assert_eq!(house.upload(registrar, "members", &renamed("lady", "bob")).status, 422);
        house.enrol("committee", &[]);
        house.upload(registrar, "members", &renamed("lady", "bob")).granted();
    });
}

#[test]
fn only_registrars_touch_rolls() {
    let house = House::new(None, |_| {});
    let (people, stranger) = (&house.forged.people, SecretKey::generate(&mut OsRng));
    for key in [&stranger, &people.organiser, &people.log] {
        assert_eq!(house.upload(key, "members", ROLL).status, 403);
        assert_eq!(house.get_signed(PATH, key).status, 403);
        assert_eq!(house.get_signed("/api/bodies/members/credentials", key).status, 403);
    }
    assert_eq!(house.post(PATH, &[("content-type", "text/csv")], ROLL.as_bytes()).status, 401);
    assert_eq!(house.get(PATH).status, 401);
    // Signed for a dry run, used for the real thing.
    let dry = format!("{PATH}?dry-run");
    let (time, registrar) = (house.time(), &people.registrar);
    let header = ostrakon_tests::carried::signed(&dry, "POST", registrar, time, ROLL.as_bytes());
    assert_eq!(house.post(PATH, &[("authorization", &header)], ROLL.as_bytes()).status, 401);
    assert_eq!(house.post(&dry, &[("authorization", &header)], ROLL.as_bytes()).status, 200);
    assert_eq!(
        house.post(&dry, &[("authorization", &header)], ROLL.as_bytes()).status,
        401,
        "it counts once"
    );
    let odd = format!("{PATH}?dry-run=false");
    assert_eq!(house.post_signed(&odd, registrar, time, ROLL.as_bytes()).status, 400, "no guess is made");
    assert_eq!(house.upload(registrar, "Members", ROLL).status, 404);
    assert_eq!(announced(&house, 16 << 20), "HTTP/1.1 401", "not signed");
    assert_eq!(announced(&house, (16 << 20) + 1), "HTTP/1.1 413");
}

/// How an upload of so many bytes is answered; of those that are taken, all come.
fn announced(house: &House, length: usize) -> String {
    let mut stream = TcpStream::connect(house.address().trim_start_matches("http://")).unwrap();
    let head = format!("POST {PATH} HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\n\r\n");
    stream.write_all(head.as_bytes()).unwrap();
    if length <= 16 << 20 {
        stream.write_all(&vec![b'x'; length]).unwrap();
    }
    let mut status = [0; 12];
    stream.read_exact(&mut status).unwrap();
    String::from_utf8(status.to_vec()).unwrap()
}

#[test]
fn a_large_roll_is_taken() {
    both(|house| {
        let people: Vec<String> = (0..5_000).map(|n| format!("p{n}")).collect();
        let names: Vec<&str> = people.iter().map(String::as_str).collect();
        house.enrol("members", &names);
        house.enrol("members", &names[1..]);
        let text = house.get_signed(PATH, &house.forged.people.registrar).text();
        assert_eq!(text.lines().count(), 5_000);
    });
}

/// Attack 55, for a roll: whoever sends it goes, sooner or later. Whenever the roll is on the board, its people are on their list.
#[test]
fn a_registrar_who_goes_leaves_the_roll_with_its_list() {
    let (mut on_the_board, mut round) = (0, 0);
    while on_the_board < 3 {
        let mut house = House::new(None, |_| {});
        house.enrol("membership", &["ada"]);
        house.draft_election(false);
        house.carry_to(Stage::Rolls);
        let before = entries(&house);
        house.forged.run_until(Stage::Opening);
        let roll = house.forged.log.entries()[usize::try_from(before).unwrap()].clone();
        leave(&house, &roll, Duration::from_millis(round));
        round += 1;
        assert!(round < 300, "no roll came onto the board");
        let until = Instant::now() + Duration::from_secs(2);
        while entries(&house) == before && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(5));
        }
        if entries(&house) == before {
            continue;
        }
        on_the_board += 1;
        let visitor = house.log_in("ada@example.org");
        let until = Instant::now() + Duration::from_secs(20);
        let listed = || visitor.me().json()["elections"][0]["listed"] == true;
        while !listed() {
            assert!(Instant::now() < until, "the roll has no list: {}", visitor.me().text());
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

fn entries(house: &House) -> u64 {
    house.get(&format!("/api/elections/{SLUG}")).json()["entries"].as_u64().unwrap()
}

/// Sends a roll document and goes after a while, without an answer.
fn leave(house: &House, roll: &[u8], after: Duration) {
    let document = SignedDocument::decode(roll).unwrap();
    let files = files(&house.forged, &document.body);
    let files: BTreeMap<String, String> = files.into_iter().map(|(p, b)| (p, BASE64.encode(&b))).collect();
    let (roll, files) = (std::str::from_utf8(roll).unwrap(), serde_json::to_string(&files).unwrap());
    let body = format!("{{\"documents\":[{roll}],\"files\":{files}}}");
    let head = format!(
        "POST /api/elections/{SLUG}/roll HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    let mut stream = TcpStream::connect(house.address().strip_prefix("http://").unwrap()).unwrap();
    stream.write_all([head, body].concat().as_bytes()).unwrap();
    std::thread::sleep(after);
}

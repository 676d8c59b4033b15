//! Casting: what is refused, what is answered, and what is entered once.

use ostrakon_postgres::Server;
use ostrakon_tests::carried::{Answer, BASE, Caller, Carried, SLUG, TokenOffice, election};
use ostrakon_tests::forge::{Election, Setting, Stage, VoteSetting, options};
use ostrakon_tlog::checkpoint::LogKey;
use ostrakon_tlog::hash::leaf_hash;
use ostrakon_tlog::key::{KeyName, SigningKey};
use ostrakon_tlog::receipt::Receipt;
use std::io::Write;
use std::net::TcpStream;
use std::time::Duration;
use tempfile::TempDir;

/// An opened vote that is carried, and what its voters need.
pub(crate) struct Open {
    pub(crate) carried: Carried,
    pub(crate) forged: Election,
    pub(crate) data: TempDir,
    office: Option<TokenOffice>,
    database: Option<String>,
}

impl Open {
    fn new(tokens: bool, database: Option<String>) -> Self {
        Self::of(Setting::default(), tokens, database)
    }

    pub(crate) fn of(setting: Setting, tokens: bool, database: Option<String>) -> Self {
        let data = TempDir::new().unwrap();
        let mut forged = election(setting);
        let office = tokens.then(|| TokenOffice::open(data.path(), &mut forged));
        forged.run_until(Stage::Ballots);
        Carried::place_key(data.path(), &forged.people);
        let settings = Carried::settings(&forged.people);
        let carried = Carried::start(data.path(), settings, database.clone()).unwrap();
        carried.set_clock(forged.manifest.opens);
        assert_eq!(carried.draft(&forged).status, 200);
        carried.replay(&forged, 0).unwrap_or_else(|answer| panic!("{}", answer.text()));
        Self { carried, forged, data, office, database }
    }

    /// Ends the service and starts it again.
    pub(crate) fn restarted(self) -> Self {
        let Self { carried, forged, data, office, database } = self;
        drop(carried);
        let settings = Carried::settings(&forged.people);
        let carried = Carried::start(data.path(), settings, database.clone()).unwrap();
        Self { carried, forged, data, office, database }
    }

    /// A ballot of a member of the first roll, after those that stand in `forged`.
    pub(crate) fn ballot(&self, member: usize) -> Vec<u8> {
        let selections = vec![options(&[0]), options(&[member % 2])];
        self.forged.seal(&VoteSetting { roll: 0, member, selections })
    }

    pub(crate) fn cast_after(&mut self, ballot: &[u8]) -> Answer {
        let answer = self.carried.cast(ballot);
        if answer.status == 200 {
            self.forged.enter_bytes(ballot.to_vec());
        }
        answer
    }

    pub(crate) fn receipt(&self, answer: Answer, ballot: &[u8]) -> u64 {
        let receipt = Receipt::parse(&answer.granted()).unwrap();
        let name = KeyName::new(self.forged.manifest.log.origin.clone()).unwrap();
        let key = SigningKey::new(
            name,
            ostrakon_tlog::ed25519::SecretKey::from_seed(self.forged.people.log.expose_seed()),
        );
        receipt.verify(&LogKey::new(key.verifier_key()), leaf_hash(ballot)).unwrap();
        receipt.index()
    }

    pub(crate) fn entries(&self) -> u64 {
        self.carried.get(&format!("/api/elections/{SLUG}")).json()["entries"].as_u64().unwrap()
    }
}

pub(crate) fn refused(answer: &Answer, status: u16, check: Option<&str>) {
    assert_eq!(answer.status, status, "{}", answer.text());
    assert_eq!(answer.json()["check"].as_str(), check, "{}", answer.text());
    assert_eq!(answer.header("content-type"), Some("application/problem+json"));
}

#[test]
fn a_ballot_is_acknowledged_once_however_often_it_is_sent() {
    let mut open = Open::new(false, None);
    let ballot = open.ballot(0);
    let answer = open.cast_after(&ballot);
    let index = open.receipt(answer, &ballot);
    let again = open.carried.cast(&ballot);
    assert_eq!(open.receipt(again, &ballot), index);
    let second = open.ballot(0);
    let answer = open.cast_after(&second);
    assert_eq!(open.receipt(answer, &second), index + 1);
    // The first one is superseded, and answered all the same.
    assert_eq!(open.receipt(open.carried.cast(&ballot), &ballot), index);
    let path = format!("/api/elections/{SLUG}/receipt/{index}");
    assert_eq!(open.receipt(open.carried.get(&path), &ballot), index);
    assert_eq!(open.entries(), index + 2);
}

/// Attacks 1, 12 and 49.
#[test]
fn there_is_no_receipt_of_what_is_no_ballot() {
    let mut open = Open::new(false, None);
    let ballot = open.ballot(0);
    let answer = open.cast_after(&ballot);
    let index = open.receipt(answer, &ballot);
    for none in [0, index + 1, (1 << 63) - 1, 1 << 63, u64::MAX] {
        let answer = open.carried.get(&format!("/api/elections/{SLUG}/receipt/{none}"));
        refused(&answer, 404, None);
    }
}

#[test]
fn false_ballots_are_refused_and_nothing_is_kept() {
    let mut open = Open::new(false, None);
    let before = open.entries();
    let good = open.ballot(1);
    let mut other = good.clone();
    other[6..38].copy_from_slice(&open.forged.rolls[0].members[2].key());
    refused(&open.carried.cast(&other), 422, Some("304"));
    let mut flipped = good.clone();
    *flipped.last_mut().unwrap() ^= 1;
    assert!(
        [301, 304]
            .map(|c| Some(c.to_string()))
            .contains(&open.carried.cast(&flipped).json()["check"].as_str().map(Into::into))
    );
    refused(&open.carried.cast(&good[..good.len() - 1]), 422, Some("301"));
    refused(&open.carried.cast(&[good.as_slice(), &[0]].concat()), 422, Some("301"));
    refused(&open.carried.cast(b"{}"), 422, Some("301"));
    refused(&open.carried.cast(b""), 422, Some("301"));
    let mut stranger = good.clone();
    stranger[6..38].copy_from_slice(&open.forged.rolls[1].members[0].key());
    refused(&open.carried.cast(&stranger), 422, Some("302"));
    assert_eq!(open.entries(), before);
    // Held back, and sent after a newer one.
    let held = open.ballot(3);
    let newer = open.ballot(3);
    assert_eq!(open.cast_after(&newer).status, 200);
    let late = open.carried.cast(&held);
    refused(&late, 409, Some("303"));
    let last = data_encoding::HEXLOWER.encode(leaf_hash(&newer).as_bytes());
    assert_eq!(late.json()["previous"].as_str(), Some(last.as_str()));
    let key = data_encoding::HEXLOWER.encode(&open.forged.rolls[0].members[3].key());
    let told = open.carried.get(&format!("/api/elections/{SLUG}/cast/0/{key}")).json();
    assert_eq!(told["previous"].as_str(), Some(last.as_str()));
    assert_eq!(told["index"].as_u64(), Some(before));
}

/// Attack 54.
#[test]
fn a_hundred_sendings_at_once_are_one_ballot() {
    for database in [None, Some(Server::shared().database())] {
        let open = Open::new(false, database);
        let before = open.entries();
        let ballot = open.ballot(0);
        let indices: Vec<u64> = std::thread::scope(|scope| {
            let all: Vec<_> = (0..100).map(|_| scope.spawn(|| open.carried.cast(&ballot))).collect();
            all.into_iter().map(|one| open.receipt(one.join().unwrap(), &ballot)).collect()
        });
        assert!(indices.iter().all(|index| *index == before), "{indices:?}");
        assert_eq!(open.entries(), before + 1);
    }
}

/// Attack 76: a thousand, from fifty callers at a time, each of whom would be the first.
#[test]
fn of_a_thousand_ballots_of_one_voter_at_once_one_goes_in() {
    for database in [None, Some(Server::shared().database())] {
        let open = Open::new(false, database);
        let before = open.entries();
        let ballots: Vec<Vec<u8>> = (0..1_000).map(|_| open.ballot(0)).collect();
        let cast = |some: &[Vec<u8>]| some.iter().map(|b| open.carried.cast(b).status).collect::<Vec<_>>();
        let statuses: Vec<u16> = std::thread::scope(|scope| {
            let all: Vec<_> = ballots.chunks(20).map(|some| scope.spawn(move || cast(some))).collect();
            all.into_iter().flat_map(|some| some.join().unwrap()).collect()
        });
        let count = |status| statuses.iter().filter(|own| **own == status).count();
        assert_eq!((count(200), count(409)), (1, 999), "{statuses:?}");
        assert_eq!(open.entries(), before + 1);
    }
}

/// Attack 99: no token, another's, another roll's, a changed one; and a login's cookie, which this route does not know.
#[test]
fn without_the_rolls_token_nobody_casts() {
    let open = Open::new(true, None);
    let office = open.office.as_ref().unwrap();
    let before = open.entries();
    let ballot = open.ballot(0);
    let with = |token: &[u8]| open.carried.cast(&[token, &ballot].concat());
    let own = office.token(&open.forged, 0, 0, 0);
    refused(&with(&[]), 403, None);
    refused(&with(&office.token(&open.forged, 0, 1, 0)), 403, None);
    refused(&with(&office.token(&open.forged, 0, 0, 1)), 403, None);
    let mut flipped = own.clone();
    flipped[40] ^= 1;
    refused(&with(&flipped), 403, None);
    let headers = [
        ("content-type", "application/octet-stream"),
        ("origin", BASE),
        ("cookie", "__Host-ostrakon=AAAA"),
        ("authorization", "Bearer AAAA"),
    ];
    let path = format!("/api/elections/{SLUG}/cast");
    refused(&open.carried.post(&path, &headers, &ballot), 403, None);
    assert_eq!(open.entries(), before);
    assert_eq!(open.receipt(with(&own), &ballot), before);
}

/// Attack 55: the connection ends while the head is read, the body, the proof, the write, the answer.
#[test]
fn a_client_that_goes_leaves_its_ballot_or_nothing() {
    for database in [None, Some(Server::shared().database())] {
        let mut open = Open::new(false, database);
        for round in 0..40_u64 {
            let ballot = open.ballot((round % 5) as usize);
            let before = open.entries();
            leave(&open.carried, &ballot, round);
            // Whether it is there or not, sending it again gives the receipt of the one place it has.
            let answer = open.cast_after(&ballot);
            assert_eq!(open.receipt(answer, &ballot), before);
            assert_eq!(open.entries(), before + 1);
        }
        assert_eq!(open.entries(), open.forged.log.size());
    }
}

/// A page of another site can have a browser send a form, or text: neither is a ballot.
#[test]
fn a_ballot_is_sent_as_one() {
    let mut open = Open::of(Setting::default(), false, None);
    let (ballot, before) = (open.ballot(0), open.entries());
    let path = format!("/api/elections/{SLUG}/cast");
    for kind in ["text/plain", "application/json", "multipart/form-data", "application/octet-stream-2", ""] {
        refused(&open.carried.post(&path, &[("content-type", kind)], &ballot), 415, None);
    }
    refused(&open.carried.post(&path, &[], &ballot), 415, None);
    assert_eq!(open.entries(), before);
    open.cast_after(&ballot).granted();
}

/// Sends a part or all of a ballot and goes, some quarter milliseconds later.
fn leave(caller: &Caller, ballot: &[u8], round: u64) {
    let head = format!(
        "POST /api/elections/{SLUG}/cast HTTP/1.1\r\nhost: x\r\ncontent-type: application/octet-stream\r\n\
         content-length: {}\r\n\r\n",
        ballot.len()
    );
    let whole = [head.as_bytes(), ballot].concat();
    let sent = match round % 8 {
        0 => 30,
        1 => head.len(),
        2 => whole.len() / 2,
        3 => whole.len() - 1,
        _ => whole.len(),
    };
    let mut stream = TcpStream::connect(caller.address().strip_prefix("http://").unwrap()).unwrap();
    stream.write_all(&whole[..sent]).unwrap();
    std::thread::sleep(Duration::from_micros(250 * (round / 4)));
    drop(stream);
}

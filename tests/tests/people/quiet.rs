//! What nobody learns: who is known here, and who was here.

use super::house::House;
use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use ostrakon_service::{Clock, Place, SETTINGS_FILE, backup};
use ostrakon_tests::carried::{Answer, BASE, Caller, Carried, SLUG};
use ostrakon_tests::forge::Stage;
use rand_core::{OsRng, RngCore};
use serde_json::json;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

const ROUNDS: usize = 200;

/// Attack 60.
#[test]
fn known_and_unknown_are_answered_alike() {
    let house = House::new(None, |_| {});
    house.enrol("membership", &["ada"]);
    let ask = |address: &str| {
        let start = Instant::now();
        let answer = house.post_own("/api/login/mail", &json!({ "address": address }));
        (answer, start.elapsed())
    };
    // In a random order: what one call leaves to be done must not always meet the other.
    let [mut known, mut unknown] = [const { Vec::new() }; 2];
    let strip = |answer: Answer| {
        let headers: Vec<_> = answer.headers.into_iter().filter(|(name, _)| name != "date").collect();
        (answer.status, answer.body, headers)
    };
    let mut answers = Vec::new();
    while known.len() < 2 * ROUNDS || unknown.len() < 2 * ROUNDS {
        let (times, address) = match OsRng.next_u32() % 2 {
            0 => (&mut known, "ada@example.org"),
            _ => (&mut unknown, "eve@example.org"),
        };
        let (answer, time) = ask(address);
        times.push(time);
        answers.push(strip(answer));
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{:?}", answers[0]);
    assert_eq!(answers[0].0, 202);
    // Noise is how far two halves of the same calls lie apart.
    let half = |times: &[Duration], which: usize| median(times.iter().skip(which).step_by(2));
    let apart = |times: &[Duration]| half(times, 0).abs_diff(half(times, 1));
    let (noise, level) = (apart(&known).max(apart(&unknown)), median(known.iter()));
    let difference = level.abs_diff(median(unknown.iter()));
    println!("known {level:?}, unknown {:?}, noise {noise:?}", median(unknown.iter()));
    assert!(difference <= 3 * noise + level / 10, "{difference:?} apart, noise {noise:?}, level {level:?}");
}

fn median<'a>(times: impl Iterator<Item = &'a Duration>) -> Duration {
    let mut times: Vec<Duration> = times.copied().collect();
    times.sort_unstable();
    times[times.len() / 2]
}

/// Everything that is logged, at every level.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Log {
    fn install() -> Self {
        let log = Self::default();
        let writer = log.clone();
        tracing_subscriber::fmt()
            .json()
            .with_env_filter(tracing_subscriber::EnvFilter::new("trace"))
            .with_writer(move || writer.clone())
            .init();
        log
    }
}

const PERSON: &str = "canary-person-9c41";
const NAME: &str = "Canaria Nonsuch";
const ADDRESS: &str = "canary-9c41@example.org";
const AGENT: &str = "Canary-Agent/9c41";
const CALLER: &str = "198.51.100.77";

/// Attack 61: in logs, metrics and what is published nothing of anybody; in a backup, which holds the body's roll, nothing of how they came and
/// what they cast.
#[test]
fn nobody_was_here() {
    let log = Log::install();
    let mut house = House::new(None, |settings| settings.limits.proxies = 1);
    let roll = format!("person,name,address\n{PERSON},{NAME},{ADDRESS}\n");
    house.upload(&house.forged.people.registrar, "membership", &roll).granted();
    house.draft_election(true);
    house.carry_to(Stage::Opening);
    let ask = |path: &str, cookie: &str, body: serde_json::Value| {
        let headers = [
            ("origin", BASE),
            ("content-type", "application/json"),
            ("user-agent", AGENT),
            ("x-forwarded-for", CALLER),
            ("cookie", cookie),
        ];
        house.post(path, &headers, body.to_string().as_bytes())
    };
    let secret = house.ask_link(ADDRESS);
    ask("/api/login/mail", "", json!({ "address": ADDRESS }));
    let visitor = house.visitor(&ask("/api/login/mail/redeem", "", json!({ "secret": secret })));
    assert_eq!(ask("/api/login/mail/redeem", "", json!({ "secret": secret })).status, 401);
    let key = house.token_key(0);
    let blinded = HEXLOWER.encode(house.token_request(&key, 0, 0).blinded());
    let path = format!("/api/elections/{SLUG}/token/0");
    let signed = ask(&path, &visitor.cookie, json!({ "blinded": blinded })).json();
    let sealed = "c4".repeat(112);
    assert_eq!(ask("/api/me/credential", &visitor.cookie, json!({ "sealed": sealed })).status, 204);
    assert_eq!(visitor.me().status, 200);
    let request = house.token_request(&key, 0, 0);
    let signature = HEXLOWER.decode(signed["signature"].as_str().unwrap().as_bytes()).unwrap();
    assert_eq!(blinded, HEXLOWER.encode(request.blinded()), "as a device asks again");
    let token = request.finalize(&signature).unwrap().encode().to_vec();
    house.carry_to(Stage::Ballots);
    cast(&mut house, &token, &visitor.cookie);
    let remind = json!({ "kind": "closes" }).to_string();
    let path = format!("/api/elections/{SLUG}/reminders");
    house.post_signed(&path, &house.forged.people.organiser, house.time(), remind.as_bytes());
    house.await_mails(ADDRESS, 3);

    let cookie = visitor.cookie.split('=').nth(1).unwrap();
    let [raw_secret, raw_cookie] =
        [&secret, cookie].map(|text| BASE64URL_NOPAD.decode(text.as_bytes()).unwrap());
    let raw_token = token[token.len() - 256..].to_vec();
    let hex_token = HEXLOWER.encode(&raw_token).into_bytes();
    let texts = |all: &[&str]| all.iter().map(|text| text.as_bytes().to_vec()).collect::<Vec<_>>();
    let mut nowhere = texts(&[AGENT, CALLER, &secret, cookie]);
    nowhere.extend([raw_secret, raw_cookie, raw_token, hex_token]);
    let mut canaries = texts(&[PERSON, NAME, ADDRESS, &blinded, &HEXLOWER.encode(&signature), &sealed]);
    canaries.extend(nowhere.clone());
    let logged = log.0.lock().unwrap().clone();
    let told = String::from_utf8_lossy(&logged).contains("a body's roll of people was changed");
    assert!(told, "what is logged is looked at");
    let mut places = vec![("the log".to_owned(), logged)];
    for path in ["/api/service", "/api/elections", "/api/openapi.json", "/healthz"] {
        places.push((path.into(), house.get(path).granted()));
    }
    let measured = Caller::new(house.metrics.clone(), house.data.path()).get("/metrics").granted();
    places.push(("the metrics".into(), measured));
    files(&house.public(), &mut places);
    assert!(places.len() > 10, "the board is there");
    none_in(&canaries, &places);
    let mut saved = Vec::new();
    files(&save(&house), &mut saved);
    let known =
        |text: &str| saved.iter().any(|(_, bytes)| bytes.windows(text.len()).any(|w| w == text.as_bytes()));
    assert!(known(PERSON) && known(ADDRESS), "the backup is looked at");
    none_in(&nowhere, &saved);
}

fn none_in(canaries: &[Vec<u8>], places: &[(String, Vec<u8>)]) {
    for (place, bytes) in places {
        for canary in canaries {
            let found = bytes.windows(canary.len()).any(|window| window == canary);
            assert!(!found, "{} is in {place}", String::from_utf8_lossy(canary));
        }
    }
}

/// The canary votes, with everything that a browser says of itself.
fn cast(house: &mut House, token: &[u8], cookie: &str) {
    let ballot = house.forged.seal(&house.forged.setting.votes[0].clone());
    let path = format!("/api/elections/{SLUG}/cast");
    let headers = [
        ("content-type", "application/octet-stream"),
        ("user-agent", AGENT),
        ("x-forwarded-for", CALLER),
        ("cookie", cookie),
        ("origin", BASE),
    ];
    let whole = [token, &ballot].concat();
    house.post(&path, &headers, &whole).granted();
    let mut changed = whole;
    *changed.last_mut().unwrap() ^= 1;
    assert_eq!(house.post(&path, &headers, &changed).status, 422);
    house.forged.enter_bytes(ballot);
    house.given_up_to_here();
}

/// A backup, as an operator makes it.
fn save(house: &House) -> PathBuf {
    let data = house.data.path().to_owned();
    let settings = toml::to_string(&Carried::settings(&house.forged.people)).unwrap();
    std::fs::write(data.join(SETTINGS_FILE), settings).unwrap();
    let out = data.join("saved");
    let place = Place { clock: Clock::File(data.join("clock")), data, database: None };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(backup(&place, &out, false, &|_, _| ())).unwrap();
    out
}

fn files(folder: &Path, places: &mut Vec<(String, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, places);
        } else {
            places.push((path.display().to_string(), std::fs::read(&path).unwrap()));
        }
    }
}

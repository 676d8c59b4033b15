//! A witness as a process: it cosigns growth, refuses forks, keeps evidence, and survives its own death.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic is a test's verdict")]

mod support;

use ostrakon_tlog::checkpoint::{Checkpoint, LogKey, SignedCheckpoint};
use ostrakon_tlog::cosignature::{Cosignature, WitnessKey};
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_tlog::hash::leaf_hash;
use ostrakon_tlog::key::{KeyName, SigningKey};
use ostrakon_tlog::tree::MerkleTree;
use ostrakon_tlog::witness::{AddCheckpoint, parse_cosignatures, parse_size};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::time::{Duration, Instant};
use support::served::{Site, Witness};
use support::{Place, begin};

const ORIGIN: &str = "board.example/elections/spring";

fn log() -> SigningKey {
    SigningKey::new(KeyName::new(ORIGIN).unwrap(), SecretKey::from_seed(&[7; 32]))
}

/// A tree that differs from others from leaf `at` on by its `kind`.
fn tree(size: u64, kind: &str, at: u64) -> MerkleTree {
    let entry = |i| if i < at { format!("entry {i}") } else { format!("{kind} {i}") };
    (0..size).map(|i| leaf_hash(entry(i).as_bytes())).collect()
}

fn request(tree: &MerkleTree, old: u64) -> AddCheckpoint {
    let checkpoint = Checkpoint::new(log().name().clone(), tree.head()).unwrap().sign(&log()).unwrap();
    AddCheckpoint { old, proof: tree.consistency_proof(old, tree.size()).unwrap(), checkpoint }
}

fn ask(witness: &Witness, tree: &MerkleTree, old: u64) -> (u16, String) {
    Witness::ask(&witness.address, &request(tree, old).encode()).unwrap()
}

/// A witness with the log in its list; its key.
fn new(place: &Place) -> WitnessKey {
    place.good("witness new-key --name branch.example/witness --out w");
    place.good(&format!("witness add-log w {}", log().verifier_key()));
    WitnessKey::parse(place.read("w/witness.vkey").trim_end()).unwrap()
}

fn origin_path() -> String {
    use sha2::{Digest as _, Sha256};
    let digest = Sha256::digest(ORIGIN).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    format!("/logs/{digest}/checkpoint")
}

#[test]
fn a_key_is_made_once_and_for_its_owner() {
    let place = Place::new();
    let told = place.good("witness new-key --name branch.example/witness --out w");
    assert!(
        told.contains("Witness branch.example/witness")
            && told.contains(place.read("w/witness.vkey").trim_end())
    );
    let mode = |name: &str| fs::metadata(place.path(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("w"), mode("w/witness.key")), (0o700, 0o600));
    // As election descriptions want it.
    assert_eq!(place.read("w/witness.key.pub").trim().len(), 64);
    place.bad("witness new-key --name other --out w", 1, &["w", "not empty"]);
    place.bad("witness new-key --name a+b --out x", 2, &["'+'"]);
    place.bad("witness serve --dir x --listen 127.0.0.1:0", 1, &["no directory of a witness", "new-key"]);
    fs::write(
        place.path("w/witness.key"),
        place.read("w/witness.key").replace(|c: char| c.is_ascii_digit(), "0"),
    )
    .unwrap();
    place.bad("witness serve --dir w --listen 127.0.0.1:0", 1, &["witness.key", "not the secret key"]);
}

#[test]
fn logs_are_added_once() {
    let place = Place::new();
    new(&place);
    let key = log().verifier_key().to_string();
    assert!(place.good(&format!("witness add-log w {key}")).contains("there already"));
    place.bad(&format!("witness add-log w {key} --url https://b.example"), 1, &["another key or address"]);
    let other = SigningKey::new(KeyName::new(ORIGIN).unwrap(), SecretKey::from_seed(&[8; 32])).verifier_key();
    place.bad(&format!("witness add-log w {other}"), 1, &[ORIGIN, "another key"]);
    place.bad("witness add-log w nonsense", 2, &["no log's verifier key"]);
    place.bad(&format!("witness add-log w {key} --url b.example"), 2, &["no address of a log"]);
    place.bad(&format!("witness add-log nowhere {key}"), 1, &["no directory of a witness"]);
    let register =
        SigningKey::new(KeyName::new("board.example/register").unwrap(), SecretKey::from_seed(&[9; 32]));
    place.good(&format!(
        "witness add-log w {} --url https://board.example/register/",
        register.verifier_key()
    ));
    let shown = place.good("witness show w");
    assert!(
        shown.contains(ORIGIN) && shown.contains("board.example/register\n  nothing cosigned yet"),
        "{shown}"
    );
    fs::write(place.path("w/logs.toml"), "log = 1").unwrap();
    place.bad(&format!("witness add-log w {key}"), 1, &["w/logs.toml", "line 1"]);
    place.bad("witness show w", 1, &["w/logs.toml", "line 1"]);
    place.bad("witness serve --dir w --listen 127.0.0.1:0", 1, &["w/logs.toml", "line 1"]);
}

#[test]
fn a_forked_board_is_refused_and_kept() {
    let place = Place::new();
    let key = new(&place);
    let witness = Witness::start(&place, "w", "");
    assert_eq!(witness.get("/healthz"), (200, "ok\n".into()));
    for (old, size) in [(0, 3), (3, 7), (7, 7)] {
        let grown = tree(size, "entry", 0);
        let (status, body) = ask(&witness, &grown, old);
        let line = &parse_cosignatures(body.as_bytes()).unwrap()[0];
        let asked = request(&grown, old);
        assert_eq!(status, 200);
        Cosignature::verify(asked.checkpoint.unverified(), line, &key).unwrap();
    }
    place.bad("witness serve --dir w --listen 127.0.0.1:0", 1, &["another witness runs"]);
    let (status, body) = ask(&witness, &tree(7, "fork", 5), 7);
    assert_eq!((status, parse_size(body.as_bytes())), (409, Some(7)));
    assert_eq!(ask(&witness, &tree(12, "fork", 5), 7).0, 422);
    assert_eq!(ask(&witness, &tree(12, "entry", 0), 5), (409, "7\n".into()));

    // The evidence is on the disk, on the page, and shows it to whoever has the log's key.
    let names: Vec<String> = support::snapshot(&place.path("w/evidence"))
        .iter()
        .filter(|(path, _)| path.ends_with("proof"))
        .map(|(path, _)| path.parent().unwrap().file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(names.len(), 2);
    for name in &names {
        let words = format!("witness check w/evidence/{name} --log {}", log().verifier_key());
        assert!(place.good(&words).contains("signed two histories"), "{name}");
        assert!(witness.get("/evidence").1.contains(&format!("/evidence/{name}/proof")));
    }
    let stranger =
        SigningKey::new(KeyName::new(ORIGIN).unwrap(), SecretKey::from_seed(&[8; 32])).verifier_key();
    place.bad(&format!("witness check w/evidence/{} --log {stranger}", names[0]), 1, &["no signature by"]);
    let shown = place.good("witness show w");
    assert!(shown.contains("size 7, root") && shown.matches("signed two histories").count() == 2, "{shown}");
    assert!(witness.get("/").1.contains("THIS LOG SIGNED TWO HISTORIES"));
    assert!(ask(&witness, &tree(9, "entry", 0), 7).0 == 200 && witness.terminate());
}

/// A doubt is no evidence, and says so.
#[test]
fn a_wrong_proof_is_a_doubt() {
    let place = Place::new();
    new(&place);
    let witness = Witness::start(&place, "w", "");
    ask(&witness, &tree(4, "entry", 0), 0);
    let mut wrong = request(&tree(9, "entry", 0), 4);
    wrong.proof.path.reverse();
    assert_eq!(Witness::ask(&witness.address, &wrong.encode()).unwrap().0, 422);
    let folder = fs::read_dir(place.path("w/evidence")).unwrap().next().unwrap().unwrap().file_name();
    let words =
        format!("witness check w/evidence/{} --log {}", folder.to_string_lossy(), log().verifier_key());
    place.bad(&words, 1, &["a doubt", "ask the log"]);
    assert!(place.good("witness show w").contains("a doubt"));
    assert!(witness.get("/").1.contains("two histories: 0"));
}

/// A list that changes while the witness runs, and a log of the command line.
#[test]
fn logs_are_taken_up_while_it_runs() {
    let place = Place::new();
    place.good("witness new-key --name branch.example/witness --out w");
    let other = SigningKey::new(KeyName::new("other.example").unwrap(), SecretKey::from_seed(&[3; 32]));
    let witness = Witness::start(&place, "w", &format!("--log {}", other.verifier_key()));
    assert!(witness.get("/").1.contains("other.example"));
    assert_eq!(ask(&witness, &tree(5, "entry", 0), 0).0, 404);
    place.good(&format!("witness add-log w {}", log().verifier_key()));
    witness.wait_for("/", ORIGIN);
    assert_eq!(ask(&witness, &tree(5, "entry", 0), 0).0, 200);
}

/// A real board, by its files: it grows and is cosigned; then its operator shows another one, signed by the same key.
#[test]
fn a_real_board_is_watched() {
    let place = Place::new();
    begin(&place);
    for i in 1..=2 {
        place.good(&format!("trustee commit --state t{i} --record spring --out m/commit-{i}.json"));
    }
    let copy = |from: &str, to: &str| {
        for (path, bytes) in support::snapshot(&place.path(from)) {
            let name = path.strip_prefix(place.path(from)).unwrap().to_string_lossy().into_owned();
            place.write(&format!("{to}/{name}"), bytes);
        }
    };
    copy("spring", "forked");
    copy("spring-private", "forked-private");
    let site = Site::new(place.path("spring"));
    place.good("witness new-key --name branch.example/witness --out w");
    place.good(&format!("witness add-log w spring --url {}", site.url));
    let witness = Witness::start(&place, "w", "--watch 1s");
    witness.wait_for("/", "size 1,");
    place.good("election accept --record spring m/commit-1.json");
    let page = witness.wait_for("/", "size 2,");
    let path = page.lines().map(str::trim).find(|line| line.starts_with("/logs/")).unwrap();
    assert!(SignedCheckpoint::parse(witness.get(path).1.as_bytes()).is_ok());
    assert!(witness.get("/evidence").1.contains("No evidence"));

    place.good("election accept --record forked m/commit-2.json");
    place.good("election accept --record forked m/commit-1.json");
    site.show(place.path("forked"));
    let list = witness.wait_for("/evidence", "fork of test.example/spring");
    let name = list.split("/evidence/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    assert!(
        place.good(&format!("witness check w/evidence/{name} --log spring")).contains("signed two histories")
    );
    assert!(witness.get("/").1.contains("size 2,"));
}

/// Small numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// The process is killed at any moment while two histories are offered to it. Whatever came out is of one history,
/// and never went back.
#[test]
fn killed_at_any_moment() {
    let place = Place::new();
    let key = new(&place);
    let mut dice = Dice(2026);
    let mut released: Vec<(AddCheckpoint, u64)> = Vec::new();
    let mut kills_in_requests = 0;
    for _ in 0..40 {
        let witness = Witness::start(&place, "w", "");
        let (address, seed) = (witness.address.clone(), dice.roll(1 << 30));
        let asking = std::thread::spawn(move || offer(&address, seed));
        std::thread::sleep(Duration::from_millis(dice.roll(100)));
        witness.kill();
        let (cosigned, cut_off) = asking.join().unwrap();
        kills_in_requests += u32::from(cut_off);
        released.extend(cosigned);
    }
    assert!(released.len() > 40 && kills_in_requests > 5, "{} {kills_in_requests}", released.len());
    let mut last = (0, 0);
    for (asked, time) in &released {
        let size = asked.checkpoint.unverified().head().size;
        assert!((size, *time) >= last && *time >= last.1, "{size} at {time} after {last:?}");
        last = (size, *time);
    }
    let heads: Vec<_> = released.iter().map(|(asked, _)| *asked.checkpoint.unverified().head()).collect();
    let of = |kind: &str| heads.iter().all(|head| tree(head.size, kind, 2).head() == *head);
    assert!(of("one") || of("other"), "two histories were cosigned");
    // What is shown is the last that came out, or one that was durable when its answer was cut off.
    let witness = Witness::start(&place, "w", "");
    let shown = SignedCheckpoint::parse(witness.get(&origin_path()).1.as_bytes()).unwrap();
    let verified = shown.verify(&LogKey::new(log().verifier_key())).unwrap();
    assert!(verified.head().size >= last.0 && verified.judge(&[key]).unwrap().cosignatures.len() == 1);
}

/// Offers both histories, larger and larger, until nobody answers: what was cosigned, and whether an answer was cut off.
fn offer(address: &str, seed: u64) -> (Vec<(AddCheckpoint, u64)>, bool) {
    let (mut dice, mut known, mut released) = (Dice(seed), 0, Vec::new());
    let end = Instant::now() + Duration::from_secs(20);
    while Instant::now() < end {
        let kind = if dice.roll(2) == 0 { "one" } else { "other" };
        let asked = request(&tree(known + dice.roll(3), kind, 2), known);
        let Some((status, body)) = Witness::ask(address, &asked.encode()) else { return (released, true) };
        match status {
            200 => {
                let line = parse_cosignatures(body.as_bytes()).unwrap().remove(0);
                let time = u64::from_be_bytes(line.bytes()[..8].try_into().unwrap());
                known = asked.checkpoint.unverified().head().size;
                released.push((asked, time));
            }
            409 => known = parse_size(body.as_bytes()).unwrap(),
            status => assert_eq!(status, 422, "{body}"),
        }
    }
    (released, false)
}

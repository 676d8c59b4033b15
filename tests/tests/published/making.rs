//! A vote in the making, and the keeper's acts, in a browser: judged of what stands in the register, before anything is signed.

use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::key_file;
use ostrakon_register::SignedAct;
use ostrakon_tests::forge::Organisation;
use ostrakon_tests::forge::organisation::DAY;
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_verify::Directory;
use ostrakon_web::desk::{KeeperDesk, Maker};
use serde_json::{Value, json};
use tempfile::TempDir;

const CHARTER: &[u8] = include_bytes!("../../../charters/isn-2013.toml");

fn network() -> Organisation {
    let mut network =
        Organisation::found("International Socialist Network", CHARTER, &["p-olga", "p-otto", "p-pia"]);
    network.form("branch", "leeds");
    network
}

/// As a service publishes it.
fn published(organisation: &Organisation) -> TempDir {
    let place = tempfile::tempdir().unwrap();
    for (path, bytes) in organisation.keeper.files() {
        let file = place.path().join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, bytes).unwrap();
    }
    place
}

fn key(seed: u8) -> SecretKey {
    SecretKey::from_seed(&[seed; 32])
}

fn public(seed: u8) -> String {
    key_file::public(&key(seed)).to_string()
}

fn question(vote: &str, answers: &[&str]) -> Value {
    let options: Vec<Value> = answers.iter().map(|label| json!({ "label": label, "flags": [] })).collect();
    json!({ "title": "Shall we?", "vote": vote, "roll": 0, "about": null, "none": false, "blank": false, "min": null, "max": null,
        "budget": null, "each": null, "points": [], "order": null, "grades": [], "limits": [], "options": options })
}

fn form(opens: u64) -> Value {
    let trustees = [1, 2, 3].map(|seed| json!({ "name": format!("T{seed}"), "key": public(seed) }));
    json!({ "title": "Spring", "slug": "spring", "opens": opens, "closes": opens + 3600, "objections": 3600, "meeting": "",
        "threshold": 2, "trustees": trustees,
        "witnesses": [], "required": null, "registrar": public(9), "tokens": false,
        "rolls": [{ "body": "leeds", "most": 40, "weight": null }],
        "contests": [question("motion", &["Yes", "No", "Abstain"])] })
}

fn judged(maker: &Maker, form: &Value) -> Value {
    serde_json::from_str(&maker.judge(&form.to_string()).unwrap()).unwrap()
}

/// The fields that something is wrong with.
fn fields(maker: &Maker, form: &Value) -> Vec<String> {
    let judged = judged(maker, form);
    judged["wrongs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|wrong| wrong["field"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn what_is_wrong_is_told_beside_its_field() {
    let network = network();
    let place = published(&network);
    let maker = Maker::begin(&Directory::new(place.path()), "").unwrap();
    let right = form(network.now + DAY);
    let told = judged(&maker, &right);
    assert_eq!((&told["wrongs"], &told["sign_offs"]), (&json!([]), &json!(3)), "{told}");
    assert_eq!(told["contests"][0]["ballot"]["type"], "motion");
    let changed = |pointer: &str, value: Value| {
        let mut changed = right.clone();
        *changed.pointer_mut(pointer).unwrap() = value;
        fields(&maker, &changed)
    };
    let cases = [
        ("/title", json!(" "), "title"),
        ("/slug", json!("Spring!"), "slug"),
        ("/closes", json!(1), "closes"),
        ("/opens", Value::Null, "opens"),
        ("/threshold", json!(7), "threshold"),
        ("/trustees/1/key", json!("07"), "trustees/1/key"),
        ("/trustees/1/key", json!(public(1)), "trustees/1"),
        ("/trustees/2/name", json!(""), "trustees/2/name"),
        ("/registrar", json!(""), "registrar"),
        ("/rolls/0/body", json!(""), "rolls/0/body"),
        ("/rolls/0/most", json!(0), "rolls/0"),
        ("/contests/0/title", json!(""), "contests/0/title"),
        ("/contests/0/vote", json!("nothing"), "contests/0/vote"),
        ("/contests/0/options/1/label", json!(""), "contests/0/options/1/label"),
        ("/contests/0/max", json!(2), "contests/0/max"),
    ];
    for (pointer, value, field) in cases {
        let found = changed(pointer, value.clone());
        assert!(found.iter().any(|one| one == field), "{pointer} {value}: {found:?}");
    }
    // The whole membership decides at its meeting, and this roll is a branch's.
    let found = changed("/contests/0/vote", json!("national-motion"));
    assert!(found.contains(&"meeting".to_owned()) && found.contains(&"contests/0".to_owned()), "{found:?}");
}

#[test]
fn the_manifest_is_made_of_what_stands_and_signed() {
    let network = network();
    let place = published(&network);
    let mut maker = Maker::begin(&Directory::new(place.path()), "").unwrap();
    let drafted =
        json!({ "log": { "key": public(8), "origin": "vote.example/elections/spring" }, "tokens": [] })
            .to_string();
    let form = form(network.now + DAY);
    assert_eq!(maker.make(&form.to_string(), &drafted).unwrap_err().name, "organise-key-organiser");
    assert_eq!(maker.take_key(&key_file::encode("organiser", &key(7))).unwrap(), public(7));
    let mut wrong = form.clone();
    wrong["tokens"] = json!(true);
    assert_eq!(maker.make(&wrong.to_string(), &drafted).unwrap_err().name, "make-no-tokens");
    wrong = form.clone();
    wrong["threshold"] = json!(9);
    assert_eq!(maker.make(&wrong.to_string(), &drafted).unwrap_err().name, "make-wrong");
    assert_eq!(maker.body().unwrap_err().name, "nothing-signed");

    let hash = maker.make(&form.to_string(), &drafted).unwrap();
    let posting: Value = serde_json::from_slice(&maker.body().unwrap()).unwrap();
    let signed: SignedDocument = serde_json::from_value(posting["documents"][0].clone()).unwrap();
    let Document::Manifest(manifest) = &signed.body else { panic!("no manifest") };
    signed.check_signatures(&[key_file::public(&key(7))], 1).unwrap();
    assert_eq!(manifest.hash().to_string(), hash);
    let head = manifest.register.as_ref().unwrap().head;
    assert_eq!((head, manifest.certifiers.officers.len()), (network.keeper.head(), 3));
    let names: Vec<&str> = manifest.contests[0].options.iter().map(|option| option.id.as_str()).collect();
    assert_eq!((names, manifest.contests[0].id.as_str()), (vec!["for", "against", "abstain"], "shall-we"));
    assert_eq!(posting["files"].as_object().unwrap().len(), 1);
}

#[test]
fn a_keeper_is_told_what_an_act_is_worth_before_it_is_sent() {
    let network = network();
    let (place, now) = (published(&network), network.now as f64);
    let mut desk = KeeperDesk::begin(&Directory::new(place.path()), "").unwrap();
    let far = (network.now + 90 * DAY) as f64;
    let told = |text: String| serde_json::from_str::<Value>(&text).unwrap();
    let short = told(desk.notice("nmm", now, now + 1e6).unwrap());
    assert_eq!(
        (&short["enough"], &short["months"], &short["clause"]),
        (&json!(false), &json!(2), &json!("C-NMM"))
    );
    assert_eq!(told(desk.notice("nmm", now, far).unwrap())["enough"], true);
    assert_eq!(desk.call("nmm", "nmm-1", "London", far, "", now).unwrap_err().name, "keeper-key");
    assert_eq!(desk.take_key(&key_file::encode("keeper", &key(3))).unwrap_err().name, "keeper-other");
    desk.take_key(&key_file::encode("keeper", &network.keys.keeper)).unwrap();
    let called = told(desk.call("nmm", "nmm-1", "London", far, "", now).unwrap());
    assert_eq!((&called["notice"]["enough"], &called["flaw"]), (&json!(true), &Value::Null));
    let posting: Value = serde_json::from_slice(&desk.body().unwrap()).unwrap();
    let act: SignedAct = serde_json::from_value(posting["documents"][0].clone()).unwrap();
    assert!(network.keeper.rehearse(&act, &[]).unwrap().passed());
    // A name is given once.
    assert_eq!(desk.form_body("branch", "leeds", "Leeds", 0.0, now).unwrap_err().name, "keeper-refused");
    assert_eq!(desk.body().unwrap_err().name, "nothing-signed");
    assert_eq!(desk.form_body("branch", "", "York", 0.0, now).unwrap_err().name, "keeper-missing");
    desk.form_body("branch", "york", "York", 0.0, now).unwrap();
    desk.end_body("leeds", now).unwrap();
}

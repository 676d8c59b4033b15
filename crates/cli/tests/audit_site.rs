//! What a service gives to browsers is published in its register, and compared with it by anybody, and by witnesses.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic is a test's verdict")]

mod support;

use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_tlog::key::{KeyName, SigningKey};
use support::Place;
use support::served::Witness;
use support::service::{Served, clock, serve};
use support::society::{ANNOUNCED, FOUNDED, describe, keep};

/// A service with a register.
fn founded(place: &Place) -> Served {
    describe(place);
    let text = place.read("founding.toml");
    let nameless = text.lines().filter(|line| !line.starts_with("origin = "));
    place.write("founding.toml", nameless.collect::<Vec<_>>().join("\n"));
    place.good("certify new-key --out keeper.key");
    let service = serve(place, &format!("--keeper {}", place.read("keeper.key.pub").trim()));
    clock(place, FOUNDED);
    place.good(&format!(
        "register new --spec founding.toml --service {} --at {FOUNDED} --out archive/register --private keeper \
         --keeper-key keeper.key",
        service.base
    ));
    clock(place, ANNOUNCED);
    service
}

/// The list of this program with a letter changed in one hash; the path of that file.
fn changed_list(place: &Place) -> String {
    let mut list: serde_json::Value = serde_json::from_str(&place.good("service site")).unwrap();
    let files = list["files"].as_array_mut().unwrap();
    let shell = files.iter_mut().find(|file| file["path"] == "en/login").unwrap();
    shell["sha256"] = "00".repeat(32).into();
    place.write("changed.json", list.to_string());
    "en/login".into()
}

#[test]
fn what_is_served_is_published_and_compared() {
    let place = Place::new();
    let service = founded(&place);
    let audit = format!("audit-site {}", service.base);
    place.bad(&audit, 1, &["no act says what browsers are given", "publish-site"]);
    assert!(keep(&place, "publish-site", ANNOUNCED).contains("Browsers are given"));
    let told = place.good(&format!("{audit} --register archive/register"));
    assert!(told.contains("CLEAN") && told.contains("the list of this program"), "{told}");
    assert!(!told.contains("own word"), "{told}");
    let alone = place.good(&audit);
    assert!(alone.contains("the service's own word"), "{alone}");
    let machine: serde_json::Value = serde_json::from_str(&place.good(&format!("{audit} --json"))).unwrap();
    assert!(machine["clean"] == true && machine["alarms"].as_array().unwrap().is_empty(), "{machine}");
    assert!(machine["register"]["own"] == true && machine["files"].as_u64().unwrap() > 50, "{machine}");
    assert!(place.good("register show archive/register").contains("browsers are given"));
    // Whose register it is, is known from elsewhere.
    let name = KeyName::new("board.example/register").unwrap();
    let key = SigningKey::new(name, SecretKey::from_seed(&[7; 32])).verifier_key();
    place.bad(&format!("{audit} --key {key}"), 1, &["where board.example/register is expected"]);
    place.bad(&format!("{audit} --key x"), 2, &["--key"]);
    other(&place, &audit);
}

/// Another list than what is served: each difference has its place.
fn other(place: &Place, audit: &str) {
    let path = changed_list(place);
    keep(place, "publish-site --list changed.json", ANNOUNCED);
    let ran = place.run(audit);
    assert_eq!(ran.status, 1, "{}{}", ran.out, ran.err);
    let words = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains(&format!("ALARM /{path}: is not what the register lists")), "{words}");
    assert!(words.contains("1 ALARM") && words.contains("let nobody vote"), "{words}");
    let machine: serde_json::Value =
        serde_json::from_str(&place.run(&format!("{audit} --json")).out).unwrap();
    assert!(machine["clean"] == false && machine["alarms"][0]["where"] == "/en/login", "{machine}");
    // What was known is no longer all.
    place.good(&format!("mirror {} old", audit.trim_start_matches("audit-site ")));
    let short = place.read("changed.json").replace("\"en/login\"", "\"en/loGin\"");
    place.write("false.json", short);
    place.bad(
        "register publish-site --list false.json --register archive/register --private keeper",
        1,
        &["check 813", "en/loGin"],
    );
    place.bad(
        "register publish-site --list nowhere --register archive/register --private keeper",
        1,
        &["nowhere"],
    );
    place.write("none.json", "{}");
    place.bad(
        "register publish-site --list none.json --register archive/register --private keeper",
        1,
        &["none.json", "ostrakon service site"],
    );
}

#[test]
fn witnesses_compare_too() {
    let place = Place::new();
    let service = founded(&place);
    keep(&place, "publish-site", ANNOUNCED);
    place.good("witness new-key --name branch.example/witness --out w");
    let site = format!("--site {} --site-every 1s --watch 1s", service.base);
    place.bad(
        &format!("witness serve --dir w --listen 127.0.0.1:0 {site}"),
        2,
        &["none of this witness's logs", "add-log"],
    );
    place.good(&format!("witness add-log w archive/register --url {}/register", service.base));
    let witness = Witness::start(&place, "w", &site);
    let page = witness.wait_for("/", "CLEAN");
    assert!(page.contains(&service.base) && !page.contains("ALARM"), "{page}");
    changed_list(&place);
    keep(&place, "publish-site --list changed.json", ANNOUNCED);
    let page = witness.wait_for("/", "ALARM");
    assert!(page.contains("/en/login: is not what the register lists"), "{page}");
    let kept: Vec<_> = std::fs::read_dir(place.path("w/sites")).unwrap().flatten().collect();
    assert_eq!(kept.len(), 1, "the same alarm is kept once");
    let report: serde_json::Value = serde_json::from_slice(&std::fs::read(kept[0].path()).unwrap()).unwrap();
    assert_eq!(report["alarms"][0]["where"], "/en/login");
}

//! An organisation that a service carries: the commands of keeper, organiser, trustees and officers are those of files, on copies.

#![allow(clippy::unwrap_used, reason = "a panic is a test's verdict")]

mod support;

use support::service::{clock, serve};
use support::society::{ANNOUNCED, CLOSED, DESCRIPTION, FOUNDED, HEARD, OPENS, cast, count, describe, keep};
use support::{Place, failed, snapshot};

const LATER: &str = "2026-01-05T09:00:00Z";

/// Descriptions without names of logs: the service names them.
fn nameless(place: &Place, file: &str, text: &str) {
    let lines = text.lines().filter(|line| !line.starts_with("origin = "));
    place.write(file, lines.collect::<Vec<_>>().join("\n"));
}

fn entries(folder: &std::path::Path) -> usize {
    snapshot(folder).len()
}

#[test]
fn from_founding_to_office() {
    let place = Place::new();
    describe(&place);
    nameless(&place, "founding.toml", &place.read("founding.toml"));
    for name in ["keeper", "organiser"] {
        place.good(&format!("certify new-key --out {name}.key"));
    }
    let key = |name: &str| place.read(&format!("{name}.key.pub")).trim().to_owned();
    let service = serve(&place, &format!("--organiser {} --keeper {}", key("organiser"), key("keeper")));
    let base = &service.base;
    let new = format!("register new --spec founding.toml --service {base} --at {FOUNDED}");
    place.bad(&format!("{new} --out x --keeper-key olga.key"), 1, &["is not the keeper's here"]);
    assert!(!place.path("x").exists() && !place.path("x-private").exists());
    place.good(&format!("{new} --out archive/register --private keeper --keeper-key keeper.key"));
    // A second founding finds the first: the keeper takes it up on another machine.
    place.good(&format!("{new} --out second/register --private second/keeper --keeper-key keeper.key"));
    place.bad(&format!("{new} --out x --keeper-key olga.key"), 1, &["is not this register's keeper"]);
    keep(&place, "form-body --kind branch --id leeds --name Leeds", ANNOUNCED);
    let again =
        format!("register form-body --register second/register --private second/keeper --at {ANNOUNCED}");
    place.bad(&format!("{again} --kind branch --id leeds --name Leeds"), 1, &["check 805"]);
    let call = "call-meeting --kind nmm --id nmm-1 --place Leeds --starts 2026-05-01T11:00:00Z --check";
    assert!(keep(&place, call, ANNOUNCED).contains("would be called"));
    elect(&place, base);
    archive(&place, base);
}

/// An election under the register, with the commands of `society`.
fn elect(place: &Place, base: &str) {
    nameless(place, "leeds.toml", DESCRIPTION);
    (1..=3).for_each(|i| drop(place.good(&format!("trustee init --state t{i}"))));
    place.good(&format!(
        "election new --spec leeds.toml --out spring --service {base} --slug 01-leeds --organiser-key organiser.key \
         --without-tokens --at 2026-01-01T08:00:00Z"
    ));
    assert!(entries(&place.path("spring/register")) > 3, "with its copy of the register");
    keep(place, "link --record spring", ANNOUNCED);
    clock(place, OPENS);
    cast(place);
    clock(place, CLOSED);
    count(place);
    let told = keep(place, "outcome --record spring", HEARD);
    assert!(told.contains("delegates: elected ann, ben"), "{told}");
    let fill = "fill --office nsc-branch-delegate --election spring --contest delegates --person";
    keep(place, &format!("{fill} ben"), LATER);
    place.bad(
        &format!("register {fill} cem --register archive/register --private keeper --at {LATER}"),
        1,
        &["809", "did not elect cem"],
    );
}

/// Anybody's mirror of the whole passes both verifiers.
fn archive(place: &Place, base: &str) {
    let told = place.good(&format!("mirror {base} mirrored"));
    assert!(
        told.contains("mirrored/register: 5 entries") && told.contains("mirrored/elections/01-leeds: "),
        "{told}"
    );
    assert_eq!(failed(place, "mirrored"), [Vec::<String>::new(), Vec::new()]);
    assert_eq!(entries(&place.path("mirrored/register")), entries(&place.path("archive/register")));
    assert!(place.good(&format!("mirror {base} mirrored")).contains("5 entries, 0 new"));
}

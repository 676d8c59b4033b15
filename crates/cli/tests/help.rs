//! Every command explains itself.

#![allow(clippy::unwrap_used, reason = "a panic is a test's verdict")]

mod support;

use support::Place;

const COMMANDS: [&str; 94] = [
    "",
    "backup",
    "restore",
    "demo",
    "verify",
    "hints",
    "shards plan",
    "shards run",
    "shards check",
    "shards reduce",
    "export",
    "export parquet",
    "export check",
    "mirror",
    "audit-site",
    "send",
    "token",
    "token ask",
    "token get",
    "vote",
    "challenge",
    "charter",
    "charter check",
    "charter explain",
    "election",
    "election new",
    "election accept",
    "election roll",
    "election open",
    "election cast",
    "election schedule",
    "election close",
    "election object",
    "election tally",
    "election result",
    "election certify",
    "election publish",
    "election remind",
    "election retire",
    "election status",
    "trustee",
    "trustee init",
    "trustee commit",
    "trustee deal",
    "trustee envelopes",
    "trustee acknowledge",
    "trustee complain",
    "trustee complete",
    "trustee sign-off",
    "trustee share",
    "trustee lot",
    "trustee erase",
    "trustee status",
    "credentials",
    "credentials codes",
    "credentials list",
    "credentials key new",
    "credentials show",
    "certify new-key",
    "certify sign",
    "certify schedule",
    "register",
    "register new",
    "register form-body",
    "register end-body",
    "register call-meeting",
    "register link",
    "register outcome",
    "register open-vote",
    "register fill",
    "register vacate",
    "register amend",
    "register publish-site",
    "register officers",
    "register officers draft",
    "register officers sign",
    "register officers enter",
    "register show",
    "register verify",
    "people",
    "people put",
    "people get",
    "serve",
    "service",
    "service new",
    "service site",
    "witness",
    "witness new-key",
    "witness add-log",
    "witness serve",
    "witness show",
    "witness check",
    "bench",
    "bench national",
];

#[test]
fn every_command_teaches() {
    let place = Place::new();
    for command in COMMANDS {
        let help = place.good(&format!("{command} --help"));
        assert!(help.contains("Usage: ostrakon"), "{command}: {help}");
        let group = help.contains("Commands:");
        assert!(group || help.contains("Example"), "{command} shows no example");
        let fits = |line: &str| line.chars().count() <= 100 || line.starts_with("Usage: ");
        assert!(help.lines().all(fits), "{command} has overlong lines");
    }
}

#[test]
fn no_command_is_left_out() {
    let place = Place::new();
    for group in [
        "",
        "election",
        "trustee",
        "credentials",
        "charter",
        "certify",
        "register",
        "register officers",
        "people",
        "service",
        "token",
        "witness",
        "shards",
    ] {
        let help = place.good(&format!("{group} --help"));
        let listed = help.split("Commands:").nth(1).unwrap().split("Options:").next().unwrap();
        let names =
            listed.lines().filter_map(|l| l.strip_prefix("  ")?.split(' ').next().filter(|n| !n.is_empty()));
        for name in names.filter(|n| *n != "help") {
            let full = format!("{group} {name}").trim().to_owned();
            let known = COMMANDS.iter().any(|c| *c == full || c.starts_with(&format!("{full} ")));
            assert!(known, "{full} is not tested");
        }
    }
}

#[test]
fn senseless_arguments_have_status_two() {
    let place = Place::new();
    place.bad("", 2, &[]);
    place.bad("vote", 2, &["--record"]);
    place.bad("elect", 2, &["elect"]);
    place.bad("verify", 2, &["<DIR>"]);
    place.bad("verify nowhere", 2, &["nowhere", "no such directory"]);
    place.bad("election open --record x --at yesterday", 2, &["2026-12-01T09:00:00Z"]);
    place.bad("demo --ward atlantis", 2, &["eilean_siar_2022_ward3"]);
    place.bad("demo --ballots x", 2, &["--as"]);
}

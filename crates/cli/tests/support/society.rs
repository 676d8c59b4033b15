//! A small organisation with a register, by commands: the branch of Leeds votes once.

use super::service::clock;
use super::{CHARTER, Place, ceremony};

pub(crate) const FOUNDED: &str = "2025-10-01T09:00:00Z";
/// When Leeds has been formed, and its election is announced.
pub(crate) const ANNOUNCED: &str = "2025-12-01T09:00:00Z";
pub(crate) const OPENS: &str = "2026-01-01T09:00:00Z";
pub(crate) const CLOSED: &str = "2026-01-02T09:00:00Z";
/// When it is counted, and its outcome entered.
pub(crate) const HEARD: &str = "2026-01-04T09:00:00Z";

const FOUNDING: &str = r#"
origin = "test.example/register"
charter = "charter.toml"
quorum = 2
officer = [
  { name = "Olga", person = "olga", key = "olga.key.pub" },
  { name = "Pavel", person = "pavel", key = "pavel.key.pub" },
  { name = "Quy", person = "quy", key = "quy.key.pub" },
]
"#;

pub(crate) const DESCRIPTION: &str = r#"
title = "Leeds votes"
origin = "test.example/leeds"
register = "archive/register"
opens = 2026-01-01T09:00:00Z
closes = 2026-01-02T09:00:00Z
objection_window = "48h"
threshold = 2
trustee = [
  { name = "Ada", key = "t1/identity.pub" },
  { name = "Bohdan", key = "t2/identity.pub" },
  { name = "Chiara", key = "t3/identity.pub" },
]
roll = [{ id = "leeds", body = "leeds", max_size = 10 }]

[[contest]]
id = "delegates"
title = "Two delegates of Leeds"
roll = "leeds"
vote = "branch-delegates"
ballot = "approval"
max = 2
blank = true
options = [
  { id = "ann", label = "ann", flags = ["woman"] },
  { id = "ben", label = "ben" },
  { id = "cem", label = "cem" },
]

[[contest]]
id = "hall"
title = "Rent a hall"
roll = "leeds"
vote = "motion"
ballot = "motion"
"#;

/// What the officers need, and the founding's description.
pub(crate) fn describe(place: &Place) {
    place.write("charter.toml", CHARTER);
    place.write("founding.toml", FOUNDING);
    for name in ["olga", "pavel", "quy"] {
        place.good(&format!("certify new-key --out {name}.key"));
    }
}

/// A founded register at `register`, with Olga, Pavel and Quy as officers.
pub(crate) fn found(place: &Place, register: &str) {
    describe(place);
    place
        .good(&format!("register new --spec founding.toml --out {register} --private keeper --at {FOUNDED}"));
}

/// A command of the keeper's on `archive/register`.
pub(crate) fn keep(place: &Place, words: &str, at: &str) -> String {
    place.good(&format!("register {words} --register archive/register --private keeper --at {at}"))
}

/// Leeds is formed, and its election made and linked.
pub(crate) fn announce(place: &Place) {
    found(place, "archive/register");
    keep(place, "form-body --kind branch --id leeds --name Leeds", ANNOUNCED);
    place.write("leeds.toml", DESCRIPTION);
    for i in 1..=3 {
        place.good(&format!("trustee init --state t{i}"));
    }
    place.good("election new --spec leeds.toml --out spring");
    keep(place, "link --record spring", ANNOUNCED);
}

/// Six vote, it is counted, and two officers certify: ann 2, ben 5, cem 4; 4 for, 2 against.
pub(crate) fn hold(place: &Place) {
    cast(place);
    count(place);
    place.good("election publish --record spring --to archive/elections/01-leeds");
}

/// The ceremony, and the votes.
pub(crate) fn cast(place: &Place) {
    ceremony(place);
    place.good("credentials codes --roll leeds --count 6 --out codes");
    place.good("credentials list --record spring --roll leeds --from codes --out leeds.roll");
    place.good("election roll --record spring --roll leeds leeds.roll");
    place.good(&format!("election open --record spring --at {OPENS}"));
    let codes = place.read("codes");
    let votes = [("ben,cem", "for"); 3].into_iter().chain([
        ("ann,ben", "for"),
        ("ann,ben", "against"),
        ("cem", "against"),
    ]);
    for (i, (code, (delegates, hall))) in
        (1..).zip(codes.lines().filter(|line| !line.starts_with('#')).zip(votes))
    {
        place.write(&format!("code-{i}"), code);
        let select = format!("--select delegates={delegates} --select hall={hall}");
        place.good(&format!("vote --record spring --code-file code-{i} {select} --cast --out ballot-{i}"));
        place.good(&format!("election cast --record spring ballot-{i}"));
    }
}

/// From the closing to the certificate. The clock of a service, if there is one, goes with it.
pub(crate) fn count(place: &Place) {
    place.good(&format!("election close --record spring --at {CLOSED}"));
    clock(place, HEARD);
    place.good(&format!("election tally --record spring --at {HEARD}"));
    for i in 1..=3 {
        place.good(&format!(
            "trustee sign-off --state t{i} --record spring --at {HEARD} --out m/sign-{i}.json"
        ));
    }
    place.good("election accept --record spring m/sign-1.json m/sign-2.json m/sign-3.json");
    for i in [1, 2] {
        place.good(&format!("trustee share --state t{i} --record spring --out m/shares"));
    }
    let shares: Vec<String> = ["delegates-1", "delegates-2", "hall-1", "hall-2"]
        .map(|share| format!("m/shares/share-{share}.json"))
        .into();
    place.good(&format!("election accept --record spring {}", shares.join(" ")));
    place.good("election result --record spring");
    for officer in ["olga", "pavel"] {
        place.good(&format!("certify sign --record spring --key {officer}.key --out {officer}.certificate"));
    }
    place.good("election certify --record spring olga.certificate pavel.certificate");
}

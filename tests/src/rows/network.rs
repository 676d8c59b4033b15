//! The organisation in which all rows are held.

use crate::forge::{Organisation, Poll};
use std::sync::OnceLock;

/// The shipped charter.
pub const CHARTER: &str = include_str!("../../../charters/isn-2013.toml");
/// Whose it is.
pub const NAME: &str = "International Socialist Network";

/// The network after its first members' meeting: two branches, three caucuses, a fraction, eight on the steering committee, six in the
/// complaints group. It is made once, by whole elections, and every row begins with a copy.
pub fn network() -> Organisation {
    static NETWORK: OnceLock<Organisation> = OnceLock::new();
    NETWORK.get_or_init(|| organised(CHARTER)).clone()
}

/// The same under another charter.
pub fn organised(charter: &str) -> Organisation {
    let officers = ["officer-1", "officer-2", "officer-3"];
    let mut network = Organisation::found(NAME, charter.as_bytes(), &officers);
    let bodies = [
        ("branch", "london"),
        ("branch", "leeds"),
        ("caucus", "carers"),
        ("liberation-caucus", "women"),
        ("liberation-caucus", "disabled"),
        ("fraction", "teachers"),
    ];
    bodies.into_iter().for_each(|(kind, body)| network.form(kind, body));
    elect_nationally(&mut network);
    let women = network.hold(Poll::of("women", 5).choice("cg-representative", &[("w-rae", 3), ("w-rio", 2)]));
    network.fill("cg-caucus-representative", "women", "w-rae", women.by("cg-representative"));
    network
}

/// Of the eight, four are women; of the five in the complaints group, four.
const EIGHT: [&str; 5] = ["w-una", "w-vera", "val", "will", "xan"];
const GROUP: [&str; 5] = ["w-cat", "w-cleo", "w-cora", "w-cyn", "carl"];
const OFFICES: [(&str, &str); 3] =
    [("treasurer", "tom"), ("second-officer", "w-sue"), ("third-officer", "w-tess")];

fn elect_nationally(network: &mut Organisation) {
    network.call("nmm", "spring", 70, &[]);
    let everybody: [&[usize]; 5] = [&[0, 1, 2, 3, 4]; 5];
    let mut poll = Poll::of("membership", 5).at("spring");
    for (office, person) in OFFICES {
        poll = poll.choice(office, &[(person, 4), ("other", 1)]);
    }
    let poll = poll.approve("national-members", 5, &EIGHT, &everybody).approve(
        "complaints-group",
        5,
        &GROUP,
        &everybody,
    );
    let held = network.hold(poll);
    for (office, person) in OFFICES {
        network.fill(office, "membership", person, held.by(office));
    }
    for person in EIGHT {
        network.fill("nsc-member", "membership", person, held.by("national-members"));
    }
    for person in GROUP {
        network.fill("cg-member", "membership", person, held.by("complaints-group"));
    }
}

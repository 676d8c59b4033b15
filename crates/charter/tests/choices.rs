//! Who must choose between two bodies (spec 7.7).

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{count, id, verdict};
use ostrakon_charter::{Charter, Id, Verdict, must_choose};

fn isn() -> Charter {
    Charter::parse(include_bytes!("../../../charters/isn-2013.toml")).unwrap()
}

/// That the first option is elected by a vote to one seat.
fn elected(vote: &str, option: &str) -> Verdict {
    verdict(isn().vote(&id(vote)).unwrap(), &count(&[(option, 2), ("other", 1)], None))
}

fn sits(person: &str, bodies: &[&str]) -> BTreeMap<Id, BTreeSet<Id>> {
    BTreeMap::from([(id(person), bodies.iter().map(|body| id(body)).collect())])
}

#[test]
fn who_is_elected_to_both_chooses_in_either_contest() {
    let verdicts = [
        elected("treasurer", "anna"),
        elected("cg-representative", "anna"),
        elected("fraction-delegate", "ben"),
    ];
    assert_eq!(
        must_choose(&isn(), &verdicts, &BTreeMap::new()),
        [vec![id("anna")], vec![id("anna")], vec![]]
    );
}

#[test]
fn who_holds_an_office_in_the_other_body_chooses() {
    let verdicts = [elected("treasurer", "anna")];
    let choose = |sits| must_choose(&isn(), &verdicts, &sits)[0].len();
    assert_eq!(choose(sits("anna", &["cg"])), 1);
    assert_eq!(choose(sits("anna", &["nsc"])), 0);
    assert_eq!(choose(sits("ben", &["cg"])), 0);
}

#[test]
fn an_office_that_sits_nowhere_and_a_motion_leave_no_choice() {
    let motion = verdict(isn().vote(&id("motion")).unwrap(), &common::motion_count(2, 1, 0));
    let verdicts = [elected("cg-chair", "anna"), elected("election", "anna"), motion];
    assert_eq!(must_choose(&isn(), &verdicts, &sits("anna", &["nsc", "cg"])), [vec![], vec![], vec![]]);
}

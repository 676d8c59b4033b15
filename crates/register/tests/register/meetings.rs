//! Check 806 and 9.4: meetings are called, and properly convened or not.

use crate::common::{DAY, Society, ask, id, said};
use ostrakon_group::Bytes32;
use ostrakon_register::Act;

#[test]
fn meetings_are_of_a_kind_under_a_new_name_for_a_later_time() {
    let mut society = Society::new();
    let starts = society.time + 100 * DAY;
    society.act(society.meeting_called("nmm-1", starts, &[]));
    society.breaks(society.meeting_called("nmm-1", starts + DAY, &[]), 806);
    society.breaks(society.meeting_called("nmm-2", society.time, &[]), 806);
    society.allows(society.meeting_called("nmm-2", society.time + 1, &[]));
    let mut unknown = society.meeting_called("nmm-2", starts, &[]);
    if let Act::MeetingCalled(act) = &mut unknown {
        act.kind = id("picnic");
    }
    society.breaks(unknown, 806);
}

/// Whether a meeting that these outcomes convene is properly convened. The register passes either way.
fn is_convened(society: &Society, by: &[Bytes32]) -> bool {
    let after = society.allows(society.meeting_called("extra", society.time + DAY, by));
    after.state().meeting(&id("extra")).unwrap().flaw.is_none()
}

#[test]
fn the_committee_convenes_alone() {
    let mut society = Society::new();
    assert!(is_convened(&society, &[]));
    let carried = society.decide(ask("nsc-convenes", "nsc"), None, "carried");
    let lost = society.decide(ask("nsc-convenes", "nsc"), None, "lost");
    let motion = society.decide(ask("motion", "nsc"), None, "carried");
    assert!(is_convened(&society, &[carried]));
    assert!(!is_convened(&society, &[lost]));
    assert!(!is_convened(&society, &[motion]));
    assert!(!is_convened(&society, &[carried, lost]));
    assert!(!is_convened(&society, &[Bytes32::from([1; 32])]));
}

#[test]
fn a_petition_convenes_once() {
    let mut society = Society::new();
    let petition = society.decide(ask("nmm-petition", "membership"), None, "carried");
    assert!(is_convened(&society, &[petition]));
    society.act(society.meeting_called("nmm-1", society.time + DAY, &[petition]));
    assert!(!is_convened(&society, &[petition]));
    assert!(society.state().meeting(&id("nmm-1")).unwrap().flaw.is_none());
}

#[test]
fn what_convened_nothing_properly_is_not_used_up() {
    let mut society = Society::new();
    let petition = society.decide(ask("nmm-petition", "membership"), None, "carried");
    let lost = society.decide(ask("nmm-petition", "membership"), None, "lost");
    society.act(society.meeting_called("nmm-1", society.time + DAY, &[petition, lost]));
    assert!(society.state().meeting(&id("nmm-1")).unwrap().flaw.is_some());
    assert!(is_convened(&society, &[petition]));
}

#[test]
fn different_ways_do_not_add_up() {
    let mut society = Society::new();
    let committee = society.decide(ask("nsc-convenes", "nsc"), None, "carried");
    let petition = society.decide(ask("nmm-petition", "membership"), None, "carried");
    assert!(!is_convened(&society, &[committee, petition]));
    let another = society.decide(ask("nsc-convenes", "nsc"), None, "carried");
    assert!(is_convened(&society, &[committee, another]));
}

const BRANCHES: [&str; 21] = [
    "b01", "b02", "b03", "b04", "b05", "b06", "b07", "b08", "b09", "b10", "b11", "b12", "b13", "b14", "b15",
    "b16", "b17", "b18", "b19", "b20", "b21",
];

fn branches(number: usize) -> Society {
    let mut society = Society::new();
    society.form(&BRANCHES[..number], "branch");
    society
}

fn request(society: &mut Society, branch: &str) -> Bytes32 {
    society.decide(ask("nmm-request", branch), None, "carried")
}

#[test]
fn ten_per_cent_of_the_branches_are_enough_and_fewer_are_not() {
    let mut twenty = branches(20);
    let (one, two) = (request(&mut twenty, "b01"), request(&mut twenty, "b02"));
    assert!(!is_convened(&twenty, &[one]));
    assert!(is_convened(&twenty, &[one, two]));
    let mut more = branches(21);
    let (one, two) = (request(&mut more, "b01"), request(&mut more, "b02"));
    assert!(!is_convened(&more, &[one, two]));
    let three = request(&mut more, "b03");
    assert!(is_convened(&more, &[one, two, three]));
}

#[test]
fn a_branch_counts_once() {
    let mut society = branches(20);
    let (one, again) = (request(&mut society, "b01"), request(&mut society, "b01"));
    assert!(!is_convened(&society, &[one, again]));
}

#[test]
fn a_request_is_used_once() {
    let mut society = branches(20);
    let (one, two) = (request(&mut society, "b01"), request(&mut society, "b02"));
    society.act(society.meeting_called("nmm-1", society.time + DAY, &[one, two]));
    let three = request(&mut society, "b03");
    assert!(!is_convened(&society, &[two, three]));
    let four = request(&mut society, "b04");
    assert!(is_convened(&society, &[three, four]));
}

#[test]
fn only_branches_that_stand_are_counted() {
    let mut society = branches(20);
    let (one, two) = (request(&mut society, "b01"), request(&mut society, "b02"));
    society.act(society.body_ended("b02"));
    // 1 of 19.
    assert!(!is_convened(&society, &[one, two]));
    BRANCHES[2..11].iter().for_each(|branch| _ = society.act(society.body_ended(branch)));
    // 1 of 10.
    assert!(is_convened(&society, &[one, two]));
    assert!(is_convened(&society, &[one]));
    // 0 of none.
    society.act(society.body_ended("b01"));
    BRANCHES[11..20].iter().for_each(|branch| _ = society.act(society.body_ended(branch)));
    assert!(!is_convened(&society, &[one, two]));
}

#[test]
fn one_election_of_many_branches_convenes() {
    let mut society = branches(20);
    let asks = [ask("nmm-request", "b01"), ask("nmm-request", "b02")];
    let (_, both) = society.vote(&asks, None, &[said("carried"), said("carried")]);
    let (_, half) = society.vote(&asks, None, &[said("carried"), said("lost")]);
    assert!(is_convened(&society, &[both]));
    assert!(!is_convened(&society, &[half]));
}

//! How a members' meeting is convened and called: C-NMM.

use super::Expected::{Carried, Lost};
use super::{Row, of_meeting, row};
use crate::forge::{Held, Organisation, Poll, id};

/// Three ways to convene one, and the notice that may be shorter.
pub const ROWS: &[Row] = &[
    row("c_nmm_petition_of_exactly_a_fifth", "C-NMM", "nmm-petition", Carried, |_| {
        Poll::of("membership", 10).motion("nmm-petition", [2, 3, 0])
    })
    .then(|network, held| convenes(network, &[held])),
    row("c_nmm_petition_one_under_a_fifth", "C-NMM", "nmm-petition", Lost, |_| {
        Poll::of("membership", 11).motion("nmm-petition", [2, 3, 0])
    })
    .then(|network, held| does_not_convene(network, &[held])),
    row("c_nmm_petition_signed_by_all_who_take_part", "C-NMM", "nmm-petition", Lost, |_| {
        Poll::of("membership", 26).motion("nmm-petition", [5, 0, 0])
    }),
    row("c_nmm_request_of_two_branches_of_twenty", "C-NMM", "nmm-request", Carried, |network| {
        twenty_branches(network);
        request(network, "leeds");
        Poll::of("london", 5).motion("nmm-request", [4, 1, 0])
    })
    .then(|network, held| {
        let leeds = network.held[network.held.len() - 2].clone();
        does_not_convene(&mut network.clone(), &[held]);
        network.form("branch", "branch-21");
        does_not_convene(&mut network.clone(), &[&leeds, held]);
        network.end("branch-21");
        convenes(network, &[&leeds, held]);
    }),
    row("c_nmm_convened_by_the_steering_committee", "C-NMM", "nsc-convenes", Carried, |_| {
        Poll::of("nsc", 8).motion("nsc-convenes", [4, 2, 2])
    })
    .then(|network, held| convenes(network, &[held])),
    row("c_nmm_shorter_notice_by_the_steering_committee", "C-NMM", "shorter-notice", Carried, |network| {
        network.call("nmm", "urgent", 20, &[]);
        Poll::of("nsc", 8).motion("shorter-notice", [5, 3, 0]).about(of_meeting("urgent"))
    })
    .then(|network, _| decides(network, "urgent", "carried")),
    row("c_nmm_shorter_notice_refused", "C-NMM", "shorter-notice", Lost, |network| {
        network.call("nmm", "urgent", 20, &[]);
        Poll::of("nsc", 8).motion("shorter-notice", [4, 4, 0]).about(of_meeting("urgent"))
    })
    .then(|network, _| decides(network, "urgent", "invalid")),
];

pub(super) fn twenty_branches(network: &mut Organisation) {
    (3..=20).for_each(|number| network.form("branch", &format!("branch-{number}")));
}

/// A branch asks for a meeting.
pub(super) fn request(network: &mut Organisation, branch: &str) -> Held {
    network.hold(Poll::of(branch, 5).motion("nmm-request", [3, 2, 0]))
}

fn convened(network: &mut Organisation, by: &[&Held]) -> Option<String> {
    let outcomes: Vec<_> = by.iter().map(|held| held.outcome.unwrap()).collect();
    network.call("nmm", "extra", 70, &outcomes);
    network.state().meeting(&id("extra")).unwrap().flaw.clone()
}

/// The meeting that is called by these outcomes decides.
fn convenes(network: &mut Organisation, by: &[&Held]) {
    assert_eq!(convened(network, by), None);
    decides(network, "extra", "carried");
}

fn does_not_convene(network: &mut Organisation, by: &[&Held]) {
    assert!(convened(network, by).is_some());
}

/// What becomes of a motion that is put at a meeting.
fn decides(network: &mut Organisation, meeting: &str, status: &str) {
    let held = network.hold(Poll::of("membership", 5).at(meeting).motion("national-motion", [3, 2, 0]));
    assert_eq!(held.verdict("national-motion").status.as_str(), status);
    super::assert_passes("a motion at the meeting", &held);
}

//! Recalls: C-RECALL, and of the complaints group C-CG.

use super::Expected::{Carried, Elected, Lost};
use super::{Row, assert_passes, national, of_places, row};
use crate::forge::{Held, Organisation, Poll};
use ostrakon_group::Bytes32;

/// By whom, from what, and what follows at once.
pub const ROWS: &[Row] = &[
    row("c_recall_by_the_body_that_elected", "C-RECALL", "recall", Carried, |network| {
        let ana = officer(network, "ana");
        Poll::of("london", 5).motion("recall", [3, 2, 0]).about(of_places(&[ana]))
    })
    .then(the_place_is_vacant_and_filled_again),
    row("c_recall_one_half_does_not_recall", "C-RECALL", "recall", Lost, |network| {
        let ana = officer(network, "ana");
        Poll::of("london", 5).motion("recall", [2, 2, 1]).about(of_places(&[ana]))
    })
    .then(|network, _| assert!(network.place("branch-officer", "ana").is_some())),
    row("c_recall_of_two_at_once", "C-RECALL", "recall", Carried, |network| {
        let places = [officer(network, "ana"), officer(network, "bo")];
        Poll::of("london", 5).motion("recall", [5, 0, 0]).about(of_places(&places))
    })
    .then(|network, _| {
        assert_eq!(["ana", "bo"].map(|person| network.place("branch-officer", person)), [None, None]);
    }),
    row("c_recall_of_the_advisor_by_all_caucuses", "C-RECALL", "recall", Carried, |network| {
        let held = network.hold(Poll::of("caucuses", 5).choice("complaints-advisor", &[("w-ivy", 5)]));
        let ivy = network.fill("complaints-advisor", "caucuses", "w-ivy", held.by("complaints-advisor"));
        Poll::of("caucuses", 5).motion("recall", [4, 1, 0]).about(of_places(&[ivy]))
    })
    .then(|network, _| assert_eq!(network.place("complaints-advisor", "w-ivy"), None)),
    row("c_recall_of_a_national_officer_at_a_meeting", "C-RECALL", "national-recall", Carried, recall_of_tom)
        .then(|network, _| assert_eq!(network.place("treasurer", "tom"), None)),
    row(
        "c_nsc_by_election_after_a_recall",
        "C-NSC",
        "treasurer-by-election",
        Elected(&["w-bea"]),
        |network| {
            let recall = recall_of_tom(network);
            network.hold(recall);
            Poll::of("membership", 5).at("autumn").choice("treasurer-by-election", &[("al", 1), ("w-bea", 4)])
        },
    )
    .then(|network, held| {
        network.fill("treasurer", "membership", "w-bea", held.by("treasurer-by-election"));
    }),
    row("c_cg_the_members_recall_the_whole_group", "C-CG", "recall-complaints-group", Carried, |network| {
        let places: Vec<Bytes32> = network
            .state()
            .holdings()
            .filter(|holding| holding.office.as_str().starts_with("cg-"))
            .map(|holding| holding.leaf)
            .collect();
        assert_eq!(places.len(), 6);
        Poll::of("membership", 5).motion("recall-complaints-group", [3, 2, 0]).about(of_places(&places))
    })
    .then(|network, _| assert_eq!(network.state().voting_members(&crate::forge::id("cg")), Some(0))),
    row(
        "c_cg_the_members_recall_one_whom_a_caucus_sent",
        "C-CG",
        "recall-complaints-group",
        Carried,
        |network| {
            let rae = network.place("cg-caucus-representative", "w-rae").unwrap();
            Poll::of("membership", 5).motion("recall-complaints-group", [2, 1, 2]).about(of_places(&[rae]))
        },
    )
    .then(|network, _| {
        assert_eq!(network.place("cg-caucus-representative", "w-rae"), None);
        assert!(network.place("cg-member", "w-cat").is_some());
    }),
];

/// London elects an officer; the place.
pub(super) fn officer(network: &mut Organisation, person: &str) -> Bytes32 {
    let held = network.hold(Poll::of("london", 5).choice("branch-officer", &[(person, 5)]));
    network.fill("branch-officer", "london", person, held.by("branch-officer"))
}

fn recall_of_tom(network: &mut Organisation) -> Poll {
    let tom = network.place("treasurer", "tom").unwrap();
    national(network).motion("national-recall", [3, 2, 0]).about(of_places(&[tom]))
}

fn the_place_is_vacant_and_filled_again(network: &mut Organisation, _: &Held) {
    assert_eq!(network.place("branch-officer", "ana"), None);
    let next = network.hold(Poll::of("london", 5).choice("branch-officer", &[("ana", 3), ("bo", 2)]));
    assert_passes("the by-election", &next);
    network.fill("branch-officer", "london", "ana", next.by("branch-officer"));
}

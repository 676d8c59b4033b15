//! The complaints group: C-CG.

use super::Expected::{Carried, Elected, Lost, Vacant};
use super::{Row, national, row};
use crate::forge::{Organisation, Poll};
use ostrakon_register::acts::Reason;

/// Its members, its chair, its own decisions.
pub const ROWS: &[Row] = &[
    row("c_cg_five_members_with_the_caucuses_representative", "C-CG", "complaints-group", GROUP, |network| {
        national(network).approve("complaints-group", 5, CANDIDATES, MARKS)
    })
    .then(|network, held| {
        for person in ["al", "bob", "w-fay", "w-gin", "w-hal"] {
            network.fill("cg-member", "membership", person, held.by("complaints-group"));
        }
        assert_eq!(network.place("cg-member", "w-cat"), None, "the old five have left");
        assert!(network.place("cg-caucus-representative", "w-rae").is_some(), "the caucus's stays");
    }),
    row(
        "c_cg_who_sits_on_the_steering_committee_must_choose",
        "C-CG",
        "complaints-group",
        WITH_VAL,
        |network| {
            national(network).approve(
                "complaints-group",
                5,
                &["val", "bob", "w-fay", "w-gin", "w-hal"],
                EVERYBODY,
            )
        },
    )
    .choosing(&["val"]),
    row("c_cg_who_is_elected_to_both_must_choose", "C-CG", "complaints-group", WITH_ZOE, |network| {
        resigns(network, "nsc-member", "val");
        national(network).choice("national-by-election", &[("w-zoe", 5)]).approve(
            "complaints-group",
            5,
            &["bob", "w-xia", "w-yve", "w-zed", "w-zoe"],
            EVERYBODY,
        )
    })
    .choosing(&["w-zoe"]),
    row("c_cg_by_election_kept_for_a_woman", "C-CG", "cg-by-election", Elected(&["w-bea"]), |network| {
        resigns(network, "cg-member", "w-cat");
        resigns(network, "cg-member", "w-cora");
        national(network).choice("cg-by-election", &[("al", 4), ("w-bea", 1)])
    })
    .then(|network, held| {
        network.fill("cg-member", "membership", "w-bea", held.by("cg-by-election"));
    }),
    row("c_cg_a_caucuss_representative", "C-CG", "cg-representative", Elected(&["ray"]), |_| {
        Poll::of("disabled", 5).choice_or_none("cg-representative", &[("ray", 3), ("w-rio", 1)], 1)
    })
    .then(|network, held| {
        network.fill("cg-caucus-representative", "disabled", "ray", held.by("cg-representative"));
        ["black", "lgbt"].into_iter().for_each(|body| network.form("liberation-caucus", body));
        let fifth = network.forming("liberation-caucus", "fifth", 0);
        super::decisions::assert_check(network.attempt(fifth), 805);
    }),
    row("c_cg_its_chair_is_one_of_its_own", "C-CG", "cg-chair", Elected(&["w-rae"]), |_| {
        Poll::of("cg", 6).choice("cg-chair", &[("carl", 2), ("w-rae", 4)])
    })
    .then(|network, held| {
        network.fill("cg-chair", "cg", "w-rae", held.by("cg-chair"));
    }),
    row("c_cg_membership_after_a_disclosure_without_the_one", "C-CG", "cg-membership", Carried, |_| {
        Poll::of("cg", 5).motion("cg-membership", [3, 2, 0]).private()
    }),
    row("c_cg_a_co_option", "C-CG", "co-option", Elected(&["expert"]), |_| {
        Poll::of("cg", 6).choice_or_none("co-option", &[("expert", 4)], 2).private()
    })
    .then(|network, held| {
        network.fill("cg-coopted", "cg", "expert", held.by("co-option"));
        assert_eq!(network.state().voting_members(&crate::forge::id("cg")), Some(6), "without a vote");
    }),
    row("c_cg_no_co_option", "C-CG", "co-option", Vacant, |_| {
        Poll::of("cg", 6).choice_or_none("co-option", &[("expert", 2)], 4).private()
    }),
    row("c_cg_the_outcome_of_a_complaint", "C-CG", "complaint-outcome", Carried, |_| {
        Poll::of("cg", 5).motion("complaint-outcome", [4, 1, 0]).private()
    }),
    row("c_cg_a_restriction", "C-CG", "restriction", Carried, |_| {
        Poll::of("cg", 6).motion("restriction", [4, 1, 1]).private()
    }),
    row("c_cg_a_restriction_is_not_decided", "C-CG", "restriction", Lost, |_| {
        Poll::of("cg", 6).motion("restriction", [3, 3, 0]).private()
    }),
];

const CANDIDATES: &[&str] = &["al", "bob", "cy", "w-eve", "w-fay", "w-gin", "w-hal"];
/// al 5, bob 4, cy 3, w-eve 0, w-fay 3, w-gin 2, w-hal 1.
const MARKS: &[&[usize]] = &[&[0, 1, 2, 4], &[0, 1, 2, 4], &[0, 1, 2, 5], &[0, 1, 4, 5, 6], &[0]];
/// One of four women is a caucus's representative: three of five places are kept.
const GROUP: super::Expected = Elected(&["al", "bob", "w-fay", "w-gin", "w-hal"]);
const WITH_VAL: super::Expected = Elected(&["bob", "val", "w-fay", "w-gin", "w-hal"]);
const ALL: &[usize] = &[0, 1, 2, 3, 4];
const EVERYBODY: &[&[usize]] = &[ALL, ALL, ALL, ALL, ALL];
const WITH_ZOE: super::Expected = Elected(&["bob", "w-xia", "w-yve", "w-zed", "w-zoe"]);

fn resigns(network: &mut Organisation, office: &str, person: &str) {
    let place = network.place(office, person).unwrap();
    network.vacate(place, Reason::Resigned);
}

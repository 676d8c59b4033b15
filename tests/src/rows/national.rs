//! National elections: C-NSC.

use super::Expected::{Elected, Tied, Vacant};
use super::{Row, again, national, row};
use crate::forge::{Held, Organisation, Poll};
use ostrakon_register::acts::Reason;

/// Three officers and five, together with their quota; by-elections.
pub const ROWS: &[Row] = &[
    row("c_nsc_the_treasurer_alone", "C-NSC", "treasurer", Elected(&["w-ada"]), |network| {
        national(network).choice_or_none("treasurer", &[("ben", 1), ("w-ada", 3)], 1)
    }),
    row(
        "c_nsc_the_second_officer_is_not_the_treasurer",
        "C-NSC",
        "second-officer",
        Elected(&["carl-2"]),
        |network| {
            national(network)
                .choice("treasurer", &[("ben", 3), ("carl-2", 2)])
                .choice("second-officer", &[("ben", 3), ("carl-2", 2)])
        },
    ),
    row("c_nsc_the_third_officer_is_neither", "C-NSC", "third-officer", Vacant, |network| {
        national(network)
            .choice("treasurer", &[("ben", 5)])
            .choice("second-officer", &[("w-eve", 5)])
            .choice("third-officer", &[("ben", 3), ("w-eve", 2)])
    }),
    row("c_nsc_three_officers_and_five_of_whom_four_are_women", "C-NSC", "national-members", EIGHT, eight)
        .then(all_take_office),
    row("c_nsc_the_quota_counts_a_tie_between_women", "C-NSC", "national-members", TWO_MEN, |network| {
        officers(network, &[("w-ada", 2), ("w-bea", 2), ("ben", 1)]).approve(
            "national-members",
            5,
            CANDIDATES,
            MARKS,
        )
    }),
    row(
        "c_nsc_four_women_of_eight_when_no_officer_is_one",
        "C-NSC",
        "national-members",
        ONE_MAN,
        |network| {
            officers(network, &[("ben", 3), ("carl-2", 1), ("w-ada", 1)]).approve(
                "national-members",
                5,
                &CANDIDATES_OF_FOUR,
                MARKS,
            )
        },
    ),
    row("c_nsc_the_last_place_of_five_is_tied", "C-NSC", "national-members", LAST_IS_TIED, last_is_tied),
    row(
        "c_nsc_the_fresh_vote_for_the_last_place",
        "C-NSC",
        "national-members",
        Elected(&["cy"]),
        |network| {
            let poll = last_is_tied(network);
            let tied = network.hold(poll);
            Poll::of("membership", 5)
                .at("autumn")
                .approve("national-members", 1, &["bob", "cy"], &[&[0], &[1], &[1], &[1], &[0]])
                .about(again(&tied, "national-members"))
        },
    ),
    row("c_nsc_by_election_of_a_treasurer", "C-NSC", "treasurer-by-election", Elected(&["al"]), |network| {
        resigns(network, "treasurer", "tom");
        national(network).choice("treasurer-by-election", &[("al", 3), ("w-bea", 2)])
    })
    .then(|network, held| {
        network.fill("treasurer", "membership", "al", held.by("treasurer-by-election"));
    }),
    row(
        "c_nsc_by_election_without_a_woman_to_stand",
        "C-NSC",
        "second-officer-by-election",
        Vacant,
        |network| {
            resigns(network, "second-officer", "w-sue");
            national(network).choice("second-officer-by-election", &[("al", 3), ("bob", 2)])
        },
    ),
    row(
        "c_nsc_by_election_kept_for_a_woman",
        "C-NSC",
        "third-officer-by-election",
        Elected(&["w-bea"]),
        |network| {
            resigns(network, "third-officer", "w-tess");
            national(network).choice("third-officer-by-election", &[("al", 4), ("w-bea", 1)])
        },
    ),
    row("c_nsc_by_election_of_a_member", "C-NSC", "national-by-election", Elected(&["al"]), |network| {
        resigns(network, "nsc-member", "val");
        national(network).choice("national-by-election", &[("al", 3), ("w-bea", 2)])
    })
    .then(|network, held| {
        network.fill("nsc-member", "membership", "al", held.by("national-by-election"));
    }),
];

const CANDIDATES: &[&str] = &["al", "bob", "cy", "w-eve", "w-fay", "w-gin", "w-hal"];
/// al 5, bob 4, cy, w-eve and w-fay 3, w-gin 2, w-hal 1.
const MARKS: &[&[usize]] = &[&[0, 1, 2, 3, 4], &[0, 1, 2, 3, 4], &[0, 1, 2, 3, 5], &[0, 1, 4, 5, 6], &[0]];
/// With one woman among the officers, three of the five places are kept; w-eve is an officer already.
const EIGHT: super::Expected = Elected(&["al", "bob", "w-fay", "w-gin", "w-hal"]);
/// With two women certain, two of five are kept: three men could be, but only three women have fewer votes than cy.
const TWO_MEN: super::Expected = Elected(&["al", "bob", "cy", "w-fay", "w-gin"]);
const CANDIDATES_OF_FOUR: [&str; 7] = ["al", "bob", "cy", "w-dee", "w-fay", "w-gin", "w-hal"];
const ONE_MAN: super::Expected = Elected(&["al", "bob", "w-dee", "w-fay", "w-gin"]);
const LAST_IS_TIED: super::Expected = Tied(&["al", "w-fay", "w-gin", "w-hal"], &["bob", "cy"]);

/// The treasurer by these votes; then a man, then w-eve.
fn officers(network: &mut Organisation, treasurer: &[(&str, usize)]) -> Poll {
    national(network)
        .choice("treasurer", treasurer)
        .choice("second-officer", &[("dan", 3), ("w-eve", 2)])
        .choice("third-officer", &[("dan", 2), ("w-eve", 3)])
}

fn eight(network: &mut Organisation) -> Poll {
    officers(network, &[("ben", 3), ("w-ada", 2)]).approve("national-members", 5, CANDIDATES, MARKS)
}

/// al 5, the women 3 each, bob and cy 2 each: of the two places that are not kept one is left.
fn last_is_tied(network: &mut Organisation) -> Poll {
    let names = ["al", "bob", "cy", "w-fay", "w-gin", "w-hal"];
    let marks: [&[usize]; 5] = [&[0, 3, 4, 5], &[0, 3, 4, 5], &[0, 1, 3, 4, 5], &[0, 1, 2], &[0, 2]];
    officers(network, &[("ben", 3), ("w-ada", 2)]).approve("national-members", 5, &names, &marks)
}

fn resigns(network: &mut Organisation, office: &str, person: &str) {
    let place = network.place(office, person).unwrap();
    network.vacate(place, Reason::Resigned);
}

/// The eight before them have lost their places at once.
fn all_take_office(network: &mut Organisation, held: &Held) {
    assert_eq!(network.state().voting_members(&crate::forge::id("nsc")), Some(0));
    for (office, person) in [("treasurer", "ben"), ("second-officer", "dan"), ("third-officer", "w-eve")] {
        network.fill(office, "membership", person, held.by(office));
    }
    for person in ["al", "bob", "w-fay", "w-gin", "w-hal"] {
        network.fill("nsc-member", "membership", person, held.by("national-members"));
    }
    assert_eq!(network.state().voting_members(&crate::forge::id("nsc")), Some(8));
}

//! Elections in branches, caucuses and fractions: C-ELECT, C-BRANCH, C-CAUCUS, C-FRACTION, C-ADVISOR.

use super::Expected::{ByLot, Elected, Tied, Vacant};
use super::{Row, again, row};
use crate::forge::{Held, Organisation, Poll};
use ostrakon_register::acts::Reason;

/// One seat, several, ties, none of them.
pub const ROWS: &[Row] = &[
    row("c_elect_most_votes", "C-ELECT", "election", Elected(&["ana"]), |_| {
        Poll::of("london", 6).choice_or_none("election", &[("ana", 3), ("bo", 2)], 1)
    }),
    row("c_elect_none_of_them", "C-ELECT", "election", Vacant, |_| {
        Poll::of("london", 5).choice_or_none("election", &[("ana", 1), ("bo", 1)], 3)
    }),
    row("c_elect_a_tie", "C-ELECT", "election", Tied(&[], &["ana", "bo"]), |_| tie("election")),
    row("c_elect_the_fresh_vote_after_a_tie", "C-ELECT", "election", Elected(&["bo"]), |network| {
        let tied = network.hold(tie("election"));
        Poll::of("london", 5).choice("election", &[("ana", 2), ("bo", 3)]).about(again(&tied, "election"))
    }),
    row("c_elect_a_tie_by_lot", "C-ELECT", "election-by-lot", ByLot(&["ana", "bo"]), |_| {
        tie("election-by-lot")
    }),
    row("c_elect_by_approval", "C-ELECT", "approval", Elected(&["bo"]), |_| {
        Poll::of("leeds", 5).approve(
            "approval",
            2,
            &["ana", "bo", "cy"],
            &[&[0, 1], &[1], &[1, 2], &[0], &[2]],
        )
    }),
    row("c_branch_an_officer", "C-BRANCH", "branch-officer", Elected(&["ana"]), |_| {
        Poll::of("london", 5).choice("branch-officer", &[("ana", 3), ("bo", 2)])
    })
    .then(|network, held| {
        network.fill("branch-officer", "london", "ana", held.by("branch-officer"));
        assert!(network.place("branch-officer", "ana").is_some());
    }),
    row("c_branch_an_officer_of_the_register_stands", "C-BRANCH", "branch-officer", OFFICER, |_| {
        let poll = Poll::of("london", 5).choice("branch-officer", &[("bo", 1), ("officer-1", 4)]);
        Poll { signers: Some(vec![1, 2]), ..poll }
    }),
    row("c_caucus_an_officer", "C-CAUCUS", "caucus-officer", Elected(&["ana"]), |_| {
        Poll::of("carers", 5).choice("caucus-officer", &[("ana", 5)])
    }),
    row("c_fraction_an_officer", "C-FRACTION", "fraction-officer", Elected(&["bo"]), |_| {
        Poll::of("teachers", 5).choice("fraction-officer", &[("ana", 2), ("bo", 3)])
    }),
    row(
        "c_branch_two_delegates_one_a_woman",
        "C-BRANCH",
        "branch-delegates",
        Elected(&["al", "w-clara"]),
        |_| delegates(&["al", "bert", "w-clara"], &[&[0, 1], &[0, 1], &[0, 1], &[0, 2], &[0, 2]]),
    )
    .then(|network, held| {
        network.fill("nsc-branch-delegate", "london", "al", held.by("branch-delegates"));
        network.fill("nsc-branch-delegate", "london", "w-clara", held.by("branch-delegates"));
    }),
    row("c_branch_too_few_women_stand", "C-BRANCH", "branch-delegates", Elected(&["al"]), |_| {
        delegates(&["al", "bert"], &[&[0, 1], &[0, 1], &[0], &[0], &[1]])
    }),
    row("c_branch_the_womans_place_is_tied", "C-BRANCH", "branch-delegates", PLACE_IS_TIED, |_| {
        place_is_tied()
    }),
    row(
        "c_branch_the_fresh_vote_for_one_place",
        "C-BRANCH",
        "branch-delegates",
        Elected(&["w-dora"]),
        |network| {
            let tied = network.hold(place_is_tied());
            delegates(&["w-clara", "w-dora"], &[&[0], &[0], &[1], &[1], &[1]])
                .about(again(&tied, "branch-delegates"))
        },
    )
    .then(both_rounds_elect),
    row("c_caucus_a_delegate", "C-CAUCUS", "caucus-delegate", Elected(&["ana"]), |_| {
        Poll::of("disabled", 5).choice_or_none("caucus-delegate", &[("ana", 3)], 2)
    })
    .then(a_new_delegate_ends_the_olds_term),
    row("c_fraction_a_delegate", "C-FRACTION", "fraction-delegate", Elected(&["bo"]), |_| {
        Poll::of("teachers", 5).choice("fraction-delegate", &[("ana", 1), ("bo", 4)])
    }),
    row("c_advisor_elected_by_all_caucuses", "C-ADVISOR", "complaints-advisor", Elected(&["w-ivy"]), |_| {
        Poll::of("caucuses", 6).choice_or_none("complaints-advisor", &[("w-ivy", 3), ("bo", 2)], 1)
    })
    .then(|network, held| {
        let by = held.by("complaints-advisor");
        network.fill("complaints-advisor", "caucuses", "w-ivy", by);
        super::decisions::assert_check(network.try_fill("complaints-advisor", "carers", "w-ivy", by), 809);
    }),
];

const PLACE_IS_TIED: super::Expected = Tied(&["al"], &["w-clara", "w-dora"]);

/// Whoever stands certifies nothing (spec 7.9): two others do.
const OFFICER: super::Expected = Elected(&["officer-1"]);

fn tie(vote: &str) -> Poll {
    Poll::of("london", 5).choice(vote, &[("ana", 2), ("bo", 2), ("cy", 1)])
}

fn delegates(names: &[&str], marks: &[&[usize]]) -> Poll {
    Poll::of("london", 5).approve("branch-delegates", 2, names, marks)
}

/// The two women have fewer votes than either man, and one place is kept for one of them.
fn place_is_tied() -> Poll {
    delegates(&["al", "bert", "w-clara", "w-dora"], &[&[0, 1], &[0, 1], &[0, 1], &[0, 2], &[3]])
}

/// Who was elected in the first round keeps the place when the second elects.
fn both_rounds_elect(network: &mut Organisation, held: &Held) {
    let first = network.held[network.held.len() - 2].clone();
    network.fill("nsc-branch-delegate", "london", "al", first.by("branch-delegates"));
    network.fill("nsc-branch-delegate", "london", "w-dora", held.by("branch-delegates"));
    assert_eq!(network.state().voting_members(&crate::forge::id("nsc")), Some(10));
}

/// The place falls vacant at once; that it was resigned from as well would be one act too many.
fn a_new_delegate_ends_the_olds_term(network: &mut Organisation, held: &Held) {
    let old = network.fill("nsc-caucus-delegate", "disabled", "ana", held.by("caucus-delegate"));
    let next = network.hold(Poll::of("disabled", 5).choice("caucus-delegate", &[("bea", 5)]));
    assert_eq!(network.place("nsc-caucus-delegate", "ana"), None);
    network.fill("nsc-caucus-delegate", "disabled", "bea", next.by("caucus-delegate"));
    let vacate = network.vacating(old, Reason::Ended);
    super::decisions::assert_check(network.attempt(vacate), 809);
}

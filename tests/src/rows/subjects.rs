//! Votes about what they cannot be about, and on places that they cannot recall or fill (spec 7.8).

use super::Expected::Invalid;
use super::grounds::{before_it_starts, in_june};
use super::recalls::officer;
use super::{Row, again, meeting, national, of_body, of_meeting, of_places, row};
use crate::forge::{Poll, id};
use ostrakon_charter::Ground::{Candidate, Electorate, Meeting, Notice, Recall, Roll, Subject, Vacancy};
use ostrakon_register::acts::Reason;

/// What is voted on.
pub const ROWS: &[Row] = &[
    row("subject_continuation_of_nothing", "C-FRACTION", "continuation", FRACTION, |network| {
        national(network).motion("continuation", [5, 0, 0])
    }),
    row("subject_continuation_of_a_branch", "C-FRACTION", "continuation", FRACTION, |network| {
        national(network).motion("continuation", [5, 0, 0]).about(of_body("london"))
    }),
    row("subject_continuation_of_what_has_ended", "C-FRACTION", "continuation", FRACTION, |network| {
        network.end("teachers");
        national(network).motion("continuation", [5, 0, 0]).about(of_body("teachers"))
    }),
    row("subject_of_a_motion_about_none", "C-DECIDE", "motion", Invalid(&[(Subject, "C-DECIDE")]), |_| {
        Poll::of("london", 5).motion("motion", [5, 0, 0]).about(of_body("teachers"))
    }),
    row(
        "subject_of_a_motion_that_recalls_nobody",
        "C-DECIDE",
        "motion",
        Invalid(&[(Subject, "C-DECIDE")]),
        |network| {
            let ana = officer(network, "ana");
            Poll::of("london", 5).motion("motion", [5, 0, 0]).about(of_places(&[ana]))
        },
    ),
    row("subject_of_a_recall_of_nobody", "C-RECALL", "recall", Invalid(&[(Subject, "C-RECALL")]), |_| {
        Poll::of("london", 5).motion("recall", [5, 0, 0])
    }),
    row(
        "subject_shorter_notice_of_nothing",
        "C-NMM",
        "shorter-notice",
        Invalid(&[(Subject, "C-NMM")]),
        |_| Poll::of("nsc", 8).motion("shorter-notice", [8, 0, 0]),
    ),
    row(
        "subject_shorter_notice_once_it_began",
        "C-NMM",
        "shorter-notice",
        Invalid(&[(Subject, "C-NMM")]),
        |network| {
            let about = of_meeting(meeting(network));
            let starts = network.state().meeting(&id("autumn")).unwrap().starts;
            Poll { opens: Some(starts), ..Poll::of("nsc", 8) }
                .motion("shorter-notice", [8, 0, 0])
                .about(about)
        },
    ),
    row(
        "subject_fresh_vote_without_a_tie",
        "C-ELECT",
        "election",
        Invalid(&[(Subject, "C-ELECT")]),
        |network| {
            let first = network.hold(Poll::of("london", 5).choice("election", &[("ana", 3), ("bo", 2)]));
            Poll::of("london", 5)
                .choice("election", &[("ana", 2), ("bo", 3)])
                .about(again(&first, "election"))
        },
    ),
    row(
        "subject_fresh_vote_of_who_did_not_tie",
        "C-ELECT",
        "election",
        Invalid(&[(Subject, "C-ELECT")]),
        |network| {
            let tied =
                network.hold(Poll::of("london", 5).choice("election", &[("ana", 2), ("bo", 2), ("cy", 1)]));
            Poll::of("london", 5).choice("election", &[("ana", 2), ("cy", 3)]).about(again(&tied, "election"))
        },
    ),
    row(
        "subject_fresh_vote_of_another_body",
        "C-ELECT",
        "election",
        Invalid(&[(Subject, "C-ELECT")]),
        |network| {
            let tied =
                network.hold(Poll::of("london", 5).choice("election", &[("ana", 2), ("bo", 2), ("cy", 1)]));
            Poll::of("leeds", 5).choice("election", &[("ana", 2), ("bo", 3)]).about(again(&tied, "election"))
        },
    ),
    row("recall_by_another_body", "C-RECALL", "recall", Invalid(&[(Recall, "C-RECALL")]), |network| {
        let ana = officer(network, "ana");
        Poll::of("leeds", 5).motion("recall", [5, 0, 0]).about(of_places(&[ana]))
    })
    .then(|network, _| assert!(network.place("branch-officer", "ana").is_some())),
    row("recall_of_who_has_left", "C-RECALL", "recall", Invalid(&[(Recall, "C-RECALL")]), |network| {
        let ana = officer(network, "ana");
        network.vacate(ana, Reason::Resigned);
        Poll::of("london", 5).motion("recall", [5, 0, 0]).about(of_places(&[ana]))
    }),
    row(
        "recall_of_who_was_invited",
        "C-RECALL",
        "national-recall",
        Invalid(&[(Recall, "C-RECALL")]),
        |network| {
            let guest = network.invite("nsc-guest", "nsc", "guest");
            national(network).motion("national-recall", [5, 0, 0]).about(of_places(&[guest]))
        },
    ),
    row(
        "recall_of_another_office",
        "C-CG",
        "recall-complaints-group",
        Invalid(&[(Recall, "C-CG")]),
        |network| {
            let tom = network.place("treasurer", "tom").unwrap();
            Poll::of("membership", 5).motion("recall-complaints-group", [5, 0, 0]).about(of_places(&[tom]))
        },
    )
    .then(|network, _| assert!(network.place("treasurer", "tom").is_some())),
    row(
        "vacancy_no_place_of_five_is_free",
        "C-NSC",
        "national-by-election",
        Invalid(&[(Vacancy, "C-NSC")]),
        |network| national(network).choice("national-by-election", &[("al", 3), ("w-bea", 2)]),
    )
    .then(|network, held| {
        let by = held.by("national-by-election");
        super::decisions::assert_check(network.try_fill("nsc-member", "membership", "al", by), 809);
    }),
    row(
        "vacancy_the_group_is_complete",
        "C-CG",
        "cg-by-election",
        Invalid(&[(Vacancy, "C-CG")]),
        |network| national(network).choice("cg-by-election", &[("al", 3), ("w-bea", 2)]),
    ),
    row("vacancy_two_for_one_place", "C-NSC", "national-by-election", ONE_PLACE, |network| {
        let place = network.place("nsc-member", "val").unwrap();
        network.vacate(place, Reason::Resigned);
        let mut poll = national(network).choice("national-by-election", &[("al", 3), ("bo", 2)]);
        poll.contests[0].id = id("one-more");
        poll.choice("national-by-election", &[("cy", 3), ("w-bea", 2)])
    })
    .then(|network, held| {
        for (contest, person) in [("one-more", "al"), ("national-by-election", "cy")] {
            let filled = network.try_fill("nsc-member", "membership", person, held.by(contest));
            super::decisions::assert_check(filled, 809);
        }
    }),
    row("candidate_from_outside_the_group", "C-CG", "cg-chair", Invalid(&[(Candidate, "C-CG")]), |_| {
        Poll::of("cg", 6).choice("cg-chair", &[("al", 1), ("w-rae", 5)])
    }),
    row("several_of_a_chair_elected_by_a_branch", "C-CG", "cg-chair", OF_A_CHAIR, |_| {
        Poll { weights: vec![2, 2, 1, 1, 1], ..Poll::of("london", 5) }
            .choice("cg-chair", &[("al", 1), ("w-rae", 4)])
    }),
    row("several_of_a_meeting_and_an_office", "C-NSC", "national-by-election", OF_A_MEETING, |network| {
        in_june(network, 60);
        let poll =
            Poll::of("membership", 5).at("august").choice("national-by-election", &[("al", 3), ("w-bea", 2)]);
        before_it_starts(network, poll)
    }),
];

const ONE_PLACE: super::Expected = Invalid(&[(Vacancy, "C-NSC")]);
const FRACTION: super::Expected = Invalid(&[(Subject, "C-FRACTION")]);
const OF_A_CHAIR: super::Expected = Invalid(&[(Electorate, "C-CG"), (Roll, "C-BRANCH"), (Candidate, "C-CG")]);
const OF_A_MEETING: super::Expected = Invalid(&[(Meeting, "C-NMM"), (Notice, "C-NMM"), (Vacancy, "C-NSC")]);

//! Votes held against the rules (spec 7.8): invalid whatever their totals; beside them those that just keep the rule.

use super::Expected::{Carried, Invalid};
use super::convening::{request, twenty_branches};
use super::recalls::officer;
use super::{CHARTER, Row, again, meeting, national, of_body, of_meeting, of_places, organised, row};
use crate::forge::organisation::DAY;
use crate::forge::{Organisation, Poll, id};
use ostrakon_charter::Ground::{
    Candidate, Electorate, Meeting, Notice, Quorum, Recall, Roll, Subject, Vacancy,
};
use ostrakon_register::acts::Reason;

/// Every ground, each by every way in which it can hold.
pub const ROWS: &[Row] = &[
    row("quorum_one_vote_short", "C-DECIDE", "motion", Invalid(&[(Quorum, "C-DECIDE")]), |network| {
        three_quarters_of_eight(network, [4, 1, 0])
    }),
    row("quorum_exactly_reached", "C-DECIDE", "motion", Carried, |network| {
        three_quarters_of_eight(network, [4, 1, 1])
    }),
    row("electorate_no_such_body", "C-DECIDE", "motion", Invalid(&[(Electorate, "C-DECIDE")]), |_| {
        Poll::of("york", 5).motion("motion", [5, 0, 0])
    }),
    row("electorate_another_bodys_vote", "C-NMM", "nsc-convenes", Invalid(&[(Electorate, "C-NMM")]), |_| {
        Poll::of("london", 5).motion("nsc-convenes", [5, 0, 0])
    }),
    row("electorate_a_platform", "C-DECIDE", "motion", Invalid(&[(Electorate, "C-DECIDE")]), |network| {
        network.form("platform", "readers");
        Poll::of("readers", 5).motion("motion", [5, 0, 0])
    }),
    row(
        "electorate_a_body_that_has_ended",
        "C-DECIDE",
        "motion",
        Invalid(&[(Electorate, "C-DECIDE")]),
        |network| {
            network.end("teachers");
            Poll::of("teachers", 5).motion("motion", [5, 0, 0])
        },
    ),
    row("electorate_draws_no_lot", "C-ELECT", "election-by-lot", Invalid(&[(Electorate, "C-ELECT")]), |_| {
        Poll::of("membership", 5).choice("election-by-lot", &[("ana", 2), ("bo", 2), ("cy", 1)])
    }),
    row("roll_with_weights", "C-DECIDE", "motion", Invalid(&[(Roll, "C-BRANCH")]), |_| {
        Poll { weights: vec![2, 2, 1, 1, 1], ..Poll::of("london", 5) }.motion("motion", [4, 1, 0])
    }),
    row("roll_with_the_committees_guest", "C-DECIDE", "motion", Invalid(&[(Roll, "C-NSC")]), |network| {
        network.invite("nsc-guest", "nsc", "guest");
        Poll::of("nsc", 9).motion("motion", [5, 3, 1])
    }),
    row("roll_with_whom_it_concerns", "C-CG", "cg-membership", Invalid(&[(Roll, "C-CG")]), |_| {
        Poll::of("cg", 6).motion("cg-membership", [4, 2, 0]).private()
    }),
    row("meeting_not_named", "C-DECIDE", "national-motion", Invalid(&[(Meeting, "C-DECIDE")]), |_| {
        Poll::of("membership", 5).motion("national-motion", [5, 0, 0])
    }),
    row("meeting_never_called", "C-DECIDE", "national-motion", Invalid(&[(Meeting, "C-DECIDE")]), |_| {
        Poll::of("membership", 5).at("winter").motion("national-motion", [5, 0, 0])
    }),
    row(
        "meeting_of_another_kind",
        "C-DECIDE",
        "national-motion",
        Invalid(&[(Meeting, "C-DECIDE")]),
        |network| {
            let school = "\n[[meeting]]\nid = \"school\"\nname = \"School\"\nclause = \"C-SCHOOL\"\nbody = \"membership\"\n";
            *network = organised(&(CHARTER.to_owned() + school));
            network.call("school", "summer", 70, &[]);
            Poll::of("membership", 5).at("summer").motion("national-motion", [5, 0, 0])
        },
    ),
    row("meeting_not_begun", "C-DECIDE", "national-motion", Invalid(&[(Meeting, "C-NMM")]), |network| {
        let poll = national(network).motion("national-motion", [5, 0, 0]);
        before_it_starts(network, poll)
    }),
    row(
        "meeting_convened_by_too_few",
        "C-DECIDE",
        "national-motion",
        Invalid(&[(Meeting, "C-NMM")]),
        |network| {
            twenty_branches(network);
            let asked = request(network, "london");
            network.call("nmm", "extra", 70, &[asked.outcome.unwrap()]);
            Poll::of("membership", 5).at("extra").motion("national-motion", [5, 0, 0])
        },
    ),
    row("notice_one_day_short", "C-DECIDE", "national-motion", Invalid(&[(Notice, "C-NMM")]), |network| {
        in_june(network, 60);
        Poll::of("membership", 5).at("august").motion("national-motion", [5, 0, 0])
    }),
    row("notice_of_exactly_two_months", "C-DECIDE", "national-motion", Carried, |network| {
        in_june(network, 61);
        Poll::of("membership", 5).at("august").motion("national-motion", [5, 0, 0])
    }),
    row(
        "notice_one_day_short_that_the_committee_allowed",
        "C-DECIDE",
        "national-motion",
        Carried,
        |network| {
            in_june(network, 60);
            let shorter = Poll::of("nsc", 8).motion("shorter-notice", [3, 2, 0]).about(of_meeting("august"));
            let held = network.hold(shorter);
            assert_eq!(held.verdict("shorter-notice").status.as_str(), "carried");
            Poll::of("membership", 5).at("august").motion("national-motion", [5, 0, 0])
        },
    ),
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

const FRACTION: super::Expected = Invalid(&[(Subject, "C-FRACTION")]);
const OF_A_CHAIR: super::Expected = Invalid(&[(Electorate, "C-CG"), (Roll, "C-BRANCH"), (Candidate, "C-CG")]);
const OF_A_MEETING: super::Expected = Invalid(&[(Meeting, "C-NMM"), (Notice, "C-NMM"), (Vacancy, "C-NSC")]);

/// A branch of eight, under a charter that asks three quarters of a body to take part in its motions.
fn three_quarters_of_eight(network: &mut Organisation, totals: [usize; 3]) -> Poll {
    let motion = "id = \"motion\"\n";
    let quorum = CHARTER.replace(motion, &format!("{motion}quorum = \"3/4\"\n"));
    assert_ne!(quorum, CHARTER);
    *network = organised(&quorum);
    Poll::of("london", 8).motion("motion", totals)
}

/// At noon of the tenth of June 2024, calls a meeting that starts in so many days: two months are 61.
fn in_june(network: &mut Organisation, days: u64) {
    const NOON: u64 = 1_718_020_800;
    assert!(network.now < NOON);
    network.now = NOON;
    network.call("nmm", "august", days, &[]);
}

/// Voting opens on the day before its meeting.
fn before_it_starts(network: &Organisation, poll: Poll) -> Poll {
    let meeting = id(poll.meeting.as_ref().unwrap());
    let starts = network.state().meeting(&meeting).unwrap().starts;
    Poll { opens: Some(starts - DAY), ..poll }
}

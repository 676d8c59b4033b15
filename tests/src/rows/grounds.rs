//! Votes held against the rules (spec 7.8): invalid whatever their totals; beside them those that just keep the rule.

use super::Expected::{Carried, Invalid};
use super::convening::{request, twenty_branches};
use super::{CHARTER, Row, national, of_meeting, organised, row};
use crate::forge::organisation::DAY;
use crate::forge::{Organisation, Poll, id};
use ostrakon_charter::Ground::{Electorate, Meeting, Notice, Quorum, Roll};

/// Who votes, and where and when.
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
];

/// A branch of eight, under a charter that asks three quarters of a body to take part in its motions.
fn three_quarters_of_eight(network: &mut Organisation, totals: [usize; 3]) -> Poll {
    let motion = "id = \"motion\"\n";
    let quorum = CHARTER.replace(motion, &format!("{motion}quorum = \"3/4\"\n"));
    assert_ne!(quorum, CHARTER);
    *network = organised(&quorum);
    Poll::of("london", 8).motion("motion", totals)
}

/// At noon of the tenth of June 2024, calls a meeting that starts in so many days: two months are 61.
pub(super) fn in_june(network: &mut Organisation, days: u64) {
    const NOON: u64 = 1_718_020_800;
    assert!(network.now < NOON);
    network.now = NOON;
    network.call("nmm", "august", days, &[]);
}

/// Voting opens on the day before its meeting.
pub(super) fn before_it_starts(network: &Organisation, poll: Poll) -> Poll {
    let meeting = id(poll.meeting.as_ref().unwrap());
    let starts = network.state().meeting(&meeting).unwrap().starts;
    Poll { opens: Some(starts - DAY), ..poll }
}

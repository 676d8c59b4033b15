//! Decisions: C-DECIDE, C-AMEND, C-DISSOLVE, C-FRACTION, C-FACTION, C-REPORTS, C-CG.

use super::Expected::{Carried, Lost};
use super::{CHARTER, Row, assert_passes, national, of_body, of_charter, row};
use crate::forge::{Held, Organisation, Poll, id};
use ostrakon_register::KeeperError;

/// One a vote, and the edges of its rule.
pub const ROWS: &[Row] = &[
    row("c_decide_a_branch_carries_a_motion", "C-DECIDE", "motion", Carried, |_| {
        Poll::of("london", 5).motion("motion", [3, 2, 0])
    }),
    row("c_decide_abstentions_do_not_decide", "C-DECIDE", "motion", Carried, |_| {
        Poll::of("carers", 6).motion("motion", [2, 1, 3])
    }),
    row("c_decide_one_half_does_not_carry", "C-DECIDE", "motion", Lost, |_| {
        Poll::of("teachers", 6).motion("motion", [3, 3, 0])
    }),
    row("c_decide_the_steering_committee_without_its_guest", "C-DECIDE", "motion", Carried, |network| {
        network.invite("nsc-guest", "nsc", "guest");
        Poll::of("nsc", 8).motion("motion", [4, 3, 1])
    }),
    row("c_decide_the_members_at_their_meeting", "C-DECIDE", "national-motion", Carried, |network| {
        national(network).motion("national-motion", [3, 1, 1])
    }),
    row("c_amend_then_another_charter_stands", "C-AMEND", "amendment", Carried, |network| {
        national(network).motion("amendment", [3, 2, 0]).about(of_charter(&six()))
    })
    .then(six_are_counted_from_now_on),
    row("c_amend_lost_the_charter_stays", "C-AMEND", "amendment", Lost, |network| {
        national(network).motion("amendment", [2, 2, 1]).about(of_charter(&six()))
    })
    .then(|network, held| assert_check(network.amend(six().as_bytes(), held.by("amendment")), 804)),
    row("c_dissolve_exactly_two_thirds", "C-DISSOLVE", "dissolution", Carried, |network| {
        Poll { weights: vec![1; 6], ..national(network) }.motion("dissolution", [4, 2, 0])
    })
    .then(|network, _| {
        assert!(network.state().is_dissolved());
        let call = network.filling("nsc-guest", "nsc", "guest", None);
        assert_check(network.clone().attempt(call), 811);
    }),
    row("c_dissolve_one_vote_under_two_thirds", "C-DISSOLVE", "dissolution", Lost, |network| {
        Poll { weights: vec![1; 6], ..national(network) }.motion("dissolution", [3, 2, 1])
    })
    .then(|network, _| assert!(!network.state().is_dissolved())),
    row("c_fraction_goes_on", "C-FRACTION", "continuation", Carried, |network| {
        national(network).motion("continuation", [3, 2, 0]).about(of_body("teachers"))
    })
    .then(|network, _| assert!(network.state().kind_of(&id("teachers")).is_some())),
    row("c_fraction_does_not_go_on", "C-FRACTION", "continuation", Lost, |network| {
        let held = network.hold(Poll::of("teachers", 5).choice("fraction-delegate", &[("w-fee", 5)]));
        network.fill("nsc-fraction-delegate", "teachers", "w-fee", held.by("fraction-delegate"));
        assert!(network.place("nsc-fraction-delegate", "w-fee").is_some());
        national(network).motion("continuation", [2, 2, 1]).about(of_body("teachers"))
    })
    .then(|network, _| {
        assert!(network.state().kind_of(&id("teachers")).is_none());
        assert_eq!(network.place("nsc-fraction-delegate", "w-fee"), None, "whom it elected leaves with it");
    }),
    row("c_faction_of_ten_ends_with_its_vote", "C-FACTION", "faction-motion", Carried, faction)
        .then(|network, _| assert!(network.state().kind_of(&id("renewal")).is_none())),
    row("c_reports_a_report_is_rejected", "C-REPORTS", "report", Lost, |network| {
        national(network).motion("report", [2, 3, 0])
    }),
    row("c_cg_the_groups_report_is_accepted", "C-CG", "complaints-report", Carried, |network| {
        national(network).motion("complaints-report", [4, 0, 1])
    }),
];

/// The shipped charter, but for the number that is counted in secret.
fn six() -> String {
    let six = CHARTER.replace("min_counted = 5", "min_counted = 6");
    assert_ne!(six, CHARTER);
    six
}

fn six_are_counted_from_now_on(network: &mut Organisation, held: &Held) {
    network.amend(six().as_bytes(), held.by("amendment")).unwrap();
    assert_check(network.amend(CHARTER.as_bytes(), held.by("amendment")), 804);
    let next = network.hold(Poll::of("london", 5).motion("motion", [3, 2, 0]));
    assert_eq!(next.verdict("motion").status.as_str(), "too-few");
    assert_passes("the charter that was amended", &next);
}

/// Nine do not form one.
fn faction(network: &mut Organisation) -> Poll {
    let nine = network.forming("faction", "renewal", 9);
    assert_check(network.attempt(nine), 805);
    network.form("faction", "renewal");
    national(network).motion("faction-motion", [3, 1, 1]).about(of_body("renewal"))
}

/// The register refuses it by this check.
pub(super) fn assert_check<T: std::fmt::Debug>(tried: Result<T, KeeperError>, id: u16) {
    match tried {
        Err(KeeperError::Check { check, finding }) => assert_eq!(check, id, "{finding:?}"),
        other => panic!("not refused by {id}: {other:?}"),
    }
}

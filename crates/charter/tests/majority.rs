//! Majorities at their edges (spec 7.2).

mod common;

use common::{majority, motion_count, verdict};
use ostrakon_charter::{CountError, Status, judge, judge_too_few};

/// The status and the first reason.
fn of(threshold: &str, strict: bool, [votes_for, votes_against, abstained]: [u64; 3]) -> (Status, String) {
    let verdict = verdict(&majority(threshold, strict), &motion_count(votes_for, votes_against, abstained));
    assert!(verdict.elected.is_empty() && verdict.tied.is_empty());
    (verdict.status, verdict.reasoning[0].clone())
}

#[test]
fn exactly_one_half_does_not_carry_a_simple_majority() {
    assert_eq!(of("1/2", true, [20, 20, 3]).0, Status::Lost);
    assert_eq!(of("1/2", true, [20, 21, 3]).0, Status::Lost);
    assert_eq!(of("1/2", true, [21, 20, 3]).0, Status::Carried);
}

#[test]
fn exactly_one_half_carries_where_at_least_is_enough() {
    assert_eq!(of("1/2", false, [20, 20, 3]).0, Status::Carried);
    assert_eq!(of("1/2", false, [19, 20, 3]).0, Status::Lost);
}

#[test]
fn exactly_two_thirds_carries_a_dissolution_and_one_vote_under_does_not() {
    assert_eq!(of("2/3", false, [40, 20, 7]).0, Status::Carried);
    assert_eq!(of("2/3", false, [39, 20, 7]).0, Status::Lost);
    assert_eq!(of("2/3", false, [40, 21, 7]).0, Status::Lost);
    assert_eq!(of("2/3", false, [41, 20, 7]).0, Status::Carried);
}

#[test]
fn exactly_two_thirds_is_not_more_than_two_thirds() {
    assert_eq!(of("2/3", true, [40, 20, 0]).0, Status::Lost);
    assert_eq!(of("2/3", true, [41, 20, 0]).0, Status::Carried);
}

#[test]
fn abstentions_do_not_decide() {
    assert_eq!(of("1/2", true, [1, 0, 1000]).0, Status::Carried);
    assert_eq!(of("2/3", false, [2, 1, u64::MAX]).0, Status::Carried);
}

#[test]
fn nothing_is_carried_when_all_abstain() {
    for strict in [true, false] {
        assert_eq!(of("1/2", strict, [0, 0, 9]).0, Status::Lost);
        assert_eq!(of("1/2", strict, [0, 0, 0]).0, Status::Lost);
    }
}

#[test]
fn unanimity_is_all_of_the_votes_and_never_more() {
    assert_eq!(of("1/1", false, [9, 0, 1]).0, Status::Carried);
    assert_eq!(of("1/1", false, [9, 1, 0]).0, Status::Lost);
    assert_eq!(of("1/1", true, [9, 0, 0]).0, Status::Lost);
}

#[test]
fn the_largest_numbers_are_compared_exactly() {
    let most = u64::MAX;
    assert_eq!(of("1/2", true, [most, most, 0]).0, Status::Lost);
    assert_eq!(of("1/2", true, [most, most - 1, 0]).0, Status::Carried);
    assert_eq!(of("999999/1000000", true, [999_999, 1, 0]).0, Status::Lost);
    assert_eq!(of("999999/1000000", false, [999_999, 1, 0]).0, Status::Carried);
    assert_eq!(of("1/1000000", true, [1, 999_999, 0]).0, Status::Lost);
    assert_eq!(of("1/1000000", true, [1, 999_998, 0]).0, Status::Carried);
}

#[test]
fn the_reasons_state_the_votes_and_what_was_needed() {
    assert_eq!(
        of("1/2", true, [41, 20, 0]).1,
        "carried: 41 for, 20 against; more than 1/2 of the 61 votes for and against is needed (§ 3)"
    );
    assert_eq!(
        of("2/3", false, [39, 20, 0]).1,
        "lost: 39 for, 20 against; at least 2/3 of the 59 votes for and against is needed (§ 3)"
    );
    assert_eq!(of("1/2", true, [0, 0, 4]).1, "lost: 0 for, 0 against; nobody voted for or against (§ 3)");
    let all = verdict(&majority("1/2", true), &motion_count(1, 0, 3)).reasoning;
    assert_eq!(
        all,
        [
            "carried: 1 for, 0 against; more than 1/2 of the 1 vote for and against is needed (§ 3)",
            "3 abstained; abstentions do not decide",
            "4 counted in all"
        ]
    );
}

#[test]
fn a_motion_has_three_options() {
    let vote = majority("1/2", true);
    let mut count = motion_count(1, 2, 3);
    count.options.pop();
    let error = judge(&vote, &count).unwrap_err();
    assert_eq!(error, CountError::MotionOptions { found: 2 });
    assert_eq!(
        error.to_string(),
        "a motion has the three options for, against and abstain; these totals are of 2"
    );
}

#[test]
fn too_few_is_a_verdict_of_its_own() {
    let verdict = judge_too_few(&majority("1/2", true), &common::id("contest"));
    assert_eq!(verdict.status, Status::TooFew);
    assert!(verdict.elected.is_empty() && verdict.tied.is_empty());
    assert_eq!(verdict.reasoning[0], "too-few: the ballots cannot be counted in secret (§ 3)");
}

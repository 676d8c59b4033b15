//! Every vote of the shipped charter, held whole before both verifiers; the rows are in `src/rows`.
//!
//! The name of a test begins with the clause of the constitution that it is about.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the verdict")]

use ostrakon_charter::Charter;
use ostrakon_tests::rows::{CHARTER, all};
use std::collections::BTreeSet;

#[test]
fn every_vote_of_the_charter_has_a_row() {
    let charter = Charter::parse(CHARTER.as_bytes()).unwrap();
    let votes: BTreeSet<&str> = charter.votes().iter().map(|vote| vote.id().as_str()).collect();
    let held: BTreeSet<&str> = all().iter().map(|row| row.vote).collect();
    assert_eq!(held, votes);
}

#[test]
fn every_name_begins_with_its_clause() {
    for row in all() {
        let clause = row.clause.to_lowercase().replace('-', "_");
        assert!(row.name.starts_with(&format!("{clause}_")), "{} is of {}", row.name, row.clause);
    }
}

mod decisions {
    ostrakon_tests::rows! {
        ostrakon_tests::rows::decisions::ROWS:
        c_decide_a_branch_carries_a_motion
        c_decide_abstentions_do_not_decide
        c_decide_one_half_does_not_carry
        c_decide_the_steering_committee_without_its_guest
        c_decide_the_members_at_their_meeting
        c_amend_then_another_charter_stands
        c_amend_lost_the_charter_stays
        c_dissolve_exactly_two_thirds
        c_dissolve_one_vote_under_two_thirds
        c_fraction_goes_on
        c_fraction_does_not_go_on
        c_faction_of_ten_ends_with_its_vote
        c_reports_a_report_is_rejected
        c_cg_the_groups_report_is_accepted
    }
}

mod convening {
    ostrakon_tests::rows! {
        ostrakon_tests::rows::convening::ROWS:
        c_nmm_petition_of_exactly_a_fifth
        c_nmm_petition_one_under_a_fifth
        c_nmm_petition_signed_by_all_who_take_part
        c_nmm_request_of_two_branches_of_twenty
        c_nmm_convened_by_the_steering_committee
        c_nmm_shorter_notice_by_the_steering_committee
        c_nmm_shorter_notice_refused
    }
}

mod elections {
    ostrakon_tests::rows! {
        ostrakon_tests::rows::elections::ROWS:
        c_elect_most_votes
        c_elect_none_of_them
        c_elect_a_tie
        c_elect_the_fresh_vote_after_a_tie
        c_elect_a_tie_by_lot
        c_elect_by_approval
        c_branch_an_officer
        c_branch_an_officer_of_the_register_stands
        c_caucus_an_officer
        c_fraction_an_officer
        c_branch_two_delegates_one_a_woman
        c_branch_too_few_women_stand
        c_branch_the_womans_place_is_tied
        c_branch_the_fresh_vote_for_one_place
        c_caucus_a_delegate
        c_fraction_a_delegate
        c_advisor_elected_by_all_caucuses
    }
}

mod national {
    ostrakon_tests::rows! {
        ostrakon_tests::rows::national::ROWS:
        c_nsc_the_treasurer_alone
        c_nsc_the_second_officer_is_not_the_treasurer
        c_nsc_the_third_officer_is_neither
        c_nsc_three_officers_and_five_of_whom_four_are_women
        c_nsc_the_quota_counts_a_tie_between_women
        c_nsc_four_women_of_eight_when_no_officer_is_one
        c_nsc_the_last_place_of_five_is_tied
        c_nsc_the_fresh_vote_for_the_last_place
        c_nsc_by_election_of_a_treasurer
        c_nsc_by_election_without_a_woman_to_stand
        c_nsc_by_election_kept_for_a_woman
        c_nsc_by_election_of_a_member
    }
}

mod complaints {
    ostrakon_tests::rows! {
        ostrakon_tests::rows::complaints::ROWS:
        c_cg_five_members_with_the_caucuses_representative
        c_cg_who_sits_on_the_steering_committee_must_choose
        c_cg_who_is_elected_to_both_must_choose
        c_cg_by_election_kept_for_a_woman
        c_cg_a_caucuss_representative
        c_cg_its_chair_is_one_of_its_own
        c_cg_membership_after_a_disclosure_without_the_one
        c_cg_a_co_option
        c_cg_no_co_option
        c_cg_the_outcome_of_a_complaint
        c_cg_a_restriction
        c_cg_a_restriction_is_not_decided
    }
}

mod recalls {
    ostrakon_tests::rows! {
        ostrakon_tests::rows::recalls::ROWS:
        c_recall_by_the_body_that_elected
        c_recall_one_half_does_not_recall
        c_recall_of_two_at_once
        c_recall_of_the_advisor_by_all_caucuses
        c_recall_of_a_national_officer_at_a_meeting
        c_nsc_by_election_after_a_recall
        c_cg_the_members_recall_the_whole_group
        c_cg_the_members_recall_one_whom_a_caucus_sent
    }
}

mod open {
    ostrakon_tests::rows! {
        ostrakon_tests::rows::open::ROWS:
        c_decide_four_are_too_few
        c_branch_four_are_too_few_to_elect
    }
}

mod grounds {
    ostrakon_tests::rows! {
        ostrakon_tests::rows::grounds::ROWS:
        quorum_one_vote_short
        quorum_exactly_reached
        electorate_no_such_body
        electorate_another_bodys_vote
        electorate_a_platform
        electorate_a_body_that_has_ended
        electorate_draws_no_lot
        roll_with_weights
        roll_with_the_committees_guest
        roll_with_whom_it_concerns
        meeting_not_named
        meeting_never_called
        meeting_of_another_kind
        meeting_not_begun
        meeting_convened_by_too_few
        notice_one_day_short
        notice_of_exactly_two_months
        notice_one_day_short_that_the_committee_allowed
    }
}

mod subjects {
    ostrakon_tests::rows! {
        ostrakon_tests::rows::subjects::ROWS:
        subject_continuation_of_nothing
        subject_continuation_of_a_branch
        subject_continuation_of_what_has_ended
        subject_of_a_motion_about_none
        subject_of_a_motion_that_recalls_nobody
        subject_of_a_recall_of_nobody
        subject_shorter_notice_of_nothing
        subject_shorter_notice_once_it_began
        subject_fresh_vote_without_a_tie
        subject_fresh_vote_of_who_did_not_tie
        subject_fresh_vote_of_another_body
        recall_by_another_body
        recall_of_who_has_left
        recall_of_who_was_invited
        recall_of_another_office
        vacancy_no_place_of_five_is_free
        vacancy_the_group_is_complete
        vacancy_two_for_one_place
        candidate_from_outside_the_group
        several_of_a_chair_elected_by_a_branch
        several_of_a_meeting_and_an_office
    }
}

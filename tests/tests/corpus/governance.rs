//! The attack corpus: votes held against an organisation's rules, and what its register says.

ostrakon_tests::corpus! {
    ostrakon_tests::corpus::governance::FIXTURES:
    g85_recall_by_a_body_that_did_not_elect
    g85_recall_of_an_office_not_held
    g86_carried_at_a_meeting_called_too_late
    g86_carried_at_no_meeting
    g78_carried_without_the_quorum
    g87_who_must_choose_is_not_said
    g88_quota_passed_over
    g88_quota_of_the_chair_not_counted
    g83_extended_by_who_is_a_candidate
    g89_certified_by_who_is_a_candidate
    g89_certified_by_who_may_be_recalled
    g89_officers_who_are_not_the_registers
    g89_charter_that_does_not_stand
    c112_another_head_of_the_register
    c112_tile_of_the_register_changed
    c112_pin_of_another_history
    c112_pin_that_the_register_did_not_sign
    c112_no_register
    c101_file_that_no_register_has
    c101_charter_that_no_act_names
}

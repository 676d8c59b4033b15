//! The attack corpus: what does not change once the vote is open.

ostrakon_tests::corpus! {
    ostrakon_tests::corpus::changes::FIXTURES:
    g80_question_changed_after_opening
    g80_options_changed_after_opening
    g80_closing_time_changed_after_opening
    g80_threshold_changed_after_opening
    g83_extended_by_one_officer
    g83_extended_by_a_stranger_too
    g83_closing_in_the_past
    g83_schedule_before_the_opening
    g83_schedule_after_the_closing
    g83_closed_before_the_schedule
    g83_closed_days_late
    g84_ballot_of_an_earlier_election
}

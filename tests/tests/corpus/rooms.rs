//! The attack corpus: closing, counting, verdict, certificate: what the attacks of the other sections leave over.

ostrakon_tests::corpus! {
    ostrakon_tests::corpus::rooms::FIXTURES:
    c405_closing_twice
    c405_challenge_on_the_board
    g83_opened_early
    g83_closed_early
    c409_ballots_miscounted
    c501_superseded_stated_wrong
    c501_head_of_another_board
    c503_too_few_not_said
    c503_too_few_said_of_enough
    x98_weights_that_decode_not_said
    c604_share_of_too_few
    c604_totals_of_too_few
    g79_verdict_against_the_charter
    g89_certificate_by_too_few_officers
    g89_certificate_over_another_checkpoint
    g89_certificate_of_another_result
    g89_certificate_of_another_report
}

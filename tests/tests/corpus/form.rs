//! The attack corpus: ballots of another form than their contests have: options, lengths, encodings.

ostrakon_tests::corpus! {
    ostrakon_tests::corpus::form::FIXTURES:
    b06_missing_option
    b06_missing_contest
    b06_extra_option
    b06_reordered_options
    b06_reordered_contests
    b06_unknown_roll
    b08_a_is_the_identity
    b08_p_is_the_identity
    b09_scalar_not_reduced
    b09_point_not_canonical
    b09_trailing_bytes
}

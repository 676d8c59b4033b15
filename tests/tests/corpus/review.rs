//! The attack corpus: found by review of the design: cancelling errors, mixed proofs, forged circuits, sizes that overflow.

ostrakon_tests::corpus! {
    ostrakon_tests::corpus::review::FIXTURES:
    x90_errors_in_u1_and_a_under_opposite_keys
    x93_two_contests_under_one_a
    x93_two_ballots_under_one_a
    x94_proofs_of_two_submissions_mixed
    x95_junk_in_b
    x95_range_above_the_rule
    x95_padding_bits_by_the_prover
    x97_bound_of_totals_overflows
}

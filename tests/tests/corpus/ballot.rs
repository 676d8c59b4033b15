//! The attack corpus: ballots: copied, lifted, malformed, out of order.

ostrakon_tests::corpus! {
    ostrakon_tests::corpus::ballot::FIXTURES:
    b01_byte_copy_under_another_credential
    b01_byte_copy_beside_its_original
    b02_rerandomised_copy_with_adapted_proof
    b03_one_contest_lifted_elsewhere
    b04_slots_of_two_and_minus_one
    b05_sum_above_the_rule
    b05_sum_below_the_rule
    b07_sums_with_another_weight
    b07_stated_weight_is_another
    b10_sealed_for_another_elections_keys
    b11_signed_by_another_credential
    b12_held_back_and_appended_after_a_newer
    b12_appended_twice
}

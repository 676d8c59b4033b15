//! The attack corpus: tallies, shares and results that are not what they should be.

ostrakon_tests::corpus! {
    ostrakon_tests::corpus::decryption::FIXTURES:
    d31_share_proof_of_another_ciphertext
    d32_shares_proved_for_another_trustees_key
    d33_fewer_shares_than_the_threshold
    d33_one_trustee_twice
    d33_share_by_a_stranger
    d33_wrong_lagrange_set
    d34_aggregate_drops_a_ballot
    d34_aggregate_doubles_a_ballot
    d34_aggregate_includes_a_superseded_ballot
    d35_single_ballot_decrypted_in_the_tallys_place
    d35_share_of_a_subset_beside_the_tallys
    d35_share_for_an_unknown_contest
    d35_second_tally_of_a_contest
    d37_result_altered
    d37_too_few_in_the_result_alone
    d37_total_above_the_number_of_votes
    d37_total_not_canonical
    d38_tally_before_the_objection_window_ends
    d38_tally_before_the_closing
}

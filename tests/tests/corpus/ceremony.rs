//! The attack corpus: the key ceremony: rogue keys, false dealings, messages out of order.

ostrakon_tests::corpus! {
    ostrakon_tests::corpus::ceremony::FIXTURES:
    k21_rogue_key_without_possession
    k22_possession_copied_from_another_trustee
    k22_possession_copied_from_another_election
    k23_contribution_changed_after_others_were_seen
    k24_wrong_degree
    k25_trustee_0
    k25_trustee_beyond_the_last
    k25_one_trustee_twice
    k28_threshold_of_one_without_saying_so
    k28_threshold_other_than_the_manifests
    k30_acknowledgement_missing
    k30_dealing_of_another_first_round
    k30_dealing_without_an_envelope
    k30_file_of_a_given_up_attempt_changed
    k30_dealing_before_all_commitments
    x100_complaint_then_acknowledgements
    x100_complaint_then_nothing_new
    x100_complaint_then_an_old_channel_key
}

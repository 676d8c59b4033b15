//! The attack corpus: the ballot proof: every input bound, no errors that cancel.

ostrakon_tests::corpus! {
    ostrakon_tests::corpus::proof::FIXTURES:
    p14_ciphertext_chosen_after_the_challenge
    p15_errors_cancel_under_equal_weights
    p18_u1_is_the_identity
    p18_u0_is_the_identity
    p19_bases_with_a_known_relation
}

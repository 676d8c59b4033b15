//! The attack corpus: what comes out of the ceremony: keys that are no keys, or not those of the dealings.

ostrakon_tests::corpus! {
    ostrakon_tests::corpus::keys::FIXTURES:
    k27_constant_term_is_the_identity
    k27_joint_key_is_the_identity
    k27_slot_keys_are_equal
    k27_slot_keys_are_opposite
    k27_verification_key_is_the_identity
    k29_published_key_is_not_the_sum
    k29_acknowledged_keys_are_others
    k29_acknowledged_ceremony_is_another
    k29_acknowledgement_unsigned
}

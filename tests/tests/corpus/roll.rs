//! The attack corpus: rolls and who is on them: checks 201 to 203 and 302.

ostrakon_tests::corpus! {
    ostrakon_tests::corpus::roll::FIXTURES:
    r49_credential_off_the_roll
    r49_credential_of_another_body
    r50_roll_changed_after_the_opening
    r50_roll_after_the_opening
    r50_opening_of_another_ceremony
    r50_opening_of_other_keys
    r51_size_is_not_as_declared
    r51_total_weight_is_not_as_declared
    r51_heavier_than_the_manifest_allows
    r51_credential_twice
    r51_out_of_order
    r51_weight_0
}

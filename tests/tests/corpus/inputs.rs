//! The attack corpus: attack 13: each input of the ballot's transcript changed on its own.

ostrakon_tests::corpus! {
    ostrakon_tests::corpus::inputs::FIXTURES:
    p13_another_manifest_hash
    p13_another_roll_id
    p13_another_roll_root
    p13_another_keys_file
    p13_another_number_of_contests
    p13_another_contest_id
    p13_another_circuit
    p13_another_credential_key
    p13_another_predecessor
    p13_another_a_of_contest_1
    p13_another_b1_of_contest_1
    p13_another_b2_of_contest_1
    p13_another_a_of_contest_2
    p13_another_b1_of_contest_2
    p13_another_b2_of_contest_2
    p13_another_b3_of_contest_2
    p13_another_u1
    p13_another_u0
    p13_another_t
}

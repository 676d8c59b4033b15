//! The attack corpus: keys of tokens: check 104.

ostrakon_tests::corpus! {
    ostrakon_tests::corpus::tokens::FIXTURES:
    c104_token_key_of_1024_bits
    c104_token_key_between_the_sizes
    c104_token_key_of_no_bytes
    c104_token_key_with_a_zero_byte_before_it
    c104_token_key_whose_first_bit_is_not_set
    c104_token_key_that_is_even
    c104_one_token_key_for_two_rolls
    c104_tokens_for_the_first_roll_only
    c104_tokens_for_the_last_roll_only
}

//! The attack corpus: what trustees release and on whose word: sign-offs and lot shares.

ostrakon_tests::corpus! {
    ostrakon_tests::corpus::release::FIXTURES:
    x96_sign_off_of_another_board
    x96_sign_off_of_other_tallies
    x96_fewer_sign_offs_than_the_quorum
    x96_second_sign_off_by_one_trustee
    x96_share_before_the_sign_offs
    x96_sign_off_by_a_stranger
    x96_lot_shares_on_an_unsigned_root
    x96_lot_share_where_no_lot_is_due
    x96_lot_share_among_other_options
    x96_second_lot_share_by_one_trustee
    x96_lot_share_by_a_stranger
}

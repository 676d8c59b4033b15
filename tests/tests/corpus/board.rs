//! The attack corpus: the board: leaves, tiles, checkpoints, cosignatures.

ostrakon_tests::corpus! {
    ostrakon_tests::corpus::board::FIXTURES:
    t40_leaf_deleted
    t40_leaf_inserted
    t40_leaves_swapped
    t40_bit_of_a_leaf_flipped
    t40_last_leaf_changed
    t40_hash_tile_changed
    t40_root_changed
    t44_cosignature_missing
    t44_cosignature_unknown
    t44_line_that_is_no_cosignature
    t44_cosignature_false
    t44_origin_of_another_log
    t44_signed_by_another_key
    t44_signature_in_two_padded_pieces
    t44_extension_line
}

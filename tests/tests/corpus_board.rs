//! The attack corpus: the board: leaves, tiles, checkpoints, cosignatures, receipts.

ostrakon_tests::corpus! {
    ostrakon_tests::corpus::board::FIXTURES:
    t40_leaf_deleted
    t40_leaf_inserted
    t40_leaves_swapped
    t40_bit_of_a_leaf_flipped
    t40_last_leaf_changed
    t40_hash_tile_changed
    t40_root_changed
    t40_log_writes_history_anew
    t41_two_roots_for_one_size
    t42_smaller_checkpoint_after_a_larger
    t42_pin_of_another_log
    t44_cosignature_missing
    t44_cosignature_unknown
    t44_line_that_is_no_cosignature
    t44_cosignature_false
    t44_origin_of_another_log
    t44_signed_by_another_key
    t44_extension_line
    t46_receipt_not_on_the_final_board
    t46_objection_founded
    t47_node_shown_as_a_leaf
    t47_path_too_long
}

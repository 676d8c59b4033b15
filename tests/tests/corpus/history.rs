//! The attack corpus: the board against what people kept of it: pinned checkpoints, receipts, objections.

ostrakon_tests::corpus! {
    ostrakon_tests::corpus::history::FIXTURES:
    t40_log_writes_history_anew
    t41_two_roots_for_one_size
    t42_smaller_checkpoint_after_a_larger
    t42_pin_of_another_log
    t46_receipt_not_on_the_final_board
    t46_objection_founded
    t47_node_shown_as_a_leaf
    t47_path_too_long
    t47_document_shown_as_a_ballot
}

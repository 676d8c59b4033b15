//! The attack corpus: ballots of every type, by provers who lie (attacks 4, 5 and 6), and contests nobody should be asked.

mod marks {
    ostrakon_tests::corpus! {
        ostrakon_tests::corpus::types::marks::FIXTURES:
        y04_choice_two_and_minus_one
        y05_choice_two_options
        y05_choice_no_answer
        y05_choice_option_and_none
        y05_choice_option_and_blank
        y05_choice_none_and_blank
        y04_approval_two_and_minus_one
        y05_approval_too_many
        y05_approval_too_many_by_a_broken_rule
        y05_approval_too_few
        y05_approval_constraint_above
        y05_approval_constraint_above_by_a_broken_rule
        y05_approval_constraint_below
        y05_approval_marks_and_none
        y05_approval_marks_and_blank
        y05_approval_none_and_blank
    }
}

mod scores {
    ostrakon_tests::corpus! {
        ostrakon_tests::corpus::types::scores::FIXTURES:
        y04_score_above_the_maximum
        y04_score_two_and_minus_one
        y05_score_and_none
        y05_score_and_blank
        y05_score_none_and_blank
        y04_star_score_above_the_maximum
        y04_star_two_and_minus_one
        y05_star_comparison_contradicts_the_scores
        y05_star_comparison_contradicts_in_bits
        y05_star_comparison_left_out
        y05_star_scores_and_blank
        y04_cumulative_above_each
        y04_cumulative_two_and_minus_one
        y05_cumulative_over_budget
        y05_cumulative_over_budget_balanced
        y05_cumulative_over_budget_by_a_broken_rule
        y05_cumulative_below_the_minimum
        y05_cumulative_points_and_none
        y05_cumulative_points_and_blank
        y05_cumulative_none_and_blank
    }
}

mod places {
    ostrakon_tests::corpus! {
        ostrakon_tests::corpus::types::places::FIXTURES:
        y04_ranking_two_and_minus_one
        y05_ranking_two_options_on_the_first_place
        y05_ranking_two_options_on_a_later_place
        y05_ranking_one_option_on_two_places
        y05_ranking_with_a_gap
        y05_ranking_nothing_ranked
        y05_ranking_place_and_none
        y05_ranking_place_and_blank
        y05_ranking_none_and_blank
        y05_complete_ranking_one_option_on_two_places
        y05_complete_ranking_two_options_on_one_place
        y05_complete_ranking_left_open
        y05_complete_ranking_and_blank
        y04_grades_two_and_minus_one
        y05_grades_two_for_one_option
        y05_grades_none_for_one_option
        y05_grades_and_none
        y05_grades_and_blank
        y05_grades_none_and_blank
    }
}

mod orders {
    ostrakon_tests::corpus! {
        ostrakon_tests::corpus::types::orders::FIXTURES:
        y04_complete_order_two_and_minus_one
        y05_complete_order_cycle
        y05_complete_order_cycle_the_other_way
        y05_complete_order_cycle_by_a_broken_rule
        y05_complete_order_and_none
        y05_complete_order_and_blank
        y05_complete_order_none_and_blank
        y04_partial_order_two_and_minus_one
        y05_partial_order_cycle_among_the_ranked
        y05_partial_order_unranked_before_a_ranked
        y05_partial_order_both_before_each_other
        y05_partial_order_both_before_by_a_broken_rule
        y05_partial_order_nothing_ranked
        y05_partial_order_and_none
        y05_partial_order_and_blank
        y05_partial_order_none_and_blank
        y04_ties_two_and_minus_one
        y05_ties_cycle
        y05_ties_intransitive_indifference
        y05_ties_both_before_each_other
        y05_ties_everybody_alike
        y05_ties_order_and_none
        y05_ties_order_and_blank
        y05_ties_none_and_blank
    }
}

mod wide {
    ostrakon_tests::corpus! {
        ostrakon_tests::corpus::types::wide::FIXTURES:
        y04_wide_points_of_minus_one
        y04_wide_score_of_minus_one
        y04_wide_bits_of_two_and_minus_one
        y05_wide_points_above_each
        y05_wide_points_over_budget
        y05_wide_points_over_budget_by_a_broken_rule
        y05_wide_points_below_the_minimum
        y05_wide_points_and_blank
        y05_wide_score_above_the_maximum
        y05_wide_score_and_none
        y05_wide_score_none_and_blank
        y05_wide_complements_omitted
        y05_wide_complement_of_something_else
        y05_wide_padding_chosen_by_the_prover
        y05_wide_v_opens_to_another_number
        y05_wide_v_in_another_order
        y05_wide_junk_in_b_absorbed_by_z
        y13_wide_range_proof_of_another_ballot
        y15_wide_errors_cancel_under_equal_weights
        y301_wide_a_of_the_range_proof_is_the_identity
        y301_wide_t_of_the_range_proof_not_reduced
        y301_wide_response_of_a_number_not_reduced
        y301_wide_last_response_not_reduced
        y301_wide_v_not_canonical
        y301_wide_round_of_the_range_proof_missing
    }
}

mod circuits {
    ostrakon_tests::corpus! {
        ostrakon_tests::corpus::types::circuits::FIXTURES:
        y06_choice_reordered
        y06_choice_blank_is_an_option
        y06_choice_option_missing
        y06_choice_option_more
        y06_approval_reordered
        y06_approval_of_more
        y06_approval_option_missing
        y06_approval_option_more
        y06_score_reordered
        y06_score_of_another_maximum
        y06_score_option_missing
        y06_score_option_more
        y06_star_reordered
        y06_star_of_another_maximum
        y06_star_option_missing
        y06_star_option_more
        y06_cumulative_reordered
        y06_cumulative_of_another_budget
        y06_cumulative_option_missing
        y06_cumulative_option_more
        y06_ranking_reordered
        y06_ranking_of_other_points
        y06_ranking_option_missing
        y06_ranking_option_more
        y06_complete_ranking_reordered
        y06_complete_ranking_of_other_points
        y06_complete_ranking_option_missing
        y06_complete_ranking_option_more
        y06_complete_order_reordered
        y06_complete_order_option_missing
        y06_complete_order_option_more
        y06_partial_order_reordered
        y06_partial_order_option_missing
        y06_partial_order_option_more
        y06_ties_reordered
        y06_ties_option_missing
        y06_ties_option_more
        y06_grades_reordered
        y06_grades_option_missing
        y06_grades_option_more
        y06_wide_points_reordered
        y06_wide_points_of_another_budget
        y06_wide_points_option_missing
        y06_wide_points_option_more
        y06_wide_score_reordered
        y06_wide_score_of_another_maximum
    }
}

mod manifests {
    ostrakon_tests::corpus! {
        ostrakon_tests::corpus::types::manifests::FIXTURES:
        y104_borda_of_other_points
        y104_flags_not_ascending
        y104_flag_twice
        y104_totals_beyond_decryption
        y104_option_called_blank
        y104_star_without_pairs
        y104_ballot_of_too_many_range_bits
        y104_points_that_rise
        y104_points_of_nothing
        y104_more_places_than_options
        y104_no_place_to_be_filled
        y104_constraint_without_example
        y104_example_that_breaks_a_constraint
        y104_example_without_constraint
        y104_constraint_on_nothing
        y104_grade_twice
        y104_single_grade
        y104_budget_of_nothing
        y104_minimum_above_the_budget
        y104_minimum_that_nobody_can_give
        y104_each_above_the_budget
        y104_score_of_nothing
        y104_order_of_one_option
        y104_contest_of_too_many_range_bits
    }
}

//! Choice and approval: marks that are no answer.

use super::super::{Fixture, refused};
use super::lies::{broken_rule, no_bits};
use super::questions::{approval, choice};

/// The section. Variables of the choice: b_a b_b b_c, none, blank. Of the approval: b_a … b_e, the slack of both constraints, s, none, blank.
#[rustfmt::skip]
pub const FIXTURES: &[Fixture] = &[
    refused("y04_choice_two_and_minus_one", &["304"], || no_bits(choice(), &[2, -1, 0, 0, 0])),
    refused("y05_choice_two_options", &["304"], || broken_rule(choice(), &[1, 1, 0, 0, 0])),
    refused("y05_choice_no_answer", &["304"], || broken_rule(choice(), &[0, 0, 0, 0, 0])),
    refused("y05_choice_option_and_none", &["304"], || broken_rule(choice(), &[1, 0, 0, 1, 0])),
    refused("y05_choice_option_and_blank", &["304"], || broken_rule(choice(), &[1, 0, 0, 0, 1])),
    refused("y05_choice_none_and_blank", &["304"], || broken_rule(choice(), &[0, 0, 0, 1, 1])),
    refused("y04_approval_two_and_minus_one", &["304"], || no_bits(approval(), &[2, -1, 1, 0, 0, 0, 1, 1, 0, 0])),
    refused("y05_approval_too_many", &["304"], || no_bits(approval(), &[1, 0, 1, 1, 1, 0, 0, -1, 0, 0])),
    refused("y05_approval_too_many_by_a_broken_rule", &["304"], || broken_rule(approval(), &[1, 0, 1, 1, 1, 0, 0, 0, 0, 0])),
    refused("y05_approval_too_few", &["304"], || no_bits(approval(), &[0, 0, 1, 0, 0, 1, 1, 2, 0, 0])),
    refused("y05_approval_constraint_above", &["304"], || no_bits(approval(), &[1, 1, 1, 0, 0, -1, 1, 0, 0, 0])),
    refused("y05_approval_constraint_above_by_a_broken_rule", &["304"], || broken_rule(approval(), &[1, 1, 1, 0, 0, 0, 1, 0, 0, 0])),
    refused("y05_approval_constraint_below", &["304"], || no_bits(approval(), &[1, 0, 0, 0, 1, 0, 2, 1, 0, 0])),
    refused("y05_approval_marks_and_none", &["304"], || no_bits(approval(), &[0, 0, 1, 0, 1, 0, -1, -2, 1, 0])),
    refused("y05_approval_marks_and_blank", &["304"], || no_bits(approval(), &[0, 0, 1, 0, 1, 0, -1, -2, 0, 1])),
    refused("y05_approval_none_and_blank", &["304"], || no_bits(approval(), &[0, 0, 0, 0, 0, -1, -2, -3, 1, 1])),
];

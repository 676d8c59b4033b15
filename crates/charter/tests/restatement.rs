//! The rules against a restatement of the specification that shares nothing with them.

mod common;

use std::collections::BTreeSet;

use common::{SMALL, count, lot, majority, most_votes, motion_count, verdict};
use ostrakon_charter::{Charter, Judgement, Status, judge};
use proptest::prelude::*;

/// Spec 7.2 by counting: of every F + N voters take p/q, in units of 1/q of a vote, one at a time.
fn carried_by_counting(p: u64, q: u64, strict: bool, votes_for: u64, votes_against: u64) -> bool {
    let for_units = (0..votes_for).flat_map(|_| 0..q).count();
    let needed = (0..votes_for + votes_against).flat_map(|_| 0..p).count();
    votes_for + votes_against > 0 && if strict { for_units > needed } else { for_units >= needed }
}

/// Spec 7.3 by comparing every two options: status, elected-or-tied.
fn most_by_comparing(totals: &[u64], none: Option<u64>) -> (Status, BTreeSet<String>) {
    let unbeaten = |i: &usize| totals[*i] > 0 && totals.iter().all(|other| *other <= totals[*i]);
    let best: Vec<usize> = (0..totals.len()).filter(unbeaten).collect();
    let beaten_by_none = |i: &usize| none.is_some_and(|none| none > totals[*i]);
    let status = match best.len() {
        0 => Status::Vacant,
        _ if best.iter().any(beaten_by_none) => Status::Vacant,
        1 => Status::Elected,
        _ => Status::Tied,
    };
    let names = best.iter().map(|i| format!("o{i}")).collect();
    (status, if status == Status::Vacant { BTreeSet::new() } else { names })
}

fn options() -> impl Strategy<Value = Vec<u64>> {
    prop_oneof![prop::collection::vec(0..4u64, 1..8), prop::collection::vec(0..1000u64, 1..8)]
}

proptest! {
    #[test]
    fn majorities_are_as_counted(
        (q, p) in (1..12u64).prop_flat_map(|q| (Just(q), 1..=q)),
        strict: bool,
        votes_for in 0..40u64,
        votes_against in 0..40u64,
        abstained: u64,
    ) {
        let vote = majority(&format!("{p}/{q}"), strict);
        let carried = verdict(&vote, &motion_count(votes_for, votes_against, abstained)).status == Status::Carried;
        prop_assert_eq!(carried, carried_by_counting(p, q, strict, votes_for, votes_against));
    }

    #[test]
    fn one_more_vote_for_never_undoes_a_majority(
        (q, p) in (1..=1_000_000u64).prop_flat_map(|q| (Just(q), 1..=q)),
        strict: bool,
        votes_for in 0..u64::MAX,
        votes_against: u64,
    ) {
        let vote = majority(&format!("{p}/{q}"), strict);
        let carried = |more| {
            verdict(&vote, &motion_count(votes_for + more, votes_against, 0)).status == Status::Carried
        };
        prop_assert!(!carried(0) || carried(1));
    }

    #[test]
    fn elections_are_as_compared(totals in options(), none in prop::option::of(0..1000u64)) {
        let names: Vec<String> = (0..totals.len()).map(|i| format!("o{i}")).collect();
        let pairs: Vec<(&str, u64)> = names.iter().map(String::as_str).zip(totals.iter().copied()).collect();
        let found = verdict(&most_votes("choice", "fresh-vote"), &count(&pairs, none));
        let (status, named) = most_by_comparing(&totals, none);
        prop_assert_eq!(found.status, status);
        let found_names = if status == Status::Elected { &found.elected } else { &found.tied };
        prop_assert!(found_names.is_sorted());
        prop_assert_eq!(found_names.iter().map(ToString::to_string).collect::<BTreeSet<_>>(), named);
        prop_assert!(found.elected.is_empty() || found.tied.is_empty());
    }

    #[test]
    fn a_lot_is_asked_for_exactly_where_a_fresh_vote_would_be(totals in options(), none in prop::option::of(0..9u64)) {
        let names: Vec<String> = (0..totals.len()).map(|i| format!("o{i}")).collect();
        let pairs: Vec<(&str, u64)> = names.iter().map(String::as_str).zip(totals.iter().copied()).collect();
        let count = count(&pairs, none);
        let fresh = verdict(&most_votes("choice", "fresh-vote"), &count);
        match judge(&most_votes("choice", "lot"), &count).unwrap() {
            Judgement::Final(other) => prop_assert_eq!(other, fresh),
            Judgement::Lot(asked) => {
                prop_assert_eq!(fresh.status, Status::Tied);
                prop_assert_eq!(asked.tied(), fresh.tied.as_slice());
                for winner in 0..asked.tied().len() {
                    let mut order = asked.tied().to_vec();
                    order.rotate_left(winner);
                    let drawn = lot(&most_votes("choice", "lot"), &count).settle(&order).unwrap();
                    prop_assert_eq!(&drawn.elected[..], &fresh.tied[winner..=winner]);
                }
            }
        }
    }

    #[test]
    fn nothing_panics_on_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Charter::parse(&bytes);
    }

    #[test]
    fn nothing_panics_on_a_charter_with_a_piece_replaced(
        at in 0..SMALL.len(),
        length in 0..20usize,
        piece in "[\\[\\]{}=\"'.a-c0-9_# \n§-]{0,12}",
    ) {
        let mut bytes = SMALL.as_bytes().to_vec();
        bytes.splice(at..(at + length).min(SMALL.len()), piece.bytes());
        let _ = Charter::parse(&bytes);
    }
}

//! Elections at their edges (spec 7.3).

mod common;

use common::{count, id, lot, most_votes, permutations, verdict};
use ostrakon_charter::{ContestCount, CountError, Id, LotError, Status, Verdict, judge};

fn ids(names: &[&str]) -> Vec<Id> {
    names.iter().map(|name| id(name)).collect()
}

fn elect(options: &[(&str, u64)], none: Option<u64>) -> Verdict {
    verdict(&most_votes("choice", "fresh-vote"), &count(options, none))
}

#[test]
fn the_most_votes_elect_by_one_vote() {
    let verdict = elect(&[("ben", 40), ("anna", 41), ("carl", 3)], None);
    assert_eq!((verdict.status, verdict.elected), (Status::Elected, ids(&["anna"])));
    assert!(verdict.tied.is_empty());
    assert_eq!(
        verdict.reasoning,
        [
            "elected: anna with 41 votes, the most of any option (§ 4)",
            "totals: ben 40, anna 41, carl 3; 84 counted in all"
        ]
    );
}

#[test]
fn without_a_vote_the_seat_is_vacant() {
    for none in [None, Some(0), Some(7)] {
        let verdict = elect(&[("anna", 0), ("ben", 0)], none);
        assert_eq!((verdict.status, verdict.elected), (Status::Vacant, vec![]));
        assert!(verdict.tied.is_empty());
    }
    assert_eq!(elect(&[("anna", 0), ("ben", 0)], None).reasoning[0], "vacant: no option has a vote (§ 4)");
}

#[test]
fn none_above_the_best_leaves_the_seat_vacant() {
    let verdict = elect(&[("anna", 11), ("ben", 10)], Some(12));
    assert_eq!((verdict.status, verdict.elected), (Status::Vacant, vec![]));
    assert_eq!(
        verdict.reasoning,
        [
            "vacant: \"none of them\" has 12 votes, more than the best option's 11 (§ 4)",
            "totals: anna 11, ben 10; none of them 12; 33 counted in all"
        ]
    );
}

#[test]
fn none_above_a_tie_leaves_the_seat_vacant_without_a_lot() {
    let vote = most_votes("choice", "lot");
    let verdict = verdict(&vote, &count(&[("anna", 11), ("ben", 11)], Some(12)));
    assert_eq!((verdict.status, verdict.tied), (Status::Vacant, vec![]));
}

#[test]
fn none_equal_to_the_best_does_not_stop_an_election() {
    let verdict = elect(&[("anna", 11), ("ben", 10)], Some(11));
    assert_eq!((verdict.status, verdict.elected), (Status::Elected, ids(&["anna"])));
    assert_eq!(
        verdict.reasoning[1],
        "\"none of them\" has as many, which is not more: the option goes before it"
    );
}

#[test]
fn an_only_option_is_elected_by_a_single_vote() {
    let verdict = elect(&[("anna", 1)], Some(1));
    assert_eq!((verdict.status, verdict.elected), (Status::Elected, ids(&["anna"])));
    assert_eq!(verdict.reasoning[0], "elected: anna with 1 vote, the only option (§ 4)");
}

#[test]
fn a_tie_of_two_asks_for_a_fresh_vote() {
    let verdict = elect(&[("ben", 7), ("carl", 6), ("anna", 7)], None);
    assert_eq!((verdict.status, verdict.elected), (Status::Tied, vec![]));
    assert_eq!(verdict.tied, ids(&["anna", "ben"]));
    assert_eq!(
        verdict.reasoning[0],
        "tied: anna and ben with 7 votes each; a fresh vote between them decides (§ 4)"
    );
}

#[test]
fn a_tie_of_three_stands_in_ascending_order_of_bytes() {
    let verdict = elect(&[("b", 7), ("a-1", 7), ("10", 7), ("9", 2)], Some(7));
    assert_eq!((verdict.status, verdict.tied), (Status::Tied, ids(&["10", "a-1", "b"])));
}

#[test]
fn a_lot_settles_a_tie_of_two() {
    let vote = most_votes("choice", "lot");
    let lot = lot(&vote, &count(&[("ben", 7), ("anna", 7), ("carl", 1)], None));
    assert_eq!((lot.contest(), lot.tied()), (&id("contest"), ids(&["anna", "ben"]).as_slice()));
    assert_eq!(lot.reasoning()[0], "tied: anna and ben with 7 votes each; a lot decides between them (§ 4)");
    let verdict = lot.settle(&ids(&["ben", "anna"])).unwrap();
    assert_eq!((verdict.status, verdict.elected), (Status::Elected, ids(&["ben"])));
    assert_eq!(verdict.tied, ids(&["anna", "ben"]));
    assert_eq!(verdict.reasoning[0], "elected: ben, by lot among anna and ben (§ 4)");
}

#[test]
fn a_lot_settles_a_tie_of_three_whichever_it_names() {
    let vote = most_votes("approval", "lot");
    let count = count(&[("c", 5), ("a", 5), ("b", 5)], None);
    for order in permutations(&ids(&["a", "b", "c"])) {
        let verdict = lot(&vote, &count).settle(&order).unwrap();
        assert_eq!((&verdict.elected[..], verdict.tied), (&order[..1], ids(&["a", "b", "c"])));
    }
}

#[test]
fn a_lot_orders_exactly_those_who_tied() {
    let vote = most_votes("approval", "lot");
    let count = count(&[("c", 5), ("a", 5), ("b", 5), ("d", 1)], None);
    for order in [
        &["a", "b"][..],
        &["a", "b", "c", "c"],
        &["a", "b", "b"],
        &["a", "b", "d"],
        &["a", "b", "c", "d"],
        &[],
    ] {
        let error = lot(&vote, &count).settle(&ids(order)).unwrap_err();
        assert_eq!(error, LotError { order: ids(order), tied: ids(&["a", "b", "c"]) });
    }
    let error = lot(&vote, &count).settle(&ids(&["a", "d"])).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the lot orders a and d; it must name each of those who tied once: a, b and c"
    );
}

#[test]
fn no_lot_is_drawn_where_nothing_ties() {
    let vote = most_votes("choice", "lot");
    let verdict = verdict(&vote, &count(&[("anna", 8), ("ben", 7)], Some(7)));
    assert_eq!((verdict.status, verdict.elected), (Status::Elected, ids(&["anna"])));
    assert!(verdict.tied.is_empty());
}

#[test]
fn blank_never_competes() {
    let vote = most_votes("approval", "fresh-vote");
    let count = ContestCount { total_weight: 103, ..count(&[("anna", 2), ("ben", 1)], None) };
    let count = count.with_blank(Some(100));
    let verdict = verdict(&vote, &count);
    assert_eq!((verdict.status, verdict.elected), (Status::Elected, ids(&["anna"])));
    assert_eq!(verdict.reasoning[1], "totals: anna 2, ben 1; blank 100; 103 counted in all");
}

#[test]
fn totals_that_no_contest_has_are_refused() {
    let vote = most_votes("choice", "lot");
    let error = judge(&vote, &count(&[], Some(1))).unwrap_err();
    assert_eq!(error, CountError::NoOptions);
    let error = judge(&vote, &count(&[("anna", 1), ("anna", 2)], None)).unwrap_err();
    assert_eq!(error.to_string(), "the option anna has two totals");
}

//! Several seats and quotas (spec 7.3): the edges by name, and their reasons.

mod common;

use common::{count, id, lot, permutations, verdict, vote};
use ostrakon_charter::{ContestCount, Id, Judgement, Status, Vote, judge};

/// An approval vote with a quota for women.
fn group(seats: u16, kept: Option<u16>, tie: &str) -> Vote {
    let quota = kept.map_or(String::new(), |kept| format!("quota_flag = \"woman\"\nquota_seats = {kept}\n"));
    vote(&format!("ballot = \"approval\"\nrule = \"most-votes\"\ntie = {tie:?}\nseats = {seats}\n{quota}"))
}

/// Options with their totals; those whose names end in `-w` are women.
fn women_count(options: &[(&str, u64)]) -> ContestCount {
    let flags = options
        .iter()
        .map(|(name, _)| if name.ends_with("-w") { vec![id("reserve"), id("woman")] } else { vec![] });
    count(options, None).with_flags(flags.collect())
}

fn ids(names: &[&str]) -> Vec<Id> {
    names.iter().map(|name| id(name)).collect()
}

#[test]
fn a_quota_that_the_totals_keep_changes_nothing() {
    let count = women_count(&[("a", 9), ("b-w", 8), ("c", 7), ("d-w", 6), ("e", 5), ("f", 4)]);
    let with = verdict(&group(5, Some(2), "lot"), &count);
    let without = verdict(&group(5, None, "lot"), &count);
    assert_eq!(with.elected, ids(&["a", "b-w", "c", "d-w", "e"]));
    assert_eq!((with.elected, with.status), (without.elected, Status::Elected));
    assert_eq!(
        with.reasoning,
        [
            "elected: a, b-w, c, d-w and e, on 5 of 5 seats (§ 4)",
            "seat 1: a with 9 votes",
            "seat 2: b-w with 8 votes",
            "seat 3: c with 7 votes",
            "seat 4: d-w with 6 votes",
            "seat 5: e with 5 votes",
            "totals: a 9, b-w 8, c 7, d-w 6, e 5, f 4; 39 counted in all",
        ]
    );
}

#[test]
fn a_quota_is_met_by_passing_over() {
    let count =
        women_count(&[("a", 60), ("b", 55), ("e", 50), ("d", 44), ("b-w", 43), ("c-w", 41), ("f-w", 2)]);
    let verdict = verdict(&group(5, Some(2), "fresh-vote"), &count);
    assert_eq!((verdict.status, verdict.elected), (Status::Elected, ids(&["a", "b", "b-w", "c-w", "e"])));
    assert_eq!(
        verdict.reasoning[4..7],
        [
            "passed over: d with 44 votes; 2 of 5 seats are kept for \"woman\"",
            "seat 4: b-w with 43 votes, before d with 44: 2 of 5 seats are kept for \"woman\"",
            "seat 5: c-w with 41 votes, before d with 44: 2 of 5 seats are kept for \"woman\"",
        ]
    );
}

#[test]
fn a_quota_that_cannot_be_met_leaves_its_seats_vacant() {
    let count = women_count(&[("a", 9), ("b", 8), ("c", 7), ("d", 6), ("w-w", 1), ("x-w", 0)]);
    let verdict = verdict(&group(5, Some(3), "lot"), &count);
    assert_eq!((verdict.status, verdict.elected), (Status::Elected, ids(&["a", "b", "w-w"])));
    assert_eq!(verdict.reasoning[0], "elected: a, b and w-w, on 3 of 5 seats (§ 4)");
    assert_eq!(
        verdict.reasoning[6],
        "seats 4 and 5 stay vacant: kept for \"woman\", and no other such option stands"
    );
}

#[test]
fn seats_that_are_all_kept_stay_vacant_where_nobody_has_the_flag() {
    let count = count(&[("a", 9), ("b", 8)], None);
    let verdict = verdict(&group(2, Some(2), "lot"), &count);
    assert_eq!((verdict.status, verdict.elected), (Status::Vacant, vec![]));
    assert_eq!(
        verdict.reasoning[0],
        "vacant: every seat is kept for \"woman\", and no such option stands (§ 4)"
    );
}

#[test]
fn a_tie_at_the_last_seat_elects_the_certain_and_leaves_it_open() {
    let count = count(&[("a", 5), ("d", 3), ("b", 7), ("c", 3), ("e", 1)], None);
    let verdict = verdict(&group(3, None, "fresh-vote"), &count);
    assert_eq!((verdict.status, verdict.elected), (Status::Tied, ids(&["a", "b"])));
    assert_eq!(verdict.tied, ids(&["c", "d"]));
    assert_eq!(
        verdict.reasoning[..4],
        [
            "tied: c and d with 3 votes each, for 1 seat, while a and b won seats for certain; a fresh vote \
             between them decides (§ 4)",
            "seat 1: b with 7 votes",
            "seat 2: a with 5 votes",
            "seat 3: contested by c and d with 3 votes each",
        ]
    );
}

#[test]
fn a_lot_fills_the_last_seats_in_its_order() {
    let count = count(&[("a", 5), ("d", 3), ("b", 3), ("c", 3), ("e", 1)], None);
    let vote = group(3, None, "lot");
    for order in permutations(&ids(&["b", "c", "d"])) {
        let lot = lot(&vote, &count);
        assert_eq!((lot.certain(), lot.tied()), (&ids(&["a"])[..], &ids(&["b", "c", "d"])[..]));
        let verdict = lot.settle(&order).unwrap();
        let mut elected = [&ids(&["a"])[..], &order[..2]].concat();
        elected.sort();
        assert_eq!((verdict.status, verdict.elected), (Status::Elected, elected));
        assert_eq!(verdict.tied, ids(&["b", "c", "d"]));
    }
    let verdict = lot(&vote, &count).settle(&ids(&["d", "b", "c"])).unwrap();
    assert_eq!(
        verdict.reasoning[..2],
        ["elected: a, b and d, of whom b and d by lot among b, c and d (§ 4)", "the lot's order: d, b, c"]
    );
}

#[test]
fn a_lot_passes_over_one_without_the_flag_once_their_seats_are_taken() {
    let count = women_count(&[("a", 3), ("b", 3), ("x-w", 3), ("y-w", 3)]);
    let vote = group(3, Some(2), "lot");
    assert_eq!(verdict(&group(3, Some(2), "fresh-vote"), &count).elected, ids(&["x-w", "y-w"]));
    let lot_of = || lot(&vote, &count);
    assert_eq!(lot_of().tied(), ids(&["a", "b"]));
    let vote = group(2, Some(1), "lot");
    let settle = |order: &[&str]| lot(&vote, &count).settle(&ids(order)).unwrap().elected;
    assert_eq!(settle(&["a", "b", "x-w", "y-w"]), ids(&["a", "x-w"]));
    assert_eq!(settle(&["b", "a", "y-w", "x-w"]), ids(&["b", "y-w"]));
    assert_eq!(settle(&["y-w", "x-w", "a", "b"]), ids(&["x-w", "y-w"]));
    assert_eq!(
        lot(&vote, &count).reasoning()[1],
        "seats 1 and 2: contested by a, b, x-w and y-w with 3 votes each, 1 of them at most without \"woman\""
    );
}

#[test]
fn one_lot_orders_two_totals_each_among_themselves() {
    // One place is open to a, b and c; two are kept, and x, y and z contest them with less.
    let count = women_count(&[("a", 5), ("b", 5), ("c", 5), ("x-w", 2), ("y-w", 2), ("z-w", 2)]);
    let vote = group(3, Some(2), "lot");
    assert_eq!(lot(&vote, &count).tied(), ids(&["a", "b", "c", "x-w", "y-w", "z-w"]));
    let settle = |order: &[&str]| lot(&vote, &count).settle(&ids(order)).unwrap().elected;
    assert_eq!(settle(&["z-w", "y-w", "x-w", "c", "b", "a"]), ids(&["c", "y-w", "z-w"]));
    assert_eq!(settle(&["a", "b", "c", "x-w", "y-w", "z-w"]), ids(&["a", "x-w", "y-w"]));
    let lot = lot(&vote, &count);
    assert_eq!(
        lot.reasoning()[..3],
        [
            "tied: a, b and c with 5 votes each, for 1 seat, and x-w, y-w and z-w with 2 votes each, for 2 seats; \
             a lot decides between them (§ 4)",
            "seat 1: contested by a, b and c with 5 votes each",
            "seats 2 and 3: contested by x-w, y-w and z-w with 2 votes each",
        ]
    );
}

#[test]
fn more_seats_than_options_stay_vacant() {
    let verdict = verdict(&group(4, None, "lot"), &count(&[("a", 2), ("b", 0), ("c", 2)], None));
    assert_eq!((verdict.status, verdict.elected), (Status::Elected, ids(&["a", "c"])));
    assert_eq!(
        verdict.reasoning[1..3],
        ["seats 1 and 2: a and c with 2 votes each", "seats 3 and 4 stay vacant: no other option stands"]
    );
}

#[test]
fn none_keeps_seats_vacant_one_by_one() {
    let verdict = verdict(&group(3, None, "lot"), &count(&[("a", 9), ("b", 5), ("c", 4)], Some(5)));
    assert_eq!((verdict.status, verdict.elected), (Status::Elected, ids(&["a", "b"])));
    assert!(verdict.reasoning.contains(&"c does not stand: \"none of them\" has 5 votes".to_owned()));
}

/// None of them against totals of a ballot on which it competes with all options together.
#[test]
fn on_other_ballots_none_competes_with_all_options_together() {
    for ballot in ["score", "cumulative", "ranking"] {
        let vote = vote(&format!("ballot = {ballot:?}\nrule = \"most-votes\"\ntie = \"lot\""));
        let count = |none, blank| {
            ContestCount::new(id("contest"), 20, vec![(id("a"), 30), (id("b"), 2)])
                .with_none(Some(none))
                .with_blank(Some(blank))
        };
        // 20 − 9 − 2 = 9 mark something: as many, which is not more.
        assert_eq!(verdict(&vote, &count(9, 2)).elected, ids(&["a"]));
        let vacant = verdict(&vote, &count(9, 3));
        assert_eq!((vacant.status, vacant.elected), (Status::Vacant, vec![]));
        assert_eq!(
            vacant.reasoning[0],
            "vacant: \"none of them\" has 9 votes, more than the 8 that mark any option (§ 4)"
        );
    }
}

#[test]
fn points_are_called_points() {
    let vote = vote("ballot = \"ranking\"\nrule = \"most-votes\"\ntie = \"lot\"\npoints = \"borda\"");
    let reasons = |options| verdict(&vote, &count(options, None)).reasoning[0].clone();
    assert_eq!(reasons(&[("a", 3), ("b", 1)]), "elected: a with 3 points, the most of any option (§ 4)");
    assert_eq!(reasons(&[("a", 0), ("b", 0)]), "vacant: no option has a point (§ 4)");
}

#[test]
fn the_largest_numbers_of_options_seats_and_votes() {
    let names: Vec<String> = (0..256).map(|n| format!("o{n}")).collect();
    let options = names.iter().map(|name| (id(name), u64::MAX)).collect();
    let count = ContestCount::new(id("contest"), u64::MAX, options);
    match judge(&group(255, Some(255), "lot"), &count).unwrap() {
        Judgement::Final(verdict) => assert_eq!(verdict.status, Status::Vacant),
        Judgement::Lot(lot) => panic!("{:?}", lot.tied()),
    }
    let lot = lot(&group(255, None, "lot"), &count);
    let order: Vec<Id> = lot.tied().iter().rev().cloned().collect();
    let verdict = lot.settle(&order).unwrap();
    assert_eq!((verdict.elected.len(), verdict.elected.contains(&id("o0"))), (255, false));
}

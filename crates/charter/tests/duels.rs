//! The rules over orders (spec 7.4): the examples of the books, ties, and their reasons.

mod common;

use common::{id, lot, order_count, orders, permutations, verdict};
use ostrakon_charter::methods::{Pairs, schulze};
use ostrakon_charter::{ContestCount, Judgement, Status, Strength, judge};

const RULES: [&str; 7] = [
    "rule = \"copeland\"",
    "rule = \"minimax\"\nstrength = \"margins\"",
    "rule = \"minimax\"\nstrength = \"winning-votes\"",
    "rule = \"schulze\"\nstrength = \"margins\"",
    "rule = \"schulze\"\nstrength = \"winning-votes\"",
    "rule = \"ranked-pairs\"\nstrength = \"margins\"",
    "rule = \"ranked-pairs\"\nstrength = \"winning-votes\"",
];

fn tennessee() -> ContestCount {
    order_count(
        &["memphis", "nashville", "chattanooga", "knoxville"],
        &[
            (42, "memphis>nashville>chattanooga>knoxville"),
            (26, "nashville>chattanooga>knoxville>memphis"),
            (15, "chattanooga>knoxville>nashville>memphis"),
            (17, "knoxville>chattanooga>nashville>memphis"),
        ],
    )
}

#[test]
fn tennessee_chooses_nashville() {
    for rule in RULES {
        let verdict = verdict(&orders(rule, "fresh-vote"), &tennessee());
        assert_eq!((verdict.status, verdict.elected), (Status::Elected, vec![id("nashville")]));
        assert!(verdict.reasoning[0].starts_with("elected: nashville, "));
        assert_eq!(
            verdict.reasoning[1],
            "duels of nashville: beats memphis 58 to 42, beats chattanooga 68 to 32 and beats knoxville 68 to 32: \
             it beats every other option"
        );
    }
}

/// Example 1 of Schulze's paper.
fn forty_five() -> ContestCount {
    order_count(
        &["a", "b", "c", "d", "e"],
        &[
            (5, "a>c>b>e>d"),
            (5, "a>d>e>c>b"),
            (8, "b>e>d>a>c"),
            (3, "c>a>b>e>d"),
            (7, "c>a>e>b>d"),
            (2, "c>b>a>d>e"),
            (7, "d>c>e>b>a"),
            (8, "e>b>a>d>c"),
        ],
    )
}

#[test]
fn forty_five_voters_choose_e_by_beat_paths() {
    let p = schulze::strongest(Pairs::new(&forty_five().pairs), Strength::WinningVotes);
    let expected = [
        [0, 28, 28, 30, 24],
        [25, 0, 28, 33, 24],
        [25, 29, 0, 29, 24],
        [25, 28, 28, 0, 24],
        [25, 28, 28, 31, 0],
    ];
    assert_eq!(p, expected);
    let schulze = "rule = \"schulze\"\nstrength = \"winning-votes\"";
    let verdict = verdict(&orders(schulze, "lot"), &forty_five());
    assert_eq!(verdict.elected, [id("e")]);
    assert_eq!(
        verdict.reasoning,
        [
            "elected: e, whose beat-paths to all others are stronger than theirs (§ 4)",
            "duels of e: beats a 23 to 22, beats b 27 to 18, loses to c 21 to 24 and beats d 31 to 14",
            "e reaches a over d, c and b with strength 25; a reaches e with 24 at most",
            "e reaches b over d and c with strength 28; b reaches e with 24 at most",
            "e reaches c over d with strength 28; c reaches e with 24 at most",
            "e reaches d directly with strength 31; d reaches e with 24 at most",
            "45 counted in all",
        ]
    );
}

/// A circle: ann before ben before cem before ann.
fn circle(numbers: [u64; 3]) -> ContestCount {
    let [first, second, third] = numbers;
    order_count(
        &["cem", "ann", "ben"],
        &[(first, "ann>ben>cem"), (second, "ben>cem>ann"), (third, "cem>ann>ben")],
    )
}

#[test]
fn ranked_pairs_says_what_was_locked_and_what_left_out() {
    let vote = orders("rule = \"ranked-pairs\"\nstrength = \"margins\"", "lot");
    let verdict = verdict(&vote, &circle([5, 4, 3]));
    assert_eq!(verdict.elected, [id("ann")]);
    assert_eq!(
        verdict.reasoning,
        [
            "elected: ann, whom no locked pair puts behind another option (§ 4)",
            "duels of ann: loses to cem 5 to 7 and beats ben 8 to 4",
            "locked, the strongest first: ben before cem (6), ann before ben (4)",
            "left out: cem before ann (2), because ann reaches cem over ben by pairs that are locked or as strong",
            "12 counted in all",
        ]
    );
}

#[test]
fn minimax_says_the_worst_defeats() {
    let verdict =
        verdict(&orders("rule = \"minimax\"\nstrength = \"winning-votes\"", "lot"), &circle([5, 4, 3]));
    assert_eq!(
        verdict.reasoning,
        [
            "elected: ann, whose worst defeat is the smallest (§ 4)",
            "duels of ann: loses to cem 5 to 7 and beats ben 8 to 4",
            "worst defeat of cem: by ben, 9 to 3, strength 9",
            "worst defeat of ann: by cem, 7 to 5, strength 7",
            "worst defeat of ben: by ann, 8 to 4, strength 8",
            "12 counted in all",
        ]
    );
}

#[test]
fn copeland_says_the_duel_points() {
    let verdict = verdict(&orders("rule = \"copeland\"", "fresh-vote"), &circle([5, 4, 3]));
    assert_eq!((verdict.status, verdict.elected.len()), (Status::Tied, 0));
    assert_eq!(verdict.tied, [id("ann"), id("ben"), id("cem")]);
    assert_eq!(
        verdict.reasoning[0],
        "tied: ann, ben and cem, with 2 duel points each; a fresh vote between them decides (§ 4)"
    );
    assert_eq!(
        verdict.reasoning[4],
        "duel points, 2 for each duel won and 1 for each even one: cem 2, ann 2, ben 2"
    );
}

#[test]
fn a_circle_of_equal_duels_ties_by_every_rule_and_the_lots_first_wins() {
    for rule in RULES {
        let count = circle([4, 4, 4]);
        assert_eq!(verdict(&orders(rule, "fresh-vote"), &count).status, Status::Tied);
        for order in permutations(&[id("ann"), id("ben"), id("cem")]) {
            let lot = lot(&orders(rule, "lot"), &count);
            assert!(lot.reasoning()[0].ends_with("; a lot decides between them (§ 4)"));
            let verdict = lot.settle(&order).unwrap();
            assert_eq!((&verdict.elected[..], verdict.tied.len()), (&order[..1], 3));
            assert!(verdict.reasoning[0].ends_with(", by lot among ann, ben and cem (§ 4)"));
        }
    }
}

#[test]
fn without_a_comparison_or_with_more_for_none_the_seat_is_vacant() {
    for rule in RULES {
        let vote = orders(rule, "lot");
        let empty = order_count(&["a", "b"], &[]);
        let found = verdict(&vote, &ContestCount { total_weight: 9, ..empty });
        assert_eq!(found.status, Status::Vacant);
        assert_eq!(found.reasoning[0], "vacant: no option was put before another (§ 4)");
        let marked = order_count(&["a", "b"], &[(4, "a>b")]);
        let with = |none| ContestCount { total_weight: 4 + none, ..marked.clone() }.with_none(Some(none));
        assert_eq!(verdict(&vote, &with(4)).elected, [id("a")]);
        assert_eq!(verdict(&vote, &with(5)).status, Status::Vacant);
    }
}

#[test]
fn as_many_options_as_a_contest_can_have() {
    let names: Vec<String> = (0..256).map(|n| format!("o{n}")).collect();
    let options: Vec<_> = names.iter().map(|name| (id(name), 0)).collect();
    let weight = 1 << 40;
    // All links of one strength, and almost all of different strengths.
    for spread in [0, 37] {
        let d = |i: u64, j: u64| {
            if (i + 256 - j) % 256 < 128 && i != j { weight - spread * (i * 256 + j) } else { 0 }
        };
        let pairs = (0..256).map(|i| (0..256).map(|j| d(i, j)).collect()).collect();
        let count = ContestCount::new(id("contest"), weight, options.clone()).with_pairs(pairs);
        for rule in RULES {
            match judge(&orders(rule, "lot"), &count).unwrap() {
                Judgement::Final(verdict) => assert_eq!(verdict.status, Status::Elected),
                Judgement::Lot(lot) => assert!(lot.tied().len() > 1),
            }
        }
    }
}

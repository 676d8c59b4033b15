//! Seats, quotas and persons across contests, and rules that were not kept (spec 7.3, 7.8, 8.3).

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{count, id, vote};
use ostrakon_charter::{
    BrokenRule, Charter, ContestCount, Ground, Id, JointOutcome, Judgement, Seat, Standing, Status, Text,
    Verdict, Vote, judge_standing,
};

fn isn(name: &str) -> Vote {
    let charter = Charter::parse(include_bytes!("../../../charters/isn-2013.toml")).unwrap();
    charter.vote(&id(name)).unwrap().clone()
}

/// Totals of a contest; options whose names end in `-w` are women.
fn totals(contest: &str, options: &[(&str, u64)]) -> ContestCount {
    let flags = options.iter().map(|(name, _)| if name.ends_with("-w") { vec![id("woman")] } else { vec![] });
    ContestCount { contest: id(contest), ..count(options, None) }.with_flags(flags.collect())
}

fn verdict(vote: &Vote, count: &ContestCount, standing: &Standing) -> Verdict {
    match judge_standing(vote, count, standing).unwrap() {
        Judgement::Final(verdict) => verdict,
        Judgement::Lot(lot) => panic!("a lot among {:?}", lot.tied()),
    }
}

/// The outcome of an officer's contest that depends on none before.
fn officer(name: &str, options: &[(&str, u64)]) -> JointOutcome {
    let vote = isn(name);
    JointOutcome::of(&vote, &totals(name, options), &Standing::of(&vote)).unwrap()
}

fn ids(names: &[&str]) -> Vec<Id> {
    names.iter().map(|name| id(name)).collect()
}

#[test]
fn the_five_are_kept_for_as_many_women_as_the_eight_lack() {
    let vote = isn("national-members");
    let woman = |name| officer(name, &[("x-w", 9), ("y", 3)]);
    let man = |name| officer(name, &[("x-w", 3), ("y", 9)]);
    let tied_women = officer("third-officer", &[("v-w", 4), ("w-w", 4), ("y", 3)]);
    let tied_both = officer("third-officer", &[("v-w", 4), ("y", 4)]);
    let kept = |joint: &[JointOutcome]| {
        let standing = Standing::joint(&vote, joint, 0, None);
        (standing.seats, standing.kept)
    };
    assert_eq!(kept(&[man("treasurer"), man("second-officer"), man("third-officer")]), (5, 4));
    assert_eq!(kept(&[woman("treasurer"), man("second-officer"), woman("third-officer")]), (5, 2));
    assert_eq!(kept(&[woman("treasurer"), man("second-officer"), tied_women]), (5, 2));
    assert_eq!(kept(&[woman("treasurer"), man("second-officer"), tied_both]), (5, 3));
    assert_eq!(kept(&[woman("treasurer"), JointOutcome::none(id("second-officer"))]), (5, 3));
}

#[test]
fn a_contest_that_is_invalid_or_vacant_gives_nothing() {
    let vote = isn("treasurer");
    let totals = totals("treasurer", &[("x-w", 9), ("y", 3)]);
    let broken = vec![broken(Ground::Meeting, "it was held nowhere")];
    let invalid = JointOutcome::of(&vote, &totals, &Standing::of(&vote).with_broken(broken)).unwrap();
    assert_eq!(invalid, JointOutcome::none(id("treasurer")));
    let nobody =
        JointOutcome::of(&vote, &totals.with_none(None).with_blank(None), &Standing::of(&vote)).unwrap();
    assert_eq!(nobody.certain_with(&id("woman")), 1);
    let vacant = officer("treasurer", &[("x-w", 0), ("y", 0)]);
    assert_eq!(vacant.certain_with(&id("woman")), 0);
    assert!(Standing::joint(&isn("second-officer"), &[vacant, invalid], 0, None).elected_already.is_empty());
}

#[test]
fn nobody_is_elected_twice_and_the_reasons_say_so() {
    let vote = isn("second-officer");
    let standing = Standing::joint(&vote, &[officer("treasurer", &[("anna-w", 50), ("ben", 40)])], 0, None);
    assert_eq!(standing.elected_already, [(id("anna-w"), id("treasurer"))]);
    let found = verdict(&vote, &totals("second", &[("anna-w", 41), ("ben", 30), ("cem", 20)]), &standing);
    assert_eq!((found.status, found.elected), (Status::Elected, ids(&["ben"])));
    assert_eq!(
        found.reasoning,
        [
            "elected: ben with 30 votes, the most of any option that stands (C-NSC)",
            "anna-w (41 votes) is elected already, by contest treasurer",
            "totals: anna-w 41, ben 30, cem 20; 91 counted in all",
        ]
    );
    let only = verdict(&vote, &totals("second", &[("anna-w", 41), ("ben", 0)]), &standing);
    assert_eq!((only.status, only.elected.len()), (Status::Vacant, 0));
    assert_eq!(only.reasoning[0], "vacant: no option that stands has a vote (C-NSC)");
}

#[test]
fn who_is_tied_elsewhere_still_stands() {
    let vote = isn("second-officer");
    let standing = Standing::joint(&vote, &[officer("treasurer", &[("a-w", 5), ("b", 5)])], 0, None);
    assert_eq!(standing, Standing::of(&vote));
    assert_eq!(verdict(&vote, &totals("second", &[("a-w", 3), ("b", 2)]), &standing).elected, ids(&["a-w"]));
}

#[test]
fn the_quota_of_the_eight_is_met_by_passing_over() {
    let vote = isn("national-members");
    let joint = [
        officer("treasurer", &[("a-w", 9), ("b", 8)]),
        officer("second-officer", &[("b", 9), ("c", 8)]),
        officer("third-officer", &[("c", 9), ("d", 8)]),
    ];
    let standing = Standing::joint(&vote, &joint, 0, None);
    let count = totals(
        "members",
        &[
            ("a-w", 90),
            ("d", 80),
            ("e", 70),
            ("f", 60),
            ("g-w", 50),
            ("h-w", 40),
            ("b", 35),
            ("i-w", 30),
            ("j-w", 20),
        ],
    );
    let found = verdict(&vote, &count, &standing);
    assert_eq!((found.status, found.elected), (Status::Elected, ids(&["d", "e", "g-w", "h-w", "i-w"])));
    assert_eq!(
        found.reasoning[1..],
        [
            "4 seats here and in what the quota counts besides are kept for \"woman\"; certain already: 1 by contest treasurer; \
             3 are kept here",
            "seat 1: d with 80 votes",
            "seat 2: e with 70 votes",
            "passed over: f with 60 votes; 3 of 5 seats are kept for \"woman\"",
            "seat 3: g-w with 50 votes, before f with 60: 3 of 5 seats are kept for \"woman\"",
            "seat 4: h-w with 40 votes, before f with 60: 3 of 5 seats are kept for \"woman\"",
            "seat 5: i-w with 30 votes, before f with 60: 3 of 5 seats are kept for \"woman\"",
            "a-w (90 votes) is elected already, by contest treasurer",
            "b (35 votes) is elected already, by contest second-officer",
            "totals: a-w 90, d 80, e 70, f 60, g-w 50, h-w 40, b 35, i-w 30, j-w 20; 475 counted in all",
        ]
    );
    let seats = Seat::all(&vote, &count, &standing).unwrap().unwrap();
    assert_eq!(
        serde_json::to_string(&seats).unwrap(),
        r#"[{"option":"d","over":[],"total":80},{"option":"e","over":[],"total":70},{"option":"g-w","over":["f"],"total":50},{"option":"h-w","over":["f"],"total":40},{"option":"i-w","over":["f"],"total":30}]"#
    );
}

#[test]
fn a_tie_whose_vote_keeps_seats_for_others_promises_nothing() {
    // The first is elected, and two women contest one place: the last, or the last that is not kept for a tenant.
    for (flag, seats, certain) in [("woman", 2, 2), ("tenant", 3, 1)] {
        let quota = format!("seats = {seats}\nquota_flag = {flag:?}\nquota_seats = 1");
        let vote =
            vote(&format!("ballot = \"approval\"\nrule = \"most-votes\"\ntie = \"fresh-vote\"\n{quota}"));
        let count = totals("c", &[("a-w", 5), ("b-w", 3), ("c-w", 3)]);
        assert_eq!(verdict(&vote, &count, &Standing::of(&vote)).tied, ids(&["b-w", "c-w"]));
        let outcome = JointOutcome::of(&vote, &count, &Standing::of(&vote)).unwrap();
        assert_eq!(outcome.certain_with(&id("woman")), certain, "{flag}");
    }
}

#[test]
fn a_fresh_vote_looks_at_nothing_else() {
    let vote = isn("national-members");
    let joint = [officer("treasurer", &[("z-w", 9), ("y", 8)])];
    let fresh = Standing::joint(&vote, &joint, 4, Some((2, 1)));
    assert_eq!((fresh.seats, fresh.kept, fresh.elected_already.len()), (2, 1, 0));
}

#[test]
fn a_quota_that_is_met_already_keeps_nothing() {
    let vote = isn("complaints-group");
    let count = totals("cg", &[("a", 9), ("b", 8), ("c", 7), ("d", 6), ("e", 5), ("f-w", 4)]);
    let standing = |holders| Standing::joint(&vote, &[], holders, None);
    assert_eq!((standing(4).kept, standing(99).kept, standing(u64::MAX).kept), (0, 0, 0));
    assert_eq!(verdict(&vote, &count, &standing(4)).elected, ids(&["a", "b", "c", "d", "e"]));
    assert_eq!(verdict(&vote, &count, &standing(3)).elected, ids(&["a", "b", "c", "d", "f-w"]));
    assert_eq!(
        verdict(&vote, &count, &standing(3)).reasoning[1],
        "4 seats here and in what the quota counts besides are kept for \"woman\"; certain already: 3 by those who hold an \
         office already; 1 is kept here"
    );
}

#[test]
fn a_by_election_is_kept_as_long_as_women_are_lacking() {
    let vote = isn("national-by-election");
    let count = totals("by", &[("a", 9), ("b-w", 2)]);
    let elected = |holders| verdict(&vote, &count, &Standing::joint(&vote, &[], holders, None)).elected;
    assert_eq!((elected(0), elected(3), elected(4)), (ids(&["b-w"]), ids(&["b-w"]), ids(&["a"])));
    let nobody = totals("by", &[("a", 9), ("b", 2)]);
    let found = verdict(&vote, &nobody, &Standing::joint(&vote, &[], 3, None));
    assert_eq!((found.status, found.elected.len()), (Status::Vacant, 0));
    assert_eq!(
        found.reasoning[0],
        "vacant: every seat is kept for \"woman\", and no such option stands (C-NSC)"
    );
}

#[test]
fn a_tie_at_the_last_seat_leaves_a_fresh_vote_what_the_quota_lacks() {
    let vote = isn("national-members");
    let joint = [officer("treasurer", &[("z-w", 9), ("y", 8)])];
    let first = Standing::joint(&vote, &joint, 0, None);
    let count = totals("m", &[("a", 9), ("b", 8), ("c-w", 7), ("d-w", 6), ("e-w", 5), ("f-w", 5)]);
    let tied = verdict(&vote, &count, &first);
    assert_eq!(
        (tied.status, tied.elected, tied.tied),
        (Status::Tied, ids(&["a", "b", "c-w", "d-w"]), ids(&["e-w", "f-w"]))
    );
    let open = first.left_open(4, 2);
    assert_eq!((first.kept, open), (3, (1, 1)));
    let again = Standing::joint(&vote, &[], 0, Some(open));
    assert_eq!((again.seats, again.kept), (1, 1));
    let found = verdict(&vote, &totals("m-2", &[("e-w", 3), ("f-w", 4)]), &again);
    assert_eq!((found.status, found.elected), (Status::Elected, ids(&["f-w"])));
    assert_eq!(found.reasoning[1], "this is the fresh vote for 1 seat that a tie left open");
    assert_eq!(Standing { seats: 2, kept: 2, ..Standing::default() }.left_open(5, 5), (0, 0));
    assert_eq!(Standing { seats: 3, kept: 3, ..Standing::default() }.left_open(2, 0), (1, 1));
}

#[test]
fn without_a_seat_nobody_is_elected() {
    let vote = isn("branch-delegates");
    let none = Standing::joint(&vote, &[], 0, Some((0, 0)));
    let found = verdict(&vote, &totals("d", &[("a", 9), ("b-w", 2)]), &none);
    assert_eq!(
        (found.status, found.reasoning[0].as_str()),
        (Status::Vacant, "vacant: there is no seat to fill (C-BRANCH)")
    );
    assert_eq!(Seat::all(&vote, &totals("d", &[("a", 9)]), &none), Ok(Some(vec![])));
}

fn broken(ground: Ground, what: &str) -> BrokenRule {
    BrokenRule { clause: Text::new("C-NMM").unwrap(), ground, what: what.to_owned() }
}

#[test]
fn broken_rules_make_a_vote_invalid_all_of_them_in_order() {
    let mut vote =
        vote("ballot = \"approval\"\nrule = \"most-votes\"\ntie = \"lot\"\nseats = 2\nquorum = \"1/2\"");
    let count = totals("c", &[("a", 3), ("b", 3), ("c", 3)]).with_roll_weight(90);
    let rules =
        [broken(Ground::Meeting, "nobody called it"), broken(Ground::Notice, "it was called 3 days before")];
    let standing = Standing::of(&vote).with_broken(rules.to_vec());
    let found = verdict(&vote, &count, &standing);
    let grounds = |found: &Verdict| found.because.iter().map(|broken| broken.ground).collect::<Vec<_>>();
    assert_eq!(
        (found.status, grounds(&found)),
        (Status::Invalid, vec![Ground::Quorum, Ground::Meeting, Ground::Notice])
    );
    assert!(found.elected.is_empty() && found.tied.is_empty());
    assert_eq!(
        found.reasoning[2..],
        [
            "meeting: nobody called it (C-NMM)",
            "notice: it was called 3 days before (C-NMM)",
            "totals: a 3, b 3, c 3; 9 counted in all",
        ]
    );
    assert_eq!(Seat::all(&vote, &count, &standing), Ok(None));
    let met = count.with_roll_weight(18);
    assert_eq!(grounds(&verdict(&vote, &met, &standing)), [Ground::Meeting, Ground::Notice]);
    vote = common::majority("1/2", true);
    let found =
        verdict(&vote, &common::motion_count(9, 0, 0), &Standing::of(&vote).with_broken(rules.to_vec()));
    assert_eq!(found.status, Status::Invalid);
    assert_eq!(Seat::all(&vote, &common::motion_count(9, 0, 0), &standing), Ok(None));
}

#[test]
fn seats_of_equal_totals_stand_in_the_order_of_their_names() {
    let vote = common::vote("ballot = \"approval\"\nrule = \"most-votes\"\ntie = \"fresh-vote\"\nseats = 4");
    let count = totals("c", &[("d", 3), ("b", 5), ("a", 5), ("c", 5), ("e", 3)]);
    let seats = Seat::all(&vote, &count, &Standing::of(&vote)).unwrap().unwrap();
    let named: Vec<_> = seats.iter().map(|seat| (seat.option.as_str(), seat.total)).collect();
    assert_eq!(named, [("a", 5), ("b", 5), ("c", 5)]);
    assert!(seats.iter().all(|seat| seat.over.is_empty()));
}

#[test]
fn more_for_none_of_them_takes_every_seat() {
    let vote = common::vote("ballot = \"score\"\nrule = \"most-votes\"\ntie = \"fresh-vote\"\nseats = 2");
    let count = ContestCount::new(id("c"), 9, vec![(id("a"), 30), (id("b"), 20)]).with_none(Some(5));
    assert_eq!(verdict(&vote, &count, &Standing::of(&vote)).status, Status::Vacant);
    assert_eq!(Seat::all(&vote, &count, &Standing::of(&vote)), Ok(Some(vec![])));
}

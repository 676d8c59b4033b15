//! What is asked, what is typed, what is refused and what is told, of every ballot type.

#![allow(clippy::unwrap_used, reason = "a panic is a test's verdict")]

use super::*;
use ostrakon_charter::Id;
use ostrakon_election::setup::{BallotType, ContestOption, OptionConstraint, OrderType};

/// A contest with options ann, bob, cem and dee.
fn contest(ballot: BallotType) -> ContestPlan {
    let option =
        |name: &&str| ContestOption { id: Id::new(*name).unwrap(), label: (*name).into(), flags: Vec::new() };
    let id = |text: &str| Id::new(text).unwrap();
    let options = ["ann", "bob", "cem", "dee"].iter().map(option).collect();
    let (roll, title, vote) = (id("all"), "Chair".into(), id("vote"));
    let form = ballot.form(4).unwrap();
    let circuit = form.circuit();
    ContestPlan {
        contest: Contest { about: None, ballot, id: id("chair"), options, roll, title, vote },
        roll: 0,
        form,
        circuit,
    }
}

/// The refusal of what was typed.
fn refusal(plan: &ContestPlan, typed: &str) -> String {
    one(plan, &[("chair", typed)]).unwrap_err().to_string()
}

/// What a second device would show of what was typed.
fn shown(plan: &ContestPlan, typed: &str) -> Vec<String> {
    let selection = one(plan, &[("chair", typed)]).unwrap();
    let slots = plan.circuit.values(&plan.form.assignment(&selection).unwrap());
    answers(&plan.contest, &plan.form.selection(&slots).unwrap(), str::to_owned)
}

fn grades(names: &[&str]) -> ContestPlan {
    let grades = names.iter().map(|name| (*name).into()).collect();
    contest(BallotType::Grades { blank: true, grades, none: false })
}

fn pairwise(order: OrderType) -> ContestPlan {
    contest(BallotType::Pairwise { blank: true, none: false, order })
}

#[test]
fn budgets_are_told() {
    let budget = |each| BallotType::Cumulative { blank: true, budget: 10, each, min: 1, none: false };
    let told = limits(&contest(budget(6)).contest).join(" ");
    assert!(told.contains("1 to 10 points in all, at most 6 to one"), "{told}");
    assert!(limits(&contest(budget(10)).contest)[0].contains("1 to 10 points in all, as"));
    assert!(refusal(&contest(budget(6)), "bob:7").contains("bob gets 7: give at most 6"));
    assert!(refusal(&contest(budget(6)), "bob:6,cem:6").contains("12 points are given in all"));
    assert!(refusal(&contest(budget(6)), "bob:-1").contains("digits only"));
    assert!(refusal(&contest(budget(6)), "bob:99999999999999999999").contains("too large"));
    assert_eq!(shown(&contest(budget(6)), "bob:6,dee:1"), ["ann: 0", "bob: 6", "cem: 0", "dee: 1"]);
}

#[test]
fn constraints_are_told_by_name() {
    let constraints = vec![OptionConstraint { max: 2, min: 1, options: vec![0, 3] }];
    let (blank, example) = (false, vec![0]);
    let plan = contest(BallotType::Approval { blank, constraints, example, max: 3, min: 1, none: true });
    assert!(limits(&plan.contest).contains(&"At least 1 of ann, dee.".to_owned()));
    assert!(refusal(&plan, "bob").contains("of ann, dee you selected 0: select 1 to 2"));
    assert!(refusal(&plan, "ann,none").contains("`none` stands alone"));
    assert!(refusal(&plan, "ann,").contains("an answer is empty"));
    assert_eq!(read::example(&plan.contest), "ann");
}

#[test]
fn orders_are_told_alike_on_both_devices() {
    let partial = pairwise(OrderType::Partial);
    assert_eq!(shown(&partial, "bob,ann,dee"), shown(&partial, "bob,ann,dee,cem"));
    assert_eq!(shown(&partial, "bob,ann,dee"), ["bob", "ann", "dee", "cem"]);
    assert_eq!(shown(&partial, "bob"), ["bob", "then all others"]);
    assert!(refusal(&partial, "bob=ann").contains("does not allow ties"));
    let ties = pairwise(OrderType::Ties);
    assert_eq!(shown(&ties, "bob,ann=dee"), ["bob", "ann = dee", "cem"]);
    assert_eq!(shown(&ties, "bob"), ["bob", "ann = cem = dee"]);
    assert!(refusal(&ties, "ann=bob=cem=dee").contains("no option is put before another"));
    assert!(refusal(&pairwise(OrderType::Complete), "ann").contains("1 ranked: rank exactly 4"));
    assert_eq!(shown(&partial, "blank"), ["blank"]);
}

#[test]
fn grades_are_read_as_they_stand() {
    let plan = grades(&["not good", "Not-Good", "very good"]);
    assert_eq!(shown(&plan, "ann:Not-Good,bob:not good,cem:VERY-GOOD,dee:very good")[0], "ann: Not-Good");
    assert!(refusal(&plan, "ann:NOT GOOD,bob:x,cem:x,dee:x").contains("may mean several grades"));
    let numbers = grades(&["6", "5", "1"]);
    let typed = read::example(&numbers.contest);
    assert_eq!(shown(&numbers, &typed), ["ann: 1", "bob: 1", "cem: 1", "dee: 1"]);
    assert!(refusal(&numbers, "ann:0,bob:1,cem:1,dee:1").contains("is no grade"));
    assert!(refusal(&numbers, "ann:5").contains("bob has no grade"));
}

#[test]
fn examples_are_valid() {
    let all = [
        BallotType::Choice { blank: true, none: true },
        BallotType::Score { blank: true, max: 5, none: false, pairs: true },
        BallotType::Cumulative { blank: false, budget: 10, each: 3, min: 8, none: false },
        BallotType::Ranking { blank: false, min: 2, none: true, points: vec![3, 2, 1] },
        BallotType::Pairwise { blank: false, none: false, order: OrderType::Complete },
        BallotType::Pairwise { blank: false, none: false, order: OrderType::Ties },
    ];
    for plan in all.map(contest) {
        let typed = read::example(&plan.contest);
        assert!(one(&plan, &[("chair", &typed)]).is_ok(), "{typed}");
    }
}

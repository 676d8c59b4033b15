//! How ballots are cast, by hand.

use super::*;
use crate::ballots::parse;
use ostrakon_circuits::Selection as S;

fn ballot(marks: &[usize], ranked: bool, options: usize) -> Ballot<'_> {
    Ballot { marks, ranked, options }
}

fn numbers(name: &str, marks: &[usize], ranked: bool, options: usize) -> Vec<u64> {
    (find(name).unwrap().numbers)(&ballot(marks, ranked, options)).unwrap()
}

fn selects(name: &str, marks: &[usize], ranked: bool, expected: &S) {
    let selected = (find(name).unwrap().select)(&ballot(marks, ranked, 4));
    assert!(selected == *expected, "{name} of {marks:?}");
}

#[test]
fn rankings_are_cast_as_every_type() {
    let marks = [2, 0];
    selects("approval", &marks, true, &S::Options(vec![0, 2]));
    selects("one", &marks, true, &S::Options(vec![2]));
    selects("score", &marks, true, &S::Scores(vec![9, 0, 10, 0]));
    selects("star", &marks, true, &S::Scores(vec![4, 0, 5, 0]));
    selects("cumulative", &marks, true, &S::Scores(vec![3, 0, 6, 0]));
    selects("budget", &marks, true, &S::Scores(vec![2500, 0, 5000, 0]));
    selects("borda", &marks, true, &S::Order(vec![vec![2], vec![0]]));
    selects("borda-complete", &marks, true, &S::Order(vec![vec![2], vec![0], vec![1], vec![3]]));
    selects("pairwise", &marks, true, &S::Order(vec![vec![2], vec![0]]));
    selects("pairwise-complete", &marks, true, &S::Order(vec![vec![2], vec![0], vec![1], vec![3]]));
    selects("pairwise-ties", &marks, true, &S::Order(vec![vec![2], vec![0], vec![1, 3]]));
    selects("grades", &marks, true, &S::Grades(vec![4, 0, 5, 0]));
}

#[test]
fn approvals_are_cast_as_types_without_order() {
    let marks = [1, 3];
    selects("approval", &marks, false, &S::Options(vec![1, 3]));
    selects("score", &marks, false, &S::Scores(vec![0, 10, 0, 10]));
    selects("star", &marks, false, &S::Scores(vec![0, 5, 0, 5]));
    selects("cumulative", &marks, false, &S::Scores(vec![0, 6, 0, 6]));
    selects("budget", &marks, false, &S::Scores(vec![0, 5000, 0, 5000]));
    selects("pairwise-ties", &marks, false, &S::Order(vec![vec![1, 3], vec![0, 2]]));
    selects("grades", &marks, false, &S::Grades(vec![0, 3, 0, 3]));
}

#[test]
fn long_ballots_stay_within_their_bounds() {
    let all: Vec<usize> = (0..15).rev().collect();
    let given = |name, ranked| numbers(name, &all, ranked, 15);
    assert_eq!(given("score", true), [1, 1, 1, 1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    assert_eq!(given("star", true), [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 3, 4, 5]);
    assert_eq!(given("cumulative", true), [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 6]);
    assert_eq!(given("cumulative", false), [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0]);
    assert_eq!(given("budget", true), [1, 1, 1, 2, 5, 10, 20, 39, 78, 156, 312, 625, 1250, 2500, 5000]);
    assert_eq!(given("grades", true), [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 3, 4, 5]);
    assert_eq!(numbers("cumulative", &[0, 1, 2, 3, 4], false, 5), [2, 2, 2, 2, 2]);
}

#[test]
fn who_says_nothing_is_blank() {
    for ty in all() {
        for ranked in [true, false] {
            let empty = ballot(&[], ranked, 3);
            assert!((ty.numbers)(&empty).is_none(), "{}", ty.name);
            assert!((ty.select)(&empty) == if ty.name == "one" { S::None } else { S::Blank }, "{}", ty.name);
        }
    }
    selects("pairwise-ties", &[0, 1, 2, 3], false, &S::Blank);
}

#[test]
fn an_open_count_by_hand() {
    let box_ = parse(
        b"3,1,\n2,1,3,\n1,2,\n\"Candidate 1\",\"Ann\",\"A (A)\",\n\"Candidate 2\",\"Ben\",\"B (B)\",\n\
          \"Candidate 3\",\"Cy\",\"C (C)\",\n\"Ward\"\n",
        "box.csv",
    )
    .unwrap();
    let count = |name: &str| {
        let electorate = electorate(&box_, find(name).unwrap()).unwrap();
        let counts = &electorate.questions[0].open_count;
        counts.iter().map(|(name, count)| format!("{name}={count}")).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(count("borda"), "ann=4 ben=2 blank=0 cy=2");
    assert_eq!(count("borda-complete"), "ann=5 ben=2 blank=0 cy=2");
    assert_eq!(count("pairwise"), "ann>ben=2 ann>cy=2 ben>ann=1 ben>cy=1 blank=0 cy>ann=0 cy>ben=2");
    assert_eq!(count("one"), "ann=2 ben=1 cy=0 none=0");
    assert_eq!(
        count("grades"),
        "ann:0=1 ann:1=0 ann:2=0 ann:3=0 ann:4=0 ann:5=2 ben:0=2 ben:1=0 ben:2=0 ben:3=0 ben:4=0 ben:5=1 \
         blank=0 cy:0=1 cy:1=0 cy:2=0 cy:3=0 cy:4=2 cy:5=0"
    );
}

#[test]
fn the_list_names_every_type_and_fits() {
    let lines = list();
    assert!(lines.iter().all(|line| line.chars().count() <= 100), "{lines:#?}");
    assert!(names().iter().all(|name| lines.iter().any(|line| line.starts_with(&format!("{name} ")))));
    assert_eq!(names().len(), 12);
}

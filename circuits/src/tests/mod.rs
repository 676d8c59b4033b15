//! Each statement twice, held against each other: circuit and plain check agree on every assignment.
#![allow(clippy::unwrap_used)]

mod every;
mod refused;
mod solve;
mod wide;

use super::*;
use every::{EXTRAS, forms, selections};
use solve::satisfying;
use std::collections::BTreeSet;

#[test]
fn circuit_and_plain_check_allow_exactly_the_same_ballots() {
    for (form, options, name) in forms() {
        let circuit = form.circuit();
        let allowed: BTreeSet<Vec<u64>> = selections(options)
            .iter()
            .filter_map(|s| form.assignment(s).ok())
            .inspect(|assignment| assert_eq!(circuit.check(assignment), Ok(()), "{name}"))
            .map(|assignment| circuit.values(&assignment))
            .collect();
        assert!(!allowed.is_empty(), "{name}");
        assert_eq!(allowed, satisfying(&circuit), "{name}");
    }
}

#[test]
fn check_and_assignment_refuse_alike() {
    for (form, options, name) in forms() {
        for selection in selections(options) {
            let refusal = form.assignment(&selection).err();
            assert_eq!(form.check(&selection).err(), refusal, "{name}");
            assert!(refusal.is_none_or(|r| !r.to_string().is_empty()));
        }
    }
}

#[test]
fn slots_tell_the_selection_and_nothing_else_does() {
    for (form, options, name) in forms() {
        let circuit = form.circuit();
        for selection in selections(options) {
            let Ok(assignment) = form.assignment(&selection) else { continue };
            let slots = circuit.values(&assignment);
            let found = form.selection(&slots);
            let again = found.map(|found| circuit.values(&form.assignment(&found).unwrap()));
            assert_eq!(again, Some(slots), "{name}");
        }
        assert!(form.selection(&vec![99; circuit.slots().len()]).is_none(), "{name}");
        assert!(form.selection(&vec![0; circuit.slots().len() + 1]).is_none(), "{name}");
        assert!(form.selection(&[]).is_none(), "{name}");
    }
}

/// Marks, numbers, grades and orders without options that look alike read back as they were.
#[test]
fn plain_selections_read_back_the_same() {
    for (form, options, name) in every::marked_forms().into_iter().chain(every::scored_forms()) {
        for selection in selections(options) {
            let Ok(assignment) = form.assignment(&selection) else { continue };
            assert!(form.selection(&form.circuit().values(&assignment)) == Some(selection), "{name}");
        }
    }
}

/// What one selection says of an option, of two, of grades: written down a second time.
fn said(selection: &Selection, form: &Totals) -> (Vec<u64>, Vec<Vec<u64>>) {
    let options = form.options.len().max(form.pairs.len()).max(form.grades.len());
    let place = |groups: &[Vec<usize>], o: usize| groups.iter().position(|g| g.contains(&o)).unwrap_or(99);
    match selection {
        Selection::Options(marked) => {
            ((0..options).map(|o| u64::from(marked.contains(&o))).collect(), Vec::new())
        }
        Selection::Scores(scores) => {
            let more = |i: usize, j: usize| u64::from(scores[i] > scores[j]);
            (scores.clone(), (0..options).map(|i| (0..options).map(|j| more(i, j)).collect()).collect())
        }
        Selection::Order(groups) => {
            let before = |i: usize, j: usize| u64::from(place(groups, i) < place(groups, j));
            (Vec::new(), (0..options).map(|i| (0..options).map(|j| before(i, j)).collect()).collect())
        }
        Selection::Grades(grades) => {
            let row = |g: &usize| (0..form.grades[0].len()).map(|h| u64::from(h == *g)).collect();
            (Vec::new(), grades.iter().map(row).collect())
        }
        Selection::None | Selection::Blank => {
            let width = form.pairs.first().or(form.grades.first()).map_or(0, Vec::len);
            (vec![0; form.options.len()], vec![vec![0; width]; options])
        }
    }
}

#[test]
fn totals_of_one_ballot_are_what_it_says() {
    for (form, options, name) in forms() {
        let circuit = form.circuit();
        for selection in selections(options) {
            let Ok(assignment) = form.assignment(&selection) else { continue };
            let totals = form.totals(&circuit.values(&assignment), 1).unwrap();
            let (own, rows) = said(&selection, &totals);
            assert_eq!(totals.none.unwrap_or(0), u64::from(selection == Selection::None), "{name}");
            assert_eq!(totals.blank.unwrap_or(0), u64::from(selection == Selection::Blank), "{name}");
            if !totals.options.is_empty() && !matches!(selection, Selection::Order(_)) {
                assert_eq!(totals.options, own, "{name}");
            }
            if !totals.pairs.is_empty() {
                assert_eq!(totals.pairs, rows, "{name}");
            }
            if !totals.grades.is_empty() {
                assert_eq!(totals.grades, rows, "{name}");
            }
        }
    }
}

#[test]
fn borda_gives_the_points_of_places() {
    let form = Ranking::borda(4, 1, Extras::default()).unwrap();
    let slots = |ranking: &[usize]| {
        form.circuit().values(&form.assignment(&Selection::ranking(ranking.iter().copied())).unwrap())
    };
    assert_eq!(slots(&[2, 0]), [2, 0, 3, 0]);
    assert_eq!(slots(&[3, 2, 1, 0]), [0, 1, 2, 3]);
}

#[test]
fn totals_that_no_ballots_give_are_refused() {
    let pairwise = Pairwise::new(2, Order::Partial, EXTRAS[3]).unwrap();
    // i before j, j before i, none, blank; of ten ballots.
    assert!(pairwise.totals(&[5, 3, 1, 1], 10).is_some());
    assert!(pairwise.totals(&[5, 4, 1, 1], 10).is_none(), "more comparisons than ballots that compare");
    assert!(pairwise.totals(&[0, 0, 6, 5], 10).is_none(), "more extra answers than ballots");
    let complete = Pairwise::new(2, Order::Complete, Extras::default()).unwrap();
    assert_eq!(complete.totals(&[7], 10).unwrap().pairs, [vec![0, 7], vec![3, 0]]);
    assert!(complete.totals(&[11], 10).is_none());
    let grades = Grades::new(1, &["a", "b", "c"].map(String::from), Extras::default()).unwrap();
    assert_eq!(grades.totals(&[2, 3], 10).unwrap().grades, [vec![5, 2, 3]]);
    assert!(grades.totals(&[6, 5], 10).is_none());
    let score = Score::new(1, 5, false, Extras::default()).unwrap();
    assert!(score.totals(&[50], 10).is_some());
    assert!(score.totals(&[51], 10).is_none());
    assert!(score.totals(&[u64::MAX], u64::MAX).is_some());
}

//! Each statement twice, held against each other: circuit and plain check agree on every assignment.
#![allow(clippy::unwrap_used)]

use super::*;
use std::collections::BTreeSet;

/// Every form with up to five options.
fn forms() -> Vec<(Box<dyn BallotForm>, usize)> {
    let mut forms: Vec<(Box<dyn BallotForm>, usize)> = vec![(Box::new(Motion::new(3).unwrap()), 3)];
    for options in 1..=5 {
        for flag in [false, true] {
            forms.extend(
                Choice::new(options, flag).ok().map(|f| (Box::new(f) as Box<dyn BallotForm>, options)),
            );
            for (min, max) in (1..=options).flat_map(|max| (1..=max).map(move |min| (min, max))) {
                let form = Approval::new(options, min, max, flag).unwrap();
                forms.push((Box::new(form), options));
            }
        }
    }
    forms
}

fn selections(options: usize) -> Vec<Selection> {
    let subset = |mask: u32| Selection::Options((0..options).filter(|o| mask >> o & 1 == 1).collect());
    (0..1 << options).map(subset).chain([Selection::None, Selection::Blank]).collect()
}

/// All bit strings that satisfy the circuit, by brute force, as slot values.
fn satisfying(circuit: &Circuit) -> BTreeSet<Vec<u64>> {
    let n = circuit.bits();
    let bits = |mask: u32| -> Vec<bool> { (0..n).map(|b| mask >> b & 1 == 1).collect() };
    (0..1u32 << n).map(bits).filter(|b| circuit.check(b).is_ok()).map(|b| circuit.values(&b)).collect()
}

#[test]
fn circuit_and_plain_check_allow_exactly_the_same_ballots() {
    for (form, options) in forms() {
        let circuit = form.circuit();
        let allowed: BTreeSet<Vec<u64>> = selections(options)
            .iter()
            .filter_map(|s| form.bits(s).ok())
            .inspect(|bits| assert_eq!(circuit.check(bits), Ok(())))
            .map(|bits| circuit.values(&bits))
            .collect();
        assert_eq!(allowed, satisfying(&circuit));
    }
}

#[test]
fn slots_tell_the_selection_and_nothing_else_does() {
    for (form, options) in forms() {
        let circuit = form.circuit();
        for selection in selections(options) {
            match form.bits(&selection) {
                Ok(bits) => assert!(form.selection(&circuit.values(&bits)) == Some(selection.clone())),
                Err(refusal) => assert_eq!(form.check(&selection), Err(refusal)),
            }
        }
        let everything_twice = vec![2; circuit.slots().len()];
        assert!(form.selection(&everything_twice).is_none());
    }
}

#[test]
fn totals_of_one_ballot_are_its_marks() {
    for (form, options) in forms() {
        let circuit = form.circuit();
        for selection in selections(options) {
            let Ok(bits) = form.bits(&selection) else { continue };
            let totals = form.totals(&circuit.values(&bits), 1).unwrap();
            let marks: Vec<u64> = match &selection {
                Selection::Options(marked) => (0..options).map(|o| u64::from(marked.contains(&o))).collect(),
                _ => vec![0; options],
            };
            assert_eq!(totals.options, marks);
            assert_eq!(totals.none.unwrap_or(0), u64::from(selection == Selection::None));
            assert_eq!(totals.blank.unwrap_or(0), u64::from(selection == Selection::Blank));
        }
    }
}

#[test]
fn forms_that_make_no_sense_are_refused() {
    assert_eq!(Motion::new(2), Err(FormError::MotionOptions(2)));
    assert_eq!(Choice::new(1, false), Err(FormError::TooFewOptions));
    assert_eq!(Choice::new(0, true), Err(FormError::TooFewOptions));
    assert!(Choice::new(1, true).is_ok());
    assert_eq!(Approval::new(3, 0, 2, false), Err(FormError::Bounds { min: 0, max: 2, count: 3 }));
    assert_eq!(Approval::new(3, 2, 4, false), Err(FormError::Bounds { min: 2, max: 4, count: 3 }));
    assert_eq!(Choice::new(257, true), Err(FormError::TooManyOptions(257)));
}

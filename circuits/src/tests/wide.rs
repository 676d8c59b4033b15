//! Contests of numbers: which circuit is taken, and that both say the same.

use super::*;

#[test]
fn numbers_are_taken_only_where_they_save_half() {
    let numbers = |form: &dyn BallotForm| form.circuit().numbers().len();
    assert_eq!(numbers(&Cumulative::new(40, 1, 10_000, 10_000, Extras::default()).unwrap()), 41);
    assert_eq!(numbers(&Cumulative::new(40, 10_000, 10_000, 10_000, Extras::default()).unwrap()), 40);
    assert_eq!(numbers(&Score::new(10, 10, false, EXTRAS[3]).unwrap()), 0);
    assert_eq!(numbers(&Score::new(10, 100, false, EXTRAS[3]).unwrap()), 0);
    assert_eq!(numbers(&Score::new(40, u64::from(u32::MAX), false, Extras::default()).unwrap()), 40);
    // 2·(2·3 + 2·6 + 11) = 58 is more than 3·16 bits, 2·(2·4 + 2·6 + 11) = 62 less than 4·16.
    assert_eq!(numbers(&Score::new(3, 65_535, false, Extras::default()).unwrap()), 0);
    assert_eq!(numbers(&Score::new(4, 65_535, false, Extras::default()).unwrap()), 4);
}

#[test]
fn wide_circuits_hold_every_answer() {
    for extras in EXTRAS {
        let score = Score::new(30, 70_000, false, extras).unwrap();
        let budget = Cumulative::new(30, 5, 60_000, 70_000, extras).unwrap();
        let mut scores = vec![0; 30];
        (scores[3], scores[29]) = (60_000, 10_000);
        for form in [&score as &dyn BallotForm, &budget] {
            let circuit = form.circuit();
            assert!(!circuit.numbers().is_empty());
            let mut answers = vec![Selection::Scores(scores.clone())];
            answers.extend(extras.none.then_some(Selection::None));
            answers.extend(extras.blank.then_some(Selection::Blank));
            for answer in answers {
                let assignment = form.assignment(&answer).unwrap();
                assert_eq!(circuit.check(&assignment), Ok(()));
                assert!(form.selection(&circuit.values(&assignment)) == Some(answer));
            }
        }
        scores[0] = 1;
        let refusal = budget.check(&Selection::Scores(scores)).unwrap_err();
        assert_eq!(refusal.to_string(), "70001 points are given in all: give between 5 and 70000");
    }
}

/// The second circuit of small parameters, which would never be taken, allows what the first allows.
#[test]
fn both_circuits_allow_the_same() {
    for extras in EXTRAS {
        for (options, max) in [(1, 2), (2, 3), (3, 1)] {
            let bits = Score::new(options, max, false, extras).unwrap();
            assert_eq!(satisfying(&bits.circuit()), satisfying(&bits.as_numbers().circuit()));
        }
        for (options, min, each, budget) in [(2, 1, 3, 3), (3, 2, 2, 4), (2, 4, 3, 4)] {
            let bits = Cumulative::new(options, min, each, budget, extras).unwrap();
            assert_eq!(satisfying(&bits.circuit()), satisfying(&bits.as_numbers().circuit()));
        }
    }
}

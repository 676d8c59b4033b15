//! Parameters that make no sense, or too much of it.

use super::*;

const PLAIN: Extras = Extras { none: false, blank: false };

/// Why there is no such form.
fn refusal<T: std::fmt::Debug>(form: Result<T, FormError>) -> String {
    form.unwrap_err().to_string()
}

#[test]
fn marks_without_meaning_are_refused() {
    assert_eq!(Motion::new(2), Err(FormError::MotionOptions(2)));
    assert_eq!(refusal(Choice::new(1, PLAIN)), "there must be at least 2 answers, not 1");
    assert!(Choice::new(0, EXTRAS[3]).is_err());
    assert!(Choice::new(1, EXTRAS[1]).is_ok());
    assert_eq!(Approval::new(3, 0, 2, PLAIN), Err(FormError::Bounds { min: 0, max: 2, count: 3 }));
    assert_eq!(Approval::new(3, 2, 4, PLAIN), Err(FormError::Bounds { min: 2, max: 4, count: 3 }));
    assert_eq!(refusal(Choice::new(257, EXTRAS[1])), "257 options, where at most 256 are allowed");
}

#[test]
fn constraints_must_make_sense_and_be_kept_by_an_example() {
    let constraint = |options: &[usize], min, max| Constraint { options: options.to_vec(), min, max };
    let form = |constraints: Vec<Constraint>, example: &[usize]| {
        Approval::new(4, 1, 2, PLAIN).unwrap().constrained(constraints, example)
    };
    assert!(form(vec![constraint(&[0, 1], 1, 1), constraint(&[1, 2], 1, 2)], &[1]).is_ok());
    assert_eq!(form(Vec::new(), &[1]).unwrap_err(), FormError::ExampleMissing);
    assert_eq!(form(vec![constraint(&[0], 0, 1)], &[]).unwrap_err(), FormError::ExampleMissing);
    for (options, min, max) in
        [(&[][..], 0, 0), (&[1, 0], 0, 1), (&[4], 0, 1), (&[0], 0, 2), (&[0, 1], 2, 1), (&[0], 0, 0)]
    {
        let refused = form(vec![constraint(options, min, max)], &[0]).unwrap_err();
        assert!(matches!(refused, FormError::Constraint { index: 1, .. }), "{options:?} {min} {max}");
    }
    // Two women and two from the north, of two: no example keeps to that.
    let impossible = vec![constraint(&[0, 1], 2, 2), constraint(&[2, 3], 2, 2)];
    let told = refusal(form(impossible, &[0, 1]));
    assert!(told.ends_with("of the options 3, 4, 0 are marked: mark between 2 and 2 of them"), "{told}");
    let many = vec![constraint(&[0], 0, 1); 65];
    assert!(matches!(form(many, &[0]), Err(FormError::TooLarge { what: "constraints", .. })));
}

#[test]
fn numbers_without_meaning_are_refused() {
    assert_eq!(Score::new(3, 0, false, PLAIN), Err(FormError::Score(0)));
    assert_eq!(Score::new(3, 1 << 32, false, PLAIN), Err(FormError::Score(1 << 32)));
    assert!(Score::new(1, 3, true, PLAIN).is_err());
    assert!(matches!(Score::new(22, 5, true, PLAIN), Err(FormError::TooLarge { what: "slots", .. })));
    let budget = |options, min, each, budget| Cumulative::new(options, min, each, budget, PLAIN);
    for (options, min, each, all) in
        [(3, 0, 1, 1), (3, 2, 1, 1), (3, 1, 2, 1), (3, 1, 0, 1), (2, 5, 2, 6), (3, 1, 1, 1 << 32)]
    {
        assert!(matches!(budget(options, min, each, all), Err(FormError::Budget { .. })));
    }
    // 256 scores to 2³² − 1 with a blank: sums past 32 bits, so ranges of 64 bits over 1024 values.
    let huge = Score::new(256, u64::from(u32::MAX), false, EXTRAS[2]);
    assert!(matches!(huge, Err(FormError::TooLarge { what: "range bits", count: 65_536, .. })));
    assert!(budget(256, 1, 10_000, 10_000).is_ok());
}

#[test]
fn orders_without_meaning_are_refused() {
    let ranking = |options, min, points: &[u64]| Ranking::new(options, min, points.to_vec(), PLAIN);
    for points in [&[][..], &[1, 2], &[0], &[1 << 32]] {
        assert!(ranking(3, 1, points).is_err(), "{points:?}");
    }
    assert!(matches!(ranking(2, 1, &[3, 2, 1]), Err(FormError::Places { .. })));
    assert!(matches!(ranking(3, 3, &[3, 2]), Err(FormError::Places { .. })));
    assert!(matches!(ranking(3, 0, &[3, 2]), Err(FormError::Places { .. })));
    assert!(Ranking::borda(100, 1, PLAIN).is_err());
    for (order, most) in [(Order::Complete, 29), (Order::Partial, 22), (Order::Ties, 22)] {
        assert!(Pairwise::new(most, order, PLAIN).is_ok(), "{order:?}");
        let refused = Pairwise::new(most + 1, order, PLAIN);
        assert!(matches!(refused, Err(FormError::TooLarge { .. })), "{order:?}");
        assert!(Pairwise::new(1, order, PLAIN).is_err());
        assert!(Pairwise::new(256, order, PLAIN).is_err());
    }
    let names = |count: usize| -> Vec<String> { (0..count).map(|g| g.to_string()).collect() };
    assert!(Grades::new(3, &names(1), PLAIN).is_err());
    assert!(Grades::new(3, &names(17), PLAIN).is_err());
    assert!(Grades::new(33, &names(16), PLAIN).is_err());
    let twice = Grades::new(3, &["good", "bad", "good"].map(String::from), PLAIN);
    assert_eq!(twice, Err(FormError::GradeTwice("good".into())));
}

#[test]
fn refusals_say_the_rule_in_words() {
    let told = |form: &dyn BallotForm, selection| form.check(&selection).unwrap_err().to_string();
    let score = Score::new(2, 5, false, PLAIN).unwrap();
    assert_eq!(told(&score, Selection::Scores(vec![6, 0])), "option 1 gets 6: give at most 5");
    assert_eq!(told(&score, Selection::Blank), "this contest does not offer a blank ballot");
    let pairwise = Pairwise::new(3, Order::Complete, PLAIN).unwrap();
    assert_eq!(told(&pairwise, Selection::ranking([0])), "1 options are ranked: rank between 3 and 3");
    assert_eq!(
        told(&pairwise, Selection::Order(vec![vec![0, 1], vec![2]])),
        "several options share place 1: this contest does not allow ties"
    );
    assert_eq!(told(&pairwise, Selection::ranking([0, 1, 0])), "option 1 is marked twice, or out of order");
    assert_eq!(told(&pairwise, Selection::Options(vec![0])), "this contest asks for a ranking");
    let ties = Pairwise::new(2, Order::Ties, PLAIN).unwrap();
    assert!(told(&ties, Selection::Order(vec![vec![0, 1]])).starts_with("no option is put before another"));
}

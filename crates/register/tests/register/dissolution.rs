//! Check 811: nothing follows a dissolution (spec 9.6).

use crate::common::{Society, ask};

fn dissolved(status: &'static str) -> Society {
    let mut society = Society::new();
    society.form(&["leeds"], "branch");
    society.meet("nmm-1");
    society.decide(ask("dissolution", "membership"), Some("nmm-1"), status);
    society
}

#[test]
fn nothing_follows_a_dissolution() {
    let society = dissolved("carried");
    assert!(society.state().is_dissolved() && society.examine().passed());
    assert!(!society.state().at(society.head().size - 1).is_dissolved());
    society.breaks(society.body_formed("york", "branch", 1), 811);
    society.breaks(society.body_ended("leeds"), 811);
    society.breaks(society.office_filled("nsc-guest", "nsc", "gil", None), 811);
}

#[test]
fn a_dissolution_that_is_not_carried_dissolves_nothing() {
    for status in ["lost", "invalid", "too-few"] {
        let society = dissolved(status);
        assert!(!society.state().is_dissolved());
        society.allows(society.body_formed("york", "branch", 1));
    }
}

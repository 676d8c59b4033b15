//! Why a selection is refused, in the contest's own names.

use ostrakon_circuits::Refusal;
use ostrakon_election::setup::Contest;

/// As the form says it, but with names where it has numbers.
pub(super) fn refused(contest: &Contest, refusal: &Refusal) -> String {
    // Refusals count from 1.
    let name = |option: &usize| contest.options.get(option - 1).map_or("?", |o| o.id.as_str());
    match refusal {
        Refusal::Constraint { options, marked, min, max } => {
            let of = options.iter().map(name).collect::<Vec<_>>().join(", ");
            format!("of {of} you selected {marked}: select {}", range(*min, *max))
        }
        Refusal::Between { marked, min, max } => {
            format!("{marked} selected: select {}", range(*min, *max))
        }
        Refusal::Ranked { ranked, min, max } => format!("{ranked} ranked: rank {}", range(*min, *max)),
        Refusal::TooMuch { option, given, max } => {
            format!("{} gets {given}: give at most {max}", name(option))
        }
        other => other.to_string(),
    }
}

fn range(min: usize, max: usize) -> String {
    match min == max {
        true => format!("exactly {min}"),
        false => format!("{min} to {max}"),
    }
}

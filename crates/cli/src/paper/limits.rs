//! What a contest asks for, in words.

use super::extra_answers;
use ostrakon_election::setup::{BallotType, Contest, OptionConstraint, OrderType};

/// First what to do, then what else holds; each a sentence.
pub(super) fn limits(contest: &Contest) -> Vec<String> {
    let extras: Vec<String> =
        extra_answers(contest.ballot.extras()).map(|(id, _)| format!("`{id}`")).collect();
    let instead =
        if extras.is_empty() { String::new() } else { format!(" Or answer {}.", extras.join(" or ")) };
    let mut lines = vec![format!("{}.{instead}", asked(contest))];
    if let BallotType::Approval { constraints, .. } = &contest.ballot {
        lines.extend(constraints.iter().map(|constraint| constrained(contest, constraint)));
    }
    lines
}

fn asked(contest: &Contest) -> String {
    let all = contest.options.len() as u64;
    match &contest.ballot {
        BallotType::Motion {} | BallotType::Choice { .. } => "Select one".into(),
        BallotType::Approval { max, min, .. } => {
            format!("Select {}, joined by commas", number((*min).into(), (*max).into(), all))
        }
        BallotType::Score { max, .. } => {
            format!(
                "Give each a score from 0 to {max}, as option:score, joined by commas; whom you leave out gets 0"
            )
        }
        BallotType::Cumulative { budget, each, min, .. } => {
            let most = if each == budget { String::new() } else { format!(", at most {each} to one") };
            let points = if min == budget { budget.to_string() } else { format!("{min} to {budget}") };
            format!("Share out {points} points in all{most}, as option:points, joined by commas")
        }
        BallotType::Ranking { min, points, .. } => {
            let places = points.iter().map(u64::to_string).collect::<Vec<_>>().join(", ");
            let ranked = number((*min).into(), points.len() as u64, all);
            format!(
                "Rank {ranked}, best first, joined by commas; the places bring {places} points, no place none"
            )
        }
        BallotType::Pairwise { order, .. } => match order {
            OrderType::Complete => "Rank all, best first, joined by commas".into(),
            OrderType::Partial => {
                "Rank one or more, best first, joined by commas; the others come after them".into()
            }
            OrderType::Ties => "Rank, best first, joined by commas; `=` between those who share a place; \
                whoever is not named comes last; not all may share one place"
                .into(),
        },
        BallotType::Grades { grades, .. } => {
            let (worst, best) = (grades.first().map_or("", String::as_str), grades.last());
            let words = grades.join(", ");
            format!(
                "Give each a grade, as option:grade, joined by commas: {words} (from {worst:?} up to {:?})",
                best.map_or("", String::as_str)
            )
        }
    }
}

/// "3", "one or more", "2 to 5".
fn number(min: u64, max: u64, all: u64) -> String {
    match (min, max) {
        (a, b) if a == b => a.to_string(),
        (1, b) if b == all => "one or more".into(),
        (a, b) => format!("{a} to {b}"),
    }
}

fn constrained(contest: &Contest, constraint: &OptionConstraint) -> String {
    let named = constraint.options.iter().filter_map(|o| contest.options.get(*o as usize));
    let of = named.map(|o| o.id.as_str()).collect::<Vec<_>>().join(", ");
    let all = constraint.options.len() as u32;
    match (constraint.min, constraint.max) {
        (min, max) if min == max => format!("Exactly {min} of {of}."),
        (0, max) => format!("At most {max} of {of}."),
        (min, max) if max == all => format!("At least {min} of {of}."),
        (min, max) => format!("Between {min} and {max} of {of}."),
    }
}

//! Why these have the most votes (spec 7.3).

use super::seats::Seats;
use super::words::{amount, counted, named, unit};
use super::{Reasoned, names};
use crate::methods::Outcome;
use crate::methods::most_votes::{Level, levels, outcome};
use crate::{BallotKind, ContestCount, Quota, Vote};

/// Who has the most votes, seat by seat.
pub(crate) fn find(vote: &Vote, count: &ContestCount, seats: u16, quota: Option<&Quota>) -> Reasoned {
    let competes = matches!(vote.ballot, BallotKind::Choice | BallotKind::Approval);
    let floor = if competes { count.none.unwrap_or(0) } else { 0 };
    let flagged = |option| quota.is_some_and(|quota| count.has_flag(option, &quota.flag));
    let options: Vec<(u64, bool)> =
        count.totals().into_iter().enumerate().map(|(option, total)| (total, flagged(option))).collect();
    let kept = quota.map_or(0, |quota| quota.seats);
    let levels = levels(&options, floor, seats.into(), kept.into());
    let outcome = outcome(&levels);
    let unit = unit(vote.ballot);
    if outcome.is_vacant() {
        return vacant(count, unit, floor, quota);
    }
    if seats == 1 && quota.is_none() {
        return one_seat(count, unit, floor, &levels, outcome);
    }
    let seats = Seats { count, unit, seats: seats.into(), quota, floor };
    Reasoned { what: several(&seats, &levels, &outcome), details: seats.sentences(&levels), outcome }
}

fn vacant(count: &ContestCount, unit: &str, floor: u64, quota: Option<&Quota>) -> Reasoned {
    let most = count.totals().into_iter().max().unwrap_or(0);
    let what = match quota {
        _ if floor > most => {
            format!("\"none of them\" has {}, more than the best option's {most}", amount(floor, unit))
        }
        Some(quota) if most > 0 => {
            format!("every seat is kept for \"{}\", and no such option stands", quota.flag)
        }
        _ => format!("no option has a {unit}"),
    };
    Reasoned::vacant(what, count)
}

fn one_seat(count: &ContestCount, unit: &str, floor: u64, levels: &[Level], outcome: Outcome) -> Reasoned {
    let most = levels.first().map_or(0, |level| level.total);
    let by = if count.options.len() > 1 { "the most of any option" } else { "the only option" };
    let what = match outcome.certain.as_slice() {
        [] => format!("{} each", with(count, unit, levels.first())),
        one => format!("{} with {}, {by}", named(count, one), amount(most, unit)),
    };
    let mut details = Vec::new();
    if floor == most && !outcome.certain.is_empty() {
        details.push("\"none of them\" has as many, which is not more: the option goes before it".to_owned());
    }
    details.push(counted(count));
    Reasoned { outcome, what, details }
}

/// "anna and ben with 7 votes", of those who contest a place.
fn with(count: &ContestCount, unit: &str, level: Option<&Level>) -> String {
    let contested = level.and_then(|level| Some((level.contested()?, level.total)));
    contested.map_or(String::new(), |(contested, total)| {
        let tied = count.ids(contested.options());
        format!("{} with {}", names(&tied), amount(total, unit))
    })
}

/// The outcome of several seats, or of seats with a quota.
fn several(seats: &Seats<'_>, levels: &[Level], outcome: &Outcome) -> String {
    let certain = named(seats.count, &outcome.certain);
    let number = outcome.certain.len();
    if outcome.contested.is_empty() {
        return format!("{certain}, on {number} of {}", amount(seats.seats as u64, "seat"));
    }
    let contest = |level: &Level| {
        let places = level.contested()?.places as u64;
        let tied = with(seats.count, seats.unit, Some(level));
        Some(format!("{tied} each, for {}", amount(places, "seat")))
    };
    let tied: Vec<String> = levels.iter().filter_map(contest).collect();
    let tied = tied.join(", and ");
    if number == 0 { tied } else { format!("{tied}, while {certain} won {} for certain", its_seat(number)) }
}

fn its_seat(number: usize) -> &'static str {
    if number == 1 { "a seat" } else { "seats" }
}

//! Why these have the most votes (spec 7.3).

use super::seats::Seats;
use super::words::{amount, counted, named, unit};
use super::{Reasoned, names};
use crate::methods::Outcome;
use crate::methods::most_votes::{Level, levels, outcome};
use crate::{BallotKind, ContestCount, Id, Standing, Vote};

/// Who has the most votes, seat by seat.
pub(crate) fn find(vote: &Vote, count: &ContestCount, standing: &Standing) -> Reasoned {
    let seats = seats(vote, count, standing);
    let levels = levels_of(&seats);
    let outcome = outcome(&levels);
    let mut found = if outcome.is_vacant() {
        Reasoned::vacant(vacant(&seats), count)
    } else if seats.seats == 1 && seats.quota.is_none() {
        one_seat(&seats, &levels, outcome)
    } else {
        Reasoned { what: several(&seats, &levels, &outcome), details: seats.sentences(&levels), outcome }
    };
    let last = found.details.pop();
    found.details.extend(seats.elected_already().chain(last));
    found.details.splice(0..0, standing.notes.iter().cloned());
    found
}

/// What becomes of each total, from the highest down.
pub(crate) fn all_levels(vote: &Vote, count: &ContestCount, standing: &Standing) -> Vec<Level> {
    levels_of(&seats(vote, count, standing))
}

fn levels_of(seats: &Seats<'_>) -> Vec<Level> {
    let kept = seats.quota.map_or(0, |(_, kept)| kept);
    levels(&seats.options, seats.floor, seats.seats, kept.into())
}

/// The seats to fill, and who stands for them with how many votes.
fn seats<'a>(vote: &'a Vote, count: &'a ContestCount, standing: &'a Standing) -> Seats<'a> {
    let competes = matches!(vote.ballot, BallotKind::Choice | BallotKind::Approval);
    let floor = if competes { count.none.unwrap_or(0) } else { 0 };
    let kept = standing.kept;
    let quota = vote.quota().filter(|_| kept > 0).map(|quota| (&quota.flag, kept));
    let flagged = |option| quota.is_some_and(|(flag, _)| count.has_flag(option, flag));
    let total = |id: &Id, total: u64| if standing.elected_by(id).is_some() { 0 } else { total };
    let named = count.options.iter().enumerate();
    let options = named.map(|(option, (id, votes))| (total(id, *votes), flagged(option))).collect();
    let (unit, seats) = (unit(vote.ballot), standing.seats.into());
    Seats { count, standing, unit, seats, quota, floor, options }
}

fn vacant(seats: &Seats<'_>) -> String {
    let most = seats.options.iter().map(|(total, _)| *total).max().unwrap_or(0);
    let (unit, floor) = (seats.unit, seats.floor);
    match seats.quota {
        _ if seats.seats == 0 => "there is no seat to fill".to_owned(),
        _ if floor > most => {
            format!("\"none of them\" has {}, more than the best option's {most}", amount(floor, unit))
        }
        Some((flag, _)) if most > 0 => {
            format!("every seat is kept for \"{flag}\", and no such option stands")
        }
        _ if seats.all_stand() => format!("no option has a {unit}"),
        _ => format!("no option that stands has a {unit}"),
    }
}

fn one_seat(seats: &Seats<'_>, levels: &[Level], outcome: Outcome) -> Reasoned {
    let (count, unit, floor) = (seats.count, seats.unit, seats.floor);
    let most = levels.first().map_or(0, |level| level.total);
    let by = match count.options.len() {
        0 | 1 => "the only option",
        _ if seats.all_stand() => "the most of any option",
        _ => "the most of any option that stands",
    };
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

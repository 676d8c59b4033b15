//! A selection, from what was typed after `CONTEST=`.
//!
//! Marks `ann,ben`; numbers and grades `ann:5,ben:3`; orders `ann,ben=cem,dan`, best first, `=` between those who share a place. Whether the
//! selection is valid is for the ballot's form to say.

use ostrakon_circuits::Selection;
use ostrakon_description::plain_grade as plain;
use ostrakon_election::setup::{BallotType, Contest};

/// What is wrong, in words.
type Refused<T> = Result<T, String>;

/// Reads one selection.
pub(super) fn selection(contest: &Contest, typed: &str) -> Refused<Selection> {
    let extras = contest.ballot.extras();
    match typed {
        "none" if extras.none => return Ok(Selection::None),
        "blank" if extras.blank => return Ok(Selection::Blank),
        "none" | "blank" => return Err(format!("`{typed}` is not offered")),
        _ => {}
    }
    let offered = [extras.none.then_some("none"), extras.blank.then_some("blank")];
    let parts = || typed.split([',', '=', ':']).map(str::trim);
    if let Some(extra) = offered.into_iter().flatten().find(|extra| parts().any(|part| part == *extra)) {
        return Err(format!("`{extra}` stands alone: leave out the other answers"));
    }
    if typed.split([',', '=']).any(|part| part.trim().is_empty()) {
        return Err("an answer is empty: is there a comma too many?".into());
    }
    match &contest.ballot {
        BallotType::Motion {} | BallotType::Choice { .. } | BallotType::Approval { .. } => {
            marks(contest, typed)
        }
        BallotType::Score { .. } | BallotType::Cumulative { .. } => numbers(contest, typed),
        BallotType::Ranking { .. } | BallotType::Pairwise { .. } => order(contest, typed),
        BallotType::Grades { grades, .. } => graded(contest, typed, grades),
    }
}

/// What could be typed, for an example.
pub(super) fn example(contest: &Contest) -> String {
    let names: Vec<&str> = contest.options.iter().map(|o| o.id.as_str()).collect();
    let first = names.first().copied().unwrap_or("none");
    match &contest.ballot {
        BallotType::Motion {} | BallotType::Choice { .. } => first.into(),
        BallotType::Approval { example, min, .. } => {
            let given = example.iter().filter_map(|o| names.get(*o as usize).copied());
            let plain = names.iter().take(*min as usize).copied();
            let chosen: Vec<&str> = if example.is_empty() { plain.collect() } else { given.collect() };
            chosen.join(",")
        }
        BallotType::Score { max, .. } => format!("{first}:{max}"),
        BallotType::Cumulative { min, each, .. } => {
            let share = |place: usize| min.saturating_sub(place as u64 * each).min(*each);
            let shares = names.iter().enumerate().map(|(place, name)| (name, share(place)));
            let given = shares.filter(|(_, points)| *points > 0);
            given.map(|(name, points)| format!("{name}:{points}")).collect::<Vec<_>>().join(",")
        }
        BallotType::Ranking { min, .. } => names[..names.len().min(*min as usize)].join(","),
        BallotType::Pairwise { .. } => names.join(","),
        BallotType::Grades { grades, .. } => {
            let best = plain(grades.last().map_or("", String::as_str));
            names.iter().map(|name| format!("{name}:{best}")).collect::<Vec<_>>().join(",")
        }
    }
}

fn position(contest: &Contest, name: &str) -> Refused<usize> {
    let found = contest.options.iter().position(|o| o.id.as_str() == name.trim());
    found.ok_or_else(|| format!("there is no option {name:?}"))
}

fn once(contest: &Contest, mut positions: Vec<usize>) -> Refused<Vec<usize>> {
    positions.sort_unstable();
    match positions.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(twice) => Err(format!("{} is selected twice", contest.options[twice[0]].id)),
        None => Ok(positions),
    }
}

fn marks(contest: &Contest, typed: &str) -> Refused<Selection> {
    let marks = typed.split(',').map(|name| position(contest, name)).collect::<Refused<_>>()?;
    Ok(Selection::Options(once(contest, marks)?))
}

fn order(contest: &Contest, typed: &str) -> Refused<Selection> {
    let place = |text: &str| text.split('=').map(|name| position(contest, name)).collect::<Refused<Vec<_>>>();
    let groups = typed.split(',').map(place).collect::<Refused<Vec<_>>>()?;
    once(contest, groups.concat())?;
    Ok(Selection::Order(groups))
}

/// `option:value` for some options, none twice.
fn valued<'a>(contest: &Contest, typed: &'a str) -> Refused<Vec<(usize, &'a str)>> {
    let pair = |text: &'a str| {
        let (name, value) = text
            .split_once(':')
            .ok_or_else(|| format!("{text:?} has no colon: write the option, a colon and the value"))?;
        Ok((position(contest, name)?, value.trim()))
    };
    let pairs = typed.split(',').map(pair).collect::<Refused<Vec<_>>>()?;
    once(contest, pairs.iter().map(|(option, _)| *option).collect())?;
    Ok(pairs)
}

fn numbers(contest: &Contest, typed: &str) -> Refused<Selection> {
    let mut scores = vec![0; contest.options.len()];
    for (option, value) in valued(contest, typed)? {
        if value.is_empty() || !value.bytes().all(|b| b.is_ascii_digit()) {
            return Err(format!("{value:?} is no whole number: write digits only"));
        }
        scores[option] = value.parse().map_err(|_| format!("{value} is too large"))?;
    }
    Ok(Selection::Scores(scores))
}

fn graded(contest: &Contest, typed: &str, grades: &[String]) -> Refused<Selection> {
    let mut given = vec![None; contest.options.len()];
    for (option, value) in valued(contest, typed)? {
        given[option] = Some(grade(value, grades)?);
    }
    if let Some(missing) = given.iter().position(Option::is_none) {
        return Err(format!("{} has no grade: give one to each", contest.options[missing].id));
    }
    Ok(Selection::Grades(given.into_iter().flatten().collect()))
}

/// By its name as it is; else whatever the case, a hyphen for a space, if only one grade is meant.
fn grade(value: &str, grades: &[String]) -> Refused<usize> {
    if let Some(exact) = grades.iter().position(|grade| grade == value) {
        return Ok(exact);
    }
    let mut alike = (0..grades.len()).filter(|grade| plain(&grades[*grade]) == plain(value));
    match (alike.next(), alike.next()) {
        (Some(one), None) => Ok(one),
        (None, _) => Err(format!("{value:?} is no grade: the grades are {}", grades.join(", "))),
        _ => Err(format!("{value:?} may mean several grades: write one as it stands: {}", grades.join(", "))),
    }
}

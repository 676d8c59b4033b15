//! The ballot paper: what can be selected, in words; and selections as people type them.

use crate::error::{CliError, Outcome};
use crate::outcome::labelled;
use crate::words::{plural, program};
use ostrakon_circuits::Selection;
use ostrakon_election::setup::{BallotType, Contest, Plan};

/// The contests of a roll's ballot.
fn contests(plan: &Plan, roll: usize) -> Vec<&Contest> {
    plan.contests_of(roll).into_iter().map(|c| &plan.contests()[c].contest).collect()
}

/// The whole paper, with how to fill it in; `own`: the options that the voter gave already.
pub(crate) fn lines(plan: &Plan, roll: usize, own: &str) -> Vec<String> {
    let manifest = plan.manifest();
    let mut lines = vec![manifest.title.clone(), format!("Your ballot on roll {}:", manifest.rolls[roll].id)];
    let contests = contests(plan, roll);
    for contest in &contests {
        lines.push(format!("\n  {}: {}", contest.id, contest.title));
        lines.push(format!("    Select {}.", limits(contest)));
        let labels = contest.options.iter().map(|o| (o.id.as_str(), o.label.as_str()));
        lines.extend(labels.chain(extra(contest)).map(|(id, label)| format!("      {id:<24}  {label}")));
    }
    let example =
        |c: &&Contest| format!(" --select {}={}", c.id, c.options.first().map_or("none", |o| o.id.as_str()));
    lines.push("\nSelect in every contest, with the words on the left; for example:".into());
    lines.push(format!("    {} vote {own}{}", program(), contests.iter().map(example).collect::<String>()));
    lines
}

/// How many may be selected, in words.
fn limits(contest: &Contest) -> String {
    let all = u32::try_from(contest.options.len()).unwrap_or(u32::MAX);
    match &contest.ballot {
        BallotType::Motion {} => "one".into(),
        BallotType::Choice { none } => format!("one{}", if *none { ", or `none`" } else { "" }),
        BallotType::Approval { blank, max, min } => {
            let number = match (*min, *max) {
                (a, b) if a == b => a.to_string(),
                (1, b) if b == all => "one or more".into(),
                (a, b) => format!("{a} to {b}"),
            };
            format!("{number}, joined by commas{}", if *blank { ", or `blank`" } else { "" })
        }
    }
}

/// The answer beside the options that a contest offers.
fn extra(contest: &Contest) -> Option<(&'static str, &'static str)> {
    match contest.ballot {
        BallotType::Choice { none: true } => Some(("none", "None of them")),
        BallotType::Approval { blank: true, .. } => Some(("blank", "Blank")),
        _ => None,
    }
}

fn answers(contest: &Contest) -> String {
    let ids = contest.options.iter().map(|o| o.id.as_str()).chain(extra(contest).map(|(id, _)| id));
    format!("its answers are {}", ids.collect::<Vec<_>>().join(", "))
}

/// What was selected, with labels: one line a contest.
pub(crate) fn told(plan: &Plan, roll: usize, selections: &[Selection]) -> Vec<String> {
    let one = |(contest, selection): (&Contest, &Selection)| {
        let ids: Vec<&str> = match selection {
            Selection::None => vec!["none"],
            Selection::Blank => vec!["blank"],
            Selection::Options(marks) => {
                marks.iter().filter_map(|m| contest.options.get(*m)).map(|o| o.id.as_str()).collect()
            }
        };
        let labels: Vec<String> = ids.into_iter().map(|id| labelled(contest, id)).collect();
        format!("  {}: {}", contest.title, labels.join(", "))
    };
    contests(plan, roll).into_iter().zip(selections).map(one).collect()
}

/// One selection a contest of the roll, in order.
pub(crate) fn selections(plan: &Plan, roll: usize, given: &[String]) -> Outcome<Vec<Selection>> {
    let mut pairs = Vec::new();
    for text in given {
        let (contest, options) = text
            .split_once('=')
            .ok_or_else(|| CliError::usage(format!("--select {text}: write CONTEST=OPTION")))?;
        pairs.push((contest.trim(), options.trim()));
    }
    let contests = contests(plan, roll);
    let names = || contests.iter().map(|c| c.id.as_str()).collect::<Vec<_>>().join(", ");
    if let Some((wrong, _)) = pairs.iter().find(|(name, _)| !contests.iter().any(|c| c.id.as_str() == *name))
    {
        return Err(CliError::usage(format!("this ballot has no contest {wrong:?}"))
            .next(format!("its contests are {}", names())));
    }
    contests.iter().map(|contest| one(contest, &pairs)).collect()
}

fn one(contest: &Contest, pairs: &[(&str, &str)]) -> Outcome<Selection> {
    let refuse =
        |what: String| CliError::usage(format!("contest {}: {what}", contest.id)).next(answers(contest));
    let own: Vec<&str> =
        pairs.iter().filter(|(name, _)| *name == contest.id.as_str()).map(|(_, options)| *options).collect();
    let [options] = own.as_slice() else {
        let what = if own.is_empty() { "no selection" } else { "more than one --select" };
        return Err(refuse(what.into()));
    };
    match *options {
        "none" | "blank" if extra(contest).is_none_or(|(id, _)| id != *options) => {
            Err(refuse(format!("`{options}` is not offered")))
        }
        "none" => Ok(Selection::None),
        "blank" => Ok(Selection::Blank),
        _ => marks(contest, options, refuse),
    }
}

fn marks(contest: &Contest, options: &str, refuse: impl Fn(String) -> CliError) -> Outcome<Selection> {
    let index = |name: &str| {
        let found = contest.options.iter().position(|o| o.id.as_str() == name.trim());
        found.ok_or_else(|| refuse(format!("there is no option {name:?}")))
    };
    let mut marks = options.split(',').map(index).collect::<Outcome<Vec<_>>>()?;
    marks.sort_unstable();
    if let Some(twice) = marks.windows(2).find(|pair| pair[0] == pair[1]) {
        return Err(refuse(format!("{} is selected twice", contest.options[twice[0]].id)));
    }
    let (least, most) = match &contest.ballot {
        BallotType::Approval { max, min, .. } => (*min as usize, *max as usize),
        _ => (1, 1),
    };
    if marks.len() < least || marks.len() > most {
        let given = plural(marks.len() as u64, "option");
        return Err(refuse(format!(
            "{} {given} selected, where you select {}",
            marks.len(),
            limits(contest)
        )));
    }
    Ok(Selection::Options(marks))
}

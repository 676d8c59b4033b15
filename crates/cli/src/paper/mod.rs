//! The ballot paper: what can be selected, in words; and selections as people type them.
//!
//! * `limits`: what a contest asks for, in one sentence
//! * `read`: a selection, from what was typed
//! * `refused`: what is wrong with one
//! * `told`: a selection, in words

mod limits;
mod read;
mod refused;
mod told;

#[cfg(test)]
mod tests;

pub(crate) use told::{answers, told};

use crate::error::{CliError, Outcome};
use crate::words::{program, wrap};
use limits::limits;
use ostrakon_circuits::{Extras, Selection};
use ostrakon_election::setup::{Contest, ContestPlan, Plan};

/// The widest line.
const WIDTH: usize = 100;

/// The contests of a roll's ballot.
fn contests(plan: &Plan, roll: usize) -> Vec<&ContestPlan> {
    plan.contests_of(roll).into_iter().map(|c| &plan.contests()[c]).collect()
}

/// The whole paper, with how to fill it in; `own`: the options that the voter gave already.
pub(crate) fn lines(plan: &Plan, roll: usize, own: &str) -> Vec<String> {
    let manifest = plan.manifest();
    let mut lines = vec![manifest.title.clone(), format!("Your ballot on roll {}:", manifest.rolls[roll].id)];
    let contests: Vec<&Contest> = contests(plan, roll).into_iter().map(|c| &c.contest).collect();
    for contest in &contests {
        lines.push(format!("\n  {}: {}", contest.id, contest.title));
        lines.extend(limits(contest).iter().flat_map(|line| wrap(line, 4, WIDTH)));
        let answer = |id: &str, label: &str| format!("      {id:<24}  {label}");
        lines.extend(contest.options.iter().map(|o| answer(o.id.as_str(), &o.label)));
        lines.extend(extra_answers(contest.ballot.extras()).map(|(id, label)| answer(id, label)));
    }
    let example = |c: &&Contest| format!(" --select {}={}", c.id, read::example(c));
    lines.push("\nSelect in every contest, with the words on the left; for example:".into());
    lines.push(format!("    {} vote {own}{}", program(), contests.iter().map(example).collect::<String>()));
    lines
}

/// The answers beside the options: identifier and label.
fn extra_answers(extras: Extras) -> impl Iterator<Item = (&'static str, &'static str)> {
    let none = extras.none.then_some(("none", "None of them"));
    none.into_iter().chain(extras.blank.then_some(("blank", "Blank")))
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
    let known = |name: &str| contests.iter().any(|c| c.contest.id.as_str() == name);
    if let Some((wrong, _)) = pairs.iter().find(|(name, _)| !known(name)) {
        let names = contests.iter().map(|c| c.contest.id.as_str()).collect::<Vec<_>>().join(", ");
        return Err(CliError::usage(format!("this ballot has no contest {wrong:?}"))
            .next(format!("its contests are {names}")));
    }
    contests.iter().map(|contest| one(contest, &pairs)).collect()
}

fn one(plan: &ContestPlan, pairs: &[(&str, &str)]) -> Outcome<Selection> {
    let contest = &plan.contest;
    let refuse =
        |what: String| CliError::usage(format!("contest {}: {what}", contest.id)).next(choices(contest));
    let own: Vec<&str> =
        pairs.iter().filter(|(name, _)| *name == contest.id.as_str()).map(|(_, options)| *options).collect();
    let [typed] = own.as_slice() else {
        let what = if own.is_empty() { "no selection" } else { "more than one --select" };
        return Err(refuse(what.into()));
    };
    let selection = read::selection(contest, typed).map_err(refuse)?;
    plan.form.check(&selection).map_err(|refusal| {
        refuse(refused::refused(contest, &refusal)).next(format!(
            "{} ({})",
            limits(contest).join(" "),
            choices(contest)
        ))
    })?;
    Ok(selection)
}

fn choices(contest: &Contest) -> String {
    let extras = extra_answers(contest.ballot.extras()).map(|(id, _)| id);
    let ids: Vec<&str> = contest.options.iter().map(|o| o.id.as_str()).chain(extras).collect();
    format!("its answers are {}", ids.join(", "))
}

//! From what the scenario says of votes to electorates: questions, and every voter's answers.

use super::scenario::{ContestText, RollText, Scenario};
use crate::ballots::RealBallots;
use crate::demo::data;
use crate::demo::questions::{self, Electorate, Question};
use crate::election::{self, Kind, OptionText};
use crate::error::{At, CliError, Outcome};
use ostrakon_charter::{BallotKind, Charter, Id};
use ostrakon_circuits::Selection;
use ostrakon_group::{Bytes32, sha256};
use std::collections::BTreeMap;

const WOMAN: &str = "woman";

/// The electorate of a roll.
pub(super) fn electorate(scenario: &Scenario, charter: &Charter, roll: &RollText) -> Outcome<Electorate> {
    let id = roll.id.as_ref().unwrap_or(&roll.body).clone();
    let (mut questions, mut answers) = (Vec::new(), Vec::new());
    for text in &roll.contests {
        let (question, own) = contest(scenario, charter, &id, text).map_err(|e| e.within(&text.id))?;
        questions.push(question);
        answers.push(own);
    }
    let voters = answers.first().map_or(0, Vec::len);
    if let Some(uneven) = answers.iter().zip(&roll.contests).find(|(own, _)| own.len() != voters) {
        let what = format!("{} voters here, and {voters} in the roll's first contest", uneven.0.len());
        return Err(CliError::new(what).at(&uneven.1.id));
    }
    let voters = (0..voters).map(|voter| answers.iter().map(|own| own[voter].clone()).collect()).collect();
    let name = roll.body.to_string();
    Ok(Electorate { roll: id, body: roll.body.clone(), name, questions, voters, absent: roll.absent })
}

fn contest(
    scenario: &Scenario,
    charter: &Charter,
    roll: &Id,
    text: &ContestText,
) -> Outcome<(Question, Vec<Selection>)> {
    let vote = charter.vote(&text.vote).ok_or_else(|| CliError::new(format!("no vote {}", text.vote)))?;
    let kind = match vote.ballot() {
        BallotKind::Motion => Kind::Motion,
        BallotKind::Choice => Kind::Choice,
        BallotKind::Approval => Kind::Approval,
        other => return Err(CliError::new(format!("the scenario has no votes on ballot {other}"))),
    };
    let plain =
        election::ContestText::plain(text.id.clone(), &title(text), roll.clone(), text.vote.clone(), kind);
    let (options, answers) = match text.french {
        true => french(scenario)?,
        false => written(scenario, text, kind)?,
    };
    let ids: Vec<String> = match kind {
        Kind::Motion => ["for", "against", "abstain"].map(String::from).into(),
        _ => options.iter().map(|option| option.id.to_string()).collect(),
    };
    let settings = election::ContestText {
        none: kind == Kind::Choice,
        blank: kind == Kind::Approval,
        max: text.max,
        options,
        ..plain
    };
    let open_count = count(&ids, kind, &answers);
    let question = Question { text: settings, source: String::new(), open_count, methods: &[] };
    Ok((question, answers))
}

/// A private question stays with those entitled to it.
fn title(text: &ContestText) -> String {
    match &text.private {
        Some(question) => format!("sha256:{}", Bytes32::from(sha256(question.as_bytes()))),
        None => text.title.clone(),
    }
}

/// The real ballots of 2002, with the candidates' real sex.
fn french(scenario: &Scenario) -> Outcome<(Vec<OptionText>, Vec<Selection>)> {
    let real: RealBallots = data::french()?;
    let mut options = questions::options(&real)?;
    options.iter_mut().for_each(|option| option.flags = flags(scenario, &option.id));
    let answer = |marks: &Vec<usize>| match marks.is_empty() {
        true => Selection::Blank,
        false => Selection::Options(marks.clone()),
    };
    Ok((options, real.ballots.iter().map(answer).collect()))
}

fn written(
    scenario: &Scenario,
    text: &ContestText,
    kind: Kind,
) -> Outcome<(Vec<OptionText>, Vec<Selection>)> {
    let ids = text.options.split_whitespace().map(|id| Id::new(id).at(id));
    let ids = ids.collect::<Outcome<Vec<Id>>>()?;
    let names: Vec<&str> = match kind {
        Kind::Motion => vec!["for", "against", "abstain"],
        _ => ids.iter().map(Id::as_str).collect(),
    };
    let mut answers = Vec::new();
    for votes in &text.votes {
        let (voters, answer) = parse(votes, &names).map_err(|error| error.at(format!("votes {votes:?}")))?;
        answers.extend(std::iter::repeat_n(answer, voters));
    }
    let option = |id: &Id| OptionText { id: id.clone(), label: id.to_string(), flags: flags(scenario, id) };
    Ok((ids.iter().map(option).collect(), answers))
}

fn flags(scenario: &Scenario, person: &Id) -> Vec<Id> {
    let woman = scenario.women.contains(person).then(|| Id::new(WOMAN).ok());
    woman.flatten().into_iter().collect()
}

/// `5 ann bea`.
fn parse(votes: &str, names: &[&str]) -> Outcome<(usize, Selection)> {
    let mut words = votes.split_whitespace();
    let voters = words.next().and_then(|word| word.parse().ok());
    let voters = voters.ok_or_else(|| CliError::new("a number of voters comes first"))?;
    let marks: Vec<&str> = words.collect();
    let place = |mark: &&str| {
        let found = names.iter().position(|name| name == mark);
        found.ok_or_else(|| CliError::new(format!("{mark} is none of the options")))
    };
    let selection = match marks.as_slice() {
        ["none"] => Selection::None,
        ["blank"] => Selection::Blank,
        _ => {
            let mut places = marks.iter().map(place).collect::<Outcome<Vec<usize>>>()?;
            places.sort_unstable();
            Selection::Options(places)
        }
    };
    Ok((voters, selection))
}

/// What counting in the open gives.
fn count(ids: &[String], kind: Kind, answers: &[Selection]) -> BTreeMap<String, u64> {
    let mut counts: BTreeMap<String, u64> = ids.iter().map(|id| (id.clone(), 0)).collect();
    let extra = match kind {
        Kind::Choice => Some("none"),
        Kind::Approval => Some("blank"),
        _ => None,
    };
    counts.extend(extra.map(|name| (name.to_owned(), 0)));
    let mut add = |name: &str| *counts.entry(name.to_owned()).or_default() += 1;
    for answer in answers {
        match answer {
            Selection::Options(marks) => marks.iter().for_each(|mark| add(&ids[*mark])),
            Selection::None => add("none"),
            _ => add("blank"),
        }
    }
    counts
}

//! From real ballots to contests: what is asked, what each voter answers, what an open count gives.

use super::data;
use super::slug::slug;
use crate::ballots::{Marks, RealBallots};
use crate::election::{ContestText, Kind, OptionText};
use crate::error::{At, CliError, Outcome};
use ostrakon_charter::{Id, Text};
use ostrakon_circuits::Selection;
use std::collections::BTreeMap;

/// A contest of the demonstration.
pub(super) struct Question {
    /// As the description has it.
    pub(super) text: ContestText,
    /// Where the answers come from, in words.
    pub(super) source: String,
    /// What counting in the open gives, by answer.
    pub(super) open_count: BTreeMap<String, u64>,
    /// What is shown beside the charter's verdict: what these methods say of the same totals.
    pub(super) methods: &'static [&'static str],
}

/// A roll: its questions and every voter's answers.
pub(super) struct Electorate {
    pub(super) roll: Id,
    pub(super) body: Id,
    /// What people call it.
    pub(super) name: String,
    pub(super) questions: Vec<Question>,
    /// One selection a question, by voter.
    pub(super) voters: Vec<Vec<Selection>>,
    /// How many more are on the roll, who do not vote.
    pub(super) absent: usize,
}

impl Electorate {
    /// How many are on the roll.
    pub(super) fn size(&self) -> usize {
        self.voters.len() + self.absent
    }
}

/// Numbers of the French options, from 0.
const CHIRAC: usize = 4;
const JOSPIN: usize = 9;
const OUTSIDERS: [usize; 5] = [0, 2, 5, 14, 15];
const ESTABLISHED: [usize; 3] = [3, 4, 9];

const AMENDMENT: &str = "for: approves Chirac; against: approves Jospin and not Chirac; abstains: neither";
const DISSOLUTION: &str = "for: approves one of Megret, Gluckstein, Le Pen, Laguiller, Besancenot; \
    against: none of these, but Chirac, Jospin or Bayrou; abstains: all others";

/// 365 voters of 2002: three contests on one ballot, with one proof.
pub(super) fn french() -> Outcome<Electorate> {
    let (real, roll) = (data::french()?, id("gy-les-nonains")?);
    let amendment = ("amendment", "Amendment of the constitution");
    let questions = vec![
        approval_question(&roll, &real, "presidency", "Presidency, by approval")?,
        motion(&roll, &real, amendment_of, amendment, AMENDMENT)?,
        motion(&roll, &real, dissolution_of, ("dissolution", "Dissolution"), DISSOLUTION)?,
    ];
    let motions = |marks: &Marks| [amendment_of(marks), dissolution_of(marks)].map(motion_answer);
    let answer = |marks: &Marks| [approve(marks)].into_iter().chain(motions(marks)).collect();
    let (name, voters) = ("Gy-les-Nonains, 2002".into(), real.ballots.iter().map(answer).collect());
    Ok(Electorate { roll, body: id("membership")?, name, voters, questions, absent: 0 })
}

/// A Scottish ward: first preferences.
pub(super) fn ward(name: &str) -> Outcome<Electorate> {
    let real = data::ward(name)?;
    let (roll, title) = (id("ward")?, real.title.clone());
    one_of(roll, id("branch")?, real, format!("{title} ({name})"))
}

fn one_of(roll: Id, body: Id, real: RealBallots, name: String) -> Outcome<Electorate> {
    let firsts = real.first_preferences().at("the ballots")?;
    let counts = real.plain_first_preference_count().at("the ballots")?;
    let options = options(&real)?;
    let none = firsts.iter().filter(|f| f.is_none()).count() as u64;
    let open_count = named(&options, counts, ("none", none));
    let text = ContestText {
        none: true,
        options,
        ..contest("first-preference", "First preference", &roll, "election", Kind::Choice)?
    };
    let source = "the first preference of every ballot; a ballot without one says none of them".into();
    let answer = |first: Option<usize>| vec![first.map_or(Selection::None, |o| Selection::Options(vec![o]))];
    let voters = firsts.into_iter().map(answer).collect();
    let question = Question { text, source, open_count, methods: &[] };
    Ok(Electorate { roll, body, name, questions: vec![question], voters, absent: 0 })
}

fn approval_question(roll: &Id, real: &RealBallots, name: &str, title: &str) -> Outcome<Question> {
    let options = options(real)?;
    let blank = real.ballots.iter().filter(|marks| marks.is_empty()).count() as u64;
    let open_count = named(&options, real.plain_approval_count(), ("blank", blank));
    let all = u32::try_from(options.len()).at("the options")?;
    let text = ContestText {
        blank: true,
        min: Some(1),
        max: Some(all),
        options,
        ..contest(name, title, roll, "approval", Kind::Approval)?
    };
    Ok(Question {
        text,
        source: "the ballots as they were cast; blank ones are counted as such".into(),
        open_count,
        methods: &[],
    })
}

fn motion(
    roll: &Id,
    real: &RealBallots,
    answer: fn(&Marks) -> usize,
    (name, title): (&str, &str),
    source: &str,
) -> Outcome<Question> {
    let mut counts = [0; 3];
    real.ballots.iter().for_each(|marks| counts[answer(marks)] += 1);
    let ids = ["for", "against", "abstain"].map(String::from);
    let text = contest(name, title, roll, name, Kind::Motion)?;
    Ok(Question {
        text,
        source: format!("made from the same ballots: {source}"),
        open_count: ids.into_iter().zip(counts).collect(),
        methods: &[],
    })
}

/// 0 for, 1 against, 2 abstains.
fn amendment_of(marks: &Marks) -> usize {
    if marks.contains(&CHIRAC) {
        0
    } else if marks.contains(&JOSPIN) {
        1
    } else {
        2
    }
}

fn dissolution_of(marks: &Marks) -> usize {
    let any = |list: &[usize]| marks.iter().any(|m| list.contains(m));
    if any(&OUTSIDERS) {
        0
    } else if any(&ESTABLISHED) {
        1
    } else {
        2
    }
}

fn approve(marks: &Marks) -> Selection {
    if marks.is_empty() { Selection::Blank } else { Selection::Options(marks.clone()) }
}

fn motion_answer(option: usize) -> Selection {
    Selection::Options(vec![option])
}

fn contest(name: &str, title: &str, roll: &Id, vote: &str, ballot: Kind) -> Outcome<ContestText> {
    Ok(ContestText::plain(id(name)?, title, roll.clone(), id(vote)?, ballot))
}

fn named(options: &[OptionText], counts: Vec<u64>, extra: (&str, u64)) -> BTreeMap<String, u64> {
    let ids = options.iter().map(|o| o.id.to_string());
    ids.zip(counts).chain([(extra.0.to_owned(), extra.1)]).collect()
}

/// Identifiers made from the options' names; options of one name are told apart by their numbers.
pub(super) fn options(real: &RealBallots) -> Outcome<Vec<OptionText>> {
    let slugs: Vec<String> = real.options.iter().map(|name| slug(name)).collect();
    let mut options: Vec<OptionText> = Vec::new();
    for (number, (name, plain)) in (1..).zip(real.options.iter().zip(&slugs)) {
        let reserved = plain.is_empty() || ["none", "blank"].contains(&plain.as_str());
        // `option-2` may itself be somebody's name.
        let taken = slugs.iter().filter(|other| *other == plain).count() > 1 || plain.starts_with("option-");
        let own = if reserved || taken { format!("option-{number}") } else { plain.clone() };
        let twice = real.options.iter().filter(|other| *other == name).count() > 1;
        let label = if twice { format!("{name} ({number})") } else { name.clone() };
        Text::new(label.clone()).at(format!("option {number}"))?;
        options.push(OptionText { id: id(&own)?, label, flags: Vec::new() });
    }
    match options.is_empty() {
        true => Err(CliError::new("the file names no options")),
        false => Ok(options),
    }
}

/// An identifier.
pub(super) fn id(text: &str) -> Outcome<Id> {
    Id::new(text).at("an identifier")
}

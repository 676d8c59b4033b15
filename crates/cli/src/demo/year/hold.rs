//! One election of the year, whole: announced, linked, held, certified, entered.

use super::scenario::{AboutText, ElectionText, Step};
use super::{Year, ballots, expected, said, votes};
use crate::clock;
use crate::demo::compared::{self, Compared};
use crate::demo::ending;
use crate::demo::play::Play;
use crate::demo::process::Said;
use crate::demo::questions::Electorate;
use crate::demo::setting::{Setting, Times, Under};
use crate::demo::stage::Stage;
use crate::error::{At, CliError, Outcome};
use crate::outcome::repeats_table;
use crate::record_dir::Record;
use crate::words::{amount, wrap};
use ostrakon_charter::{Charter, Id, Verdict};
use ostrakon_election::setup::{About, Again};
use ostrakon_register::State;
use serde::Serialize;

const HOUR: u64 = 3600;

/// How an election of the year ended.
#[derive(Serialize)]
pub(super) struct HeldElection {
    record: String,
    election: String,
    ballots: u64,
    /// Secret and open counts are the same.
    counts_equal: bool,
    contests: Vec<Contest>,
}

/// How a contest ended, and how it had to.
#[derive(Serialize)]
struct Contest {
    contest: String,
    verdict: String,
    expected: String,
}

impl HeldElection {
    /// Counts are equal, and every verdict is the expected one.
    pub(super) fn good(&self) -> bool {
        self.counts_equal && self.contests.iter().all(|contest| contest.verdict == contest.expected)
    }
}

impl Year<'_> {
    pub(super) fn hold(&self, step: &Step, text: &ElectionText) -> Outcome<HeldElection> {
        let state = self.state()?;
        let electorates = self.electorates(&state, text)?;
        let setting = self.setting(&state, text)?;
        let play = Play::announce(Stage::new(true), &setting, &self.officers, &electorates)?;
        self.enter(&format!("link --record elections/{}", text.slug), step.at.0)?;
        let turnout = play.hold()?;
        let report = ending::verified(&setting.out, &turnout.receipts)?;
        self.enter(&format!("outcome --record elections/{}", text.slug), setting.times.counted)?;
        let compared = compared::compare(&report, &electorates)?;
        let counts_equal = compared::all_equal(&compared, &electorates);
        let held = self.held(text, counts_equal, turnout.ballots as u64)?;
        self.show(text, &compared, &held);
        Ok(held)
    }

    fn electorates(&self, state: &State, text: &ElectionText) -> Outcome<Vec<Electorate>> {
        let charter = Charter::parse(&self.charter.bytes).at("the charter")?;
        let mut electorates = Vec::new();
        for roll in &text.rolls {
            let mut electorate = votes::electorate(self.scenario, &charter, roll)?;
            for (question, contest) in electorate.questions.iter_mut().zip(&roll.contests) {
                question.text.about = self.about(state, &contest.about).map_err(|e| e.within(&contest.id))?;
            }
            electorates.push(electorate);
        }
        Ok(electorates)
    }

    fn setting(&self, state: &State, text: &ElectionText) -> Outcome<Setting> {
        let opens = text.opens.0;
        let schedule = text.schedule.map(|schedule| schedule.0);
        let counted = schedule.unwrap_or(opens + HOUR) + HOUR;
        let names = state.officers().iter().map(|officer| officer.name.to_string());
        Ok(Setting {
            out: self.record(&text.slug),
            receipts: crate::files::beside(self.out, "-receipts").join(&text.slug),
            title: text.title.clone(),
            charter: self.charter.clone(),
            trustees: ["Ada", "Bohdan", "Chiara"].map(String::from).into(),
            threshold: 2,
            missing: 0,
            officers: names.collect(),
            quorum: state.quorum(),
            times: Times { opens, closes: opens + HOUR, schedule, counted },
            under: Some(Under { register: self.keeper.register(), meeting: text.meeting.clone() }),
        })
    }

    fn enter(&self, line: &str, at: u64) -> Outcome {
        match self.keeper.run(line, at)? {
            Said::Done(_) => Ok(()),
            Said::Refused(why) => Err(CliError::new(why).at(format!("`ostrakon register {line}`"))),
        }
    }

    /// What the vote is about, with the register's own names.
    fn about(&self, state: &State, text: &AboutText) -> Outcome<Option<About>> {
        let again = text.again.as_deref().map(|again| self.again(again)).transpose()?;
        let mut holdings =
            text.recalls.iter().map(|place| holding(state, place)).collect::<Outcome<Vec<_>>>()?;
        holdings.sort_unstable();
        let about = About { again, body: text.body.clone(), holdings, meeting: text.meeting.clone() };
        Ok((about != About::default()).then_some(about))
    }

    fn again(&self, text: &str) -> Outcome<Again> {
        let (slug, contest) =
            text.split_once('/').ok_or_else(|| CliError::new("write election/contest").at(text))?;
        let election = Record::read(&self.record(slug))?.plan().election();
        Ok(Again { contest: Id::new(contest).at(text)?, election })
    }

    fn held(&self, text: &ElectionText, counts_equal: bool, ballots: u64) -> Outcome<HeldElection> {
        let record = Record::read(&self.record(&text.slug))?;
        let election = record.plan().election();
        let state = self.state()?;
        let outcome = state.outcome_of(&election).and_then(|outcome| outcome.certified.as_ref());
        let verdicts: &[Verdict] = outcome.map_or(&[], |act| &act.verdicts);
        let expected = text.rolls.iter().flat_map(|roll| &roll.contests);
        let contest = |(verdict, text): (&Verdict, &super::scenario::ContestText)| Contest {
            contest: text.id.to_string(),
            verdict: expected::written(verdict),
            expected: text.expect.clone(),
        };
        Ok(HeldElection {
            record: record.path().display().to_string(),
            election: election.to_string(),
            ballots,
            counts_equal,
            contests: verdicts.iter().zip(expected).map(contest).collect(),
        })
    }

    fn show(&self, text: &ElectionText, compared: &[Compared], held: &HeldElection) {
        let rolls = text.rolls.len() as u64;
        let closed = text
            .schedule
            .map_or(String::new(), |at| format!(", closed by two officers at {}", clock::show(at.0)));
        let contests = amount(held.contests.len() as u64, "contest");
        let line = format!(
            "elections/{}: {contests}, {}, {}{closed}",
            text.slug,
            amount(rolls, "roll"),
            ballots(held.ballots)
        );
        said(self.stage, &[line]);
        for (compared, contest) in compared.iter().zip(&held.contests) {
            self.show_contest(compared, contest);
        }
        if !held.counts_equal {
            self.stage.line("    A SECRET COUNT DIFFERS FROM THE OPEN COUNT");
        }
    }

    fn show_contest(&self, compared: &Compared, contest: &Contest) {
        let outcome = compared.outcome();
        let mark = if contest.verdict == contest.expected { "" } else { "   NOT AS EXPECTED" };
        let line = format!("{}: {}{mark}", contest.contest, contest.verdict);
        wrap(&line, 6, 100).iter().for_each(|line| self.stage.line(line));
        for reason in outcome.reasoning.iter().filter(|reason| !repeats_table(reason)) {
            wrap(reason, 8, 100).iter().for_each(|line| self.stage.line(line));
        }
    }
}

/// `office person`: the act that gave the place.
fn holding(state: &State, text: &str) -> Outcome<ostrakon_group::Bytes32> {
    let mut words = text.split_whitespace();
    let (office, person) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let found = state.holdings().find(|h| h.office.as_str() == office && h.person.as_str() == person);
    found.map(|holding| holding.leaf).ok_or_else(|| CliError::new("nobody holds this").at(text))
}

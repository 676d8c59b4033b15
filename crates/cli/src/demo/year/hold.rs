//! One election of the year, whole: announced, linked, held, certified, entered.

use super::scenario::{ElectionText, Step};
use super::{Year, ballots, expected, said, votes};
use crate::clock;
use crate::demo::compared::{self, Compared};
use crate::demo::ending;
use crate::demo::play::Play;
use crate::demo::process::Said;
use crate::demo::questions::Electorate;
use crate::demo::setting::{Setting, Times, Under};
use crate::demo::stage::Stage;
use crate::election::{AboutText, AgainText};
use crate::error::{At, CliError, Outcome};
use crate::outcome::repeats_table;
use crate::record_dir::Record;
use crate::words::{amount, wrap};
use ostrakon_charter::{Charter, Id, Verdict};
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
        let electorates = self.electorates(text)?;
        let setting = self.setting(&state, text)?;
        self.foresee(&setting, text, &electorates)?;
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

    /// What the organiser's program says of votes that would be invalid.
    fn foresee(&self, setting: &Setting, text: &ElectionText, electorates: &[Electorate]) -> Outcome {
        let Some(part) = &text.foreseen else { return Ok(()) };
        let under = setting.under.as_ref().map(|under| Under { lets_invalid: false, ..under.clone() });
        let strict = Setting { under, ..setting.clone() };
        match Play::announce(Stage::new(true), &strict, &self.officers, electorates) {
            Err(error) if error.to_string().contains(part) => {
                let why = error.to_string();
                let told = why.lines().filter_map(|line| line.trim().strip_prefix("- "));
                told.for_each(|line| said(self.stage, &[format!("`election new` refuses: {line}")]));
                said(self.stage, &["It is announced all the same, to show what becomes of it.".into()]);
                Ok(())
            }
            Err(error) => Err(error),
            Ok(_) => Err(CliError::new("was not refused").at(&text.slug)),
        }
    }

    fn electorates(&self, text: &ElectionText) -> Outcome<Vec<Electorate>> {
        let charter = Charter::parse(&self.charter.bytes).at("the charter")?;
        let mut electorates = Vec::new();
        for roll in &text.rolls {
            let mut electorate = votes::electorate(self.scenario, &charter, roll)?;
            for (question, contest) in electorate.questions.iter_mut().zip(&roll.contests) {
                let about = contest.about.as_ref().map(|about| self.about(about)).transpose();
                question.text.about = about.map_err(|error| error.within(&contest.id))?;
            }
            electorates.push(electorate);
        }
        Ok(electorates)
    }

    fn setting(&self, state: &State, text: &ElectionText) -> Outcome<Setting> {
        let opens = text.opens.0;
        let schedule = text.schedule.map(|[decided, closes]| (decided.0, closes.0));
        let times = Times { opens, closes: opens + HOUR, schedule, counted: 0 };
        let (register, meeting) = (self.keeper.register(), text.meeting.clone());
        let lets_invalid = text.foreseen.is_some();
        // Nobody certifies what concerns them.
        let stands = |person: &Id| {
            let contests = text.rolls.iter().flat_map(|roll| &roll.contests);
            contests.flat_map(|contest| contest.options.split_whitespace()).any(|id| id == person.as_str())
        };
        let free = state.officers().iter().filter(|officer| !stands(&officer.person));
        let names = free.map(|officer| officer.name.clone());
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
            times: Times { counted: times.closed() + HOUR, ..times },
            under: Some(Under { register, meeting, lets_invalid }),
        })
    }

    fn enter(&self, line: &str, at: u64) -> Outcome {
        match self.keeper.run(line, at)? {
            Said::Done(_) => Ok(()),
            Said::Refused(why) => Err(CliError::new(why).at(format!("`ostrakon register {line}`"))),
        }
    }

    /// What the vote is about; an earlier election by its own name, a charter by its file.
    fn about(&self, text: &AboutText) -> Outcome<AboutText> {
        let named = |again: &AgainText| {
            let election = Record::read(&self.record(&again.election))?.plan().election();
            Ok(AgainText { election: election.to_string(), contest: again.contest.clone() })
        };
        let again = text.again.as_ref().map(named).transpose()?;
        let file = |name: &String| self.secrets.path().join(name).display().to_string();
        Ok(AboutText { again, charter: text.charter.as_ref().map(file), ..text.clone() })
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
        let closed = text.schedule.map_or(String::new(), |[_, at]| {
            format!(", closed at {} as two officers decided", clock::show(at.0))
        });
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

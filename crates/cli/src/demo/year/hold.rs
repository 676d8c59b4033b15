//! One election of the year, whole: announced, linked, held, certified, entered.

use super::scenario::{ContestText, ElectionText, Step};
use super::told::{Contest, HeldElection};
use super::{Year, expected, said};
use crate::demo::compared;
use crate::demo::ending;
use crate::demo::play::Play;
use crate::demo::questions::Electorate;
use crate::demo::setting::{Setting, Under};
use crate::demo::stage::Stage;
use crate::error::{CliError, Outcome};
use crate::files::SecretFolder;
use crate::record_dir::Record;
use ostrakon_charter::Verdict;

impl Year<'_> {
    pub(super) fn hold(&self, step: &Step, text: &ElectionText) -> Outcome<HeldElection> {
        let state = self.state()?;
        let electorates = self.electorates(text)?;
        let setting = self.setting(&state, text, step.at.0)?;
        self.foresee(&setting, text, &electorates)?;
        let secrets = SecretFolder::new()?;
        let play = self.announce(&setting, &electorates, &secrets)?;
        self.keeper.enter(&format!("link --record elections/{}", text.slug), step.at.0)?;
        let turnout = play.hold()?;
        let report = ending::verified(&setting.out, &turnout.receipts)?;
        self.keeper.enter(&format!("outcome --record elections/{}", text.slug), setting.times.counted)?;
        let compared = compared::compare(&report, &electorates)?;
        let counts_equal = compared::all_equal(&compared, &electorates);
        let held = self.held(text, counts_equal, turnout.ballots as u64)?;
        self.show(text, &compared, &held);
        Ok(held)
    }

    fn announce<'p>(
        &'p self,
        setting: &'p Setting,
        electorates: &'p [Electorate],
        secrets: &'p SecretFolder,
    ) -> Outcome<Play<'p>> {
        Play::announce(Stage::new(true), setting, &self.venue, &self.officers, electorates, secrets.path())
    }

    /// What the organiser's program says of votes that would be invalid.
    fn foresee(&self, setting: &Setting, text: &ElectionText, electorates: &[Electorate]) -> Outcome {
        let Some(part) = &text.foreseen else { return Ok(()) };
        let under = setting.under.as_ref().map(|under| Under { lets_invalid: false, ..under.clone() });
        let strict = Setting { under, ..setting.clone() };
        let secrets = SecretFolder::new()?;
        match self.announce(&strict, electorates, &secrets).map(drop) {
            Err(error) if error.to_string().contains(part) => {
                let why = error.to_string();
                let told = why.lines().filter_map(|line| line.trim().strip_prefix("- "));
                told.for_each(|line| said(self.stage, &[format!("`election new` refuses: {line}")]));
                said(self.stage, &["It is announced all the same, to show what becomes of it.".into()]);
                Ok(())
            }
            Err(error) => Err(error),
            Ok(()) => Err(CliError::new("was not refused").at(&text.slug)),
        }
    }

    fn held(&self, text: &ElectionText, counts_equal: bool, ballots: u64) -> Outcome<HeldElection> {
        let record = Record::read(&self.record(&text.slug))?;
        let election = record.plan().election();
        let state = self.state()?;
        let outcome = state.outcome_of(&election).and_then(|outcome| outcome.certified.as_ref());
        let verdicts: &[Verdict] = outcome.map_or(&[], |act| &act.verdicts);
        let expected: Vec<_> = text.rolls.iter().flat_map(|roll| &roll.contests).collect();
        if verdicts.len() != expected.len() {
            let what = format!("{} verdicts, where {} are expected", verdicts.len(), expected.len());
            return Err(CliError::new(what).at(&text.slug));
        }
        let contest = |(verdict, text): (&Verdict, &ContestText)| Contest {
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
}

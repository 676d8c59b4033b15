//! What an election of the year is about, who votes, and how it is held.

use super::scenario::ElectionText;
use super::{Year, votes};
use crate::demo::questions::{Electorate, id};
use crate::demo::setting::{Setting, Times, Under};
use crate::election::{AboutText, AgainText};
use crate::error::{At, Outcome};
use crate::record_dir::Record;
use ostrakon_charter::Charter;
use ostrakon_register::State;

const HOUR: u64 = 3600;

impl Year<'_> {
    pub(super) fn electorates(&self, text: &ElectionText) -> Outcome<Vec<Electorate>> {
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

    pub(super) fn setting(&self, state: &State, text: &ElectionText, announced: u64) -> Outcome<Setting> {
        let opens = text.opens.0;
        let schedule = text.schedule.map(|[decided, closes]| (decided.0, closes.0));
        let times = Times { announced, opens, closes: opens + HOUR, schedule, counted: 0 };
        let (register, meeting) = (self.keeper.register(), text.meeting.clone());
        let lets_invalid = text.foreseen.is_some();
        Ok(Setting {
            out: self.record(&text.slug),
            slug: id(&text.slug)?,
            receipts: crate::files::beside(self.out, "-receipts").join(&text.slug),
            title: text.title.clone(),
            charter: self.charter.clone(),
            trustees: ["Ada", "Bohdan", "Chiara"].map(String::from).into(),
            threshold: 2,
            missing: 0,
            officers: free_officers(state, text),
            quorum: state.quorum(),
            times: Times { counted: times.closed() + HOUR, ..times },
            objection: HOUR,
            under: Some(Under { register, meeting, lets_invalid }),
        })
    }

    /// What the vote is about; an earlier election by its own name, a charter by its file.
    fn about(&self, text: &AboutText) -> Outcome<AboutText> {
        let named = |again: &AgainText| -> Outcome<AgainText> {
            let election = Record::read(&self.record(&again.election))?.plan().election();
            Ok(AgainText { election: election.to_string(), contest: again.contest.clone() })
        };
        let again = text.again.as_ref().map(named).transpose()?;
        let file = |name: &String| self.secrets.path().join(name).display().to_string();
        Ok(AboutText { again, charter: text.charter.as_ref().map(file), ..text.clone() })
    }
}

/// Nobody certifies what concerns them.
fn free_officers(state: &State, text: &ElectionText) -> Vec<String> {
    let contests = text.rolls.iter().flat_map(|roll| &roll.contests);
    let options: Vec<&str> = contests.flat_map(|contest| contest.options.split_whitespace()).collect();
    let free = state.officers().iter().filter(|officer| !options.contains(&officer.person.as_str()));
    free.map(|officer| officer.name.clone()).collect()
}

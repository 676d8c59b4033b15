//! How an election of the year ended, for programs and for people.

use super::scenario::ElectionText;
use super::{Year, ballots, said};
use crate::clock;
use crate::demo::compared::Compared;
use crate::outcome::repeats_table;
use crate::words::{amount, wrap};
use serde::Serialize;

/// How an election of the year ended.
#[derive(Serialize)]
pub(super) struct HeldElection {
    pub(super) record: String,
    pub(super) election: String,
    pub(super) ballots: u64,
    /// Secret and open counts are the same.
    pub(super) counts_equal: bool,
    pub(super) contests: Vec<Contest>,
}

/// How a contest ended, and how it had to.
#[derive(Serialize)]
pub(super) struct Contest {
    pub(super) contest: String,
    pub(super) verdict: String,
    pub(super) expected: String,
}

impl HeldElection {
    /// Counts are equal, and every verdict is the expected one.
    pub(super) fn good(&self) -> bool {
        self.counts_equal && self.contests.iter().all(|contest| contest.verdict == contest.expected)
    }
}

impl Year<'_> {
    pub(super) fn show(&self, text: &ElectionText, compared: &[Compared], held: &HeldElection) {
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

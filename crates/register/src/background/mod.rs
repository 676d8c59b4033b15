//! What the register says of the contests of an election (spec 7.3, 7.8).

mod concerned;
mod fresh;
mod grounds;
mod offices;
mod pinned;
mod question;
mod subject;

pub(crate) use fresh::quota_left;
pub(crate) use question::Question;

use crate::State;
use grounds::broken_rules;
use ostrakon_charter::Rule;
use ostrakon_election::certify::{Background, ContestBackground};
use ostrakon_election::setup::ElectionManifest;

/// What the board says of a roll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RollSize {
    /// How many voters there are on it.
    pub size: u64,
    /// Their weights together.
    pub total_weight: u64,
}

impl State {
    /// What verdicts on this election need of what stands here, the head that its manifest pins; `rolls` in the
    /// manifest's order (spec 7.3, 7.7, 7.8). Of a contest whose vote or roll is not there, nothing is said; nor of
    /// the size of a roll that is not given.
    pub fn background(&self, manifest: &ElectionManifest, rolls: &[RollSize]) -> Background {
        let of_contest = |index| {
            let question = Question::of_contest(self, manifest, index, rolls);
            question.map(|question| self.contest_background(&question)).unwrap_or_default()
        };
        Background { contests: (0..manifest.contests.len()).map(of_contest).collect(), sits: self.sits() }
    }

    /// The same of one question.
    pub(crate) fn contest_background(&self, question: &Question<'_>) -> ContestBackground {
        let flag = match question.vote.rule() {
            Rule::MostVotes { quota: Some(quota), .. } => Some(&quota.flag),
            _ => None,
        };
        ContestBackground {
            broken: broken_rules(self, question),
            flagged_holders: flag.map_or(0, |flag| self.flagged_holders(question.vote, flag)),
            fresh: question.tied_before(self).map(|tied| tied.fresh()),
            concerned: self.recalled_officers(&question.about),
        }
    }
}

//! A question: what is asked, by which rule it is decided, and how it ended.

use crate::Words;
use crate::parts::{Bar, Tag};
use crate::said;
use ostrakon_charter::Vote;
use ostrakon_election::setup::{BallotType, Contest};
use ostrakon_verify::Outcome;

/// A question of a vote.
#[derive(Clone, Debug)]
pub struct ContestView {
    /// As the manifest asks it.
    pub asked: Contest,
    /// The charter's vote, if the charter can be read.
    pub vote: Option<Vote>,
    /// Who votes on it.
    pub body: String,
    /// How it ended, once it is counted.
    pub outcome: Option<Outcome>,
    /// Numbers below this are not told.
    pub least: u64,
}

/// A line of a chart.
pub(crate) struct Line {
    pub(crate) label: String,
    /// Whether the label is somebody's words.
    pub(crate) own: bool,
    pub(crate) total: String,
    pub(crate) chosen: bool,
    pub(crate) bar: Bar,
}

impl ContestView {
    pub(crate) fn ballot(&self, words: &Words) -> String {
        said::ballot(words, &self.asked.ballot)
    }

    pub(crate) fn rule(&self, words: &Words) -> Option<String> {
        self.vote.as_ref().map(|vote| said::rule(words, vote.rule()))
    }

    pub(crate) fn tie(&self, words: &Words) -> Option<String> {
        self.vote.as_ref().and_then(|vote| said::tie(words, vote.rule()))
    }

    pub(crate) fn quorum(&self, words: &Words) -> Option<String> {
        let share = self.vote.as_ref()?.quorum()?;
        Some(words.with("rule-quorum", &[("share", said::fraction(words, share).into())]))
    }

    pub(crate) fn unit(&self, words: &Words) -> String {
        said::unit(words, &self.asked.ballot)
    }

    /// What an answer is called: the option's label, or what an extra answer is.
    pub(crate) fn label(&self, words: &Words, id: &str) -> String {
        let option = self.asked.options.iter().find(|option| option.id.as_str() == id);
        match (option, id) {
            (Some(option), _) => option.label.clone(),
            (None, "none") => words.say("answer-none"),
            (None, "blank") => words.say("answer-blank"),
            (None, id) => id.to_owned(),
        }
    }

    fn is_option(&self, id: &str) -> bool {
        self.asked.options.iter().any(|option| option.id.as_str() == id)
    }

    /// How it ended, in a word.
    pub(crate) fn status(&self, words: &Words) -> Option<Tag> {
        self.outcome.as_ref().map(|outcome| said::status(words, &outcome.status))
    }

    /// Who is elected, by label.
    pub(crate) fn elected(&self, words: &Words) -> Vec<String> {
        let elected = self.outcome.iter().flat_map(|outcome| &outcome.elected);
        elected.map(|id| self.label(words, id)).collect()
    }

    pub(crate) fn is_too_few(&self) -> bool {
        self.outcome.as_ref().is_some_and(|outcome| outcome.status == "too-few")
    }

    /// Totals as bars: a motion's in their order, otherwise the largest first; extra answers last.
    pub(crate) fn lines(&self, words: &Words) -> Vec<Line> {
        let Some(outcome) = &self.outcome else { return Vec::new() };
        let total = |id: &str| outcome.totals.get(id).copied();
        let mut found: Vec<(&str, u64)> = self
            .asked
            .options
            .iter()
            .filter_map(|option| Some((option.id.as_str(), total(option.id.as_str())?)))
            .collect();
        if !matches!(self.asked.ballot, BallotType::Motion {}) {
            found.sort_by_key(|(_, total)| std::cmp::Reverse(*total));
        }
        found.extend(["none", "blank"].iter().filter_map(|id| Some((*id, total(id)?))));
        let most = found.iter().map(|(_, total)| *total).max().unwrap_or(0);
        let whole = if matches!(self.asked.ballot, BallotType::Motion {}) { outcome.weight } else { most };
        found.into_iter().map(|(id, total)| self.line(words, outcome, id, total, whole)).collect()
    }

    fn line(&self, words: &Words, outcome: &Outcome, id: &str, total: u64, whole: u64) -> Line {
        let chosen = outcome.elected.iter().any(|elected| elected == id)
            || (outcome.status == "carried"
                && self.asked.options.first().is_some_and(|o| o.id.as_str() == id));
        Line {
            label: self.label(words, id),
            own: self.is_option(id),
            total: words.number(total),
            chosen,
            bar: Bar::new(total, whole, chosen),
        }
    }
}

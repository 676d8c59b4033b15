//! What the charter makes of one contest (spec 7.7).

use serde::{Deserialize, Serialize};

use crate::{BrokenRule, Id, Text, Vote};

/// The verdict on one contest.
///
/// Serialised it is the object of spec 7.7, members in canonical order; the reasons are for people and no part
/// of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Verdict {
    /// Why it is invalid; empty unless it is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<BrokenRule>,
    /// The elected who must choose between two bodies, ascending.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choose: Vec<Id>,
    /// The clause by which it is so.
    pub clause: Text,
    /// The contest.
    pub contest: Id,
    /// The elected options, ascending; empty unless `status` is elected or, with several seats, tied.
    pub elected: Vec<Id>,
    /// How it ended.
    pub status: Status,
    /// The options that tied, ascending; empty unless `status` is tied or a lot settled it.
    pub tied: Vec<Id>,
    /// The charter's vote.
    pub vote: Id,
    /// Why, in plain sentences.
    #[serde(skip)]
    pub reasoning: Vec<String>,
}

impl Verdict {
    /// A verdict that elects nobody.
    pub(crate) fn new(vote: &Vote, contest: &Id, status: Status, reasoning: Vec<String>) -> Self {
        let (clause, contest, vote) = (vote.clause.clone(), contest.clone(), vote.id.clone());
        let (because, choose) = (Vec::new(), Vec::new());
        Self {
            because,
            choose,
            clause,
            contest,
            elected: Vec::new(),
            status,
            tied: Vec::new(),
            vote,
            reasoning,
        }
    }
}

/// How a contest ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// A motion that reached its majority.
    Carried,
    /// A motion that did not.
    Lost,
    /// One option is elected, or with several seats those who are.
    Elected,
    /// Nobody is elected: no votes, or more for none of them.
    Vacant,
    /// Several options contest the last places, and a fresh vote decides.
    Tied,
    /// Too few ballots to count in secret (spec 5.3).
    TooFew,
    /// Held against the rules: it decides nothing (spec 7.8).
    Invalid,
}

impl Status {
    /// The word for it in verdicts.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Carried => "carried",
            Self::Lost => "lost",
            Self::Elected => "elected",
            Self::Vacant => "vacant",
            Self::Tied => "tied",
            Self::TooFew => "too-few",
            Self::Invalid => "invalid",
        }
    }
}

//! Why a vote is invalid, whatever its totals (spec 7.8).

use serde::{Deserialize, Serialize};

use crate::Text;

/// A rule that was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// Too few took part.
    Quorum,
    /// It is not this body's vote.
    Electorate,
    /// The roll has weights that it may not have, or more voters than the body has members with a vote.
    Roll,
    /// It was not held at a properly convened meeting.
    Meeting,
    /// The meeting was called too late, and nothing shortened the notice.
    Notice,
    /// What the vote is about is missing, or is nothing that such a vote can be about.
    Subject,
    /// A place it would recall is not held, or not this body's to recall.
    Recall,
    /// There is no free seat to elect to.
    Vacancy,
    /// A candidate cannot hold the office.
    Candidate,
}

impl Ground {
    /// The word for it in verdicts.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Quorum => "quorum",
            Self::Electorate => "electorate",
            Self::Roll => "roll",
            Self::Meeting => "meeting",
            Self::Notice => "notice",
            Self::Subject => "subject",
            Self::Recall => "recall",
            Self::Vacancy => "vacancy",
            Self::Candidate => "candidate",
        }
    }
}

/// A rule that was not kept, with its clause, as verdicts name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BrokenRule {
    /// The clause of the constitution.
    pub clause: Text,
    /// The rule.
    pub ground: Ground,
    /// What is the matter, in a sentence for people; no part of the verdict.
    #[serde(skip)]
    pub what: String,
}

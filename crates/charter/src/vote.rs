//! The kinds of vote that a charter knows, and the rules that decide them (spec 7.1).

use core::fmt;

use crate::{Id, Text, Threshold};

/// A kind of vote: what is asked, which rule decides, and by which clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vote {
    pub(crate) id: Id,
    pub(crate) name: Text,
    pub(crate) clause: Text,
    pub(crate) ballot: BallotKind,
    pub(crate) rule: Rule,
}

impl Vote {
    /// The name that manifests use.
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// The name that people use.
    pub fn name(&self) -> &Text {
        &self.name
    }

    /// The clause of the constitution that asks for this rule.
    pub fn clause(&self) -> &Text {
        &self.clause
    }

    /// What a ballot says.
    pub fn ballot(&self) -> BallotKind {
        self.ballot
    }

    /// How it is decided.
    pub fn rule(&self) -> Rule {
        self.rule
    }
}

/// What a ballot says (spec 3.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BallotKind {
    /// For, against or abstain.
    Motion,
    /// One of the options, or none of them.
    Choice,
    /// As many of the options as the contest allows.
    Approval,
}

impl BallotKind {
    /// The word for it in charters and manifests.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Motion => "motion",
            Self::Choice => "choice",
            Self::Approval => "approval",
        }
    }
}

impl fmt::Display for BallotKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How a vote is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// A share of the votes for and against (spec 7.2).
    Majority {
        /// The share.
        threshold: Threshold,
        /// Whether more than the share is needed, or the share itself is enough.
        strict: bool,
    },
    /// The option with the largest total (spec 7.3).
    MostVotes {
        /// What happens when several have it.
        tie: TieRule,
    },
}

impl Rule {
    /// The word for it in charters.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Majority { .. } => "majority",
            Self::MostVotes { .. } => "most-votes",
        }
    }
}

/// What settles a tie for the most votes (spec 7.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TieRule {
    /// The body votes again, between the tied options.
    FreshVote,
    /// A lot that everyone can check (spec 6.4).
    Lot,
}

impl TieRule {
    /// The word for it in charters.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FreshVote => "fresh-vote",
            Self::Lot => "lot",
        }
    }
}

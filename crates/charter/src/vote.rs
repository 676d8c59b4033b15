//! The kinds of vote that a charter knows (spec 7.1).

use core::fmt;

use crate::{Id, Rule, Text};

/// A kind of vote: what is asked, which rule decides, and by which clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vote {
    pub(crate) id: Id,
    pub(crate) name: Text,
    pub(crate) clause: Text,
    pub(crate) ballot: BallotKind,
    pub(crate) points: Option<Points>,
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
    pub fn rule(&self) -> &Rule {
        &self.rule
    }

    /// The points that the charter fixes for the places of a ranking; none leaves them to the manifest.
    pub fn points(&self) -> Option<Points> {
        self.points
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
    /// A score for every option.
    Score,
    /// Points shared out among the options.
    Cumulative,
    /// Options on places that bring points.
    Ranking,
    /// An order of the options, each compared with each.
    Pairwise,
    /// A grade for every option.
    Grades,
}

impl BallotKind {
    /// The word for it in charters and manifests.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Motion => "motion",
            Self::Choice => "choice",
            Self::Approval => "approval",
            Self::Score => "score",
            Self::Cumulative => "cumulative",
            Self::Ranking => "ranking",
            Self::Pairwise => "pairwise",
            Self::Grades => "grades",
        }
    }
}

impl fmt::Display for BallotKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The points of a ranking's places (spec 7.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Points {
    /// The first Q of k − 1, k − 2, …, 0, of k options.
    Borda,
}

impl Points {
    /// The word for it in charters.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Borda => "borda",
        }
    }

    /// The points of a place, counted from 0, in a contest of so many options.
    pub const fn of_place(self, place: usize, options: usize) -> u64 {
        match self {
            Self::Borda => options.saturating_sub(1).saturating_sub(place) as u64,
        }
    }
}

//! The kinds of vote that a charter knows (spec 7.1).

use core::fmt;

use crate::{Effect, Id, Quota, Rule, Text, Threshold};

/// A kind of vote: what is asked, which rule decides, and by which clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vote {
    pub(crate) id: Id,
    pub(crate) name: Text,
    pub(crate) clause: Text,
    pub(crate) ballot: BallotKind,
    pub(crate) points: Option<Points>,
    pub(crate) rule: Rule,
    pub(crate) joint: Vec<Id>,
    pub(crate) quota_with: Vec<Id>,
    pub(crate) quorum: Option<Threshold>,
    pub(crate) electorate: Vec<Id>,
    pub(crate) meeting: Option<Id>,
    pub(crate) about: Option<Id>,
    pub(crate) private: bool,
    pub(crate) without_one: bool,
    pub(crate) fills: Option<Id>,
    pub(crate) effect: Option<Effect>,
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

    /// Votes held together with this one, whose seats its quota counts too (spec 7.3).
    pub fn joint(&self) -> &[Id] {
        &self.joint
    }

    /// Offices whose holders its quota counts too (spec 7.3).
    pub fn quota_with(&self) -> &[Id] {
        &self.quota_with
    }

    /// The share of the roll that must be counted (spec 7.8).
    pub fn quorum(&self) -> Option<Threshold> {
        self.quorum
    }

    /// The kinds of body whose vote it is; any body's if there is none.
    pub fn electorate(&self) -> &[Id] {
        &self.electorate
    }

    /// The kind of meeting at which it is held.
    pub fn meeting(&self) -> Option<&Id> {
        self.meeting.as_ref()
    }

    /// The kind of body that it is about.
    pub fn about(&self) -> Option<&Id> {
        self.about.as_ref()
    }

    /// Whether its question is a hash on the board.
    pub fn is_private(&self) -> bool {
        self.private
    }

    /// Whether one member of the body, whom it concerns, has no vote.
    pub fn is_without_one(&self) -> bool {
        self.without_one
    }

    /// The office that the elected may take.
    pub fn fills(&self) -> Option<&Id> {
        self.fills.as_ref()
    }

    /// What follows if it is carried, or lost.
    pub fn effect(&self) -> Option<&Effect> {
        self.effect.as_ref()
    }

    /// The seats that it fills and those of its quota; no seats for a majority, one where the rule has one winner.
    pub fn seats_and_quota(&self) -> (u16, u16) {
        match &self.rule {
            Rule::Majority { .. } => (0, 0),
            Rule::MostVotes { seats, quota, .. } => (*seats, quota.as_ref().map_or(0, |quota| quota.seats)),
            _ => (1, 0),
        }
    }

    /// What is kept for options with a flag.
    pub fn quota(&self) -> Option<&Quota> {
        match &self.rule {
            Rule::MostVotes { quota, .. } => quota.as_ref(),
            _ => None,
        }
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

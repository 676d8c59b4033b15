//! The rules that decide votes, and their settings (spec 7.1).

use crate::{Id, Threshold};

/// How a vote is decided.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// A share of the votes for and against, of all votes, or of the roll (spec 7.2).
    Majority {
        /// The share.
        threshold: Threshold,
        /// Whether more than the share is needed, or the share itself is enough.
        strict: bool,
        /// Of what it is a share.
        base: Base,
    },
    /// The options with the largest totals (spec 7.3).
    MostVotes {
        /// How many are elected, 1 to 256.
        seats: u16,
        /// What is kept for some of the options.
        quota: Option<Quota>,
        /// What happens when several contest the last places.
        tie: TieRule,
    },
    /// The two highest scores, then a run-off between them (spec 7.5).
    Star {
        /// What settles a tie.
        tie: TieRule,
    },
    /// Most duels won (spec 7.4).
    Copeland {
        /// What settles a tie.
        tie: TieRule,
    },
    /// The least bad worst defeat (spec 7.4).
    Minimax {
        /// How a defeat is measured.
        strength: Strength,
        /// What settles a tie.
        tie: TieRule,
    },
    /// The strongest beat-paths (spec 7.4).
    Schulze {
        /// How a link is measured.
        strength: Strength,
        /// What settles a tie.
        tie: TieRule,
    },
    /// Duels locked from the strongest down (spec 7.4).
    RankedPairs {
        /// How a duel is measured.
        strength: Strength,
        /// What settles a tie.
        tie: TieRule,
    },
    /// The highest median grade (spec 7.6).
    MajorityJudgment {
        /// What settles a tie.
        tie: TieRule,
    },
}

impl Rule {
    /// The word for it in charters.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Majority { .. } => "majority",
            Self::MostVotes { .. } => "most-votes",
            Self::Star { .. } => "star",
            Self::Copeland { .. } => "copeland",
            Self::Minimax { .. } => "minimax",
            Self::Schulze { .. } => "schulze",
            Self::RankedPairs { .. } => "ranked-pairs",
            Self::MajorityJudgment { .. } => "majority-judgment",
        }
    }

    /// What settles a tie; a majority has none.
    pub const fn tie(&self) -> Option<TieRule> {
        match self {
            Self::Majority { .. } => None,
            Self::MostVotes { tie, .. }
            | Self::Star { tie }
            | Self::Copeland { tie }
            | Self::Minimax { tie, .. }
            | Self::Schulze { tie, .. }
            | Self::RankedPairs { tie, .. }
            | Self::MajorityJudgment { tie } => Some(*tie),
        }
    }
}

/// Of what a majority is a share (spec 7.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Base {
    /// The votes for and against.
    Decided,
    /// These and the abstentions.
    Cast,
    /// All on the roll.
    Roll,
}

impl Base {
    /// The word for it in charters.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Decided => "decided",
            Self::Cast => "cast",
            Self::Roll => "roll",
        }
    }
}

/// Seats that are kept for options with a flag (spec 7.3).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Quota {
    /// The flag that options have in the manifest.
    pub flag: Id,
    /// How many seats are kept for them, 1 at least; of all seats that the quota counts.
    pub seats: u16,
}

/// What settles a tie for the places left (spec 7.3).
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

/// How strong it is that more put one option before another (spec 7.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Strength {
    /// By how many more: d_ij − d_ji.
    Margins,
    /// How many they are, d_ij, if they are more; else 0.
    WinningVotes,
}

impl Strength {
    /// The word for it in charters.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Margins => "margins",
            Self::WinningVotes => "winning-votes",
        }
    }
}

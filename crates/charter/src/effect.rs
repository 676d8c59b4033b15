//! What follows from a majority vote beside its being a decision (spec 7.1, 9.6).

use crate::{Id, Threshold};

/// What a vote does to what stands in the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Carried, it vacates offices that this body elected to.
    Recall,
    /// Carried, it vacates these offices, whoever elected to them.
    RecallOf(Vec<Id>),
    /// Carried, it lets the charter be changed.
    Amendment,
    /// Carried, it ends the organisation.
    Dissolution,
    /// Lost, it ends the body it is about.
    Continuation,
    /// It ends the body it is about, carried or lost.
    LastVote,
    /// Carried, it convenes a meeting.
    Convening {
        /// Of this kind.
        meeting: Id,
        /// If so many of the electorate's bodies carry it; one is enough if there is no share.
        share: Option<Threshold>,
    },
    /// Carried, it lets one meeting of this kind be called with less notice.
    ShorterNotice(Id),
}

impl Effect {
    /// The word for it in charters.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Recall => "recall",
            Self::RecallOf(_) => "recall-of",
            Self::Amendment => "amendment",
            Self::Dissolution => "dissolution",
            Self::Continuation => "continuation",
            Self::LastVote => "last-vote",
            Self::Convening { .. } => "convening",
            Self::ShorterNotice(_) => "shorter-notice",
        }
    }

    /// Whether the vote names places that it may vacate.
    pub const fn recalls(&self) -> bool {
        matches!(self, Self::Recall | Self::RecallOf(_))
    }
}

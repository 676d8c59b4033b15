//! The opening: from there on nothing about the election changes (spec 1.5).

use super::ceremony::{Unfinished, ceremony};
use crate::board::View;
use crate::setup::{OpenedRoll, Opening, Plan};
use ostrakon_group::sha256;

/// Why a vote is not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpeningRefusal {
    /// It is open.
    #[error("the vote has been opened already")]
    Opened,
    /// Who may vote must be on the board.
    #[error("{here} of {all} rolls are on the board")]
    Rolls {
        /// How many are.
        here: usize,
        /// How many there are.
        all: usize,
    },
    /// Voting opens later.
    #[error("the opening is not before {earliest} (Unix seconds)")]
    Early {
        /// When.
        earliest: u64,
    },
    /// Voting would be over.
    #[error("the vote closes at {closes} (Unix seconds): nobody could vote")]
    Late {
        /// When it closes.
        closes: u64,
    },
    /// The keys are not made.
    #[error(transparent)]
    Ceremony(#[from] Unfinished),
}

/// Whether it is time to open.
///
/// # Errors
/// Why not.
pub fn may_open(plan: &Plan, view: &View, time: u64) -> Result<(), OpeningRefusal> {
    let (manifest, here) = (plan.manifest(), view.rolls.len());
    if !view.openings.is_empty() {
        return Err(OpeningRefusal::Opened);
    }
    if here != manifest.rolls.len() {
        return Err(OpeningRefusal::Rolls { here, all: manifest.rolls.len() });
    }
    match time {
        time if time < manifest.opens => Err(OpeningRefusal::Early { earliest: manifest.opens }),
        time if time >= manifest.closes => Err(OpeningRefusal::Late { closes: manifest.closes }),
        _ => Ok(()),
    }
}

/// The opening of this time; `keys` is the record's file of them.
///
/// # Errors
/// As [`may_open`]; if not all trustees have dealt.
pub fn opening(plan: &Plan, view: &View, keys: &[u8], time: u64) -> Result<Opening, OpeningRefusal> {
    may_open(plan, view, time)?;
    let opened = |roll: &crate::board::At<crate::roll::RollDocument>| OpenedRoll {
        root: roll.body.root,
        roll: roll.body.roll.clone(),
    };
    Ok(Opening {
        ceremony: ceremony(plan, view, view.going_on())?.into(),
        election: plan.election(),
        keys: sha256(keys).into(),
        rolls: view.rolls.iter().map(opened).collect(),
        time,
    })
}

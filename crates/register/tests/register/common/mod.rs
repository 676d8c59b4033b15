//! Societies that act, and the questions they ask.

mod ask;
mod elections;
mod forge;
mod society;
mod verdicts;

pub(crate) use ask::{Ask, ask};
pub(crate) use forge::{failed, files_of};
pub(crate) use society::{KEEPER, LOG, OFFICERS, ORGANISER, Society, secret};
pub(crate) use verdicts::{Said, elected, said, tied};

use jiff::civil::DateTime;
use ostrakon_charter::{Ground, Id};
use ostrakon_election::setup::ElectionManifest;
use ostrakon_register::{RollSize, State};

pub(crate) const HOUR: u64 = 3_600;
pub(crate) const DAY: u64 = 86_400;

pub(crate) fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// Unix seconds of a UTC date and time.
pub(crate) fn time(text: &str) -> u64 {
    let time: DateTime = text.parse().unwrap();
    let epoch = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);
    u64::try_from(time.duration_since(epoch).as_secs()).unwrap()
}

/// The grounds on which the first contest would be invalid; nobody has more than one vote, and rolls are of so many.
pub(crate) fn grounds_with(state: &State, manifest: &ElectionManifest, size: u64) -> Vec<Ground> {
    let rolls = vec![RollSize { size, total_weight: size }; manifest.rolls.len()];
    let background = state.background(manifest, &rolls);
    assert_eq!(background.contests.len(), manifest.contests.len());
    assert!(background.contests.iter().flat_map(|c| &c.broken).all(|rule| !rule.what.is_empty()));
    background.contests[0].broken.iter().map(|rule| rule.ground).collect()
}

/// The same where nobody counts the roll.
pub(crate) fn grounds(state: &State, manifest: &ElectionManifest) -> Vec<Ground> {
    let background = state.background(manifest, &[]);
    background.contests[0].broken.iter().map(|rule| rule.ground).collect()
}

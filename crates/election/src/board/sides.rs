//! The files beside the log that a record's entries name (spec 4.1): where nobody lists a directory, they tell what to ask for.

use super::{CHARTER_PATH, KEYS_PATH, View, dealing_path, roll_path};
use crate::setup::ElectionManifest;
use ostrakon_group::{Bytes32, SortedMap};

/// The largest file of `setup/` (spec 0.8).
const MOST_SETUP: u64 = 16 << 20;
/// A roll of 10⁸ voters (spec 0.8).
const MOST_ROLL: u64 = 36 * 100_000_000;

/// A file beside the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Side {
    /// As an entry says.
    pub sha256: Bytes32,
    /// The most bytes that such a file has.
    pub limit: u64,
}

impl Side {
    /// A file with this hash, of at most `limit` bytes.
    pub fn new(sha256: Bytes32, limit: u64) -> Self {
        Self { sha256, limit }
    }
}

/// The files beside the log, the register's copy apart, as far as a board's documents name them. By path.
pub fn sides(view: &View, manifest: &ElectionManifest) -> SortedMap<String, Side> {
    let dealings = view.dealings.iter().map(|d| &d.body);
    let dealings =
        dealings.map(|d| (dealing_path(d.attempt, d.trustee), Side::new(d.file.sha256, MOST_SETUP)));
    let place = |id: &_| manifest.rolls.iter().position(|roll| roll.id == *id);
    let rolls = view.rolls.iter().map(|r| &r.body);
    let rolls = rolls.filter_map(|r| Some((roll_path(place(&r.roll)?), Side::new(r.sha256, MOST_ROLL))));
    let charter = Side::new(manifest.charter.sha256, ostrakon_charter::MAX_BYTES as u64);
    let all = dealings.chain(rolls).chain(keys(view, manifest)).chain([(CHARTER_PATH.to_owned(), charter)]);
    // A board may have any number of dealings, in any order.
    SortedMap::of_many(all.collect())
}

/// Once all trustees have acknowledged the last attempt.
fn keys(view: &View, manifest: &ElectionManifest) -> Option<(String, Side)> {
    let attempt = view.attempt();
    let of_attempt = view.acknowledgements.iter().filter(|a| a.body.attempt == attempt);
    let keys = SortedMap::of_many(of_attempt.map(|a| (a.body.trustee, a.body.keys)).collect());
    let all = keys.len() >= manifest.trustee_count();
    let first = keys.values().next().filter(|_| all)?;
    Some((KEYS_PATH.to_owned(), Side::new(*first, MOST_SETUP)))
}

//! What the ceremony's documents on the board come to (spec 1.3).

use crate::board::{At, View};
use crate::setup::{Plan, ceremony_hash, round1_hash};

/// Not everybody has acted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfinished {
    /// Dealings answer all commitments.
    #[error("{here} of {all} trustees have committed: dealings come after all")]
    Commitments {
        /// How many have.
        here: usize,
        /// How many there are.
        all: usize,
    },
    /// Acknowledgements answer all dealings.
    #[error("{here} of {all} trustees have dealt: acknowledgements come after all")]
    Dealings {
        /// How many have.
        here: usize,
        /// How many there are.
        all: usize,
    },
}

/// Document hashes of one attempt, by trustee.
fn hashes<T>(list: &[At<T>], of: impl Fn(&T) -> Option<u16>) -> Vec<[u8; 32]> {
    let mut found: Vec<_> = list.iter().filter_map(|e| Some((of(&e.body)?, e.hash))).collect();
    found.sort_unstable_by_key(|(trustee, _)| *trustee);
    found.into_iter().map(|(_, hash)| hash).collect()
}

/// The hash of an attempt's first round.
///
/// # Errors
/// Until all have committed.
pub fn round1(plan: &Plan, view: &View, attempt: u32) -> Result<[u8; 32], Unfinished> {
    let commitments = hashes(&view.commitments, |c| (c.attempt == attempt).then_some(c.trustee));
    match (commitments.len(), plan.manifest().trustee_count()) {
        (here, all) if here == all => Ok(round1_hash(&plan.election(), attempt, &commitments)),
        (here, all) => Err(Unfinished::Commitments { here, all }),
    }
}

/// The hash of an attempt's ceremony.
///
/// # Errors
/// Until all have dealt.
pub fn ceremony(plan: &Plan, view: &View, attempt: u32) -> Result<[u8; 32], Unfinished> {
    let dealings = hashes(&view.dealings, |d| (d.attempt == attempt).then_some(d.trustee));
    match (dealings.len(), plan.manifest().trustee_count()) {
        (here, all) if here == all => Ok(ceremony_hash(&round1(plan, view, attempt)?, &dealings)),
        (here, all) => Err(Unfinished::Dealings { here, all }),
    }
}

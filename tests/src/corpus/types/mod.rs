//! Ballots of every type, by provers who lie (attacks 4, 5 and 6): a claim that is none of the answers, a ballot for another contest, and
//! manifests whose ballots make no sense.
//!
//! * `questions`: one contest a type, with the answers of six members
//! * `lies`: the first member's ballot, replaced
//! * [`marks`], [`scores`], [`places`], [`orders`]: values that are no answer
//! * [`wide`]: the same where values are numbers with range proofs
//! * [`circuits`]: ballots for other contests
//! * [`manifests`]: contests that nobody should be asked

pub mod circuits;
mod lies;
pub mod manifests;
pub mod marks;
pub mod orders;
pub mod places;
pub(super) mod questions;
pub mod scores;
pub mod wide;

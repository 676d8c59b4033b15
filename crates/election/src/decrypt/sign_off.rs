//! A trustee's word on which board and sums it saw, given once (spec 6.1).

use crate::board::Head;
use crate::document::record;
use ostrakon_group::{Bytes32, sha256};
use serde::{Deserialize, Serialize};

/// `ostrakon/v1/sign-off`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignOff {
    /// The tree that ends with the closing.
    pub closing: Head,
    /// The election.
    pub election: Bytes32,
    /// SHA-256 of the tally entries' leaf hashes, in order.
    pub tallies: Bytes32,
    /// Which trustee.
    pub trustee: u16,
}

record!(SignOff { closing, election, tallies, trustee });

/// What `tallies` must be.
pub fn tallies_hash(leaves: &[[u8; 32]]) -> Bytes32 {
    sha256(leaves.as_flattened()).into()
}

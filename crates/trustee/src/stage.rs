//! Where a trustee stands, with the secrets of that stage and no others.

use crate::wire::{self, HexBytes};
use ostrakon_election::setup::ChannelSecret;
use ostrakon_group::{Bytes32, Point, SecretScalar};
use serde::{Deserialize, Serialize};

/// One after the other; each is made by consuming the one before.
#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Stage {
    /// Nothing drawn, or an attempt that ended in a complaint.
    #[default]
    Idle,
    /// Round 1 done.
    Committed(Committed),
    /// Round 2 done.
    Dealt(Dealt),
    /// Round 3 done.
    Acknowledged(Acknowledged),
    /// All trustees have acknowledged.
    Seated(SecretShares),
    /// Secrets are gone.
    Erased,
}

/// Polynomials and channel secret of one attempt, before anything of them is shown.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Committed {
    pub(crate) attempt: u32,
    #[serde(with = "wire::channel")]
    pub(crate) channel: ChannelSecret,
    /// a_{s,k}, column by column.
    #[serde(with = "wire::scalars")]
    pub(crate) coefficients: Vec<SecretScalar>,
}

/// The polynomials are gone; what was sent is kept, to be sent again.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Dealt {
    pub(crate) attempt: u32,
    #[serde(with = "wire::channel")]
    pub(crate) channel: ChannelSecret,
    /// f_{i,s}(i).
    #[serde(with = "wire::scalars")]
    pub(crate) own: Vec<SecretScalar>,
    pub(crate) sent: Sent,
}

/// Dealing file and envelopes, by recipient, empty in the own place.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sent {
    pub(crate) envelopes: Vec<HexBytes>,
    pub(crate) file: HexBytes,
}

/// The channel secret is gone too.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Acknowledged {
    pub(crate) sent: Sent,
    pub(crate) shares: SecretShares,
}

/// x_{i,1} … x_{i,M+1}, of the ceremony and keys that were acknowledged.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SecretShares {
    pub(crate) attempt: u32,
    pub(crate) ceremony: Bytes32,
    /// SHA-256 of the keys file.
    pub(crate) keys: Bytes32,
    #[serde(with = "wire::scalars")]
    pub(crate) shares: Vec<SecretScalar>,
}

impl SecretShares {
    /// The first column (from 1) that is not the logarithm of its verification key.
    pub(crate) fn wrong_column(&self, keys: &[Point]) -> Option<usize> {
        if self.shares.len() != keys.len() {
            return Some(self.shares.len().min(keys.len()) + 1);
        }
        let wrong = |(x, key): (&SecretScalar, &Point)| x.public() != *key;
        self.shares.iter().zip(keys).position(wrong).map(|s| s + 1)
    }
}

impl Stage {
    /// Which attempt it belongs to.
    pub(crate) fn attempt(&self) -> Option<u32> {
        match self {
            Self::Committed(c) => Some(c.attempt),
            Self::Dealt(d) => Some(d.attempt),
            Self::Acknowledged(a) => Some(a.shares.attempt),
            Self::Seated(s) => Some(s.attempt),
            Self::Idle | Self::Erased => None,
        }
    }
}

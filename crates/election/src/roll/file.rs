//! The roll file: one record of 36 bytes a voter, ascending by key (spec 2.2).

use super::{CredentialKey, RollDocument, RollScan, record_keys};
use ostrakon_charter::Id;
use ostrakon_group::{Bytes32, DecodeError, sha256};
use ostrakon_tlog::hash::leaf_hash;
use ostrakon_tlog::tree::Frontier;

/// One record's length.
pub(super) const RECORD_LENGTH: usize = 36;

/// One voter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voter {
    /// P.
    pub key: CredentialKey,
    /// What a ballot of this voter weighs, at least 1.
    pub weight: u32,
}

/// A checked roll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roll(Vec<Voter>);

/// Why a roll is refused; records are counted from 0.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RollError {
    /// Not a whole number of records.
    #[error("{0} bytes are not a whole number of 36-byte records")]
    Length(usize),
    /// A key does not decode, or is the identity.
    #[error("record {record}: {source}")]
    Key {
        /// Which record.
        record: usize,
        /// Why.
        source: DecodeError,
    },
    /// Weight 0.
    #[error("record {record}: a weight of 0")]
    Weight {
        /// Which record.
        record: usize,
    },
    /// Not above the one before: out of order, or twice.
    #[error("record {record}: the key is not above the one before it (out of order, or listed twice)")]
    Order {
        /// Which record.
        record: usize,
    },
}

impl Roll {
    /// Sorts voters into a roll.
    pub fn new(mut voters: Vec<Voter>) -> Result<Self, RollError> {
        voters.sort_by_key(|v| v.key);
        check(&voters).map(|()| Self(voters))
    }

    /// Reads a roll file.
    pub fn decode(bytes: &[u8]) -> Result<Self, RollError> {
        let (voters, first_error) = Self::decode_lenient(bytes)?;
        match first_error {
            Some(error) => Err(error),
            None => Ok(Self(voters)),
        }
    }

    /// Reads what can be read, with the first error: for a verifier that goes on.
    pub fn decode_lenient(bytes: &[u8]) -> Result<(Vec<Voter>, Option<RollError>), RollError> {
        let (records, rest) = bytes.as_chunks::<RECORD_LENGTH>();
        if !rest.is_empty() {
            return Err(RollError::Length(bytes.len()));
        }
        let mut scan = RollScan::default();
        let keys = record_keys(records);
        let voters = records.iter().zip(keys).filter_map(|(record, key)| scan.add(record, key)).collect();
        scan.finish(rest).map(|summary| (voters, summary.fault))
    }

    /// The file's bytes.
    pub fn encode(&self) -> Vec<u8> {
        self.0.iter().flat_map(|v| v.key.bytes().iter().copied().chain(v.weight.to_be_bytes())).collect()
    }

    /// RFC 6962 tree hash over the records of a file.
    pub fn root_of_file(bytes: &[u8]) -> [u8; 32] {
        let frontier: Frontier = bytes.chunks(RECORD_LENGTH).map(leaf_hash).collect();
        *frontier.head().root.as_bytes()
    }

    /// The voters, ascending by key.
    pub fn voters(&self) -> &[Voter] {
        &self.0
    }

    /// Σ weights.
    pub fn total_weight(&self) -> u64 {
        self.0.iter().map(|v| u64::from(v.weight)).sum()
    }

    /// The voter with this key.
    pub fn voter(&self, key: &CredentialKey) -> Option<&Voter> {
        self.0.binary_search_by_key(key, |v| v.key).ok().map(|i| &self.0[i])
    }

    /// What the registrar signs.
    pub fn document(&self, election: Bytes32, roll: Id) -> RollDocument {
        let file = self.encode();
        RollDocument {
            election,
            roll,
            root: Self::root_of_file(&file).into(),
            sha256: sha256(&file).into(),
            size: self.0.len() as u64,
            total_weight: self.total_weight(),
        }
    }
}

fn check(voters: &[Voter]) -> Result<(), RollError> {
    if let Some(record) = voters.iter().position(|v| v.weight == 0) {
        return Err(RollError::Weight { record });
    }
    match voters.windows(2).position(|pair| pair[0].key >= pair[1].key) {
        Some(record) => Err(RollError::Order { record: record + 1 }),
        None => Ok(()),
    }
}

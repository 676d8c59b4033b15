//! A roll file read record by record, so that no more than a piece of it is ever held (spec 2.2).

use super::file::RECORD_LENGTH;
use super::{CredentialKey, RollError, Voter};
use ostrakon_group::DecodeError;

/// Records with undecodable keys after which reading stops.
const MOST_FAULTS: u64 = 1000;

/// One record of a roll file: P, then the weight.
pub type RollRecord = [u8; RECORD_LENGTH];

/// The keys that records hold, decoded together.
pub fn record_keys(records: &[RollRecord]) -> Vec<Result<CredentialKey, DecodeError>> {
    let key = |record: &RollRecord| record.first_chunk().copied().unwrap_or_default();
    CredentialKey::decode_all(&records.iter().map(key).collect::<Vec<[u8; 32]>>())
}

/// The voters of a file so far, and its first faults.
#[derive(Clone, Debug, Default)]
pub struct RollScan {
    records: u64,
    voters: u64,
    total_weight: u64,
    last: Option<CredentialKey>,
    /// The first record whose key does not decode.
    key: Option<RollError>,
    /// The first without weight.
    weight: Option<RollError>,
    /// The first that does not ascend.
    order: Option<RollError>,
    /// Too many keys do not decode: this is no roll.
    given_up: Option<RollError>,
}

/// What a roll file says as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RollSummary {
    /// How many voters were read.
    pub voters: u64,
    /// Σ weights of those.
    pub total_weight: u64,
    /// Why it is no roll (spec 2.2), though it was read.
    pub fault: Option<RollError>,
}

impl RollScan {
    /// Takes the next record, with what [`record_keys`] says of it; its voter, if it has one.
    pub fn add(&mut self, record: &RollRecord, key: Result<CredentialKey, DecodeError>) -> Option<Voter> {
        let number = self.records as usize;
        self.records += 1;
        if self.given_up.is_some() {
            return None;
        }
        match key {
            Ok(key) => Some(self.voter(record, key)),
            Err(source) => {
                let fault = RollError::Key { record: number, source };
                // The first fault is told; a file that holds no keys at all is not read to its end.
                match number as u64 > self.voters + MOST_FAULTS {
                    true => self.given_up = Some(fault),
                    false => self.key = self.key.take().or(Some(fault)),
                }
                None
            }
        }
    }

    fn voter(&mut self, record: &RollRecord, key: CredentialKey) -> Voter {
        let mut weight = [0; 4];
        weight.copy_from_slice(&record[32..]);
        let weight = u32::from_be_bytes(weight);
        let number = self.voters as usize;
        if weight == 0 && self.weight.is_none() {
            self.weight = Some(RollError::Weight { record: number });
        }
        if self.order.is_none() && self.last.is_some_and(|last| last >= key) {
            self.order = Some(RollError::Order { record: number });
        }
        self.last = Some(key);
        self.voters += 1;
        self.total_weight += u64::from(weight);
        Voter { key, weight }
    }

    /// What the file says, `rest` being its bytes after the last whole record; or why it cannot be read.
    pub fn finish(self, rest: &[u8]) -> Result<RollSummary, RollError> {
        if !rest.is_empty() {
            return Err(RollError::Length(self.records as usize * RECORD_LENGTH + rest.len()));
        }
        if let Some(fault) = self.given_up {
            return Err(fault);
        }
        let fault = self.key.or(self.weight).or(self.order);
        Ok(RollSummary { voters: self.voters, total_weight: self.total_weight, fault })
    }
}

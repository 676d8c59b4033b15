//! What is kept of an interrupted verification, as bytes that are refused if a single one of them is damaged.

use super::{ResumeFolder, Sums};
use crate::ballots::{FingerprintKey, Gathered};
use crate::lowest::Lowest;
use crate::spill::{Kept, Sorter};
use ostrakon_group::{Bytes16, Bytes32, sha256};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct State {
    pub(super) identity: Bytes32,
    next: u64,
    count: u64,
    key: Bytes16,
    bytes_faults: Vec<(u64, String)>,
    proof_faults: Vec<(u64, String)>,
    unread: Option<u64>,
    tallies: BTreeMap<usize, Sums>,
    events: Kept,
    used: Kept,
}

impl State {
    /// Writes all notes to the disk.
    pub(super) fn of(gathered: &mut Gathered, identity: Bytes32, next: u64) -> io::Result<Self> {
        let list = |faults: &Lowest<u64, String>| faults.iter().map(|(i, why)| (*i, why.clone())).collect();
        Ok(Self {
            identity,
            next,
            count: gathered.count,
            key: gathered.key.0.into(),
            bytes_faults: list(&gathered.bytes_faults),
            proof_faults: list(&gathered.proof_faults),
            unread: gathered.unread,
            tallies: gathered.tallies.iter().map(|(roll, tally)| (*roll, Sums::of(tally))).collect(),
            events: gathered.events.save()?,
            used: gathered.used.save()?,
        })
    }

    /// The SHA-256 of the rest, then the rest.
    pub(super) fn encode(&self) -> Result<Vec<u8>, String> {
        let json = serde_json::to_vec(self).map_err(|e| e.to_string())?;
        Ok([sha256(&json).as_slice(), &json].concat())
    }

    pub(super) fn decode(bytes: &[u8]) -> Result<Self, String> {
        let whole = bytes.split_first_chunk::<32>().filter(|(hash, json)| **hash == sha256(json));
        let (_, json) = whole.ok_or("its state is damaged")?;
        serde_json::from_slice(json).map_err(|e| format!("its state cannot be read ({e})"))
    }

    /// Everything as it was, and the entry to go on from.
    pub(super) fn restore(self, folder: &ResumeFolder, memory: usize) -> Result<(Gathered, u64), String> {
        let notes = || "its notes are damaged".to_owned();
        let unreadable = |e: io::Error| format!("its notes cannot be read ({e})");
        let events = Sorter::resume(&folder.events(), memory, self.events).map_err(unreadable)?;
        let used = Sorter::resume(&folder.used(), memory, self.used).map_err(unreadable)?;
        let tallies = self.tallies.into_iter().map(|(roll, sums)| Some((roll, sums.tally()?)));
        let gathered = Gathered {
            key: FingerprintKey(self.key.0),
            count: self.count,
            bytes_faults: self.bytes_faults.into_iter().collect(),
            proof_faults: self.proof_faults.into_iter().collect(),
            unread: self.unread,
            tallies: tallies.collect::<Option<_>>().ok_or("its sums are no points")?,
            events: events.ok_or_else(notes)?,
            used: used.ok_or_else(notes)?,
        };
        Ok((gathered, self.next))
    }
}

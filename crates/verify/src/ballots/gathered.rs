//! What the chunks that were verified come to. Chunks may come in any order.

use crate::facts::Facts;
use crate::lowest::Lowest;
use crate::spill::Sorter;
use crate::spill::rows::{Event, Randomness, Used};
use ostrakon_election::tally::RollTally;
use ostrakon_group::sha256;
use rand_core::{OsRng, RngCore};
use std::collections::BTreeMap;
use std::io;

/// The key of fingerprints: random, so that nobody can make equal ones.
#[derive(Clone, Copy)]
pub(crate) struct FingerprintKey(pub(crate) [u8; 16]);

impl FingerprintKey {
    fn random() -> Self {
        let mut key = [0; 16];
        OsRng.fill_bytes(&mut key);
        Self(key)
    }

    /// Equal for equal bytes; for others, by chance only.
    pub(super) fn fingerprint(self, bytes: &[u8; 32]) -> [u8; 16] {
        let mut keyed = [0; 48];
        keyed[..16].copy_from_slice(&self.0);
        keyed[16..].copy_from_slice(bytes);
        let mut short = [0; 16];
        short.copy_from_slice(&sha256(&keyed)[..16]);
        short
    }
}

/// What one chunk gives.
#[derive(Default)]
pub(crate) struct ChunkFacts {
    pub(crate) count: u64,
    pub(crate) bytes_faults: Lowest<u64, String>,
    pub(crate) proof_faults: Lowest<u64, String>,
    pub(crate) unread: Option<u64>,
    /// By roll, every ballot once.
    pub(crate) tallies: BTreeMap<usize, RollTally>,
    pub(crate) events: Vec<[u8; Event::LENGTH]>,
    pub(crate) used: Vec<Randomness>,
}

impl ChunkFacts {
    /// Adds what another chunk gives.
    pub(crate) fn merge(&mut self, other: Self) {
        self.count += other.count;
        self.bytes_faults.merge(other.bytes_faults);
        self.proof_faults.merge(other.proof_faults);
        self.unread = first(self.unread, other.unread);
        for (roll, tally) in &other.tallies {
            self.tallies.entry(*roll).or_default().merge(tally);
        }
        self.events.extend(other.events);
        self.used.extend(other.used);
    }
}

/// What all chunks so far give.
pub(crate) struct Gathered {
    pub(crate) key: FingerprintKey,
    pub(crate) count: u64,
    pub(crate) bytes_faults: Lowest<u64, String>,
    pub(crate) proof_faults: Lowest<u64, String>,
    pub(crate) unread: Option<u64>,
    pub(crate) tallies: BTreeMap<usize, RollTally>,
    pub(crate) events: Sorter<{ Event::LENGTH }>,
    pub(crate) used: Sorter<{ Used::LENGTH }>,
}

impl Gathered {
    pub(crate) fn new(
        facts: &Facts<'_>,
        events: Sorter<{ Event::LENGTH }>,
        used: Sorter<{ Used::LENGTH }>,
    ) -> Self {
        Self {
            key: FingerprintKey::random(),
            count: 0,
            bytes_faults: Lowest::default(),
            proof_faults: Lowest::default(),
            unread: None,
            tallies: facts.relations.keys().map(|roll| (*roll, RollTally::default())).collect(),
            events,
            used,
        }
    }

    pub(super) fn add(&mut self, chunk: ChunkFacts) -> io::Result<()> {
        self.count += chunk.count;
        self.bytes_faults.merge(chunk.bytes_faults);
        self.proof_faults.merge(chunk.proof_faults);
        self.unread = first(self.unread, chunk.unread);
        for (roll, tally) in &chunk.tallies {
            self.tallies.entry(*roll).or_default().merge(tally);
        }
        self.events.extend(chunk.events)?;
        let used = |used: Randomness| {
            Used { fingerprint: self.key.fingerprint(&used.a), index: used.index, contest: used.contest }
                .encode()
        };
        self.used.extend(chunk.used.into_iter().map(used))
    }
}

/// The lower of two, if any.
pub(super) fn first<T: Ord>(a: Option<T>, b: Option<T>) -> Option<T> {
    a.into_iter().chain(b).min()
}

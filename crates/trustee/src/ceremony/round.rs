//! One attempt: its rounds, and who is missing in them.

use ostrakon_election::setup::{
    Acknowledgement, Commitment, Complaint, DealingDocument, ceremony_hash, round1_hash,
};
use ostrakon_group::Bytes32;
use std::collections::BTreeMap;

/// The rounds of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Round {
    /// Round 1.
    Commitment,
    /// Round 2.
    Dealing,
    /// Round 3.
    Acknowledgement,
}

impl std::fmt::Display for Round {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Commitment => "round 1 (commitment)",
            Self::Dealing => "round 2 (dealing)",
            Self::Acknowledgement => "round 3 (acknowledgement)",
        })
    }
}

/// Messages that have not come.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{round} of attempt {attempt} waits for {}", list(.trustees))]
pub struct Waiting {
    /// Which attempt.
    pub attempt: u32,
    /// Which round.
    pub round: Round,
    /// Whose, ascending.
    pub trustees: Vec<u16>,
}

fn list(trustees: &[u16]) -> String {
    let names: Vec<_> = trustees.iter().map(u16::to_string).collect();
    format!("trustee{} {}", if names.len() == 1 { "" } else { "s" }, names.join(", "))
}

/// A message with its place.
#[derive(Clone, Debug)]
pub(crate) struct Message<T> {
    pub(crate) index: u64,
    pub(crate) hash: [u8; 32],
    pub(crate) body: T,
}

/// By trustee.
pub(crate) type Messages<T> = BTreeMap<u16, Message<T>>;

#[derive(Clone, Debug, Default)]
pub(crate) struct Attempt {
    pub(crate) commitments: Messages<Commitment>,
    pub(crate) dealings: Messages<DealingDocument>,
    pub(crate) acknowledgements: Messages<Acknowledgement>,
    pub(crate) complaint: Option<Complaint>,
}

impl Attempt {
    pub(crate) fn waiting(&self, attempt: u32, n: u16) -> Option<Waiting> {
        missing(&self.commitments, attempt, n, Round::Commitment)
            .or_else(|| missing(&self.dealings, attempt, n, Round::Dealing))
            .or_else(|| missing(&self.acknowledgements, attempt, n, Round::Acknowledgement))
    }

    pub(crate) fn commitments(
        &self,
        election: &Bytes32,
        attempt: u32,
        n: u16,
    ) -> Result<Commitments, Waiting> {
        match missing(&self.commitments, attempt, n, Round::Commitment) {
            Some(waiting) => Err(waiting),
            None => {
                let round1 = round1_hash(election, attempt, &hashes(&self.commitments));
                let list = self.commitments.values().map(|m| m.body.clone()).collect();
                Ok(Commitments { attempt, round1, list })
            }
        }
    }

    /// The hash of the whole ceremony, once all dealings are there.
    pub(crate) fn ceremony(&self, round1: &[u8; 32], attempt: u32, n: u16) -> Result<Bytes32, Waiting> {
        match missing(&self.dealings, attempt, n, Round::Dealing) {
            Some(waiting) => Err(waiting),
            None => Ok(ceremony_hash(round1, &hashes(&self.dealings)).into()),
        }
    }
}

fn hashes<T>(messages: &Messages<T>) -> Vec<[u8; 32]> {
    messages.values().map(|m| m.hash).collect()
}

fn missing<T>(messages: &Messages<T>, attempt: u32, n: u16, round: Round) -> Option<Waiting> {
    let trustees: Vec<u16> = (1..=n).filter(|i| !messages.contains_key(i)).collect();
    (!trustees.is_empty()).then_some(Waiting { attempt, round, trustees })
}

/// Round 1, complete: one signed commitment of every trustee. Made from a [`super::Ceremony`] only.
#[derive(Clone, Debug)]
pub struct Commitments {
    attempt: u32,
    round1: [u8; 32],
    list: Vec<Commitment>,
}

impl Commitments {
    /// Which attempt.
    pub fn attempt(&self) -> u32 {
        self.attempt
    }

    /// round1.
    pub fn round1(&self) -> &[u8; 32] {
        &self.round1
    }

    /// The commitment of trustee `number`, from 1.
    pub fn of(&self, number: u16) -> Option<&Commitment> {
        self.list.get(usize::from(number).checked_sub(1)?)
    }

    /// All of them, by trustee.
    pub fn all(&self) -> &[Commitment] {
        &self.list
    }
}

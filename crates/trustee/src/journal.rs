//! The journal: everything the trustee ever signed in one election, in order, chained by hashes.
//!
//! ```text
//! head₀     = H("trustee-journal", election ‖ u16(trustee))
//! headₖ₊₁   = H("trustee-journal", headₖ ‖ kind ‖ 0x00 ‖ subject ‖ 0x00 ‖ asked ‖ SHA-256(document))
//! ```
//!
//! A place is a kind and a subject: the sign-off of the election, the share of a contest, a round of an attempt. A place is
//! written once. `asked` is the hash of the question, so that the same question has the same answer and another has none.

use ostrakon_group::{Bytes32, labelled_hash, sha256};
use serde::{Deserialize, Serialize};

/// What can be signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Ceremony, round 1; the subject is the attempt.
    Commitment,
    /// Ceremony, round 2.
    Dealing,
    /// Ceremony, round 3.
    Acknowledgement,
    /// Ceremony, the end of an attempt.
    Complaint,
    /// The one sign-off; the subject is `election`.
    SignOff,
    /// A decryption share; the subject is the contest.
    Share,
    /// A lot share; the subject is the contest.
    LotShare,
}

impl Kind {
    /// Its name for people, and in the chain.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Commitment => "ceremony commitment",
            Self::Dealing => "ceremony dealing",
            Self::Acknowledgement => "ceremony acknowledgement",
            Self::Complaint => "ceremony complaint",
            Self::SignOff => "sign-off",
            Self::Share => "decryption share",
            Self::LotShare => "lot share",
        }
    }
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One thing signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Hash of what was asked.
    pub asked: Bytes32,
    /// The signed document, as published.
    pub document: String,
    /// What it is.
    pub kind: Kind,
    /// Attempt, contest, or `election`.
    pub subject: String,
}

/// All of them, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journal {
    start: Bytes32,
    entries: Vec<Entry>,
}

/// A place that is already written, with something else.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "this trustee has already signed another {kind} for {subject}: it signs one, ever. If the first was made from a false \
     board, the election must be held again under fresh keys"
)]
pub struct JournalError {
    /// What was asked for.
    pub kind: Kind,
    /// For what.
    pub subject: String,
}

impl Journal {
    pub(crate) fn new(election: &Bytes32, trustee: u16) -> Self {
        Self::with_entries(election, trustee, Vec::new())
    }

    pub(crate) fn with_entries(election: &Bytes32, trustee: u16, entries: Vec<Entry>) -> Self {
        let start = labelled_hash("trustee-journal", &[&election.0, &trustee.to_be_bytes()]).into();
        Self { start, entries }
    }

    /// What was signed.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The head now.
    pub fn head(&self) -> Bytes32 {
        self.entries.iter().fold(self.start, chain)
    }

    /// The head when there were `length` entries.
    pub fn head_at(&self, length: u64) -> Option<Bytes32> {
        let entries = self.entries.get(..usize::try_from(length).ok()?)?;
        Some(entries.iter().fold(self.start, chain))
    }

    /// What stands in a place.
    pub fn find(&self, kind: Kind, subject: &str) -> Option<&Entry> {
        self.entries.iter().find(|e| e.kind == kind && e.subject == subject)
    }

    /// The stored bytes if the same was asked before, nothing if the place is free, a refusal otherwise.
    pub(crate) fn answer(
        &self,
        kind: Kind,
        subject: &str,
        asked: &Bytes32,
    ) -> Result<Option<Vec<u8>>, JournalError> {
        match self.find(kind, subject) {
            None => Ok(None),
            Some(entry) if entry.asked == *asked => Ok(Some(entry.document.clone().into_bytes())),
            Some(_) => Err(JournalError { kind, subject: subject.into() }),
        }
    }

    /// Writes a free place.
    pub(crate) fn append(&mut self, entry: Entry) {
        debug_assert!(self.find(entry.kind, &entry.subject).is_none(), "a place is written once");
        self.entries.push(entry);
    }
}

fn chain(head: Bytes32, entry: &Entry) -> Bytes32 {
    let (kind, subject) = (entry.kind.as_str().as_bytes(), entry.subject.as_bytes());
    let document = sha256(entry.document.as_bytes());
    labelled_hash("trustee-journal", &[&head.0, kind, &[0], subject, &[0], &entry.asked.0, &document]).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(subject: &str, asked: u8) -> Entry {
        Entry { asked: [asked; 32].into(), document: "{}".into(), kind: Kind::Share, subject: subject.into() }
    }

    #[test]
    fn a_second_near_identical_aggregate_is_refused_and_the_same_answered_alike() {
        let mut journal = Journal::new(&[1; 32].into(), 1);
        assert_eq!(journal.answer(Kind::Share, "seat", &[7; 32].into()), Ok(None));
        journal.append(entry("seat", 7));
        assert_eq!(journal.answer(Kind::Share, "seat", &[7; 32].into()), Ok(Some(b"{}".to_vec())));
        assert!(journal.answer(Kind::Share, "seat", &[8; 32].into()).is_err());
        assert_eq!(journal.answer(Kind::Share, "motion", &[8; 32].into()), Ok(None));
    }
}

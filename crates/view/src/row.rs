//! An entry as a row.

use ostrakon_election::board::Entry;
use ostrakon_election::cast::{HEAD_LENGTH, NO_BALLOT, ballot_version};
use ostrakon_election::document::Document;
use ostrakon_election::setup::{ElectionManifest, RollPlan};
use ostrakon_tlog::hash::{Hash, leaf_hash};

/// What can be said of an entry by its own bytes and the manifest's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) leaf: Hash,
    /// `ballot`, the type of a document without `ostrakon/v1/`, or `other`.
    pub(crate) kind: String,
    pub(crate) ballot: Option<BallotHead>,
}

/// The head of a ballot (spec 3.4). Nothing of it is proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BallotHead {
    pub(crate) roll: u16,
    /// How many contests the roll votes in; none if there is no such roll.
    pub(crate) contests: Option<i32>,
    pub(crate) credential: [u8; 32],
    /// Of the credential's ballot before it.
    pub(crate) previous: Option<[u8; 32]>,
}

/// How many contests each roll votes in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Contests(Vec<i32>);

impl Contests {
    pub(crate) fn of(manifest: &ElectionManifest) -> Self {
        let votes =
            |roll: &RollPlan| manifest.contests.iter().filter(|contest| contest.roll == roll.id).count();
        Self(manifest.rolls.iter().map(|roll| votes(roll) as i32).collect())
    }
}

impl Row {
    pub(crate) fn of(bytes: &[u8], contests: &Contests) -> Self {
        let (kind, ballot) = match Entry::decode_lenient(bytes) {
            Ok(Entry::Ballot) => ("ballot".into(), BallotHead::of(bytes, contests)),
            Ok(Entry::Document(document)) => (document.body.kind(), None),
            Err(_) => ("other".into(), None),
        };
        Self { leaf: leaf_hash(bytes), kind, ballot }
    }
}

impl BallotHead {
    fn of(bytes: &[u8], contests: &Contests) -> Option<Self> {
        ballot_version(bytes).ok()?;
        let head: &[u8; HEAD_LENGTH] = bytes.first_chunk()?;
        let roll = u16::from_be_bytes(*head[4..].first_chunk()?);
        let previous: [u8; 32] = *head[38..].first_chunk()?;
        Some(Self {
            roll,
            contests: contests.0.get(usize::from(roll)).copied(),
            credential: *head[6..].first_chunk()?,
            previous: (previous != NO_BALLOT).then_some(previous),
        })
    }
}

/// The manifest, if that is what these bytes are.
pub(crate) fn manifest(bytes: &[u8]) -> Option<ElectionManifest> {
    match Entry::decode_lenient(bytes).ok()? {
        Entry::Document(document) => match document.body {
            Document::Manifest(manifest) => Some(*manifest),
            _ => None,
        },
        Entry::Ballot => None,
    }
}

//! The key ceremony's messages and what they hash to (spec 1.3).

use crate::document::{Fault, Read, Tree, lone_word, record};
use ostrakon_group::{Bytes32, Transcript, decode_hex, labelled_hash};
use serde::de::Error;
use serde::{Deserialize, Serialize};

/// `ostrakon/v1/ceremony-commitment`: round 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Commitment {
    /// Which attempt, from 1.
    pub attempt: u32,
    /// X25519 key of this attempt.
    pub channel_key: Bytes32,
    /// H("dealing", head ‖ coefficients).
    pub dealing: Bytes32,
    /// The election.
    pub election: Bytes32,
    /// Which trustee, from 1.
    pub trustee: u16,
}

record!(Commitment { attempt, channel_key, dealing, election, trustee });

/// A side file, bound by size and hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileReference {
    /// SHA-256 of the file.
    pub sha256: Bytes32,
    /// Its length in bytes.
    pub size: u64,
}

record!(FileReference { sha256, size });

/// `ostrakon/v1/ceremony-dealing`: round 2.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DealingDocument {
    /// Which attempt.
    pub attempt: u32,
    /// The election.
    pub election: Bytes32,
    /// SHA-256 of the envelope to each trustee; 32 zero bytes in the dealer's own place.
    pub envelopes: Vec<Bytes32>,
    /// The dealing file.
    pub file: FileReference,
    /// Round 1's hash.
    pub round: Bytes32,
    /// Which trustee.
    pub trustee: u16,
}

record!(DealingDocument { attempt, election, envelopes, file, round, trustee });

/// `ostrakon/v1/ceremony-acknowledgement`: round 3.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acknowledgement {
    /// Which attempt.
    pub attempt: u32,
    /// The whole ceremony's hash.
    pub ceremony: Bytes32,
    /// The election.
    pub election: Bytes32,
    /// SHA-256 of the keys file.
    pub keys: Bytes32,
    /// Which trustee.
    pub trustee: u16,
}

record!(Acknowledgement { attempt, ceremony, election, keys, trustee });

/// Why a trustee complains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ComplaintReason {
    /// An envelope does not open or holds a false share.
    Share,
    /// A public dealing breaks checks 108 or 109.
    Dealing,
    /// A message did not come.
    Missing,
}

/// `ostrakon/v1/ceremony-complaint`: ends the attempt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, try_from = "RawComplaint")]
pub struct Complaint {
    /// Who is accused.
    pub accused: u16,
    /// Which attempt.
    pub attempt: u32,
    /// The accuser's channel secret of this attempt, in hexadecimal; empty unless a share is at issue.
    pub channel_secret: String,
    /// The election.
    pub election: Bytes32,
    /// The envelope, in hexadecimal; empty unless a share is at issue.
    pub envelope: String,
    /// Why.
    pub reason: ComplaintReason,
    /// Who complains.
    pub trustee: u16,
}

/// As written; the evidence is judged when it becomes a [`Complaint`].
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawComplaint {
    accused: u16,
    attempt: u32,
    channel_secret: String,
    election: Bytes32,
    envelope: String,
    reason: ComplaintReason,
    trustee: u16,
}

record!(RawComplaint { accused, attempt, channel_secret, election, envelope, reason, trustee });

impl Read for Complaint {
    fn read(tree: Tree) -> Result<Self, Fault> {
        RawComplaint::read(tree)?.try_into().map_err(Fault::custom)
    }
}

impl Read for ComplaintReason {
    fn read(tree: Tree) -> Result<Self, Fault> {
        Ok([Self::Share, Self::Dealing, Self::Missing][lone_word(tree, &["share", "dealing", "missing"])?])
    }
}

/// Most bytes of an envelope in a complaint.
const MAX_ENVELOPE: usize = 16 * 1024;

impl TryFrom<RawComplaint> for Complaint {
    type Error = &'static str;

    fn try_from(raw: RawComplaint) -> Result<Self, Self::Error> {
        let RawComplaint { accused, attempt, channel_secret, election, envelope, reason, trustee } = raw;
        let evidence = reason == ComplaintReason::Share;
        let decoded = decode_hex(&envelope).ok_or("the envelope is no hexadecimal")?;
        if evidence && Bytes32::parse(&channel_secret).is_none() {
            return Err("a complaint about a share holds a channel secret of 64 hexadecimal digits");
        }
        if !(evidence || channel_secret.is_empty() && envelope.is_empty()) {
            return Err("only a complaint about a share holds evidence");
        }
        if decoded.len() > MAX_ENVELOPE {
            return Err("the envelope is longer than 16,384 bytes");
        }
        Ok(Self { accused, attempt, channel_secret, election, envelope, reason, trustee })
    }
}

/// round1, from the n commitments' document hashes by trustee.
pub fn round1_hash(election: &Bytes32, attempt: u32, commitments: &[[u8; 32]]) -> [u8; 32] {
    labelled_hash("ceremony-commitments", &[&election.0, &attempt.to_be_bytes(), commitments.as_flattened()])
}

/// ceremony, from the n dealings' document hashes by trustee.
pub fn ceremony_hash(round1: &[u8; 32], dealings: &[[u8; 32]]) -> [u8; 32] {
    labelled_hash("ceremony", &[round1, dealings.as_flattened()])
}

/// The transcript a proof of possession continues.
pub fn possession_context(round1: &[u8; 32], trustee: u16, threshold: u16, columns: usize) -> Transcript {
    let mut transcript = Transcript::new("ostrakon-v1/possession");
    transcript.absorb("ceremony", round1);
    transcript.absorb_int("trustee", trustee.into());
    transcript.absorb_int("threshold", threshold.into());
    transcript.absorb_int("columns", columns as u64);
    transcript
}

//! Every type of document, and who signs it (`spec/encoding.md`).

use crate::board::{Closing, Objection, Schedule};
use crate::cast::ChallengeOpening;
use crate::certify::Certificate;
use crate::decrypt::{DecryptionShareDocument, LotShareDocument, ResultDocument, SignOff};
use crate::roll::RollDocument;
use crate::setup::{Acknowledgement, Commitment, Complaint, DealingDocument, ElectionManifest, Opening};
use crate::tally::TallyDocument;
use ostrakon_group::Bytes32;
use serde::{Deserialize, Serialize};

/// The body of a document, told apart by its member `type`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
#[expect(missing_docs, reason = "each variant is documented at its type")]
pub enum Document {
    #[serde(rename = "ostrakon/v1/manifest")]
    Manifest(Box<ElectionManifest>),
    #[serde(rename = "ostrakon/v1/ceremony-commitment")]
    Commitment(Commitment),
    #[serde(rename = "ostrakon/v1/ceremony-dealing")]
    Dealing(DealingDocument),
    #[serde(rename = "ostrakon/v1/ceremony-acknowledgement")]
    Acknowledgement(Acknowledgement),
    #[serde(rename = "ostrakon/v1/ceremony-complaint")]
    Complaint(Complaint),
    #[serde(rename = "ostrakon/v1/roll")]
    Roll(RollDocument),
    #[serde(rename = "ostrakon/v1/opening")]
    Opening(Opening),
    #[serde(rename = "ostrakon/v1/schedule")]
    Schedule(Schedule),
    #[serde(rename = "ostrakon/v1/closing")]
    Closing(Closing),
    #[serde(rename = "ostrakon/v1/objection")]
    Objection(Objection),
    #[serde(rename = "ostrakon/v1/tally")]
    Tally(TallyDocument),
    #[serde(rename = "ostrakon/v1/sign-off")]
    SignOff(SignOff),
    #[serde(rename = "ostrakon/v1/decryption-share")]
    Share(DecryptionShareDocument),
    #[serde(rename = "ostrakon/v1/result")]
    Result(ResultDocument),
    #[serde(rename = "ostrakon/v1/lot-share")]
    LotShare(LotShareDocument),
    #[serde(rename = "ostrakon/v1/certificate")]
    Certificate(Certificate),
    #[serde(rename = "ostrakon/v1/challenge")]
    Challenge(ChallengeOpening),
}

/// Who signs a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The organiser.
    Organiser,
    /// The registrar.
    Registrar,
    /// The trustee of this number, from 1.
    Trustee(u16),
    /// Officers, at least the quorum.
    Officers,
    /// Nobody.
    Nobody,
}

impl Document {
    /// Who signs it.
    pub fn role(&self) -> Role {
        match self {
            Self::Manifest(_) | Self::Opening(_) | Self::Closing(_) | Self::Tally(_) | Self::Result(_) => {
                Role::Organiser
            }
            Self::Roll(_) => Role::Registrar,
            Self::Commitment(d) => Role::Trustee(d.trustee),
            Self::Dealing(d) => Role::Trustee(d.trustee),
            Self::Acknowledgement(d) => Role::Trustee(d.trustee),
            Self::Complaint(d) => Role::Trustee(d.trustee),
            Self::SignOff(d) => Role::Trustee(d.trustee),
            Self::Share(d) => Role::Trustee(d.trustee),
            Self::LotShare(d) => Role::Trustee(d.trustee),
            Self::Schedule(_) | Self::Certificate(_) => Role::Officers,
            Self::Objection(_) | Self::Challenge(_) => Role::Nobody,
        }
    }

    /// The election it belongs to; a manifest is the election.
    pub fn election(&self) -> Option<Bytes32> {
        Some(match self {
            Self::Manifest(_) => return None,
            Self::Commitment(d) => d.election,
            Self::Dealing(d) => d.election,
            Self::Acknowledgement(d) => d.election,
            Self::Complaint(d) => d.election,
            Self::Roll(d) => d.election,
            Self::Opening(d) => d.election,
            Self::Schedule(d) => d.election,
            Self::Closing(d) => d.election,
            Self::Objection(d) => d.election,
            Self::Tally(d) => d.election,
            Self::SignOff(d) => d.election,
            Self::Share(d) => d.election,
            Self::Result(d) => d.election,
            Self::LotShare(d) => d.election,
            Self::Certificate(d) => d.election,
            Self::Challenge(d) => d.election,
        })
    }

    /// Its name for people.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Manifest(_) => "manifest",
            Self::Commitment(_) => "ceremony commitment",
            Self::Dealing(_) => "ceremony dealing",
            Self::Acknowledgement(_) => "ceremony acknowledgement",
            Self::Complaint(_) => "ceremony complaint",
            Self::Roll(_) => "roll",
            Self::Opening(_) => "opening",
            Self::Schedule(_) => "schedule",
            Self::Closing(_) => "closing",
            Self::Objection(_) => "objection",
            Self::Tally(_) => "tally",
            Self::SignOff(_) => "sign-off",
            Self::Share(_) => "decryption share",
            Self::Result(_) => "result",
            Self::LotShare(_) => "lot share",
            Self::Certificate(_) => "certificate",
            Self::Challenge(_) => "challenge",
        }
    }
}

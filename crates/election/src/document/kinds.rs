//! Every type of document, and who signs it (`spec/encoding.md`).

use super::record::{Fault, Read, tagged, word};
use super::tree::Tree;
use crate::board::{Closing, Objection, Schedule};
use crate::cast::ChallengeOpening;
use crate::certify::Certificate;
use crate::decrypt::{DecryptionShareDocument, LotShareDocument, ResultDocument, SignOff};
use crate::roll::RollDocument;
use crate::setup::{Acknowledgement, Commitment, Complaint, DealingDocument, ElectionManifest, Opening};
use crate::tally::TallyDocument;
use ostrakon_group::Bytes32;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

/// The body of a document, told apart by its member `type`.
#[derive(Clone, Debug, PartialEq, Serialize)]
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

/// The types, in the order of [`Document`]'s variants.
pub(super) const TYPES: &[&str] = &[
    "ostrakon/v1/manifest",
    "ostrakon/v1/ceremony-commitment",
    "ostrakon/v1/ceremony-dealing",
    "ostrakon/v1/ceremony-acknowledgement",
    "ostrakon/v1/ceremony-complaint",
    "ostrakon/v1/roll",
    "ostrakon/v1/opening",
    "ostrakon/v1/schedule",
    "ostrakon/v1/closing",
    "ostrakon/v1/objection",
    "ostrakon/v1/tally",
    "ostrakon/v1/sign-off",
    "ostrakon/v1/decryption-share",
    "ostrakon/v1/result",
    "ostrakon/v1/lot-share",
    "ostrakon/v1/certificate",
    "ostrakon/v1/challenge",
];

impl Read for Document {
    fn read(tree: Tree) -> Result<Self, Fault> {
        let (tag, rest) = tagged(tree, "internally tagged enum Document")?;
        let place = match &tag {
            Tree::Text(name) => word(name, TYPES)?,
            other => return Err(Fault::invalid_type(other.unexpected(), &"variant identifier")),
        };
        Ok(match place {
            0 => Self::Manifest(Read::read(rest)?),
            1 => Self::Commitment(Read::read(rest)?),
            2 => Self::Dealing(Read::read(rest)?),
            3 => Self::Acknowledgement(Read::read(rest)?),
            4 => Self::Complaint(Read::read(rest)?),
            5 => Self::Roll(Read::read(rest)?),
            6 => Self::Opening(Read::read(rest)?),
            7 => Self::Schedule(Read::read(rest)?),
            8 => Self::Closing(Read::read(rest)?),
            9 => Self::Objection(Read::read(rest)?),
            10 => Self::Tally(Read::read(rest)?),
            11 => Self::SignOff(Read::read(rest)?),
            12 => Self::Share(Read::read(rest)?),
            13 => Self::Result(Read::read(rest)?),
            14 => Self::LotShare(Read::read(rest)?),
            15 => Self::Certificate(Read::read(rest)?),
            _ => Self::Challenge(Read::read(rest)?),
        })
    }
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(Tree::deserialize(deserializer)?).map_err(D::Error::custom)
    }
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

    /// Its type as it stands in it, without `ostrakon/v1/`.
    pub fn kind(&self) -> String {
        let value = serde_json::to_value(self).unwrap_or_default();
        let name = value.get("type").and_then(|name| name.as_str()).unwrap_or_default();
        name.strip_prefix("ostrakon/v1/").unwrap_or(name).to_owned()
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

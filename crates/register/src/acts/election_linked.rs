//! Elections that are announced (spec 9.5).

use ostrakon_election::document::{Document, Signed, SignedDocument};
use ostrakon_election::setup::ElectionManifest;
use ostrakon_group::Bytes32;
use serde::{Deserialize, Serialize};

/// `ostrakon/v1/election-linked`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ElectionLinked {
    /// The election's signed manifest.
    pub manifest: Signed<ManifestBody>,
    /// Hash of the founding's body.
    pub register: Bytes32,
    /// When, Unix seconds.
    pub time: u64,
}

/// A document that is a manifest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum ManifestBody {
    /// The manifest.
    #[serde(rename = "ostrakon/v1/manifest")]
    Manifest(Box<ElectionManifest>),
}

impl ElectionLinked {
    /// The act that links this election; none, if the document is no manifest.
    pub fn of(document: &SignedDocument, register: Bytes32, time: u64) -> Option<Self> {
        let Document::Manifest(manifest) = &document.body else { return None };
        let body = ManifestBody::Manifest(manifest.clone());
        Some(Self { manifest: Signed { body, signatures: document.signatures.clone() }, register, time })
    }

    /// The manifest.
    pub fn manifest(&self) -> &ElectionManifest {
        let ManifestBody::Manifest(manifest) = &self.manifest.body;
        manifest
    }
}

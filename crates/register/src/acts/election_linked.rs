//! Elections that are announced (spec 9.5).

use super::Enclosed;
use ostrakon_election::document::SignedDocument;
use ostrakon_election::setup::ElectionManifest;
use ostrakon_group::Bytes32;
use serde::{Deserialize, Serialize};

/// `ostrakon/v1/election-linked`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ElectionLinked {
    /// The election's signed manifest.
    pub manifest: Enclosed<ManifestBody>,
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
        Some(Self { manifest: Enclosed::of(document)?, register, time })
    }

    /// The manifest, if it can be read.
    pub fn manifest(&self) -> Option<&ElectionManifest> {
        self.manifest.body().map(ManifestBody::manifest)
    }
}

impl ManifestBody {
    /// The manifest.
    pub fn manifest(&self) -> &ElectionManifest {
        let Self::Manifest(manifest) = self;
        manifest
    }
}

//! An officer: verifies the record here, and signs the certificate of what was verified, nothing else (spec 7.9).

use super::board::manifest;
use super::keys::office_key;
use super::refusal::unsigned;
use super::{drawn, json};
use crate::verifier::{Told, progress::Worker, verification};
use crate::{Fault, Fetched};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::key_file;
use ostrakon_election::posting::Posting;
use ostrakon_election::setup::ElectionManifest;
use ostrakon_group::Bytes32;
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_verify::{Progress, RecordFiles, Verification};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// A key, what was verified, and what this key signed of it.
#[wasm_bindgen]
pub struct Officer {
    key: SecretKey,
    /// The vote that the page named before anything was verified.
    named: Option<ElectionManifest>,
    verification: Option<Verification>,
    signed: Option<SignedDocument>,
}

/// What an officer goes by.
#[derive(Serialize)]
struct Examined {
    #[serde(flatten)]
    told: Told,
    quorum: u16,
    officers: Vec<Named>,
    /// Why this officer may not sign; none if it may.
    refusal: Option<Fault>,
}

/// An officer of the manifest.
#[derive(Serialize)]
struct Named {
    name: String,
    key: String,
    own: bool,
    concerned: bool,
    signed: bool,
}

/// Who has signed, and whether that is enough.
#[derive(Serialize)]
struct Signatures {
    quorum: u16,
    counted: usize,
    officers: Vec<Named>,
}

#[wasm_bindgen]
impl Officer {
    /// Draws a key.
    ///
    /// # Errors
    /// If the device has no randomness.
    pub fn generate() -> Result<Officer, Fault> {
        drawn(b"officer key").map(|mut rng| Self::new(SecretKey::generate(&mut rng)))
    }

    /// Reads a key's file.
    ///
    /// # Errors
    /// If it is none, or another kind of key.
    pub fn parse(text: &str) -> Result<Officer, Fault> {
        office_key(text).map(Self::new)
    }

    /// The key's file, for its officer to keep.
    pub fn file(&self) -> String {
        key_file::encode("officer", &self.key).to_string()
    }

    /// The public key, in hexadecimal.
    pub fn public_key(&self) -> String {
        self.public().to_string()
    }

    /// The vote of this slug and its officers, before anything is verified: what its manifest says.
    ///
    /// # Errors
    /// If nothing is published, or its first entry is no manifest.
    pub fn seat(&mut self, slug: &str) -> Result<String, Fault> {
        let manifest = manifest(&Fetched::record(slug))?;
        let officers = self.officers(&manifest, None, &[]);
        let told = json(&serde_json::json!({
            "title": manifest.title, "officers": officers, "quorum": manifest.certifiers.quorum
        }));
        self.named = Some(manifest);
        Ok(told)
    }

    /// Verifies the whole record, and tells the worker how far it is.
    ///
    /// # Errors
    /// If there is no record at all, or it is another election's than the one that was named.
    pub fn verify(&mut self, slug: &str) -> Result<String, Fault> {
        self.verify_files(&Fetched::record(slug), &Worker::default())
    }

    /// Signs the certificate of what was verified.
    ///
    /// # Errors
    /// If nothing was, or a check up to 701 did not pass, or this officer may not sign.
    pub fn sign(&mut self) -> Result<String, Fault> {
        let certificate =
            self.verified()?.certificate(&self.public()).map_err(|refusal| unsigned(&refusal))?;
        self.signed = Some(SignedDocument::sign(Document::Certificate(certificate), &self.key));
        self.signatures()
    }

    /// Adds what another officer has signed.
    ///
    /// # Errors
    /// If it is no certificate, of another record than the one verified here, or not signed by officers of this vote.
    pub fn add(&mut self, file: &[u8]) -> Result<String, Fault> {
        let theirs = SignedDocument::decode(file).map_err(|error| Fault::new("certificate-unread", error))?;
        let keys = self.manifest()?.officer_keys();
        let own = self.signed.as_mut().ok_or_else(nothing)?;
        if !matches!(theirs.body, Document::Certificate(_)) {
            return Err(Fault::new(
                "certificate-unread",
                format!("a {} is no certificate", theirs.body.name()),
            ));
        }
        if theirs.body != own.body {
            return Err(Fault::new("certificate-other", "it says something else than the one signed here"));
        }
        theirs.check_signatures(&keys, 1).map_err(|error| Fault::new("certificate-false", error))?;
        own.merge(&theirs.signatures);
        self.signatures()
    }

    /// The certificate with its signatures, as a file for the other officers.
    ///
    /// # Errors
    /// If nothing is signed.
    pub fn document(&self) -> Result<Vec<u8>, Fault> {
        self.signed.as_ref().map(SignedDocument::encode).ok_or_else(nothing)
    }

    /// What is sent to the service.
    ///
    /// # Errors
    /// If fewer officers than the quorum have signed, whom this election does not concern.
    pub fn posting(&self) -> Result<Vec<u8>, Fault> {
        let document = self.document()?;
        let (found, needed) = (self.counted()?, self.manifest()?.certifiers.quorum);
        if found < usize::from(needed) {
            return Err(Fault::new("certificate-quorum", format!("{found} of {needed}")));
        }
        Ok(Posting { documents: vec![document], ..Posting::default() }.body())
    }
}

impl Officer {
    fn new(key: SecretKey) -> Self {
        Self { key, named: None, verification: None, signed: None }
    }

    /// As [`Self::verify`], of any files, told to anybody.
    ///
    /// # Errors
    /// As [`Self::verify`].
    pub fn verify_files(
        &mut self,
        files: &dyn RecordFiles,
        progress: &dyn Progress,
    ) -> Result<String, Fault> {
        (self.verification, self.signed) = (None, None);
        let (verification, head) = verification(files, progress)?;
        let found = verification.plan.as_ref().map(|plan| plan.manifest());
        if found.zip(self.named.as_ref()).is_some_and(|(found, named)| found != named) {
            return Err(Fault::new("other-election", "another manifest is published now"));
        }
        let told = Told::of(&verification, head)?;
        let refusal = verification.certificate(&self.public()).err().map(|refusal| unsigned(&refusal));
        let manifest = verification.plan.as_ref().map(|plan| plan.manifest());
        let signed: Vec<Bytes32> =
            verification.certificate.iter().flat_map(|c| &c.signatures).map(|s| s.key).collect();
        let officers = manifest.map(|m| self.officers(m, Some(&verification), &signed)).unwrap_or_default();
        let quorum = manifest.map_or(0, |manifest| manifest.certifiers.quorum);
        let examined = json(&Examined { told, quorum, officers, refusal });
        self.verification = Some(verification);
        Ok(examined)
    }

    fn public(&self) -> Bytes32 {
        key_file::public(&self.key)
    }

    fn verified(&self) -> Result<&Verification, Fault> {
        self.verification.as_ref().ok_or_else(nothing)
    }

    fn manifest(&self) -> Result<&ElectionManifest, Fault> {
        self.verified()?.plan.as_ref().map(|plan| plan.manifest()).ok_or_else(nothing)
    }

    fn officers(
        &self,
        manifest: &ElectionManifest,
        verification: Option<&Verification>,
        signed: &[Bytes32],
    ) -> Vec<Named> {
        let concerned = verification.and_then(|v| v.evidence.as_ref()).map(|evidence| &evidence.concerned);
        let own = self.public();
        let named = manifest.certifiers.officers.iter().map(|officer| Named {
            name: officer.name.clone(),
            key: officer.key.to_string(),
            own: officer.key == own,
            concerned: concerned.is_some_and(|concerned| concerned.contains(&officer.key)),
            signed: signed.contains(&officer.key),
        });
        named.collect()
    }

    fn signers(&self) -> Vec<Bytes32> {
        self.signed.iter().flat_map(|document| &document.signatures).map(|signature| signature.key).collect()
    }

    /// Signatures of officers whom the election does not concern.
    fn counted(&self) -> Result<usize, Fault> {
        let evidence = self.verified()?.evidence.as_ref().ok_or_else(nothing)?;
        Ok(self.signers().iter().filter(|key| !evidence.concerned.contains(key)).count())
    }

    fn signatures(&self) -> Result<String, Fault> {
        let manifest = self.manifest()?;
        Ok(json(&Signatures {
            quorum: manifest.certifiers.quorum,
            counted: self.counted()?,
            officers: self.officers(manifest, Some(self.verified()?), &self.signers()),
        }))
    }
}

fn nothing() -> Fault {
    Fault::new("nothing-signed", "nothing was verified and signed here")
}

impl std::fmt::Debug for Officer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Officer({}, <redacted>)", self.public())
    }
}

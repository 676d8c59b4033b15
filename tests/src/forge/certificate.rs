//! Stage 12: the certificate.

use super::{Election, Stage};
use ostrakon_election::certify::{Certificate, verdicts_hash};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_verify::Report;

impl Election {
    /// The certificate, as it should be.
    pub fn draft_certificate(&self) -> Certificate {
        let result = self.view().results.first().map_or([0; 32], |r| self.leaf(r.index));
        let verdicts = self.verdicts().map_or([0; 32].into(), |v| verdicts_hash(&v));
        Certificate {
            election: self.election(),
            head: self.log.head(),
            report: Report::certified_hash(),
            result: result.into(),
            verdicts,
        }
    }

    /// Certifies, all officers signing.
    pub fn enter_certificate(&mut self, certificate: Certificate) {
        let officers = std::mem::take(&mut self.people.officers);
        self.certify_by(certificate, &officers.iter().collect::<Vec<_>>());
        self.people.officers = officers;
    }

    /// Certifies, these signing.
    pub fn certify_by(&mut self, certificate: Certificate, signers: &[&SecretKey]) {
        let mut document = SignedDocument::unsigned(Document::Certificate(certificate));
        signers.iter().for_each(|key| document.add_signature(key));
        self.enter_signed(&document);
        self.stage = Stage::Done;
    }
}

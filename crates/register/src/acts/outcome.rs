//! Outcomes of elections (spec 9.6).

use ostrakon_charter::Verdict;
use ostrakon_election::certify::Certificate;
use ostrakon_election::document::{Document, Signed, SignedDocument};
use ostrakon_group::Bytes32;
use serde::{Deserialize, Serialize};

/// `ostrakon/v1/outcome`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutcomeAct {
    /// The election's signed certificate.
    pub certificate: Signed<CertificateBody>,
    /// Its manifest hash.
    pub election: Bytes32,
    /// Hash of the founding's body.
    pub register: Bytes32,
    /// When, Unix seconds.
    pub time: u64,
    /// The verdicts, one a contest.
    pub verdicts: Vec<Verdict>,
}

/// A document that is a certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum CertificateBody {
    /// The certificate.
    #[serde(rename = "ostrakon/v1/certificate")]
    Certificate(Certificate),
}

impl OutcomeAct {
    /// The act with these verdicts; none, if the document is no certificate.
    pub fn of(
        document: &SignedDocument,
        verdicts: Vec<Verdict>,
        register: Bytes32,
        time: u64,
    ) -> Option<Self> {
        let Document::Certificate(certificate) = &document.body else { return None };
        let body = CertificateBody::Certificate(certificate.clone());
        let certificate_of = Signed { body, signatures: document.signatures.clone() };
        Some(Self { certificate: certificate_of, election: certificate.election, register, time, verdicts })
    }

    /// The certificate.
    pub fn certificate(&self) -> &Certificate {
        let CertificateBody::Certificate(certificate) = &self.certificate.body;
        certificate
    }
}

//! Outcomes of elections (spec 9.6).

use super::Enclosed;
use ostrakon_charter::Verdict;
use ostrakon_election::certify::Certificate;
use ostrakon_election::document::SignedDocument;
use ostrakon_group::Bytes32;
use serde::{Deserialize, Serialize};

/// `ostrakon/v1/outcome`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutcomeAct {
    /// The election's signed certificate.
    pub certificate: Enclosed<CertificateBody>,
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
        let certificate: Enclosed<CertificateBody> = Enclosed::of(document)?;
        let election = certificate.body()?.certificate().election;
        Some(Self { certificate, election, register, time, verdicts })
    }

    /// The certificate, if it can be read.
    pub fn certificate(&self) -> Option<&Certificate> {
        self.certificate.body().map(CertificateBody::certificate)
    }
}

impl CertificateBody {
    /// The certificate.
    pub fn certificate(&self) -> &Certificate {
        let Self::Certificate(certificate) = self;
        certificate
    }
}

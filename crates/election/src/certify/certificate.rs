//! The certificate: officers' signatures under what the verifier found (spec 7.8).

use crate::board::Head;
use crate::document::jcs;
use crate::document::record;
use ostrakon_charter::Verdict;
use ostrakon_group::{Bytes32, sha256};
use serde::{Deserialize, Serialize};

/// `ostrakon/v1/certificate`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// The election.
    pub election: Bytes32,
    /// The tree that ends before the certificate.
    pub head: Head,
    /// Hash of the verifier's report.
    pub report: Bytes32,
    /// Leaf hash of the result.
    pub result: Bytes32,
    /// Hash of the verdicts.
    pub verdicts: Bytes32,
}

record!(Certificate { election, head, report, result, verdicts });

/// SHA-256(JCS(array of verdicts)).
pub fn verdicts_hash(verdicts: &[Verdict]) -> Bytes32 {
    sha256(&jcs(&verdicts)).into()
}

/// SHA-256(JCS([{"id", "status": "passed"}, …])) for these checks, in order.
pub fn report_hash<'a>(ids: impl Iterator<Item = &'a str>) -> Bytes32 {
    #[derive(Serialize)]
    struct Line<'a> {
        id: &'a str,
        status: &'a str,
    }
    let lines: Vec<_> = ids.map(|id| Line { id, status: "passed" }).collect();
    sha256(&jcs(&lines)).into()
}

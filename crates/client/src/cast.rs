//! Ballots and their receipts (spec 10.4, 4.4).

use crate::wire::Ask;
use crate::{Client, ClientError};
use ostrakon_charter::Id;
use ostrakon_election::cast::Receipted;
use ostrakon_group::Bytes32;
use ostrakon_tlog::checkpoint::LogKey;
use ostrakon_tlog::receipt::MAX_RECEIPT_LEN;
use serde::Deserialize;

/// The last ballot of a P.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct LastBallot {
    /// Its index on the board.
    pub index: Option<u64>,
    /// Its leaf hash, which the next ballot names.
    pub previous: Option<Bytes32>,
}

impl Client {
    /// Casts a ballot with its token, which is empty where the manifest names no token key. The same bytes may be cast again as often as
    /// anybody likes: the answer is the ballot's receipt.
    ///
    /// # Errors
    /// If the service refuses the ballot; or what it gives is no receipt of it, which is kept in the error's words.
    pub fn cast(
        &self,
        slug: &Id,
        log: &LogKey,
        token: &[u8],
        ballot: &[u8],
    ) -> Result<Receipted, ClientError> {
        let (path, body) = (format!("/api/elections/{slug}/cast"), [token, ballot].concat());
        let ask = Ask::post(&path, "application/octet-stream", &body).at_most(MAX_RECEIPT_LEN as u64);
        let answer = self.wire.ask(&ask)?;
        Receipted::verify(&answer.body, log, ballot).map_err(|why| self.no_receipt(&path, &why))
    }

    /// The receipt of a ballot on the board, with the cosignatures that have come in since.
    ///
    /// # Errors
    /// If there is no such ballot; or what the service gives is no receipt of it.
    pub fn receipt(
        &self,
        slug: &Id,
        log: &LogKey,
        index: u64,
        ballot: &[u8],
    ) -> Result<Receipted, ClientError> {
        let path = format!("/api/elections/{slug}/receipt/{index}");
        let answer = self.wire.ask(&Ask::get(&path).at_most(MAX_RECEIPT_LEN as u64))?;
        Receipted::verify(&answer.body, log, ballot).map_err(|why| self.no_receipt(&path, &why))
    }

    /// What the next ballot of a P must name. Whoever reads the board knows it without asking.
    ///
    /// # Errors
    /// If the service does not say.
    pub fn last_ballot(&self, slug: &Id, roll: usize, key: &Bytes32) -> Result<LastBallot, ClientError> {
        self.json(&Ask::get(&format!("/api/elections/{slug}/cast/{roll}/{key}")))
    }

    fn no_receipt(&self, path: &str, why: &str) -> ClientError {
        self.other(path, &format!("no receipt of this ballot came back ({why})"))
    }
}

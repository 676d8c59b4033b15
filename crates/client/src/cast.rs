//! Ballots and their receipts (spec 10.4, 4.4).

use crate::wire::Ask;
use crate::{Client, ClientError};
use ostrakon_charter::Id;
use ostrakon_group::Bytes32;
use ostrakon_tlog::checkpoint::{LogKey, VerifiedCheckpoint};
use ostrakon_tlog::hash::leaf_hash;
use ostrakon_tlog::receipt::{MAX_RECEIPT_LEN, Receipt};
use serde::Deserialize;

/// The last ballot of a P.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct LastBallot {
    /// Its index on the board.
    pub index: Option<u64>,
    /// Its leaf hash, which the next ballot names.
    pub previous: Option<Bytes32>,
}

/// A receipt that was verified: the log signed a tree that holds this ballot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipted {
    /// The receipt's text, to be kept.
    pub text: String,
    /// The ballot's index on the board.
    pub index: u64,
    /// What the log signed, with the lines of witnesses as they came.
    pub checkpoint: VerifiedCheckpoint,
}

impl Receipted {
    /// Verifies the receipt of a ballot.
    ///
    /// # Errors
    /// Why it is none.
    pub fn verify(text: &[u8], log: &LogKey, ballot: &[u8]) -> Result<Self, String> {
        let receipt = Receipt::parse(text).map_err(|error| error.to_string())?;
        let leaf = leaf_hash(ballot);
        if receipt.unauthenticated_extra() != Some(leaf.as_bytes().as_slice()) {
            return Err("it is for another ballot".into());
        }
        let checkpoint = receipt.verify(log, leaf).map_err(|error| error.to_string())?;
        Ok(Self { text: receipt.encode(), index: receipt.index(), checkpoint })
    }
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

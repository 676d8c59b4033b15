//! A session without a network: an election from a vote file, a ballot as a file, a receipt by its signature alone (spec 10.11 to 10.13).

use super::Session;
use crate::Fault;
use crate::json::json;
use ostrakon_group::encode_hex;
use ostrakon_tlog::hash::Hash;
use ostrakon_tlog::receipt::Receipt;
use ostrakon_verify::{VoteFile, VoteFileError};
use ostrakon_voter::sealed_file;
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// Where a receipt says that a ballot stands, and how long the board was then, and is in the vote file.
#[derive(Serialize)]
struct Kept {
    index: u64,
    then: u64,
    file: u64,
    leaf: String,
}

#[wasm_bindgen]
impl Session {
    /// Judges the setup of the election in a vote file, by nothing but what is in it.
    ///
    /// # Errors
    /// If it is no vote file, damaged, or of an election that must not be voted on.
    pub fn from_file(bytes: Vec<u8>) -> Result<Session, Fault> {
        let file = VoteFile::read(bytes).map_err(|error| unread(&error))?;
        // What is not in it cannot be had: then it is not all of it.
        Self::begin(file, "").map_err(|fault| match fault.name {
            "no-connection" | "no-record" => Fault::new("vote-file-damaged", fault.detail),
            _ => fault,
        })
    }

    /// The file of the ballot that [`Self::seal`] gave, to be posted later: with what its token is asked for with, where the roll has tokens.
    ///
    /// # Errors
    /// If nobody has unlocked it.
    pub fn sealed_file(&self, ballot: &[u8]) -> Result<Vec<u8>, Fault> {
        let election = self.opened.plan().election();
        let Some(key) = self.token_key()? else { return Ok(sealed_file(&election, ballot, &[])) };
        Ok(sealed_file(&election, ballot, &self.drawn(&key)?))
    }

    /// Verifies a receipt by the log's key alone: that the log signed a tree that holds its ballot. Gives the entry, the sizes of that tree and of
    /// the vote file's, and the ballot's leaf hash.
    ///
    /// # Errors
    /// If the log did not sign it, or signed another tree of that size.
    pub fn kept(&self, text: &[u8]) -> Result<String, Fault> {
        let none = |why: &dyn std::fmt::Display| Fault::new("receipt-false", why);
        let receipt = Receipt::parse(text).map_err(|error| none(&error))?;
        let leaf = receipt.unauthenticated_extra().and_then(|extra| <[u8; 32]>::try_from(extra).ok());
        let leaf = leaf.ok_or_else(|| none(&"its extra line is not a leaf hash"))?;
        let signed =
            receipt.verify(self.opened.log(), Hash::from_bytes(leaf)).map_err(|error| none(&error))?;
        let (head, published) = (*signed.head(), *self.opened.checkpoint().head());
        if head.size == published.size && head != published {
            return Err(Fault::new("receipt-contradicted", format!("two trees of {} entries", head.size)));
        }
        if receipt.index() < self.opened.beginning() {
            return Err(Fault::new("receipt-of-no-ballot", format!("entry {}", receipt.index())));
        }
        let (index, leaf) = (receipt.index(), encode_hex(&leaf));
        Ok(json(&Kept { index, then: head.size, file: published.size, leaf }))
    }
}

fn unread(error: &VoteFileError) -> Fault {
    let name = match error {
        VoteFileError::TooLarge { .. } => "vote-file-too-large",
        VoteFileError::Foreign => "vote-file-foreign",
        _ => "vote-file-damaged",
    };
    Fault::new(name, error)
}

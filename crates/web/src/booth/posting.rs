//! A sealed ballot that is posted: by whoever has its file, without its key (spec 10.13).

use super::Opened;
use super::asked::{self, Asked};
use super::looked::Looked;
use super::session::{Entered, no_tokens};
use crate::json::json;
use crate::{Fault, Fetched};
use ostrakon_election::cast::Receipted;
use ostrakon_election::roll::{CredentialKey, TokenKey, token_message};
use ostrakon_group::encode_hex;
use ostrakon_voter::{SealedFileError, open_sealed, token_drawn_length};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// The election that a sealed ballot is posted to, and the ballot.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Posting {
    opened: Opened,
    sealed: Option<Sealed>,
}

/// A ballot that was looked at.
struct Sealed {
    looked: Looked,
    ballot: Vec<u8>,
    /// What its token is asked for with; empty where there is none.
    drawn: Vec<u8>,
}

/// What its file tells.
#[derive(Serialize)]
struct Told<'a> {
    roll: usize,
    id: &'a str,
    /// P, under which the service tells which ballot is the last.
    key: String,
    tracker: String,
    /// The ballot that this one follows; empty if it is the first.
    previous: String,
    leaf: String,
    /// Bytes of the ballot alone.
    length: usize,
    token: bool,
}

#[wasm_bindgen]
impl Posting {
    /// Judges the setup of the election of this slug.
    ///
    /// # Errors
    /// As [`super::Session::open`].
    pub fn open(slug: &str) -> Result<Posting, Fault> {
        Ok(Self { opened: Opened::judge(Fetched::record(slug), "")?, sealed: None })
    }

    /// The ballot papers, in JSON.
    pub fn paper(&self) -> String {
        json(&super::paper::Paper::new(&self.opened))
    }

    /// Looks at a sealed ballot's file: whose election, which roll, its tracker.
    ///
    /// # Errors
    /// If it is no ballot of this election, or damaged.
    pub fn look(&mut self, file: &[u8]) -> Result<String, Fault> {
        self.sealed = None;
        let damaged = |why: String| Fault::new("sealed-damaged", why);
        let inner = open_sealed(file, &self.opened.plan().election()).map_err(refused)?;
        let length = Looked::length(&self.opened, inner)?.filter(|length| *length <= inner.len());
        let length = length.ok_or_else(|| damaged(format!("{} bytes", inner.len())))?;
        let (ballot, drawn) = inner.split_at(length);
        let looked = Looked::at(&self.opened, ballot)?.map_err(damaged)?;
        let key = self.opened.token_key(looked.roll)?;
        // A service answers the first request alone: of what is not checked none is made.
        let checked = inner.len() < file.len() && key.as_ref().map(token_drawn_length) == Some(drawn.len());
        if !drawn.is_empty() && !checked {
            return Err(damaged(format!("{} bytes are too many", drawn.len())));
        }
        // Only of what is whole: a damaged key may be somebody else's.
        if !self.opened.holds(looked.roll, &looked.key)? {
            return Err(Fault::new("sealed-other", "its key is not on the roll"));
        }
        let told = self.told(&looked, length, key.is_some());
        self.sealed = Some(Sealed { looked, ballot: ballot.to_vec(), drawn: drawn.to_vec() });
        Ok(told)
    }

    /// What the token is asked for with.
    ///
    /// # Errors
    /// If the file does not hold it.
    pub fn asked(&self) -> Result<Asked, Fault> {
        let (Sealed { looked, drawn, .. }, key) = (self.sealed()?, self.token_key()?);
        let failed = |error: &dyn std::fmt::Display| Fault::new("sealed-no-token", error);
        if drawn.is_empty() {
            return Err(failed(&"a ballot alone"));
        }
        let own = CredentialKey::decode(&looked.key).map_err(|error| failed(&error))?;
        let roll = u16::try_from(looked.roll).map_err(|error| failed(&error))?;
        let message = token_message(&self.opened.plan().election(), roll, &own);
        Ok(Asked::new(&key, message, drawn))
    }

    /// Token and ballot, ready to be cast; `token` is what was made of it and of the service's answer, empty where the roll has no tokens.
    ///
    /// # Errors
    /// If none of this roll looks so.
    pub fn message(&self, token: &[u8]) -> Result<Vec<u8>, Fault> {
        let ballot = &self.sealed()?.ballot;
        if token.is_empty() {
            return Ok(ballot.clone());
        }
        let token = asked::token(token, &self.token_key()?)?;
        Ok([token.encode().as_slice(), ballot].concat())
    }

    /// Verifies the receipt of a ballot: its entry, and the size of the tree that was signed.
    ///
    /// # Errors
    /// If it is none.
    pub fn receipt(&self, text: &[u8], ballot: &[u8]) -> Result<String, Fault> {
        let receipted = Receipted::verify(text, self.opened.log(), ballot);
        let receipted = receipted.map_err(|why| Fault::new("receipt-false", why))?;
        Ok(json(&Entered::from(&receipted)))
    }
}

impl Posting {
    fn told(&self, looked: &Looked, length: usize, token: bool) -> String {
        let roll = &self.opened.plan().manifest().rolls[looked.roll];
        let previous = if looked.previous == [0; 32] { String::new() } else { encode_hex(&looked.previous) };
        let told = Told {
            roll: looked.roll,
            id: roll.id.as_str(),
            key: encode_hex(&looked.key),
            tracker: looked.tracker.to_string(),
            previous,
            leaf: encode_hex(&looked.leaf),
            length,
            token,
        };
        json(&told)
    }

    fn sealed(&self) -> Result<&Sealed, Fault> {
        self.sealed.as_ref().ok_or_else(|| Fault::new("sealed-unread", "no sealed ballot was chosen"))
    }

    fn token_key(&self) -> Result<TokenKey, Fault> {
        let key = self.opened.token_key(self.sealed()?.looked.roll)?;
        key.ok_or_else(no_tokens)
    }
}

fn refused(error: SealedFileError) -> Fault {
    let name = match error {
        SealedFileError::Foreign => "sealed-unread",
        SealedFileError::Other(_) => "sealed-other",
    };
    Fault::new(name, error)
}

impl std::fmt::Debug for Sealed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sealed(<redacted>)")
    }
}

//! Signed requests: what somebody with a key asks a service for, beside the documents of a record (spec 10.5).
//!
//! Pure: times and nonces are arguments, and that a nonce comes once is for whoever remembers them.

#[cfg(test)]
mod tests;

use crate::document::{CanonicalError, Signature, SignatureError, Signed};
use data_encoding::BASE64;
use ostrakon_group::{Bytes16, Bytes32, sha256};
use ostrakon_tlog::ed25519::SecretKey;
use serde::{Deserialize, Serialize};

/// What the header `Authorization` begins with.
pub const SCHEME: &str = "Ostrakon ";
/// How far a request's time may be from the service's clock, in seconds.
pub const WINDOW: u64 = 300;
/// The longest header that is read; a request of the longest path that anybody serves is shorter.
const LONGEST: usize = 8192;

/// What is asked, as it goes over the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked<'a> {
    /// The service's base URL, without a `/` at its end.
    pub base: &'a str,
    /// The method, in capitals.
    pub method: &'a str,
    /// What follows the base, with the query: `/api/…`.
    pub path: &'a str,
    /// The body; empty where there is none.
    pub body: &'a [u8],
}

/// `ostrakon/v1/request`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// The service's base URL.
    pub base: String,
    /// SHA-256 of the body.
    pub body: Bytes32,
    /// The method.
    pub method: String,
    /// Never used before with this key.
    pub nonce: Bytes16,
    /// What follows the base, with the query.
    pub path: String,
    /// When it was made, Unix seconds.
    pub time: u64,
}

/// Told apart from every other document by its member `type`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type")]
enum Typed {
    #[serde(rename = "ostrakon/v1/request")]
    Request(Request),
}

/// Who asks, and what must not come again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerifiedRequest {
    /// Whose key signed.
    pub key: Bytes32,
    /// Refused from now on, until its time is further away than [`WINDOW`].
    pub nonce: Bytes16,
    /// When it was made, as its signer says.
    pub time: u64,
}

/// Why a request is not carried out.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RequestError {
    /// No header of this form.
    #[error("the header Authorization holds no signed request: \"Ostrakon\", a space, a document in base 64")]
    Form,
    /// The document is none of this type, or not canonical.
    #[error("the signed request: {0}")]
    Document(#[from] CanonicalError),
    /// Signed by somebody who may not ask this.
    #[error("the signed request: signed by {0}, who may not ask this")]
    Stranger(Bytes32),
    /// Not one valid signature.
    #[error("the signed request: {0}")]
    Signature(SignatureError),
    /// More or fewer than one signature.
    #[error("the signed request has {0} signatures, where one is needed")]
    Signatures(usize),
    /// Signed for something else.
    #[error("the signed request is for another {0}")]
    Other(&'static str),
    /// Too old, or from the future.
    #[error("the signed request was made at {made}, and it is {now}: more than {WINDOW} seconds apart")]
    Time {
        /// As its signer says.
        made: u64,
        /// As the service's clock says.
        now: u64,
    },
}

impl Request {
    /// A request for this.
    pub fn new(asked: &Asked<'_>, time: u64, nonce: Bytes16) -> Self {
        Self {
            base: asked.base.to_owned(),
            body: sha256(asked.body).into(),
            method: asked.method.to_owned(),
            nonce,
            path: asked.path.to_owned(),
            time,
        }
    }

    /// Signs it; the value of the header `Authorization`.
    pub fn sign(self, key: &SecretKey) -> String {
        let signed = Signed::sign(Typed::Request(self), key);
        format!("{SCHEME}{}", BASE64.encode(&signed.encode()))
    }

    /// Is this header a request for exactly this, made about now, by one of `signers`?
    ///
    /// # Errors
    /// What is not so.
    pub fn verify(
        header: &str,
        asked: &Asked<'_>,
        now: u64,
        signers: &[Bytes32],
    ) -> Result<VerifiedRequest, RequestError> {
        let signed = decode(header)?;
        let [Signature { key, .. }] = signed.signatures.as_slice() else {
            return Err(RequestError::Signatures(signed.signatures.len()));
        };
        signed.check_signatures(&[*key], 1).map_err(RequestError::Signature)?;
        let Typed::Request(request) = &signed.body;
        request.check(asked, now)?;
        match signers.contains(key) {
            true => Ok(VerifiedRequest { key: *key, nonce: request.nonce, time: request.time }),
            false => Err(RequestError::Stranger(*key)),
        }
    }

    fn check(&self, asked: &Asked<'_>, now: u64) -> Result<(), RequestError> {
        let same = [
            ("base", self.base == asked.base),
            ("method", self.method == asked.method),
            ("path", self.path == asked.path),
            ("body", self.body.0 == sha256(asked.body)),
        ];
        if let Some((what, _)) = same.into_iter().find(|(_, same)| !same) {
            return Err(RequestError::Other(what));
        }
        match self.time.abs_diff(now) <= WINDOW {
            true => Ok(()),
            false => Err(RequestError::Time { made: self.time, now }),
        }
    }
}

fn decode(header: &str) -> Result<Signed<Typed>, RequestError> {
    let text = header.strip_prefix(SCHEME).filter(|_| header.len() <= LONGEST).ok_or(RequestError::Form)?;
    let bytes = BASE64.decode(text.as_bytes()).map_err(|_| RequestError::Form)?;
    Ok(Signed::decode(&bytes)?)
}

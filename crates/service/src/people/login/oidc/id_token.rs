//! Identity tokens: signed by the provider, for this client, for this login, now (OpenID Connect Core 1.0, 3.1.3.7).

use super::keys::{Algorithm, KeySet};
use data_encoding::BASE64URL_NOPAD;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// What a token must say.
pub(super) struct Expected<'a> {
    pub(super) issuer: &'a str,
    pub(super) client: &'a str,
    pub(super) nonce: &'a str,
    pub(super) now: u64,
}

/// What it says of somebody.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub(super) struct Claims {
    iss: String,
    aud: Audience,
    #[serde(default)]
    azp: Option<String>,
    exp: u64,
    iat: u64,
    #[serde(default)]
    nonce: Option<String>,
    #[serde(default)]
    email: Option<String>,
    #[serde(default)]
    email_verified: Value,
    #[serde(default)]
    pub(super) person: Option<String>,
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Many(Vec<String>),
}

/// A token that was split, with the name of its key.
pub(super) struct IdToken<'a> {
    signed: &'a str,
    claims: &'a str,
    signature: Vec<u8>,
    header: Header,
}

#[derive(Deserialize)]
struct Header {
    alg: Algorithm,
    #[serde(default)]
    kid: Option<String>,
    /// What must be understood: nothing is.
    #[serde(default)]
    crit: Option<Value>,
}

/// Why a token is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Refusal {
    #[error("the identity token is not of the form that is taken")]
    Form,
    #[error("the identity token is not signed by the provider")]
    Signature,
    #[error("the identity token is another provider's")]
    Issuer,
    #[error("the identity token is for another client")]
    Audience,
    #[error("the identity token is not of this time")]
    Time,
    #[error("the identity token is of another login")]
    Nonce,
}

/// How far the provider's clock may be from ours, in seconds.
const APART: u64 = 120;
/// Characters of a token.
const LONGEST: usize = 32_768;

impl<'a> IdToken<'a> {
    /// Splits a token.
    pub(super) fn read(text: &'a str) -> Result<Self, Refusal> {
        let (signed, signature) = text.rsplit_once('.').ok_or(Refusal::Form)?;
        let (header, claims) =
            signed.split_once('.').filter(|_| text.len() <= LONGEST).ok_or(Refusal::Form)?;
        let header: Header = json(header)?;
        if header.crit.is_some() {
            return Err(Refusal::Form);
        }
        let signature = BASE64URL_NOPAD.decode(signature.as_bytes()).map_err(|_| Refusal::Form)?;
        Ok(Self { signed, claims, signature, header })
    }

    /// The name of its key.
    pub(super) fn kid(&self) -> Option<&str> {
        self.header.kid.as_deref()
    }

    /// What it says, if it is the provider's word for this login.
    pub(super) fn verify(&self, keys: &KeySet, expected: &Expected<'_>) -> Result<Claims, Refusal> {
        if !keys.verifies(self.kid(), self.header.alg, self.signed.as_bytes(), &self.signature) {
            return Err(Refusal::Signature);
        }
        let claims: Claims = json(self.claims)?;
        claims.check(expected).map(|()| claims)
    }
}

impl Claims {
    fn check(&self, expected: &Expected<'_>) -> Result<(), Refusal> {
        let ahead = expected.now.saturating_add(APART);
        let checks = [
            (self.iss == expected.issuer, Refusal::Issuer),
            (self.is_for(expected.client), Refusal::Audience),
            (expected.now < self.exp.saturating_add(APART) && self.iat <= ahead, Refusal::Time),
            (self.nonce.as_deref() == Some(expected.nonce), Refusal::Nonce),
        ];
        checks.into_iter().find(|(good, _)| !good).map_or(Ok(()), |(_, refusal)| Err(refusal))
    }

    fn is_for(&self, client: &str) -> bool {
        let named = self.azp.as_ref().is_none_or(|azp| azp == client);
        match &self.aud {
            Audience::One(aud) => aud == client && named,
            Audience::Many(all) => {
                all.iter().any(|aud| aud == client) && named && (all.len() == 1 || self.azp.is_some())
            }
        }
    }

    /// The address, if the provider says that it is theirs. Some write the word in quotes.
    pub(super) fn verified_email(&self) -> Option<&str> {
        let verified = self.email_verified == Value::Bool(true) || self.email_verified == "true";
        self.email.as_deref().filter(|_| verified)
    }
}

fn json<T: DeserializeOwned>(part: &str) -> Result<T, Refusal> {
    let bytes = BASE64URL_NOPAD.decode(part.as_bytes()).map_err(|_| Refusal::Form)?;
    serde_json::from_slice(&bytes).map_err(|_| Refusal::Form)
}

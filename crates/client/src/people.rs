//! Members as the service knows them: logging in, and the token that a ballot needs (spec 10.7).

use crate::wire::{Answer, Ask};
use crate::{Client, ClientError};
use data_encoding::HEXLOWER;
use ostrakon_charter::Id;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use zeroize::Zeroizing;

const JSON: &str = "application/json";
/// The session's cookie; on this machine's own addresses, which have no TLS, it is called otherwise.
const COOKIE: &str = "__Host-ostrakon";
const PLAIN_COOKIE: &str = "ostrakon";

/// Somebody who is logged in. Whoever holds this is taken for that person: it is never shown.
pub struct Session {
    client: Client,
    cookie: Zeroizing<String>,
}

/// `api/me`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Me {
    /// Who one is.
    pub person: Id,
    /// To which bodies one belongs.
    pub bodies: Vec<Id>,
    /// The rolls of all elections that one is on the people's list of, or would be.
    #[serde(default)]
    pub elections: Vec<OwnRoll>,
}

/// A roll, as far as the service knows who is on it: a ballot needs the credential.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct OwnRoll {
    /// The election.
    pub slug: Id,
    /// The roll's index in the manifest.
    pub roll: usize,
    /// Whether one is on its people's list.
    pub listed: bool,
    /// Whether one has been given its token.
    #[serde(default)]
    pub token: bool,
}

#[derive(Deserialize)]
struct Signature {
    signature: String,
}

impl Client {
    /// Has a login link sent to this address, if somebody has it.
    ///
    /// # Errors
    /// If the service refuses; whether it knows the address it does not say.
    pub fn ask_for_login(&self, address: &str) -> Result<(), ClientError> {
        let body = encode(&BTreeMap::from([("address", address)]));
        self.wire.ask(&self.same_origin(Ask::post("/api/login/mail", JSON, &body).once())).map(drop)
    }

    /// Logs in with the secret of a login link, which is good once.
    ///
    /// # Errors
    /// If the link is no longer good.
    pub fn redeem_login(&self, secret: &str) -> Result<Session, ClientError> {
        let (path, body) = ("/api/login/mail/redeem", encode(&BTreeMap::from([("secret", secret)])));
        let answer = self.wire.ask(&self.same_origin(Ask::post(path, JSON, &body).once()))?;
        let cookie =
            cookie(&answer, self.cookie_name()).ok_or_else(|| self.other(path, &"it gives no session"))?;
        Ok(Session { client: self.clone(), cookie })
    }

    fn cookie_name(&self) -> &'static str {
        if self.base().origin().starts_with("http:") { PLAIN_COOKIE } else { COOKIE }
    }

    /// Sessions count only together with the origin that a browser would name.
    fn same_origin<'a>(&self, ask: Ask<'a>) -> Ask<'a> {
        ask.header("origin", self.base().origin())
    }
}

impl Session {
    /// Who one is here.
    ///
    /// # Errors
    /// If the session has ended.
    pub fn me(&self) -> Result<Me, ClientError> {
        self.json(Ask::get("/api/me"))
    }

    /// Gives what only the credential authority opens: the credential's public side, sealed for it.
    ///
    /// # Errors
    /// If the service refuses.
    pub fn give_credential(&self, sealed: &[u8]) -> Result<(), ClientError> {
        let body = encode(&BTreeMap::from([("sealed", HEXLOWER.encode(sealed))]));
        self.ask(Ask::post("/api/me/credential", JSON, &body)).map(drop)
    }

    /// Has a blinded message signed (spec 2.4): the same as often as it is asked, and no other for this roll.
    ///
    /// # Errors
    /// If the service refuses.
    pub fn sign_blinded(&self, slug: &Id, roll: usize, blinded: &[u8]) -> Result<Vec<u8>, ClientError> {
        let path = format!("/api/elections/{slug}/token/{roll}");
        let body = encode(&BTreeMap::from([("blinded", HEXLOWER.encode(blinded))]));
        let signed: Signature = self.json(Ask::post(&path, JSON, &body))?;
        HEXLOWER.decode(signed.signature.as_bytes()).map_err(|error| self.client.other(&path, &error))
    }

    /// Ends the session.
    ///
    /// # Errors
    /// If the service does not answer.
    pub fn log_out(self) -> Result<(), ClientError> {
        self.ask(Ask::post("/api/logout", JSON, b"{}")).map(drop)
    }

    fn json<T: serde::de::DeserializeOwned>(&self, ask: Ask<'_>) -> Result<T, ClientError> {
        let path = ask.path;
        self.client.read(path, &self.ask(ask)?)
    }

    fn ask(&self, ask: Ask<'_>) -> Result<Answer, ClientError> {
        let cookie = format!("{}={}", self.client.cookie_name(), self.cookie.as_str());
        self.client.wire.ask(&self.client.same_origin(ask).header("cookie", cookie))
    }
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Session({}, <redacted>)", self.client.base())
    }
}

fn encode(members: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(members).unwrap_or_default()
}

/// The session's cookie, if the answer sets it.
fn cookie(answer: &Answer, wanted: &str) -> Option<Zeroizing<String>> {
    let set = answer.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok());
    let value = |text: &str| {
        let (name, value) = text.split(';').next()?.trim().split_once('=')?;
        (name == wanted && !value.is_empty()).then(|| Zeroizing::new(value.to_owned()))
    };
    set.filter_map(value).next()
}

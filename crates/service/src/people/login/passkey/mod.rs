//! Logging in by a passkey (WebAuthn). The authenticator must verify its user; whom it names, it says by a random handle.

mod login;
mod own;

pub(crate) use login::{__path_begin, __path_finish, begin, finish};
pub(crate) use own::{__path_add, __path_added, __path_list, __path_remove, add, added, list, remove};

use super::ceremonies::Ceremonies;
use crate::house::House;
use crate::problem::{Answer, Problem};
use ostrakon_store::Passkey as Row;
use serde::Serialize;
use serde_json::Value;
use url::{Host, Url};
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyRegistration, Webauthn, WebauthnBuilder,
};

/// What this way to log in needs.
pub(in crate::people) struct Passkeys {
    webauthn: Webauthn,
    additions: Ceremonies<Addition>,
    logins: Ceremonies<DiscoverableAuthentication>,
}

/// A passkey that somebody is adding.
struct Addition {
    person: String,
    label: String,
    state: PasskeyRegistration,
}

/// A ceremony that was begun.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Begun {
    /// Goes back with the authenticator's answer.
    ceremony: String,
    /// For `navigator.credentials`.
    #[schema(value_type = Object)]
    options: Value,
}

impl Passkeys {
    /// For a base that has a name: authenticators do not take bare addresses.
    pub(in crate::people) fn new(base: &Url, organisation: &str) -> Result<Option<Self>, String> {
        let Some(Host::Domain(name)) = base.host() else { return Ok(None) };
        let built =
            WebauthnBuilder::new(name, base).and_then(|builder| builder.rp_name(organisation).build());
        let webauthn = built.map_err(|e| format!("passkeys at {base}: {e}"))?;
        Ok(Some(Self { webauthn, additions: Ceremonies::default(), logins: Ceremonies::default() }))
    }
}

impl House {
    fn passkeys(&self) -> Answer<&Passkeys> {
        self.reception
            .passkeys
            .as_ref()
            .ok_or_else(|| Problem::missing("passkeys need a service that has a name, not only an address"))
    }
}

fn begun(ceremony: &str, options: &impl Serialize) -> Answer<Begun> {
    let options = serde_json::to_value(options).map_err(|_| Problem::unavailable())?;
    Ok(Begun { ceremony: ceremony.to_owned(), options })
}

fn read_row(row: &Row) -> Answer<Passkey> {
    serde_json::from_str(&row.credential).map_err(|_| {
        tracing::error!("a passkey in the database cannot be read");
        Problem::unavailable()
    })
}

fn written(passkey: &Passkey) -> Answer<String> {
    serde_json::to_string(passkey).map_err(|_| Problem::unavailable())
}

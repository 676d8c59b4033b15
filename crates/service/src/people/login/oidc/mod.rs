//! Logging in at a provider of OpenID Connect: authorization code with PKCE, state and nonce (OpenID Connect Core 1.0, 3.1; RFC 9700).

mod id_token;
mod keys;
mod provider;
mod routes;

pub(crate) use routes::{__path_back, __path_go, back, go};

use super::ceremonies::Ceremonies;
use crate::people::secret::Secret;
use crate::settings::{Place, Settings};
use ostrakon_store::SecretHash;
use provider::Provider;
use std::sync::Arc;
use tokio::sync::Semaphore;
use url::Url;

/// What this way to log in needs.
pub(in crate::people) struct Oidc {
    provider: Arc<Provider>,
    /// Where the provider sends people back to.
    back: String,
    begun: Ceremonies<Begun>,
    /// Who waits for the provider; while it is slow, others do not wait behind them.
    places: Arc<Semaphore>,
}

/// How many wait for the provider at the same time.
const AT_ONCE: usize = 16;

/// Somebody on the way to the provider and back.
struct Begun {
    nonce: Secret,
    verifier: Secret,
    /// The cookie of the browser that began.
    browser: SecretHash,
}

impl Oidc {
    /// As the settings say; none if they name no provider.
    pub(in crate::people) fn new(settings: &Settings, place: &Place) -> Result<Option<Self>, String> {
        let Some(own) = &settings.oidc else { return Ok(None) };
        let provider = Arc::new(Provider::new(own.clone(), &place.data)?);
        let back = format!("{}/api/login/oidc/return", settings.base);
        Ok(Some(Self {
            provider,
            back,
            begun: Ceremonies::default(),
            places: Arc::new(Semaphore::new(AT_ONCE)),
        }))
    }
}

/// Whether an address is one that a provider may have: over TLS, or on this machine for a rehearsal.
fn safe(url: &Url) -> bool {
    let here = match url.host() {
        Some(url::Host::Domain(name)) => name == "localhost",
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    url.scheme() == "https" || (url.scheme() == "http" && here)
}

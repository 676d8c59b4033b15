//! The provider: where its parts are, its keys, and codes that it takes for tokens. All of this waits for the network.

use super::keys::KeySet;
use super::safe;
use crate::settings::OidcSettings;
use data_encoding::BASE64;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use url::Url;
use url::form_urlencoded::{Serializer, byte_serialize};
use zeroize::Zeroizing;

/// The provider of the settings.
pub(super) struct Provider {
    pub(super) settings: OidcSettings,
    secret: Option<Zeroizing<String>>,
    agent: ureq::Agent,
    known: Mutex<Option<Known>>,
}

/// What it says of itself, and when that was asked.
#[derive(Clone)]
pub(super) struct Known {
    pub(super) place: Discovered,
    pub(super) keys: KeySet,
    asked: Instant,
}

/// `.well-known/openid-configuration` (OpenID Connect Discovery 1.0, 3).
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Discovered {
    issuer: String,
    pub(super) authorization_endpoint: Url,
    token_endpoint: Url,
    jwks_uri: Url,
    #[serde(default)]
    token_endpoint_auth_methods_supported: Vec<String>,
    /// It names itself when it sends people back (RFC 9207).
    #[serde(default)]
    pub(super) authorization_response_iss_parameter_supported: bool,
}

/// What it gives for a code.
#[derive(Deserialize)]
struct Tokens {
    id_token: String,
}

/// Why it cannot be asked. Says nothing of what it answered: people may be named there.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unasked {
    #[error("{0} does not answer: {1}")]
    Unreachable(String, &'static str),
    #[error("{0} answers with status {1}")]
    Status(String, u16),
    #[error("{0} answers with something else")]
    Other(String),
}

const PATIENCE: Duration = Duration::from_secs(10);
const LONGEST: u64 = 256 << 10;
/// How long what it says of itself is believed, and how soon it may be asked again for a key.
const BELIEVED: Duration = Duration::from_secs(60 * 60);
const AGAIN: Duration = Duration::from_secs(10);

impl Provider {
    pub(super) fn new(settings: OidcSettings, data: &Path) -> Result<Self, String> {
        let issuer = Url::parse(&settings.issuer).map_err(|e| format!("oidc.issuer: {e}"))?;
        if !safe(&issuer) {
            return Err(format!("oidc.issuer = {:?}: https:// is needed", settings.issuer));
        }
        let read = |file: &std::path::PathBuf| {
            let path = data.join(file);
            let text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
            Ok::<_, String>(Zeroizing::new(text.trim_end().to_owned()))
        };
        let secret = settings.client_secret_file.as_ref().map(read).transpose()?;
        let agent = ureq::Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .http_status_as_error(false)
            .max_redirects(0)
            .build();
        Ok(Self { settings, secret, agent: agent.into(), known: Mutex::default() })
    }

    /// What it says of itself. It is asked anew after an hour, or for a key of a name that is not known.
    pub(super) fn known(&self, kid: Option<&str>) -> Result<Known, Unasked> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let good = |known: &Known| {
            let age = known.asked.elapsed();
            age < AGAIN || (age < BELIEVED && (kid.is_none() || known.keys.has(kid)))
        };
        if let Some(known) = known.as_ref().filter(|known| good(known)) {
            return Ok(known.clone());
        }
        let fresh = self.discover()?;
        Ok(known.insert(fresh).clone())
    }

    fn discover(&self) -> Result<Known, Unasked> {
        let issuer = self.settings.issuer.trim_end_matches('/');
        let address = format!("{issuer}/.well-known/openid-configuration");
        let place: Discovered = self.get(&address)?;
        let all = [&place.authorization_endpoint, &place.token_endpoint, &place.jwks_uri];
        if place.issuer != self.settings.issuer || !all.into_iter().all(safe) {
            return Err(Unasked::Other(address));
        }
        let keys = self.get(place.jwks_uri.as_str())?;
        Ok(Known { place, keys, asked: Instant::now() })
    }

    /// The identity token for a code.
    pub(super) fn redeem(
        &self,
        place: &Discovered,
        code: &str,
        verifier: &str,
        back: &str,
    ) -> Result<String, Unasked> {
        let mut form = Serializer::new(String::new());
        form.append_pair("grant_type", "authorization_code").append_pair("code", code);
        form.append_pair("redirect_uri", back).append_pair("code_verifier", verifier);
        let mut request = self.agent.post(place.token_endpoint.as_str());
        let methods = &place.token_endpoint_auth_methods_supported;
        let basic = methods.is_empty() || methods.iter().any(|method| method == "client_secret_basic");
        match &self.secret {
            Some(secret) if basic => request = request.header("authorization", self.basic(secret)),
            secret => {
                form.append_pair("client_id", &self.settings.client_id);
                if let Some(secret) = secret {
                    form.append_pair("client_secret", secret);
                }
            }
        }
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        let tokens: Tokens = read(place.token_endpoint.as_str(), request.send(form.finish()))?;
        Ok(tokens.id_token)
    }

    /// RFC 6749, 2.3.1: both parts are written as in a form.
    fn basic(&self, secret: &str) -> String {
        let written = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
        let pair = format!("{}:{}", written(&self.settings.client_id), written(secret));
        format!("Basic {}", BASE64.encode(pair.as_bytes()))
    }

    fn get<T: DeserializeOwned>(&self, address: &str) -> Result<T, Unasked> {
        read(address, self.agent.get(address).call())
    }
}

fn read<T: DeserializeOwned>(
    address: &str,
    response: Result<ureq::http::Response<ureq::Body>, ureq::Error>,
) -> Result<T, Unasked> {
    let mut response = response.map_err(|error| Unasked::Unreachable(address.to_owned(), kind(&error)))?;
    if response.status().as_u16() != 200 {
        return Err(Unasked::Status(address.to_owned(), response.status().as_u16()));
    }
    let other = || Unasked::Other(address.to_owned());
    let body = response.body_mut().with_config().limit(LONGEST).read_to_vec().map_err(|_| other())?;
    serde_json::from_slice(&body).map_err(|_| other())
}

fn kind(error: &ureq::Error) -> &'static str {
    match error {
        ureq::Error::Timeout(_) => "too slow",
        ureq::Error::HostNotFound => "no such host",
        ureq::Error::Rustls(_) => "its certificate is not good",
        _ => "no connection",
    }
}

//! What the operator settles: `service.toml` in the data directory.

mod people;

pub use people::{Claim, Language, MailSecurity, MailSettings, OidcSettings};

use crate::clock::Clock;
use ostrakon_group::Bytes32;
use ostrakon_store::Location;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The settings' file.
pub const SETTINGS_FILE: &str = "service.toml";

/// Everything the operator settles.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Where members reach the service, without a final `/`.
    pub base: String,
    /// Whose service it is.
    pub organisation: String,
    /// Keys that may draft elections.
    #[serde(default)]
    pub organisers: Vec<Bytes32>,
    /// Keys that may change people's rolls.
    #[serde(default)]
    pub registrars: Vec<Bytes32>,
    /// The key that may found the register.
    #[serde(default)]
    pub keeper: Option<Bytes32>,
    /// The X25519 key of the credential authority, for which members seal what they leave for it.
    #[serde(default)]
    pub authority: Option<Bytes32>,
    /// The language of mails.
    #[serde(default)]
    pub language: Language,
    /// Who is asked to cosign.
    #[serde(default)]
    pub witnesses: Vec<WitnessSettings>,
    /// How often one caller may ask.
    #[serde(default)]
    pub limits: Limits,
    /// How mail is sent.
    #[serde(default)]
    pub mail: Option<MailSettings>,
    /// A provider of OpenID Connect at which members may log in.
    #[serde(default)]
    pub oidc: Option<OidcSettings>,
}

/// A witness (spec 4.6).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WitnessSettings {
    /// Its key, as `ostrakon witness show` prints it.
    pub key: String,
    /// Where it is reached.
    pub url: String,
}

/// How often somebody may ask.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Ballots from one address of the network, a minute.
    pub casts: u32,
    /// Requests with documents from one address of the network, a minute.
    pub documents: u32,
    /// Logins from one address of the network, a minute.
    pub logins: u32,
    /// Mails with a login link to one address, while such a link is good: in 20 minutes.
    pub mails: u32,
    /// Tokens that one person asks for, a minute.
    pub tokens: u32,
    /// How many proxies stand before the service: the last address that they report counts.
    pub proxies: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { casts: 600, documents: 600, logins: 20, mails: 6, tokens: 30, proxies: 0 }
    }
}

/// Where everything is, and what time it is.
#[derive(Clone, Debug)]
pub struct Place {
    /// The data directory.
    pub data: PathBuf,
    /// `postgres://…`; SQLite unless given.
    pub database: Option<String>,
    /// The clock.
    pub clock: Clock,
}

/// Why settings are refused.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// Not there, or not readable.
    #[error("{path}: {error}")]
    File {
        /// Which file.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// Not of the form.
    #[error("{path}: {error}")]
    Form {
        /// Which file.
        path: PathBuf,
        /// Where and why.
        error: String,
    },
}

impl Settings {
    /// Reads the settings of a data directory.
    pub fn read(data: &Path) -> Result<Self, SettingsError> {
        let path = data.join(SETTINGS_FILE);
        let text = std::fs::read_to_string(&path)
            .map_err(|error| SettingsError::File { path: path.clone(), error })?;
        Self::parse(&text).map_err(|error| SettingsError::Form { path, error })
    }

    /// Reads the settings' text.
    ///
    /// # Errors
    /// Where it is not of the form, or what makes no sense.
    pub fn parse(text: &str) -> Result<Self, String> {
        let settings: Self = toml::from_str(text).map_err(|e| e.to_string())?;
        settings.check().map(|()| settings)
    }

    /// Whether they make sense.
    pub fn check(&self) -> Result<(), String> {
        let address = self.base.strip_prefix("https://").or_else(|| self.base.strip_prefix("http://"));
        match address {
            // Pages and passkeys are of an origin, which has no path.
            Some(rest) if !rest.is_empty() && !rest.contains(['/', '+', ' ', '?', '#', '@']) => Ok(()),
            _ => Err(format!("base = {:?}: https:// and a host of its own, no path, no final /", self.base)),
        }
    }

    /// The base without its scheme: what origins of logs begin with (spec 10.1).
    pub fn host(&self) -> &str {
        self.base.split_once("://").map_or("", |(_, rest)| rest)
    }
}

impl Place {
    pub(crate) fn location(&self) -> Location {
        Location { data: self.data.clone(), database: self.database.clone() }
    }

    /// What is published: an archive.
    pub fn public(&self) -> PathBuf {
        self.data.join("public")
    }

    pub(crate) fn keys(&self) -> PathBuf {
        self.data.join("keys")
    }
}

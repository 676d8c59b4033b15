//! Settings of logging in and of mail. No secret stands in them: they name files that hold one.

use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// The language of mails.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// German.
    De,
}

/// How mail is sent. Without these settings it is put into `outbox/` of the data directory, a file a mail.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailSettings {
    /// The sender: `Name <address>`.
    pub from: String,
    /// The server that takes it; without one it still goes into `outbox/`.
    #[serde(default)]
    pub host: Option<String>,
    /// The server's port; what the security says unless given.
    #[serde(default)]
    pub port: Option<u16>,
    /// How the connection is secured.
    #[serde(default)]
    pub security: MailSecurity,
    /// Who the service is there.
    #[serde(default)]
    pub user: Option<String>,
    /// A file with the password, relative to the data directory.
    #[serde(default)]
    pub password_file: Option<PathBuf>,
}

/// How the connection to the mail server is secured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MailSecurity {
    /// TLS from the first byte, port 465.
    #[default]
    Tls,
    /// TLS after STARTTLS, or nothing is sent; port 587.
    Starttls,
    /// None, port 25: only to a server on this machine.
    None,
}

/// A provider of OpenID Connect.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OidcSettings {
    /// Its issuer, below which `/.well-known/openid-configuration` stands.
    pub issuer: String,
    /// This service, as the provider knows it.
    pub client_id: String,
    /// A file with the client's secret, relative to the data directory; none for a public client.
    #[serde(default)]
    pub client_secret_file: Option<PathBuf>,
    /// What tells who somebody is.
    #[serde(default)]
    pub claim: Claim,
}

/// The claim of an identity token that tells who somebody is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Claim {
    /// `email`, if the provider says that it was verified: the person's address here.
    #[default]
    Email,
    /// `person`: the person's identifier here.
    Person,
}

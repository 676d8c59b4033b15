//! What this half of the service holds while it runs.

use super::limits::{Limiter, Veil};
use super::login::oidc::Oidc;
use super::login::passkey::Passkeys;
use super::login::{GOOD, Waiting};
use super::mail::Post;
use super::session::Cookies;
use super::tokens::Signers;
use crate::settings::{Place, Settings};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Mutex, Notify, Semaphore};
use url::Url;

/// Where people are received.
pub(crate) struct Reception {
    origin: String,
    pub(super) cookies: Cookies,
    pub(super) veil: Veil,
    /// Logins, by caller.
    pub(super) logins: Limiter,
    /// Mails, by address, in the time that a link is good: whoever asks for a member's again and again does not leave them without one.
    pub(super) mails: Limiter,
    /// Tokens, by person.
    pub(super) tokens: Limiter,
    pub(super) oidc: Option<Oidc>,
    pub(super) passkeys: Option<Passkeys>,
    pub(super) post: Post,
    pub(super) waiting: Waiting,
    /// Held by every mail on its way.
    pub(super) mailing: Arc<Semaphore>,
    /// That reminders wait.
    pub(super) reminders: Arc<Notify>,
    pub(super) signers: Signers,
    /// Held while rolls of people change, or lists are made of them.
    pub(crate) rolls: Mutex<()>,
}

const MINUTE: Duration = Duration::from_secs(60);

impl Reception {
    /// As the settings say.
    pub(crate) fn open(settings: &Settings, place: &Place) -> Result<Self, String> {
        let base = Url::parse(&settings.base).map_err(|e| format!("base = {:?}: {e}", settings.base))?;
        let limits = &settings.limits;
        Ok(Self {
            origin: base.origin().ascii_serialization(),
            cookies: Cookies::of(&base),
            veil: Veil::new(),
            logins: Limiter::new(limits.logins, MINUTE),
            mails: Limiter::new(limits.mails, Duration::from_secs(GOOD)),
            tokens: Limiter::new(limits.tokens, MINUTE),
            oidc: Oidc::new(settings, place)?,
            passkeys: Passkeys::new(&base, &settings.organisation)?,
            post: Post::open(settings, place)?,
            waiting: Waiting::default(),
            mailing: Arc::new(Semaphore::new(super::MAILS as usize)),
            reminders: Arc::default(),
            signers: Signers::default(),
            rolls: Mutex::default(),
        })
    }

    /// The ways to log in.
    pub(crate) fn ways(&self) -> Vec<&'static str> {
        let passkey = self.passkeys.is_some().then_some("passkey");
        ["mail"].into_iter().chain(passkey).chain(self.oidc.is_some().then_some("oidc")).collect()
    }

    /// The base's origin, as browsers name it.
    pub(super) fn origin(&self) -> &str {
        &self.origin
    }
}

//! Where a service is: its base, and the elections below it (spec 10.1).

use ostrakon_charter::Id;
use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;
use ureq::http::Uri;

/// The URL of a service, without a `/` at its end: `https`, or `http` on this machine alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base(String);

/// A service's election: the base, then `/elections/<slug>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ElectionUrl {
    /// The service.
    pub base: Base,
    /// The election's identifier there.
    pub slug: Id,
}

/// Why a text is no URL of a service.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BaseError {
    /// No URL, or one with parts that a base has not.
    #[error("{0:?} is no URL of a service, which reads https://votes.example.org")]
    Form(String),
    /// Anybody on the way could read and change what is sent.
    #[error("{0} is not encrypted: https is expected; http is for this machine's own addresses")]
    Plain(String),
    /// The base of a service, or something else below it.
    #[error("{0} is no URL of an election, which reads https://votes.example.org/elections/spring-2026")]
    Election(String),
}

impl Base {
    /// Reads a URL; a `/` at its end is left out.
    ///
    /// # Errors
    /// If it is no URL, or one that is not encrypted.
    pub fn parse(text: &str) -> Result<Self, BaseError> {
        let form = || BaseError::Form(text.to_owned());
        let uri: Uri = text.parse().map_err(|_| form())?;
        let (scheme, authority) = uri.scheme_str().zip(uri.authority()).ok_or_else(form)?;
        if uri.query().is_some() || text.contains(['#', '@']) || authority.host().is_empty() {
            return Err(form());
        }
        match scheme {
            "https" => {}
            "http" if is_own(authority.host()) => {}
            "http" => return Err(BaseError::Plain(text.to_owned())),
            _ => return Err(form()),
        }
        let path = uri.path().trim_end_matches('/');
        Ok(Self(format!("{scheme}://{}{path}", authority.as_str().to_ascii_lowercase())))
    }

    /// The URL.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Scheme, host and port: what a browser calls the origin.
    pub fn origin(&self) -> &str {
        let host = self.0.find("://").map_or(0, |at| at + 3);
        let end = self.0[host..].find('/').map_or(self.0.len(), |at| host + at);
        &self.0[..end]
    }

    /// What the origins of its logs begin with: the URL without its scheme.
    pub fn name(&self) -> &str {
        self.0.split_once("://").map_or("", |(_, name)| name)
    }

    /// One of its elections.
    pub fn election(&self, slug: Id) -> ElectionUrl {
        ElectionUrl { base: self.clone(), slug }
    }

    /// Is it one of this machine's own addresses?
    pub(crate) fn is_own(&self) -> bool {
        let uri: Option<Uri> = self.0.parse().ok();
        uri.and_then(|uri| uri.host().map(is_own)).unwrap_or(false)
    }
}

/// Nothing that is sent there leaves the machine.
fn is_own(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost") || IpAddr::from_str(address).is_ok_and(|ip| ip.is_loopback())
}

impl fmt::Display for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Base {
    type Err = BaseError;

    fn from_str(text: &str) -> Result<Self, BaseError> {
        Self::parse(text)
    }
}

impl ElectionUrl {
    /// Reads the URL of an election.
    ///
    /// # Errors
    /// If it is none, or not encrypted.
    pub fn parse(text: &str) -> Result<Self, BaseError> {
        let whole = Base::parse(text)?;
        let none = || BaseError::Election(text.to_owned());
        let (base, slug) = whole.0.rsplit_once("/elections/").ok_or_else(none)?;
        Ok(Self { base: Base::parse(base)?, slug: Id::new(slug).map_err(|_| none())? })
    }

    /// The URL.
    pub fn url(&self) -> String {
        format!("{}{}", self.base, self.path())
    }

    /// What follows the base.
    pub fn path(&self) -> String {
        format!("/elections/{}", self.slug)
    }

    /// What its log is called.
    pub fn log_origin(&self) -> String {
        format!("{}{}", self.base.name(), self.path())
    }
}

impl fmt::Display for ElectionUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.url())
    }
}

impl FromStr for ElectionUrl {
    type Err = BaseError;

    fn from_str(text: &str) -> Result<Self, BaseError> {
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_base_is_encrypted_or_at_home() {
        for (text, read) in [
            ("https://votes.example.org", "https://votes.example.org"),
            ("https://Votes.Example.org/", "https://votes.example.org"),
            ("https://example.org:8443/our/votes/", "https://example.org:8443/our/votes"),
            ("http://localhost:8080", "http://localhost:8080"),
            ("http://127.0.0.1:1/", "http://127.0.0.1:1"),
            ("http://[::1]:1", "http://[::1]:1"),
        ] {
            assert_eq!(Base::parse(text).unwrap().as_str(), read);
        }
        for text in ["http://votes.example.org", "http://10.0.0.1", "http://localhost.example.org"] {
            assert!(matches!(Base::parse(text), Err(BaseError::Plain(_))), "{text}");
        }
        for text in [
            "",
            "votes.example.org",
            "/votes",
            "ftp://votes.example.org",
            "https://",
            "https://a@votes.example.org",
            "https://votes.example.org?x",
            "https://votes.example.org/#x",
        ] {
            assert!(matches!(Base::parse(text), Err(BaseError::Form(_))), "{text}");
        }
    }

    #[test]
    fn parts_of_a_base() {
        let base = Base::parse("https://example.org:8443/our/votes").unwrap();
        assert_eq!((base.origin(), base.name()), ("https://example.org:8443", "example.org:8443/our/votes"));
        assert_eq!(Base::parse("http://[::1]:9").unwrap().origin(), "http://[::1]:9");
    }

    #[test]
    fn an_election_has_a_slug() {
        let election = ElectionUrl::parse("https://example.org/votes/elections/spring-2026/").unwrap();
        assert_eq!(
            (election.base.as_str(), election.slug.as_str()),
            ("https://example.org/votes", "spring-2026")
        );
        assert_eq!(election.url(), "https://example.org/votes/elections/spring-2026");
        assert_eq!(election.log_origin(), "example.org/votes/elections/spring-2026");
        for text in
            ["https://example.org", "https://example.org/elections/", "https://example.org/elections/A"]
        {
            assert!(matches!(ElectionUrl::parse(text), Err(BaseError::Election(_))), "{text}");
        }
        assert!(matches!(ElectionUrl::parse("http://example.org/elections/a"), Err(BaseError::Plain(_))));
    }
}

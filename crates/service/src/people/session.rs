//! Who is logged in: a cookie that no script reads and no other site sends (spec 10.7).

use super::secret::Secret;
use crate::house::House;
use crate::problem::{Answer, Problem};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use ostrakon_store::SecretHash;
use url::{Host, Url};

/// Somebody who is logged in.
pub(crate) struct Session {
    /// Who.
    pub(crate) person: String,
    hash: SecretHash,
}

/// How cookies are called and kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cookies {
    /// Only over TLS, only for this host.
    Secure,
    /// A rehearsal on this machine, without TLS: browsers would not take a `Secure` cookie from everywhere.
    Plain,
}

/// How long a session lasts, in seconds.
const LASTS: u64 = 12 * 60 * 60;

impl Cookies {
    /// Plain only where the base is an address of this machine without TLS.
    pub(super) fn of(base: &Url) -> Self {
        let here = match base.host() {
            Some(Host::Domain(name)) => name == "localhost",
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        };
        if base.scheme() == "http" && here { Self::Plain } else { Self::Secure }
    }

    /// The name of the session's cookie, or of another that begins like it.
    pub(super) fn name(self, suffix: &str) -> String {
        match self {
            Self::Secure => format!("__Host-ostrakon{suffix}"),
            Self::Plain => format!("ostrakon{suffix}"),
        }
    }

    /// A header that sets a cookie.
    pub(super) fn set(self, suffix: &str, value: &str, seconds: u64, site: &str) -> Option<HeaderValue> {
        let secure = if self == Self::Secure { "; Secure" } else { "" };
        let name = self.name(suffix);
        let text = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite={site}{secure}");
        let mut value = HeaderValue::from_str(&text).ok()?;
        value.set_sensitive(true);
        Some(value)
    }

    /// The value of a cookie; none if it is there more than once, as when somebody else has set one too.
    pub(super) fn get<'a>(self, headers: &'a HeaderMap, suffix: &str) -> Option<&'a str> {
        let name = self.name(suffix);
        let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
        let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let mut values = pairs.filter(|(found, _)| *found == name).map(|(_, value)| value);
        values.next().filter(|_| values.next().is_none())
    }
}

impl House {
    /// Who asks, if they are logged in and ask from our own pages.
    pub(super) async fn session(&self, parts: &Parts) -> Answer<Session> {
        self.own_pages_only(parts)?;
        let stranger = || {
            Problem::new(StatusCode::UNAUTHORIZED, "nobody is logged in")
                .next("log in: POST api/login/mail sends a link")
        };
        let hash = self.shown(parts).ok_or_else(stranger)?;
        let person = self.store.people().session(&hash, self.place.clock.now()).await?;
        Ok(Session { person: person.ok_or_else(stranger)?, hash })
    }

    fn shown(&self, parts: &Parts) -> Option<SecretHash> {
        let value = self.reception.cookies.get(&parts.headers, "")?;
        Secret::parse(value).map(|secret| secret.hash())
    }

    /// Logs somebody in. The session is always a new one, whatever cookie they came with; that one's ends.
    pub(super) async fn log_in(&self, parts: &Parts, person: &str) -> Answer<HeaderValue> {
        let people = self.store.people();
        if let Some(before) = self.shown(parts) {
            people.end_session(&before).await?;
        }
        let (secret, now) = (Secret::new(), self.place.clock.now());
        // To the hour: what is kept does not tell when somebody logged in.
        let until = now.saturating_add(LASTS).checked_next_multiple_of(60 * 60).unwrap_or(u64::MAX);
        let known = people.begin_session(&secret.hash(), person, now, until).await?;
        let cookie = self.reception.cookies.set("", &secret.expose(), LASTS, "Strict");
        match (known, cookie) {
            (true, Some(cookie)) => Ok(cookie),
            _ => Err(Problem::new(StatusCode::FORBIDDEN, "this person is not known here any more")),
        }
    }

    /// Ends a session.
    pub(super) async fn log_out(&self, session: &Session) -> Answer<Response> {
        self.store.people().end_session(&session.hash).await?;
        let gone = self.reception.cookies.set("", "", 0, "Strict");
        Ok(with_cookie(StatusCode::NO_CONTENT.into_response(), gone))
    }
}

/// An answer that sets a cookie, and that nobody may keep.
pub(super) fn with_cookie(mut response: Response, cookie: impl Into<Option<HeaderValue>>) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(cookie) = cookie.into() {
        headers.append(header::SET_COOKIE, cookie);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(base: &str) -> Cookies {
        Cookies::of(&Url::parse(base).unwrap())
    }

    #[test]
    fn cookies_are_plain_on_this_machine_alone() {
        for base in ["http://127.0.0.1:8800", "http://localhost", "http://[::1]:1"] {
            assert_eq!(of(base), Cookies::Plain, "{base}");
        }
        for base in
            ["https://vote.example.org", "https://localhost", "http://vote.example.org", "http://10.0.0.1"]
        {
            assert_eq!(of(base), Cookies::Secure, "{base}");
        }
        let set = |cookies: Cookies| cookies.set("", "v", 9, "Strict").unwrap();
        assert_eq!(
            set(Cookies::Secure),
            "__Host-ostrakon=v; Path=/; Max-Age=9; HttpOnly; SameSite=Strict; Secure"
        );
        assert_eq!(set(Cookies::Plain), "ostrakon=v; Path=/; Max-Age=9; HttpOnly; SameSite=Strict");
    }

    #[test]
    fn a_cookie_that_is_there_twice_is_none() {
        let headers = |lines: &[&'static str]| {
            let line = |line: &&'static str| (header::COOKIE, HeaderValue::from_static(line));
            lines.iter().map(line).collect::<HeaderMap>()
        };
        let get = |lines: &[&'static str]| Cookies::Secure.get(&headers(lines), "").map(str::to_owned);
        assert_eq!(get(&["a=b; __Host-ostrakon=x; c=d"]).as_deref(), Some("x"));
        assert_eq!(get(&["__Host-ostrakon=x; __Host-ostrakon=y"]), None);
        assert_eq!(get(&["__Host-ostrakon=x", "__Host-ostrakon=x"]), None);
        assert_eq!(get(&["ostrakon=x; __Host-ostrakon-oidc=y"]), None);
    }
}

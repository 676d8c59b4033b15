//! To the provider and back.

use super::id_token::{Claims, Expected, IdToken};
use super::provider::{Provider, Unasked};
use super::{Begun, Oidc};
use crate::house::House;
use crate::people::address::Address;
use crate::people::secret::Secret;
use crate::people::session::with_cookie;
use crate::problem::{Answer, Problem};
use crate::settings::Claim;
use axum::extract::State;
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use data_encoding::BASE64URL_NOPAD;
use ostrakon_group::sha256;
use std::sync::Arc;
use url::form_urlencoded::parse;

/// What the browser that begins is known by when it comes back.
const BROWSER: &str = "-oidc";
const LASTS: u64 = 5 * 60;

/// Sends somebody to the provider.
#[utoipa::path(
    get,
    path = "/api/login/oidc",
    responses((status = 303, description = "To the provider."), (status = "default", body = Problem))
)]
pub(crate) async fn go(State(house): State<Arc<House>>, parts: Parts) -> Answer<Response> {
    house.not_too_often(&parts)?;
    let oidc = house.oidc()?;
    let provider = oidc.provider.clone();
    let known = oidc.waiting(move || provider.known(None).map_err(unasked)).await?;
    let (nonce, verifier, browser) = (Secret::new(), Secret::new(), Secret::new());
    let challenge = BASE64URL_NOPAD.encode(&sha256(verifier.expose().as_bytes()));
    let named = nonce.expose();
    let state = oidc.begun.begin(Begun { nonce, verifier, browser: browser.hash() })?;
    let mut to = known.place.authorization_endpoint.clone();
    to.query_pairs_mut()
        .append_pair("response_type", "code")
        .append_pair("client_id", &oidc.provider.settings.client_id)
        .append_pair("redirect_uri", &oidc.back)
        .append_pair("scope", "openid email")
        .append_pair("state", &state.expose())
        .append_pair("nonce", &named)
        .append_pair("code_challenge", &challenge)
        .append_pair("code_challenge_method", "S256");
    // Lax: it must come back with a navigation that the provider begins.
    let cookie = house.reception.cookies.set(BROWSER, &browser.expose(), LASTS, "Lax");
    to_page(to.as_str()).map(|response| with_cookie(response, cookie))
}

/// Takes somebody back from the provider, logged in.
#[utoipa::path(
    get,
    path = "/api/login/oidc/return",
    responses((status = 303, description = "Logged in."), (status = "default", body = Problem))
)]
pub(crate) async fn back(State(house): State<Arc<House>>, parts: Parts) -> Answer<Response> {
    house.not_too_often(&parts)?;
    let oidc = house.oidc()?;
    let query = parts.uri.query().unwrap_or_default();
    let begun = begun(&house, oidc, &parts, query)?;
    let issuer = one(query, "iss");
    let code = one(query, "code").ok_or_else(|| void("the provider did not log you in"))?;
    let claims = claims(&house, oidc, begun, code, issuer).await?;
    let person = person(&house, oidc.provider.settings.claim, &claims).await?;
    let session = house.log_in(&parts, &person).await?;
    let gone = house.reception.cookies.set(BROWSER, "", 0, "Lax");
    let response = to_page(&format!("{}/login", house.settings.base))?;
    Ok(with_cookie(with_cookie(response, session), gone))
}

impl House {
    fn oidc(&self) -> Answer<&Oidc> {
        let none = || Problem::missing("this service names no provider of OpenID Connect");
        self.reception.oidc.as_ref().ok_or_else(none)
    }
}

/// The login that was begun, in this browser; it ends here.
fn begun(house: &House, oidc: &Oidc, parts: &Parts, query: &str) -> Answer<Begun> {
    let state = one(query, "state").and_then(|state| oidc.begun.end(&state));
    let cookie = house.reception.cookies.get(&parts.headers, BROWSER).and_then(Secret::parse);
    match (state, cookie) {
        (Some(begun), Some(browser)) if begun.browser == browser.hash() => Ok(begun),
        _ => {
            Err(void("this login was not begun in this browser, or too long ago, or has been ended already"))
        }
    }
}

/// A parameter that is there once.
fn one(query: &str, name: &str) -> Option<String> {
    let mut values = parse(query.as_bytes()).filter(|(found, _)| found == name).map(|(_, value)| value);
    values.next().filter(|_| values.next().is_none()).map(|value| value.into_owned())
}

/// What the provider says of whoever comes with a code.
async fn claims(
    house: &House,
    oidc: &Oidc,
    begun: Begun,
    code: String,
    issuer: Option<String>,
) -> Answer<Claims> {
    let (provider, back, now) = (oidc.provider.clone(), oidc.back.clone(), house.place.clock.now());
    oidc.waiting(move || redeem(&provider, &begun, &code, issuer.as_deref(), &back, now)).await
}

fn redeem(
    provider: &Provider,
    begun: &Begun,
    code: &str,
    issuer: Option<&str>,
    back: &str,
    now: u64,
) -> Answer<Claims> {
    let known = provider.known(None).map_err(unasked)?;
    let own = provider.settings.issuer.as_str();
    let needed = known.place.authorization_response_iss_parameter_supported;
    if issuer.is_some_and(|issuer| issuer != own) || (needed && issuer.is_none()) {
        return Err(void("another provider sent you back"));
    }
    let text = provider.redeem(&known.place, code, &begun.verifier.expose(), back);
    let text = text.map_err(|error| match error {
        Unasked::Status(_, 400) => void("the provider does not take its code back"),
        error => unasked(error),
    })?;
    let refused = |refusal: super::id_token::Refusal| void(refusal.to_string());
    let token = IdToken::read(&text).map_err(refused)?;
    let keys = provider.known(token.kid()).map_err(unasked)?.keys;
    let nonce = begun.nonce.expose();
    let expected = Expected { issuer: own, client: &provider.settings.client_id, nonce: &nonce, now };
    token.verify(&keys, &expected).map_err(refused)
}

async fn person(house: &House, claim: Claim, claims: &Claims) -> Answer<String> {
    let people = house.store.people();
    let known = match claim {
        Claim::Email => match claims.verified_email().and_then(Address::new) {
            Some(address) => people.person_at(address.folded()).await?.map(|(person, _)| person),
            None => None,
        },
        Claim::Person => match &claims.person {
            Some(person) => people.address_of(person).await?.map(|_| person.clone()),
            None => None,
        },
    };
    let what = "the provider knows you, but on the rolls here you are not";
    known.ok_or_else(|| Problem::new(StatusCode::FORBIDDEN, what).next("ask the registrar"))
}

fn void(why: impl Into<String>) -> Problem {
    Problem::new(StatusCode::UNAUTHORIZED, why).next("begin anew at api/login/oidc, or log in by mail")
}

fn unasked(error: Unasked) -> Problem {
    tracing::warn!(%error, "the provider of OpenID Connect cannot be asked");
    busy("the provider cannot be asked at the moment")
}

impl Oidc {
    /// Away from the runtime: the network is waited for.
    async fn waiting<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Answer<T> + Send + 'static,
    ) -> Answer<T> {
        let place = self.places.clone().try_acquire_owned();
        let place = place.map_err(|_| busy("too many wait for the provider at the moment"))?;
        let done = tokio::task::spawn_blocking(work).await;
        drop(place);
        done.map_err(|_| Problem::unavailable())?
    }
}

fn busy(what: &str) -> Problem {
    Problem::new(StatusCode::SERVICE_UNAVAILABLE, what).retry(10).next("log in by mail")
}

fn to_page(address: &str) -> Answer<Response> {
    let mut address = HeaderValue::from_str(address).map_err(|_| Problem::unavailable())?;
    address.set_sensitive(true);
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, address)]).into_response())
}

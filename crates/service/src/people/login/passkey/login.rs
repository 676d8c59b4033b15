//! Logging in with a passkey. Nobody is named beforehand, so nothing tells who is known here.

use super::{Begun, begun, read_row, written};
use crate::house::House;
use crate::people::asked::read;
use crate::people::session::with_cookie;
use crate::problem::{Answer, Problem};
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use std::sync::Arc;
use webauthn_rs::prelude::{DiscoverableAuthentication, DiscoverableKey, PublicKeyCredential};

/// Nothing is asked beforehand.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Nothing {}

/// Begins to log somebody in.
#[utoipa::path(
    post,
    path = "/api/login/passkey/begin",
    request_body = Nothing,
    responses((status = 200, body = Begun), (status = "default", body = Problem))
)]
pub(crate) async fn begin(State(house): State<Arc<House>>, parts: Parts, body: Bytes) -> Answer<Json<Begun>> {
    house.own_pages_only(&parts)?;
    let Nothing {} = read(&parts, &body)?;
    house.not_too_often(&parts)?;
    let passkeys = house.passkeys()?;
    let started = passkeys.webauthn.start_discoverable_authentication();
    let (mut options, state) = started.map_err(|_| Problem::unavailable())?;
    // Whether the browser asks at once or when a field is touched is the page's to say.
    options.mediation = None;
    let ceremony = passkeys.logins.begin(state)?;
    begun(&ceremony.expose(), &options).map(Json)
}

/// What the authenticator answered.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Answered {
    ceremony: String,
    /// From `navigator.credentials.get`.
    #[schema(value_type = Object)]
    credential: PublicKeyCredential,
}

/// Logs in whoever an authenticator vouches for.
#[utoipa::path(
    post,
    path = "/api/login/passkey/finish",
    request_body = Answered,
    responses((status = 204, description = "The session's cookie is set."), (status = "default", body = Problem))
)]
pub(crate) async fn finish(State(house): State<Arc<House>>, parts: Parts, body: Bytes) -> Answer<Response> {
    house.own_pages_only(&parts)?;
    let answered: Answered = read(&parts, &body)?;
    house.not_too_often(&parts)?;
    let state = house.passkeys()?.logins.end(&answered.ceremony).ok_or_else(void)?;
    let person = verified(&house, &answered.credential, state).await?;
    let cookie = house.log_in(&parts, &person).await?;
    Ok(with_cookie(StatusCode::NO_CONTENT.into_response(), cookie))
}

fn void() -> Problem {
    Problem::new(StatusCode::UNAUTHORIZED, "this passkey does not log anybody in here")
        .next("begin anew, or log in by mail")
}

/// Whose passkey answered; what it counted is noted.
async fn verified(
    house: &House,
    credential: &PublicKeyCredential,
    state: DiscoverableAuthentication,
) -> Answer<String> {
    let (webauthn, people) = (&house.passkeys()?.webauthn, house.store.people());
    let (handle, id) = webauthn.identify_discoverable_authentication(credential).map_err(|_| void())?;
    let person = people.person_of(handle.as_bytes()).await?.ok_or_else(void)?;
    let rows = people.passkeys(&person).await?;
    let row = rows.iter().find(|row| row.id == id).ok_or_else(void)?;
    let mut passkey = read_row(row)?;
    let key = DiscoverableKey::from(&passkey);
    let result = webauthn.finish_discoverable_authentication_v2(credential, state, &key);
    let result = result.map_err(|_| void())?;
    if passkey.update_credential(&result) == Some(true) {
        people.update_passkey(id, &written(&passkey)?).await?;
    }
    Ok(person)
}

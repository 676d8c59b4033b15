//! What members leave for the credential authority: sealed for its key, so that nobody here reads it (spec 10.7).

use super::asked::read;
use super::session::Session;
use super::upload::identifier;
use crate::house::House;
use crate::problem::{Answer, Problem};
use crate::rooms::failed;
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What is left.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Left {
    /// A sealed box for the authority's key, in hexadecimal.
    sealed: String,
}

/// What a body's members have left.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Credentials {
    credentials: Vec<Credential>,
}

/// What one of them has left.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Credential {
    person: String,
    sealed: String,
}

/// Bytes of a sealed box: its own 48, and something in it.
const LENGTHS: std::ops::RangeInclusive<usize> = 49..=1_024;

/// Leaves something for the credential authority, in the place of what was left before.
#[utoipa::path(
    post,
    path = "/api/me/credential",
    request_body = Left,
    responses((status = 204), (status = "default", body = Problem))
)]
pub(crate) async fn post(State(house): State<Arc<House>>, parts: Parts, body: Bytes) -> Answer<StatusCode> {
    let Session { person, .. } = house.session(&parts).await?;
    let left: Left = read(&parts, &body)?;
    house.reception.tokens.check(house.reception.veil.name(person.as_bytes()))?;
    if house.settings.authority.is_none() {
        return Err(Problem::missing("no credential authority is named here"));
    }
    let sealed = HEXLOWER.decode(left.sealed.as_bytes());
    let sealed = sealed.map_err(|_| Problem::malformed("`sealed` is in lower-case hexadecimal digits"))?;
    if !LENGTHS.contains(&sealed.len()) {
        return Err(Problem::refused(format!("{} bytes, which no sealed box here has", sealed.len())));
    }
    // Sent once more, it changes nothing.
    if house.store.people().has_left(&person, &sealed).await? {
        return Ok(StatusCode::NO_CONTENT);
    }
    if let Some(slug) = held(&house, &person).await? {
        return Err(Problem::conflict(format!(
            "a roll of yours is on the board of {slug}, made of what you left"
        ))
        .next("wait until its vote has ended"));
    }
    house.store.people().keep_credential(&person, sealed).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The election, if any, whose roll was made of what somebody left, and whose vote has not ended.
async fn held(house: &House, person: &str) -> Answer<Option<String>> {
    let people = house.store.people();
    if !people.has_credential(person).await? {
        return Ok(None);
    }
    for (slug, _) in people.lists_with(person).await? {
        let Ok(carried) = house.election(&slug) else { continue };
        let Some(plan) = carried.election.plan() else { continue };
        let desk = carried.election.ledger.desk().await.map_err(failed)?;
        let closes = desk.log().view.closes(plan.manifest());
        if !carried.election.ledger.voting_ended() && house.place.clock.now() < closes {
            return Ok(Some(slug));
        }
    }
    Ok(None)
}

/// Gives what a body's members have left: a request by a registrar's key.
#[utoipa::path(
    get,
    path = "/api/bodies/{body}/credentials",
    params(("body" = String, Path, description = "The body.")),
    responses((status = 200, body = Credentials), (status = "default", body = Problem))
)]
pub(crate) async fn get(
    State(house): State<Arc<House>>,
    Path(body): Path<String>,
    parts: Parts,
) -> Answer<Json<Credentials>> {
    house.signed_by(&parts, b"", &house.settings.registrars).await?;
    let all = house.store.people().credentials(identifier(&body)?.as_str()).await?;
    let written =
        |(person, sealed): (String, Vec<u8>)| Credential { person, sealed: HEXLOWER.encode(&sealed) };
    Ok(Json(Credentials { credentials: all.into_iter().map(written).collect() }))
}

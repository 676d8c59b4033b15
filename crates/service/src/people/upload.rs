//! A body's roll of people: put by a registrar, whole, and given back (spec 10.7).

use super::roll::{Changes, Known, Refused, Sheet, compare, read, write};
use crate::house::House;
use crate::problem::{Answer, Problem};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use ostrakon_charter::Id;
use ostrakon_group::Bytes32;
use ostrakon_store::{RollChange, StoreError, Upload};
use serde::Serialize;
use std::sync::Arc;

/// What an upload does, or would do.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Uploaded {
    /// Whether it was done: not with `dry-run`, and not if a line is refused.
    done: bool,
    /// Members of the body then.
    members: usize,
    #[serde(flatten)]
    changes: Changes,
    /// Every line that is refused; while there is one, nothing is changed.
    refused: Vec<Refused>,
}

/// Puts the roll of a body's members in the place of the one before: a request by a registrar's key.
#[utoipa::path(
    post,
    path = "/api/bodies/{body}/people",
    params(
        ("body" = String, Path, description = "The body."),
        ("dry-run" = Option<bool>, Query, description = "Changes nothing; only says what would change.")
    ),
    request_body(content = String, content_type = "text/csv", description = "person,name,address,weight,body"),
    responses(
        (status = 200, body = Uploaded),
        (status = 422, body = Uploaded, description = "Lines are refused, and nothing is changed."),
        (status = "default", body = Problem)
    )
)]
pub(crate) async fn post(
    State(house): State<Arc<House>>,
    Path(body): Path<String>,
    parts: Parts,
    file: Bytes,
) -> Answer<Response> {
    let registrar = house.signed_by(&parts, &file, &house.settings.registrars).await?;
    let (body, dry) = (identifier(&body)?, dry_run(&parts)?);
    let _held = house.reception.rolls.lock().await;
    let known = known(&house, &body).await?;
    let name = body.to_string();
    let judge = move || judged(read(&file, &name), &known);
    let (change, mut uploaded) =
        tokio::task::spawn_blocking(judge).await.map_err(|_| Problem::unavailable())?;
    if uploaded.refused.is_empty() && !dry {
        enter(&house, &body, &registrar, &change, &uploaded.changes).await?;
        uploaded.done = true;
    }
    Ok(answer(uploaded))
}

/// Gives a body's roll back, as it can be uploaded again: a request by a registrar's key.
#[utoipa::path(
    get,
    path = "/api/bodies/{body}/people",
    params(("body" = String, Path, description = "The body.")),
    responses((status = 200, body = String, content_type = "text/csv"), (status = "default", body = Problem))
)]
pub(crate) async fn get(
    State(house): State<Arc<House>>,
    Path(body): Path<String>,
    parts: Parts,
) -> Answer<Response> {
    house.signed_by(&parts, b"", &house.settings.registrars).await?;
    let body = identifier(&body)?;
    let members = house.store.people().roll(body.as_str()).await?;
    let file = write(body.as_str(), &members).map_err(|_| Problem::unavailable())?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8; header=present")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, file).into_response())
}

pub(super) fn identifier(body: &str) -> Answer<Id> {
    Id::new(body).map_err(|e| Problem::missing(format!("there is no such body: its name {e}")))
}

fn dry_run(parts: &Parts) -> Answer<bool> {
    match parts.uri.query() {
        None | Some("") => Ok(false),
        Some("dry-run" | "dry-run=" | "dry-run=true") => Ok(true),
        Some(_) => Err(Problem::malformed("only dry-run can be asked for after the `?`")),
    }
}

async fn known(house: &House, body: &Id) -> Result<Known, StoreError> {
    let people = house.store.people();
    Ok(Known {
        before: people.roll(body.as_str()).await?,
        everybody: people.everybody().await?,
        elsewhere: people.elsewhere(body.as_str()).await?,
    })
}

fn judged(sheet: Sheet, known: &Known) -> (RollChange, Uploaded) {
    let (change, changes, taken) = compare(&sheet.lines, known);
    let mut refused = sheet.refused;
    refused.extend(taken);
    refused.sort_by_key(|refused| refused.line);
    (change, Uploaded { done: false, members: sheet.lines.len(), changes, refused })
}

async fn enter(
    house: &House,
    body: &Id,
    registrar: &Bytes32,
    change: &RollChange,
    changes: &Changes,
) -> Answer<()> {
    let upload = Upload {
        body: body.to_string(),
        registrar: registrar.to_string(),
        time: house.place.clock.now(),
        added: changes.added.len() as u64,
        changed: changes.changed.len() as u64,
        removed: changes.removed.len() as u64,
    };
    house.store.people().change_roll(change, &upload).await?;
    let (added, changed, removed) = (upload.added, upload.changed, upload.removed);
    tracing::info!(%body, %registrar, added, changed, removed, "a body's roll of people was changed");
    Ok(())
}

/// A refusal is a problem document that says of every line what is wrong with it.
fn answer(uploaded: Uploaded) -> Response {
    let mut response = if uploaded.refused.is_empty() {
        Json(uploaded).into_response()
    } else {
        let what = format!("{} lines are refused, so nothing is changed", uploaded.refused.len());
        let problem = Problem::refused(what).next("correct these lines, and upload the whole roll again");
        problem.with(&uploaded)
    };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    debug_assert!(response.status() == StatusCode::OK || response.status().is_client_error());
    response
}

//! Envelopes between trustees, for the time of the ceremony (spec 10.6).

use crate::house::{Carried, House};
use crate::problem::{Answer, Problem};
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use ostrakon_election::board::View;
use ostrakon_group::sha256;
use ostrakon_store::Envelope;
use std::sync::Arc;

/// Takes an envelope that a dealing on the board names.
#[utoipa::path(
    post,
    path = "/api/elections/{slug}/envelopes",
    params(("slug" = String, Path, description = "The election.")),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 204), (status = "default", body = Problem))
)]
pub(crate) async fn post(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    body: Bytes,
) -> Answer<StatusCode> {
    let carried = house.election(&slug)?;
    let view = view(&carried).await?;
    let at = named(&view, &sha256(&body)).ok_or_else(|| {
        Problem::refused("no dealing on the board names this envelope").next("send the dealing first")
    })?;
    let ledger = &carried.election.ledger;
    ledger.store().keep_envelope(ledger.row.id, at, body.to_vec()).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn view(carried: &Carried) -> Answer<View> {
    let desk = carried.election.ledger.desk().await.map_err(super::enter::failed)?;
    Ok(desk.log().view.clone())
}

/// Whose envelope has this hash, in the attempt that is going on.
fn named(view: &View, hash: &[u8; 32]) -> Option<Envelope> {
    let attempt = view.attempt();
    view.dealings.iter().filter(|dealing| dealing.body.attempt == attempt).find_map(|dealing| {
        let to = dealing.body.envelopes.iter().position(|own| own.0 == *hash)?;
        Some(Envelope { attempt, from: dealing.body.trustee, to: u16::try_from(to + 1).ok()? })
    })
}

/// Gives an envelope to the trustee it is for, by a request that the trustee signs.
#[utoipa::path(
    get,
    path = "/api/elections/{slug}/envelopes/{attempt}/{from}/{to}",
    params(
        ("slug" = String, Path, description = "The election."),
        ("attempt" = u32, Path, description = "The ceremony's attempt."),
        ("from" = u16, Path, description = "The sender's number."),
        ("to" = u16, Path, description = "The recipient's number.")
    ),
    responses((status = 200, body = Vec<u8>, content_type = "application/octet-stream"), (status = "default", body = Problem))
)]
pub(crate) async fn get(
    State(house): State<Arc<House>>,
    Path((slug, attempt, from, to)): Path<(String, u32, u16, u16)>,
    parts: Parts,
) -> Answer<Vec<u8>> {
    let carried = house.election(&slug)?;
    let plan = carried.election.plan().ok_or_else(|| Problem::conflict("there is no manifest yet"))?;
    let trustee =
        plan.manifest().trustee(to).ok_or_else(|| Problem::missing(format!("there is no trustee {to}")))?;
    house.signed_by(&parts, &[], &[trustee.key]).await?;
    let ledger = &carried.election.ledger;
    let found = ledger.store().envelope(ledger.row.id, Envelope { attempt, from, to }).await?;
    found.ok_or_else(|| {
        Problem::missing(format!("trustee {from} has sent trustee {to} nothing in attempt {attempt}"))
    })
}

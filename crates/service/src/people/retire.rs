//! Deletion: when an election is certified, its people are forgotten (spec 10.7).

use crate::house::{Carried, House};
use crate::problem::{Answer, Problem};
use crate::rooms::failed;
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::request::Parts;
use serde::Serialize;
use std::sync::Arc;

/// What was deleted.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Retired {
    /// Places on its people's lists.
    people: u64,
}

/// Deletes an election's people's lists, blinded messages and reminders: a request by the organiser of its manifest.
#[utoipa::path(
    post,
    path = "/api/elections/{slug}/retire",
    params(("slug" = String, Path, description = "The election.")),
    request_body(content = (), description = "Nothing is needed."),
    responses((status = 200, body = Retired), (status = "default", body = Problem))
)]
pub(crate) async fn retire(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    parts: Parts,
    body: Bytes,
) -> Answer<Json<Retired>> {
    let carried = house.election(&slug)?;
    organiser(&house, &carried, &parts, &body).await?;
    if carried.election.ledger.desk().await.map_err(failed)?.log().view.certificates.is_empty() {
        return Err(Problem::conflict("the election is not certified: it may still need its people's lists"));
    }
    let _held = house.reception.rolls.lock().await;
    let people = house.store.people().retire(&slug).await?;
    tracing::info!(slug, people, "an election's people are forgotten");
    Ok(Json(Retired { people }))
}

/// Whether the organiser of the manifest asks.
pub(super) async fn organiser(house: &House, carried: &Carried, parts: &Parts, body: &[u8]) -> Answer<()> {
    let plan = carried.election.plan().ok_or_else(|| Problem::conflict("there is no manifest yet"))?;
    house.signed_by(parts, body, &[plan.manifest().organiser]).await.map(drop)
}

//! Drafting: the log and token keys that a manifest must name.

use crate::house::House;
use crate::problem::{Answer, Problem};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::request::Parts;
use data_encoding::HEXLOWER;
use ostrakon_charter::Id;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What is drafted.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DraftRequest {
    /// How many rolls: one token key each.
    rolls: usize,
}

/// What the manifest names.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Drafted {
    log: DraftedLog,
    tokens: Vec<DraftedToken>,
}

/// The board's log.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct DraftedLog {
    key: String,
    origin: String,
}

/// The key of one roll's tokens.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct DraftedToken {
    modulus: String,
}

/// Elections that are begun here, before the operator looks whether that can be right.
const MOST_ELECTIONS: usize = 100_000;
const MOST_ROLLS: usize = 64;

/// Takes a slug for a new election: a request by an organiser's key.
#[utoipa::path(
    post,
    path = "/api/elections/{slug}/draft",
    params(("slug" = String, Path, description = "The election's name in addresses.")),
    request_body = DraftRequest,
    responses((status = 200, body = Drafted), (status = "default", body = Problem))
)]
pub(crate) async fn draft(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    parts: Parts,
    body: Bytes,
) -> Answer<Json<Drafted>> {
    house.signed_by(&parts, &body, &house.settings.organisers).await?;
    let request: DraftRequest =
        serde_json::from_slice(&body).map_err(|e| Problem::malformed(e.to_string()))?;
    let slug = Id::new(slug).map_err(|e| Problem::refused(format!("the slug: {e}")))?;
    if request.rolls == 0 || request.rolls > MOST_ROLLS {
        return Err(Problem::refused(format!(
            "{} rolls, where 1 to {MOST_ROLLS} are allowed",
            request.rolls
        )));
    }
    if house.elections().len() >= MOST_ELECTIONS {
        return Err(Problem::refused("this service carries as many elections as it takes"));
    }
    let carried = house.draft(slug.as_str()).await?;
    if carried.election.plan().is_some() {
        return Err(Problem::conflict(format!("the slug {slug} is taken by an election with a manifest")));
    }
    let tokens = token_keys(house.clone(), slug.to_string(), request.rolls).await?;
    let ledger = &carried.election.ledger;
    let key = HEXLOWER.encode(ledger.signer().verifier_key().public_key().as_bytes());
    Ok(Json(Drafted { log: DraftedLog { key, origin: ledger.row.origin.clone() }, tokens }))
}

/// Draws the token keys, which takes seconds.
async fn token_keys(house: Arc<House>, slug: String, rolls: usize) -> Answer<Vec<DraftedToken>> {
    let make = move || {
        let modulus = |roll| house.keys.token(&slug, roll).map(|s| HEXLOWER.encode(s.key().modulus()));
        (0..rolls)
            .map(|roll| Ok(DraftedToken { modulus: modulus(roll)? }))
            .collect::<Result<_, crate::keys::KeyError>>()
    };
    let made = tokio::task::spawn_blocking(make).await.map_err(|_| Problem::unavailable())?;
    made.map_err(|error| {
        tracing::error!(%error, "token keys cannot be drawn");
        Problem::unavailable()
    })
}

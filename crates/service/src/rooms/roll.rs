//! Room 2, roll: a roll document with its file; then people's lists are fixed (spec 10.7).

use super::documents::{Entered, Submission};
use super::enter::{admit, to_its_end};
use crate::house::House;
use crate::problem::{Answer, Problem};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use ostrakon_election::document::Document;
use std::sync::Arc;

/// Enters a roll document with its file.
#[utoipa::path(
    post,
    path = "/api/elections/{slug}/roll",
    params(("slug" = String, Path, description = "The election.")),
    request_body = Submission,
    responses((status = 200, body = Entered), (status = "default", body = Problem))
)]
pub(crate) async fn roll(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    body: Bytes,
) -> Answer<Json<Entered>> {
    let takes = |document: &Document| matches!(document, Document::Roll(_));
    let admitted = admit(&house, &slug, &body, takes).await?;
    to_its_end(async move {
        let carried = admitted.carried.clone();
        let _held = house.reception.rolls.lock().await;
        let entered = admitted.enter(&house).await?;
        let warnings = crate::people::settle(&house, &carried).await?;
        Ok(Json(Entered { warnings, ..entered }))
    })
    .await
}

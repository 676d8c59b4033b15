//! Room 4, board: schedule, closing, objection.

use super::documents::{Entered, Submission};
use super::enter::{admit, to_its_end};
use crate::house::House;
use crate::problem::{Answer, Problem};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use ostrakon_election::document::Document;
use std::sync::Arc;

/// Enters schedule, closing, objection.
#[utoipa::path(
    post,
    path = "/api/elections/{slug}/board",
    params(("slug" = String, Path, description = "The election.")),
    request_body = Submission,
    responses((status = 200, body = Entered), (status = "default", body = Problem))
)]
pub(crate) async fn board(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    body: Bytes,
) -> Answer<Json<Entered>> {
    let takes = |document: &Document| {
        matches!(document, Document::Schedule(_) | Document::Closing(_) | Document::Objection(_))
    };
    let admitted = admit(&house, &slug, &body, takes).await?;
    to_its_end(async move {
        let carried = admitted.carried.clone();
        let entered = admitted.enter(&house).await?;
        // A key that cannot be erased now is erased at the next start; what was entered stands.
        let _ = crate::people::erase_keys(&house, &carried).await;
        Ok(Json(entered))
    })
    .await
}

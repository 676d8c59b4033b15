//! Room 1, setup: manifest with its charter; commitments, dealings with their files, acknowledgements, complaints; opening.

use super::documents::{Entered, Submission};
use super::enter::enter;
use crate::house::House;
use crate::problem::{Answer, Problem};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use ostrakon_election::document::Document;
use std::sync::Arc;

/// Enters manifest with its charter; commitments, dealings with their files, acknowledgements, complaints; opening.
#[utoipa::path(
    post,
    path = "/api/elections/{slug}/setup",
    params(("slug" = String, Path, description = "The election.")),
    request_body = Submission,
    responses((status = 200, body = Entered), (status = "default", body = Problem))
)]
pub(crate) async fn setup(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    body: Bytes,
) -> Answer<Json<Entered>> {
    let takes = |document: &Document| {
        matches!(
            document,
            Document::Manifest(_)
                | Document::Commitment(_)
                | Document::Dealing(_)
                | Document::Acknowledgement(_)
                | Document::Complaint(_)
                | Document::Opening(_)
        )
    };
    enter(house, &slug, &body, takes).await
}

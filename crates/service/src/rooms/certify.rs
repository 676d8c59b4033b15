//! Room 7, certify: the certificate.

use super::documents::{Entered, Submission};
use super::enter::enter;
use crate::house::House;
use crate::problem::{Answer, Problem};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use ostrakon_election::document::Document;
use std::sync::Arc;

/// Enters the certificate.
#[utoipa::path(
    post,
    path = "/api/elections/{slug}/certify",
    params(("slug" = String, Path, description = "The election.")),
    request_body = Submission,
    responses((status = 200, body = Entered), (status = "default", body = Problem))
)]
pub(crate) async fn certify(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    body: Bytes,
) -> Answer<Json<Entered>> {
    let takes = |document: &Document| matches!(document, Document::Certificate(_));
    enter(house, &slug, &body, takes).await
}

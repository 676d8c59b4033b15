//! Room 6, decrypt: sign-offs, shares, lot shares, result.

use super::documents::{Entered, Submission};
use super::enter::enter;
use crate::house::House;
use crate::problem::{Answer, Problem};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use ostrakon_election::document::Document;
use std::sync::Arc;

/// Enters sign-offs, shares, lot shares, result.
#[utoipa::path(
    post,
    path = "/api/elections/{slug}/decrypt",
    params(("slug" = String, Path, description = "The election.")),
    request_body = Submission,
    responses((status = 200, body = Entered), (status = "default", body = Problem))
)]
pub(crate) async fn decrypt(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    body: Bytes,
) -> Answer<Json<Entered>> {
    let takes = |document: &Document| {
        matches!(
            document,
            Document::SignOff(_) | Document::Share(_) | Document::LotShare(_) | Document::Result(_)
        )
    };
    enter(house, &slug, &body, takes).await
}

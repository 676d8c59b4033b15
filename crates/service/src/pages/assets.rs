//! What browsers fetch beside pages, embedded in this program.

use super::reply::harden;
use crate::problem::Problem;
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use ostrakon_pages::assets;

/// An asset; its address names its bytes, so it may be kept for ever.
pub(super) async fn asset(Path(name): Path<String>) -> Response {
    let found = assets().iter().find(|asset| asset.path.strip_prefix("/assets/") == Some(name.as_str()));
    let Some(asset) = found else {
        return Problem::missing("there is no such asset: the page that named it is of another version")
            .next("load the page again")
            .into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(asset.content_type)),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
    ];
    // A worker is held to the policy that its own script comes with.
    harden((headers, asset.bytes).into_response())
}

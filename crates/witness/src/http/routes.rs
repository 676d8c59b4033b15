//! Which path does what.

use super::answer::{cosigned, refused, text};
use super::page;
use crate::failure::Failure;
use crate::witness::Witness;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use ostrakon_tlog::witness::{ADD_CHECKPOINT_PATH, MAX_REQUEST_LEN};
use std::sync::Arc;
use std::time::Duration;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

/// How long a request's body may take.
const BODY_TIME: Duration = Duration::from_secs(10);

type Shared = State<Arc<Witness>>;

/// The routes of a witness.
pub fn routes(witness: Arc<Witness>) -> Router {
    Router::new()
        .route("/", get(front))
        .route("/healthz", get(health))
        .route(&format!("/{ADD_CHECKPOINT_PATH}"), post(add_checkpoint))
        .route("/logs/{hash}/checkpoint", get(checkpoint))
        .route("/evidence", get(evidence))
        .route("/evidence/{name}/{file}", get(evidence_file))
        .method_not_allowed_fallback(|| async { text(StatusCode::METHOD_NOT_ALLOWED, "not so; see /\n") })
        .fallback(|| async { text(StatusCode::NOT_FOUND, "no such page; see /\n") })
        .with_state(witness)
}

async fn add_checkpoint(State(witness): Shared, body: Body) -> Response {
    match timeout(BODY_TIME, to_bytes(body, MAX_REQUEST_LEN)).await {
        Err(_) => text(StatusCode::REQUEST_TIMEOUT, "the request took too long\n"),
        Ok(Err(_)) => text(StatusCode::PAYLOAD_TOO_LARGE, "the request is too large, or ended early\n"),
        Ok(Ok(body)) => blocking(move || cosigned(witness.add_checkpoint(&body))).await,
    }
}

async fn front(State(witness): Shared) -> Response {
    blocking(move || shown(page::front(&witness))).await
}

async fn health(State(witness): Shared) -> Response {
    let sick = |witness: &Witness| witness.seen().into_iter().any(|seen| seen.held.is_err());
    blocking(move || match sick(&witness) {
        false => text(StatusCode::OK, "ok\n"),
        true => text(StatusCode::SERVICE_UNAVAILABLE, "some heads cannot be read\n"),
    })
    .await
}

async fn checkpoint(State(witness): Shared, Path(hash): Path<String>) -> Response {
    blocking(move || match witness.latest(&hash) {
        Ok(Some(cosigned)) => text(StatusCode::OK, cosigned.encode()),
        Ok(None) => text(StatusCode::NOT_FOUND, "nothing of such a log was cosigned here\n"),
        Err(failure) => refused(&failure),
    })
    .await
}

async fn evidence(State(witness): Shared) -> Response {
    blocking(move || shown(page::evidence(&witness))).await
}

async fn evidence_file(State(witness): Shared, Path((name, file)): Path<(String, String)>) -> Response {
    blocking(move || match witness.evidence_file(&name, &file) {
        Ok(Some(bytes)) => text(StatusCode::OK, String::from_utf8_lossy(&bytes)),
        Ok(None) => text(StatusCode::NOT_FOUND, "no such evidence here; see /evidence\n"),
        Err(failure) => refused(&failure),
    })
    .await
}

fn shown(page: Result<String, Failure>) -> Response {
    page.map_or_else(|failure| refused(&failure), |page| text(StatusCode::OK, page))
}

/// Runs what waits for the disk where nothing else waits for it. What was begun is finished, even if nobody listens.
async fn blocking(work: impl FnOnce() -> Response + Send + 'static) -> Response {
    let failed = |_| text(StatusCode::INTERNAL_SERVER_ERROR, "this witness cannot answer now; ask again\n");
    spawn_blocking(work).await.unwrap_or_else(failed)
}

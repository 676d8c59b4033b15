//! Answers: texts, which any origin may read.

use crate::failure::Failure;
use axum::http::StatusCode;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::response::{IntoResponse, Response};
use ostrakon_tlog::note::NoteSignature;
use ostrakon_tlog::witness::{Refusal, SIZE_MEDIA_TYPE, encode_cosignatures, encode_size};

const TEXT: &str = "text/plain; charset=utf-8";

/// A text that may be another one the next time.
pub(super) fn text(status: StatusCode, body: impl Into<String>) -> Response {
    answer(status, TEXT, body.into())
}

/// The answer to a request to cosign.
pub(super) fn cosigned(answered: Result<NoteSignature, Failure>) -> Response {
    match answered {
        Ok(line) => text(StatusCode::OK, encode_cosignatures(&[line])),
        Err(failure) => refused(&failure),
    }
}

/// The answer to what is not done.
pub(super) fn refused(failure: &Failure) -> Response {
    let status = StatusCode::from_u16(failure.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    match failure {
        // c2sp.org/tlog-witness, add-checkpoint: "The response MUST have a `Content-Type` of `text/x.tlog.size`."
        Failure::Refused(Refusal::Conflict { held, .. }) => {
            answer(status, SIZE_MEDIA_TYPE, encode_size(*held))
        }
        // What is wrong with the disk is for the operator, in the log.
        _ if status.is_server_error() => text(status, "this witness cannot answer now; ask again\n"),
        _ => text(status, format!("{failure}\n")),
    }
}

fn answer(status: StatusCode, media: &'static str, body: String) -> Response {
    let headers = [
        (CONTENT_TYPE, media),
        (CACHE_CONTROL, "no-cache"),
        (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (status, headers, body).into_response()
}

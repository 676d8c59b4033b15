//! The body of a cast: all that is asked of it before anybody reads what it says.

use super::bodies::announced_within;
use crate::house::House;
use crate::problem::Problem;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, FromRequest, Request};
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// Ballots of 64 KiB with their token.
const MOST: usize = (64 << 10) + 1_024;

/// token ‖ ballot, of a caller who does not cast too often.
pub(crate) struct BallotBody(pub(crate) Bytes);

impl FromRequest<Arc<House>> for BallotBody {
    type Rejection = Response;

    async fn from_request(request: Request, house: &Arc<House>) -> Result<Self, Response> {
        let request = allowed(request, house).map_err(IntoResponse::into_response)?;
        let mut request = announced_within(MOST, request).map_err(IntoResponse::into_response)?;
        DefaultBodyLimit::max(MOST).apply(&mut request);
        Bytes::from_request(request, &()).await.map(Self).map_err(IntoResponse::into_response)
    }
}

fn allowed(request: Request, house: &House) -> Result<Request, Problem> {
    let (parts, body) = request.into_parts();
    house.rates.casting(&parts, house.settings.limits.proxies)?;
    Ok(Request::from_parts(parts, body))
}

//! Logging in.

mod ceremonies;
mod mail;
pub(crate) mod oidc;
pub(crate) mod passkey;

pub(crate) use mail::{__path_ask, __path_redeem, ask, redeem};
pub(super) use mail::{GOOD, Waiting, start};

use crate::house::House;
use crate::problem::{Answer, Problem};
use axum::extract::State;
use axum::http::request::Parts;
use axum::response::Response;
use std::sync::Arc;

/// Ends the session.
#[utoipa::path(post, path = "/api/logout", responses((status = 204), (status = "default", body = Problem)))]
pub(crate) async fn logout(State(house): State<Arc<House>>, parts: Parts) -> Answer<Response> {
    let session = house.session(&parts).await?;
    house.log_out(&session).await
}

//! The first page.

use super::reply;
use crate::house::House;
use axum::extract::State;
use axum::response::Response;
use ostrakon_pages::{Home, Language};
use std::sync::Arc;

/// Says what this is.
pub(super) async fn page(State(house): State<Arc<House>>, language: Language) -> Response {
    reply::page(Home { organisation: house.settings.organisation.clone() }.render(language))
}

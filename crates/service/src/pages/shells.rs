//! Static shells: made once, the same bytes for every vote.

use super::reply;
use crate::house::House;
use axum::Router;
use axum::routing::get;
use ostrakon_pages::{Language, Shell};
use std::sync::Arc;

/// Adds the shells of a language. That a vote is not there is for its script to find.
pub(super) fn add(mut routes: Router<Arc<House>>, language: Language) -> Router<Arc<House>> {
    for shell in Shell::ALL {
        let path = format!("/{}", shell.path(language, "{slug}"));
        let text: Arc<str> = shell.render(language).into();
        routes = routes.route(&path, get(move || async move { reply::page(text.to_string()) }));
    }
    routes
}

//! Pages for people: what stands, gathered into the plain structs of `ostrakon-pages`. One file a page.

mod address;
mod assets;
mod home;
mod reply;
mod shells;

pub(crate) use reply::not_found;

use crate::house::House;
use axum::Router;
use axum::routing::get;
use ostrakon_pages::Language;
use std::sync::Arc;

/// Everything below a language, the way there, and what browsers fetch beside.
pub(crate) fn routes() -> Router<Arc<House>> {
    let mut routes = Router::new()
        .route("/", get(address::home))
        .route("/login", get(address::login))
        .route("/assets/{name}", get(assets::asset));
    for language in Language::ALL {
        routes = routes.merge(of(language));
    }
    routes
}

/// The pages of a language. Each language has routes of its own: a variable would take in the archive's paths too.
fn of(language: Language) -> Router<Arc<House>> {
    let at = |path: &str| format!("/{}{path}", language.code());
    let routes = Router::new()
        .route(&at(""), get(address::slash))
        .route(&at("/"), get(move |house| home::page(house, language)));
    shells::add(routes, language)
}

//! Pages for people: what stands, gathered into the plain structs of `ostrakon-pages`. One file a page.

mod address;
mod assets;
mod board;
mod gather;
mod home;
mod kept;
mod organisation;
mod register;
mod reply;
mod shells;
mod vote;

pub(crate) use gather::Gathered;
pub(crate) use kept::Kept;
pub(crate) use register::Names;
pub(crate) use reply::not_found;

use crate::house::House;
use axum::Router;
use axum::routing::get;
use ostrakon_pages::{How, Language};
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
    let how: Arc<str> = How.render(language).into();
    let routes = Router::new()
        .route(&at(""), get(address::slash))
        .route(&at("/"), get(move |house| home::page(house, language)))
        .route(&at("/how"), get(move || async move { reply::page(how.to_string()) }))
        .route(&at("/organisation"), get(move |house| organisation::page(house, language)))
        .route(&at("/votes/{slug}"), get(move |house, slug| vote::page(house, slug, language)))
        .route(&at("/votes/{slug}/"), get(address::no_slash))
        .route(
            &at("/votes/{slug}/board"),
            get(move |house, slug, asked| board::page(house, slug, asked, language)),
        )
        .route(&at("/votes/{slug}/outcome"), get(move |house, slug| vote::outcome(house, slug, language)))
        .route(&at("/votes/{slug}/minutes"), get(move |house, slug| vote::minutes(house, slug, language)));
    shells::add(routes, language)
}

//! The first page.

use super::gather::Gathered;
use super::reply::{self, Page};
use crate::house::House;
use axum::extract::State;
use ostrakon_pages::{Home, Language};
use std::sync::Arc;
use std::time::Duration;

/// Says what this is, and lists every vote that is announced.
pub(super) async fn page(State(house): State<Arc<House>>, language: Language) -> Page {
    let mut votes = Vec::new();
    for carried in house.elections() {
        let gathered = Gathered::of(&house, carried, Duration::ZERO).await;
        let gathered = gathered.map_err(reply::unavailable(language))?;
        votes.extend(gathered.map(|gathered| gathered.card()));
    }
    Ok(reply::page(Home { organisation: house.settings.organisation.clone(), votes }.render(language)))
}

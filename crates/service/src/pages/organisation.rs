//! The organisation, as its register says.

use super::register::stands;
use super::reply::{self, Page};
use crate::house::House;
use axum::extract::State;
use ostrakon_pages::{Language, Organisation, Told};
use std::sync::Arc;

/// Bodies, offices, meetings, decisions.
pub(super) async fn page(State(house): State<Arc<House>>, language: Language) -> Page {
    let stands = stands(&house).await.ok_or_else(|| reply::told(Told::Unavailable, language))?;
    let held = house.elections();
    let votes = held.iter().filter_map(|carried| {
        Some((carried.election.plan()?.election().to_string(), carried.election.slug.clone()))
    });
    let page = Organisation {
        organisation: house.settings.organisation.clone(),
        stands: (*stands).clone(),
        votes: votes.collect(),
    };
    Ok(reply::page(page.render(language)))
}

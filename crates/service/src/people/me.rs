//! What somebody is here: their bodies, and what they may vote on.

use super::session::Session;
use crate::house::{Carried, House};
use crate::problem::{Answer, Problem};
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderValue, header, request::Parts};
use axum::response::{IntoResponse, Response};
use ostrakon_election::board::View;
use ostrakon_election::setup::Plan;
use serde::Serialize;
use std::collections::HashSet;
use std::sync::Arc;

/// Who one is.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Me {
    person: String,
    bodies: Vec<String>,
    /// Whether one has left something for the credential authority.
    credential: bool,
    /// The rolls of all elections that one is on the people's list of, or would be.
    elections: Vec<OwnRoll>,
}

/// A roll that one is on, as far as the service knows: a ballot needs the credential.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OwnRoll {
    /// The election.
    slug: String,
    title: String,
    /// The roll's index, and its name.
    roll: usize,
    id: String,
    /// Whose members it has.
    body: String,
    /// The roll is on the board, so its people's list is fixed.
    frozen: bool,
    /// Whether one is on that list; before it is fixed, whether one would be.
    listed: bool,
    opens: u64,
    /// As the last schedule says, else the manifest.
    closes: u64,
    /// Whether one has been given the roll's token.
    token: bool,
}

/// What the tables say of somebody.
struct Own {
    bodies: Vec<String>,
    lists: HashSet<(String, u64)>,
    tokens: HashSet<(String, u64)>,
}

/// Tells who one is.
#[utoipa::path(get, path = "/api/me", responses((status = 200, body = Me), (status = "default", body = Problem)))]
pub(crate) async fn me(State(house): State<Arc<House>>, parts: Parts) -> Answer<Response> {
    let Session { person, .. } = house.session(&parts).await?;
    let people = house.store.people();
    let own = Own {
        bodies: people.bodies_of(&person).await?,
        lists: people.lists_with(&person).await?.into_iter().collect(),
        tokens: people.tokens_of(&person).await?.into_iter().collect(),
    };
    let mut elections = Vec::new();
    for carried in house.elections() {
        elections.extend(own.rolls(&carried).await?);
    }
    let credential = people.has_credential(&person).await?;
    let me = Json(Me { person, bodies: own.bodies, credential, elections });
    Ok(([(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))], me).into_response())
}

impl Own {
    async fn rolls(&self, carried: &Carried) -> Answer<Vec<OwnRoll>> {
        let Some(plan) = carried.election.plan() else { return Ok(Vec::new()) };
        let slug = &carried.election.slug;
        let rolls = || plan.manifest().rolls.iter().enumerate();
        let mine = |(roll, plan): &(usize, &ostrakon_election::setup::RollPlan)| {
            self.belongs(plan.body.as_str()) || self.lists.contains(&(slug.clone(), *roll as u64))
        };
        if !rolls().any(|roll| mine(&roll)) {
            return Ok(Vec::new());
        }
        let desk = carried.election.ledger.desk().await.map_err(crate::rooms::failed)?;
        let view = &desk.log().view;
        Ok(rolls().filter(mine).map(|(roll, _)| self.roll(slug, plan, view, roll)).collect())
    }

    fn belongs(&self, body: &str) -> bool {
        self.bodies.iter().any(|own| own == body)
    }

    fn roll(&self, slug: &str, plan: &Plan, view: &View, roll: usize) -> OwnRoll {
        let (manifest, key) = (plan.manifest(), (slug.to_owned(), roll as u64));
        let own = &manifest.rolls[roll];
        let frozen = view.rolls.iter().any(|there| there.body.roll == own.id);
        let listed = if frozen { self.lists.contains(&key) } else { self.belongs(own.body.as_str()) };
        OwnRoll {
            slug: slug.to_owned(),
            title: manifest.title.clone(),
            roll,
            id: own.id.to_string(),
            body: own.body.to_string(),
            frozen,
            listed,
            opens: manifest.opens,
            closes: view.closes(manifest),
            token: self.tokens.contains(&key),
        }
    }
}

//! What somebody is here: their bodies, and what they may vote on.

use super::session::Session;
use crate::house::{Carried, House};
use crate::pages::Gathered;
use crate::problem::{Answer, Problem};
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderValue, header, request::Parts};
use axum::response::{IntoResponse, Response};
use ostrakon_charter::Id;
use ostrakon_election::setup::RollPlan;
use ostrakon_pages::ContestView;
use serde::Serialize;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

/// Who one is.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Me {
    person: String,
    bodies: Vec<String>,
    /// What these bodies, and those of the rolls, are called.
    names: BTreeMap<String, String>,
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
    /// What is asked on this roll.
    contests: Vec<OwnContest>,
}

/// A question, in short.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct OwnContest {
    title: String,
    /// The clause of the organisation's rules under which it is asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    clause: Option<String>,
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
    let (mut elections, mut names) = (Vec::new(), BTreeMap::new());
    let called = crate::pages::Names::of(&house).await;
    for body in own.bodies.iter().filter_map(|body| body.parse::<Id>().ok()) {
        names.extend(called.body(&body).map(|name| (body.to_string(), name)));
    }
    for carried in house.elections() {
        for (roll, name) in own.rolls(&house, carried).await? {
            names.entry(roll.body.clone()).or_insert(name);
            elections.push(roll);
        }
    }
    let credential = people.has_credential(&person).await?;
    let me = Json(Me { person, bodies: own.bodies, names, credential, elections });
    Ok(([(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))], me).into_response())
}

impl Own {
    /// One's rolls of an election, each with what its body is called.
    async fn rolls(&self, house: &House, carried: Arc<Carried>) -> Answer<Vec<(OwnRoll, String)>> {
        let slug = carried.election.slug.clone();
        let mine = |(roll, plan): &(usize, &RollPlan)| {
            self.belongs(plan.body.as_str()) || self.lists.contains(&(slug.clone(), *roll as u64))
        };
        let none = carried
            .election
            .plan()
            .is_none_or(|plan| !plan.manifest().rolls.iter().enumerate().any(|roll| mine(&roll)));
        if none {
            return Ok(Vec::new());
        }
        let Some(gathered) = Gathered::of(house, carried, Duration::ZERO).await? else {
            return Ok(Vec::new());
        };
        let rolls = gathered.manifest().rolls.iter().enumerate().filter(mine);
        Ok(rolls.map(|(roll, plan)| (self.roll(&gathered, roll, plan), gathered.body(&plan.body))).collect())
    }

    fn belongs(&self, body: &str) -> bool {
        self.bodies.iter().any(|own| own == body)
    }

    fn roll(&self, gathered: &Gathered, roll: usize, own: &RollPlan) -> OwnRoll {
        let (manifest, key) = (gathered.manifest(), (gathered.slug().to_owned(), roll as u64));
        let frozen = gathered.view.rolls.iter().any(|there| there.body.roll == own.id);
        let listed = if frozen { self.lists.contains(&key) } else { self.belongs(own.body.as_str()) };
        let asked = gathered.contests().into_iter().filter(|contest| contest.asked.roll == own.id);
        OwnRoll {
            slug: gathered.slug().to_owned(),
            title: manifest.title.clone(),
            roll,
            id: own.id.to_string(),
            body: own.body.to_string(),
            frozen,
            listed,
            opens: manifest.opens,
            closes: gathered.view.closes(manifest),
            token: self.tokens.contains(&key),
            contests: asked.map(OwnContest::from).collect(),
        }
    }
}

impl From<ContestView> for OwnContest {
    fn from(contest: ContestView) -> Self {
        let clause = contest.vote.map(|vote| vote.clause().to_string());
        Self { title: contest.asked.title, clause }
    }
}

//! What there is: the service itself, its elections, and who must act next.

use crate::house::{Carried, House};
use crate::problem::{Answer, Problem};
use axum::Json;
use axum::extract::{Path, State};
use ostrakon_election::board::View;
use ostrakon_election::setup::ElectionManifest;
use serde::Serialize;
use std::sync::Arc;

/// What this service is.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct ServiceAnswer {
    version: &'static str,
    organisation: String,
    base: String,
    /// The log's key: the same for every log here.
    log_key: String,
    /// The register's origin, and how many acts it has.
    register: RegisterAnswer,
    witnesses: Vec<String>,
    /// The ways to log in.
    login: Vec<&'static str>,
    /// The X25519 key for which members seal what they leave for the credential authority.
    #[serde(skip_serializing_if = "Option::is_none")]
    authority: Option<String>,
}

/// The register in a line.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct RegisterAnswer {
    origin: String,
    acts: u64,
}

/// Tells what this service is.
#[utoipa::path(get, path = "/api/service", responses((status = 200, body = ServiceAnswer)))]
pub(crate) async fn service(State(house): State<Arc<House>>) -> Answer<Json<ServiceAnswer>> {
    let ledger = &house.register().election.ledger;
    let settings = &house.settings;
    let log_key = ledger.signer().verifier_key().public_key().as_bytes().to_owned();
    Ok(Json(ServiceAnswer {
        version: env!("CARGO_PKG_VERSION"),
        organisation: settings.organisation.clone(),
        base: settings.base.clone(),
        log_key: data_encoding::HEXLOWER.encode(&log_key),
        register: RegisterAnswer {
            origin: ledger.row.origin.clone(),
            acts: ledger.store().size(ledger.row.id).await?,
        },
        witnesses: settings.witnesses.iter().map(|w| w.key.clone()).collect(),
        login: house.reception.ways(),
        authority: settings.authority.as_ref().map(ToString::to_string),
    }))
}

/// How far an election is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Stage {
    /// Its slug is taken; there is no manifest.
    Draft,
    /// The trustees make the keys.
    Ceremony,
    /// The rolls are to come.
    Rolls,
    /// The opening is to come.
    Ready,
    /// Opened, and before the manifest's time.
    Announced,
    /// Ballots are taken.
    Open,
    /// Over, the closing is to come.
    Ended,
    /// Objections are heard.
    Objections,
    /// Tallies are to come.
    Tally,
    /// Sign-offs and shares are to come.
    Decrypt,
    /// The certificate is to come.
    Certify,
    /// Certified.
    Done,
}

/// One election.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct ElectionAnswer {
    slug: String,
    stage: Stage,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    /// The manifest hash.
    #[serde(skip_serializing_if = "Option::is_none")]
    election: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    opens: Option<u64>,
    /// As the last schedule says, else the manifest.
    #[serde(skip_serializing_if = "Option::is_none")]
    closes: Option<u64>,
    /// Entries of its board.
    entries: u64,
    /// Ballots on its board, superseded ones among them.
    ballots: u64,
}

/// Lists the elections.
#[utoipa::path(get, path = "/api/elections", responses((status = 200, body = Vec<ElectionAnswer>)))]
pub(crate) async fn elections(State(house): State<Arc<House>>) -> Answer<Json<Vec<ElectionAnswer>>> {
    let mut all = Vec::new();
    for carried in house.elections() {
        all.push(describe(&house, &carried).await?);
    }
    Ok(Json(all))
}

/// Tells of one election.
#[utoipa::path(
    get,
    path = "/api/elections/{slug}",
    params(("slug" = String, Path, description = "The election.")),
    responses((status = 200, body = ElectionAnswer), (status = "default", body = Problem))
)]
pub(crate) async fn election(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
) -> Answer<Json<ElectionAnswer>> {
    describe(&house, &*house.election(&slug)?).await.map(Json)
}

async fn describe(house: &House, carried: &Carried) -> Answer<ElectionAnswer> {
    let election = &carried.election;
    let desk = election.ledger.desk().await.map_err(super::enter::failed)?;
    let (view, manifest) = (&desk.log().view, election.plan().map(|plan| plan.manifest()));
    let ended = election.ledger.voting_ended();
    let stage = manifest.map_or(Stage::Draft, |m| stage(view, m, ended, house.place.clock.now()));
    Ok(ElectionAnswer {
        slug: election.slug.clone(),
        stage,
        title: manifest.map(|m| m.title.clone()),
        election: election.plan().map(|plan| plan.election().to_string()),
        opens: manifest.map(|m| m.opens),
        closes: manifest.map(|m| view.closes(m)),
        entries: desk.log().size(),
        ballots: view.ballots.len(),
    })
}

pub(crate) fn stage(view: &View, manifest: &ElectionManifest, ended: bool, now: u64) -> Stage {
    let attempt = view.attempt();
    let acknowledged = view.acknowledgements.iter().filter(|a| a.body.attempt == attempt).count();
    match view {
        _ if !view.certificates.is_empty() => Stage::Done,
        _ if !view.results.is_empty() => Stage::Certify,
        _ if view.tallies.len() == manifest.contests.len() => Stage::Decrypt,
        _ if !view.closings.is_empty() => {
            let heard = view.closings[0].body.time.saturating_add(manifest.objection_seconds);
            if now < heard { Stage::Objections } else { Stage::Tally }
        }
        _ if !view.openings.is_empty() && (ended || now >= view.closes(manifest)) => Stage::Ended,
        _ if !view.openings.is_empty() && now < manifest.opens => Stage::Announced,
        _ if !view.openings.is_empty() => Stage::Open,
        _ if view.rolls.len() == manifest.rolls.len() => Stage::Ready,
        _ if acknowledged == manifest.trustee_count() => Stage::Rolls,
        _ => Stage::Ceremony,
    }
}

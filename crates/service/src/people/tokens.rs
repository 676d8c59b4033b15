//! Tokens: what keeps logging in and casting apart (spec 2.4). Nothing here learns whose ballot is whose, and nothing is logged.

use super::asked::read;
use super::session::Session;
use crate::house::{Carried, House};
use crate::problem::{Answer, Problem};
use crate::rooms::failed;
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use data_encoding::HEXLOWER;
use ostrakon_election::roll::{TokenSigner, TokenSignerError};
use ostrakon_election::setup::ElectionManifest;
use ostrakon_group::sha256;
use ostrakon_store::Given;
use rand_core::OsRng;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// What a device asks to be signed.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Blinded {
    /// The blinded message, in hexadecimal, as long as the roll's modulus.
    blinded: String,
}

/// The answer.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Signed {
    /// The blind signature, in hexadecimal.
    signature: String,
}

/// Keys that were read, by election and roll.
#[derive(Default)]
pub(crate) struct Signers(Mutex<HashMap<(String, usize), Arc<TokenSigner>>>);

/// Signs the blinded message of somebody on the roll's people's list: the same as often as it is asked, and no other.
#[utoipa::path(
    post,
    path = "/api/elections/{slug}/token/{roll}",
    params(
        ("slug" = String, Path, description = "The election."),
        ("roll" = usize, Path, description = "Index of the roll.")
    ),
    request_body = Blinded,
    responses((status = 200, body = Signed), (status = "default", body = Problem))
)]
pub(crate) async fn token(
    State(house): State<Arc<House>>,
    Path((slug, roll)): Path<(String, usize)>,
    parts: Parts,
    body: Bytes,
) -> Answer<Json<Signed>> {
    let Session { person, .. } = house.session(&parts).await?;
    let asked: Blinded = read(&parts, &body)?;
    house.reception.tokens.check(house.reception.veil.name(person.as_bytes()))?;
    let blinded = HEXLOWER.decode(asked.blinded.as_bytes());
    let blinded = blinded.map_err(|_| Problem::malformed("`blinded` is in lower-case hexadecimal digits"))?;
    let carried = house.election(&slug)?;
    in_time(&house, &carried, roll).await?;
    if !house.store.people().is_listed(&slug, roll, &person).await? {
        let what = "you are not on this roll's people's list";
        return Err(Problem::new(StatusCode::FORBIDDEN, what).next("ask the registrar"));
    }
    let given = given(&house, &carried, roll, &person, blinded).await?;
    Ok(Json(Signed { signature: HEXLOWER.encode(&given.signature) }))
}

/// From the roll's entry on the board until the closing.
async fn in_time(house: &House, carried: &Carried, roll: usize) -> Answer<()> {
    let plan = carried.election.plan().ok_or_else(|| Problem::conflict("there is no manifest yet"))?;
    let manifest: &ElectionManifest = plan.manifest();
    let own = manifest.rolls.get(roll).ok_or_else(|| Problem::missing(format!("there is no roll {roll}")))?;
    let desk = carried.election.ledger.desk().await.map_err(failed)?;
    let view = &desk.log().view;
    if !view.rolls.iter().any(|there| there.body.roll == own.id) {
        return Err(Problem::conflict("this roll is not on the board yet"));
    }
    if carried.election.ledger.voting_ended() || house.place.clock.now() >= view.closes(manifest) {
        return Err(Problem::new(StatusCode::GONE, "voting has ended: no token is given any more"));
    }
    match own.token {
        Some(_) => Ok(()),
        None => Err(Problem::missing("this election's rolls have no tokens: a ballot needs none")),
    }
}

/// What was signed first stays; only that is given out.
async fn given(
    house: &Arc<House>,
    carried: &Arc<Carried>,
    roll: usize,
    person: &str,
    blinded: Vec<u8>,
) -> Answer<Given> {
    let (slug, people, hash) = (&carried.election.slug, house.store.people(), sha256(&blinded));
    let mut there = people.token(slug, roll, person).await?;
    if there.is_none() {
        let signature = sign(house.clone(), carried.clone(), roll, blinded).await?;
        there = Some(people.keep_token(slug, roll, person, Given { blinded: hash, signature }).await?);
    }
    match there {
        Some(given) if given.blinded == hash => Ok(given),
        _ => Err(Problem::conflict("another token was given to you on this roll: each gets one")
            .next("ask with the credential that you asked with before")),
    }
}

async fn sign(house: Arc<House>, carried: Arc<Carried>, roll: usize, blinded: Vec<u8>) -> Answer<Vec<u8>> {
    let work = move || {
        let signer = house.reception.signers.get(&house, &carried, roll)?;
        signer.blind_sign(&blinded, &mut OsRng).map_err(refused)
    };
    tokio::task::spawn_blocking(work).await.map_err(|_| Problem::unavailable())?
}

fn refused(error: TokenSignerError) -> Problem {
    match error {
        TokenSignerError::Length { .. } | TokenSignerError::Range => Problem::refused(error.to_string()),
        error => {
            tracing::error!(%error, "a token cannot be signed");
            Problem::unavailable()
        }
    }
}

impl Signers {
    /// The key of a roll, which must be the one that the manifest names.
    fn get(&self, house: &House, carried: &Carried, roll: usize) -> Answer<Arc<TokenSigner>> {
        let place = (carried.election.slug.clone(), roll);
        if let Some(signer) = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&place) {
            return Ok(signer.clone());
        }
        let signer = house.keys.token(&place.0, roll).map_err(|error| {
            tracing::error!(%error, "a token key cannot be read");
            Problem::unavailable()
        })?;
        if carried.election.token_key(roll) != Some(signer.key()) {
            tracing::error!(slug = place.0, roll, "the token key here is not the manifest's");
            return Err(Problem::unavailable());
        }
        let signer = Arc::new(signer);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(place, signer.clone());
        Ok(signer)
    }

    fn forget(&self, slug: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).retain(|(there, _), _| there != slug);
    }
}

/// Once the closing is on the board, the keys of its rolls' tokens are erased.
pub(crate) async fn erase_keys(house: &House, carried: &Carried) -> Answer<()> {
    let Some(plan) = carried.election.plan() else { return Ok(()) };
    let desk = carried.election.ledger.desk().await.map_err(failed)?;
    if desk.log().view.closings.is_empty() {
        return Ok(());
    }
    let slug = &carried.election.slug;
    house.reception.signers.forget(slug);
    house.keys.erase_tokens(slug, plan.manifest().rolls.len()).map_err(|error| {
        tracing::error!(%error, slug, "token keys cannot be erased");
        Problem::unavailable()
    })
}

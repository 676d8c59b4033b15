//! Room 3, cast: ballots in, receipts out (spec 10.4). No cookie, no login, nothing of a caller in any log.

use super::enter::failed;
use crate::board::Ledger;
use crate::cast::{Acknowledged, CastRefusal, Clerk, verify_token};
use crate::election::Election;
use crate::front::BallotBody;
use crate::house::{Carried, House};
use crate::problem::{Answer, Problem};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use data_encoding::HEXLOWER;
use ostrakon_election::cast::{CastError, NO_BALLOT, Sender};
use ostrakon_election::roll::{CredentialKey, Token};
use ostrakon_tlog::checkpoint::SignedCheckpoint;
use ostrakon_tlog::hash::leaf_hash;
use ostrakon_tlog::inclusion::InclusionProof;
use ostrakon_tlog::receipt::Receipt;
use ostrakon_tlog::tile_proof::TiledTree;
use ostrakon_tlog::tiles::{CHECKPOINT_PATH, HashTile};
use serde::Serialize;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::timeout;

/// Takes a ballot with its token, and gives the receipt once it is durable.
#[utoipa::path(
    post,
    path = "/api/elections/{slug}/cast",
    params(("slug" = String, Path, description = "The election.")),
    request_body(content = Vec<u8>, content_type = "application/octet-stream", description = "token ‖ ballot"),
    responses((status = 200, body = String, content_type = "text/plain"), (status = "default", body = Problem))
)]
pub(crate) async fn cast(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    headers: HeaderMap,
    BallotBody(body): BallotBody,
) -> Answer<Response> {
    of_bytes(&headers)?;
    let answer = take(&house, &slug, &body).await;
    house.metrics.ballot(answer.as_ref().err());
    answer
}

/// A ballot is sent as what it is: no form of another site's page is one.
fn of_bytes(headers: &HeaderMap) -> Answer<()> {
    match headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes) {
        Some(kind) if kind.eq_ignore_ascii_case(b"application/octet-stream") => Ok(()),
        _ => Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "a ballot is application/octet-stream")
            .next("send it with that content type")),
    }
}

async fn take(house: &House, slug: &str, body: &[u8]) -> Answer<Response> {
    let carried = house.election(slug)?;
    let clerk = opened(&carried)?;
    let (token, ballot) = split(&carried.election, body)?;
    let sender = clerk.forms().sender(ballot).map_err(refused)?;
    check_token(&carried.election, &sender, token)?;
    if let Some(place) = clerk.perhaps_at(&sender, ballot)
        && stands_at(&carried, place, ballot).await?
    {
        return receipt_at(&carried, place).await;
    }
    match clerk.cast(ballot.to_vec(), sender).await {
        Ok(Acknowledged { proof, checkpoint }) => receipt(proof, (*checkpoint).clone(), &sender.leaf),
        Err(CastRefusal::There(place)) => receipt_at(&carried, place).await,
        Err(refusal) => match clerk.perhaps_at(&sender, ballot) {
            // The same bytes came twice, and this time too late.
            Some(place) if stands_at(&carried, place, ballot).await? => receipt_at(&carried, place).await,
            _ => Err(refuse(refusal)),
        },
    }
}

fn opened(carried: &Carried) -> Answer<&Clerk> {
    carried.election.clerk().ok_or_else(|| Problem::conflict("the vote has not been opened"))
}

/// token ‖ ballot; the ballot says by its roll how long the token is, which all rolls' are alike in having.
fn split<'a>(election: &Election, body: &'a [u8]) -> Answer<(&'a [u8], &'a [u8])> {
    let lengths = (0..).map_while(|roll| election.token_key(roll)).map(Token::length);
    let mut fits = lengths.filter_map(|length| body.split_at_checked(length));
    if election.token_key(0).is_none() {
        return Ok((&[], body));
    }
    fits.find(|(_, ballot)| ballot.starts_with(b"OB")).ok_or_else(|| {
        Problem::new(StatusCode::FORBIDDEN, "there is no token before the ballot")
            .next("log in and ask for the roll's token; `ostrakon token` does")
    })
}

fn check_token(election: &Election, sender: &Sender, token: &[u8]) -> Answer<()> {
    let Some(key) = election.token_key(sender.roll) else { return Ok(()) };
    let refuse = |why: String| {
        Problem::new(StatusCode::FORBIDDEN, format!("the token: {why}"))
            .next("ask for the token of this roll with this credential")
    };
    let token = Token::decode(token, key).map_err(|e| refuse(e.to_string()))?;
    let own = CredentialKey::decode(&sender.key).map_err(|e| refuse(e.to_string()))?;
    let plan = election.plan().ok_or_else(|| Problem::conflict("there is no manifest yet"))?;
    let roll = u16::try_from(sender.roll).unwrap_or(u16::MAX);
    verify_token(key, &plan.election(), roll, &own, &token).map_err(|e| refuse(e.to_string()))
}

async fn stands_at(carried: &Carried, place: u64, ballot: &[u8]) -> Answer<bool> {
    let ledger = &carried.election.ledger;
    let there = ledger.store().entries(ledger.row.id, place..place + 1).await?;
    Ok(there.first().is_some_and(|entry| entry == ballot))
}

fn refused(error: CastError) -> Problem {
    let check = match &error {
        CastError::Bytes(_) => "301",
        CastError::Stranger => "302",
        CastError::Follows { .. } => "303",
        CastError::Proof => "304",
        CastError::Randomness => "305",
    };
    let what = format!("this ballot: {error}");
    match error {
        CastError::Follows { last } => Problem::conflict(what)
            .check(check)
            .previous(&last)
            .next("another ballot of this voter came first: look at it, and vote again"),
        _ => Problem::by_check(check, what),
    }
}

fn refuse(refusal: CastRefusal) -> Problem {
    match refusal {
        CastRefusal::Ballot(error) => refused(error),
        CastRefusal::Early => Problem::conflict("voting has not begun"),
        CastRefusal::Late => Problem::new(StatusCode::GONE, "voting has ended: this ballot was not taken"),
        CastRefusal::Busy => {
            Problem::new(StatusCode::SERVICE_UNAVAILABLE, "too many ballots wait at the moment")
                .retry(1)
                .next("send the same ballot again in a second")
        }
        CastRefusal::Full => Problem::full(),
        CastRefusal::Unavailable | CastRefusal::There(_) => Problem::unavailable(),
    }
}

fn receipt(proof: InclusionProof, checkpoint: SignedCheckpoint, leaf: &[u8; 32]) -> Answer<Response> {
    let receipt = Receipt::new(proof, checkpoint, Some(leaf.to_vec())).map_err(|_| Problem::unavailable())?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, receipt.encode()).into_response())
}

/// The last ballot of P.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct LastOf {
    /// Its entry; null if there is none.
    index: Option<u64>,
    /// Its leaf hash, which the next ballot names; null if there is none.
    previous: Option<String>,
}

/// Tells which ballot the next one of P must follow.
#[utoipa::path(
    get,
    path = "/api/elections/{slug}/cast/{roll}/{key}",
    params(
        ("slug" = String, Path, description = "The election."),
        ("roll" = usize, Path, description = "Index of the roll."),
        ("key" = String, Path, description = "P, in hexadecimal.")
    ),
    responses((status = 200, body = LastOf), (status = "default", body = Problem))
)]
pub(crate) async fn last(
    State(house): State<Arc<House>>,
    Path((slug, roll, key)): Path<(String, usize, String)>,
) -> Answer<Json<LastOf>> {
    let carried = house.election(&slug)?;
    let clerk = opened(&carried)?;
    let form =
        clerk.forms().all().get(roll).ok_or_else(|| Problem::missing(format!("there is no roll {roll}")))?;
    let bytes = HEXLOWER.decode(key.as_bytes()).ok().and_then(|b| <[u8; 32]>::try_from(b).ok());
    let key = bytes.ok_or_else(|| Problem::malformed("P is 64 lower-case hexadecimal digits"))?;
    let key = CredentialKey::decode(&key).map_err(|e| Problem::malformed(e.to_string()))?;
    let voter = form.roll.voters().binary_search_by_key(&key, |v| v.key);
    let voter = voter.map_err(|_| Problem::missing("this credential is not on the roll"))?;
    let last = clerk.last(roll, voter);
    let there = last.leaf != NO_BALLOT;
    let previous = there.then(|| HEXLOWER.encode(&last.leaf));
    Ok(Json(LastOf { index: there.then_some(last.place), previous }))
}

/// Gives the receipt of a ballot that is under the published checkpoint, with the witnesses' lines.
#[utoipa::path(
    get,
    path = "/api/elections/{slug}/receipt/{index}",
    params(
        ("slug" = String, Path, description = "The election."),
        ("index" = u64, Path, description = "The ballot's entry.")
    ),
    responses((status = 200, body = String, content_type = "text/plain"), (status = "default", body = Problem))
)]
pub(crate) async fn receipt_of(
    State(house): State<Arc<House>>,
    Path((slug, index)): Path<(String, u64)>,
) -> Answer<Response> {
    receipt_at(&*house.election(&slug)?, index).await
}

async fn receipt_at(carried: &Carried, index: u64) -> Answer<Response> {
    let ledger = &carried.election.ledger;
    let leaf = *leaf_hash(&ballot_at(ledger, index).await?).as_bytes();
    let checkpoint = newest_checkpoint(ledger, index + 1).await?;
    let folder = ledger.publisher.folder().clone();
    let size = checkpoint.unverified().head().size;
    if timeout(PATIENCE, ledger.publisher.written(size)).await.is_err() {
        return unwritten(ledger, index, &leaf).await;
    }
    let prove = move || {
        let read = |tile: &HashTile| folder.get(&tile.path()).ok().flatten().ok_or(());
        TiledTree::new(size, read).inclusion_proof(index, size).ok()
    };
    let proved = tokio::task::spawn_blocking(prove).await.ok().flatten();
    receipt(proved.ok_or_else(Problem::unavailable)?, checkpoint, &leaf)
}

/// While files cannot be written: the path that is in memory, under the log's own checkpoint.
async fn unwritten(ledger: &Ledger, index: u64, leaf: &[u8; 32]) -> Answer<Response> {
    let desk = ledger.desk().await.map_err(failed)?;
    let (proof, checkpoint) = (desk.inclusion(index), desk.log().checkpoint.clone());
    receipt(proof.ok_or_else(Problem::unavailable)?, checkpoint.ok_or_else(Problem::unavailable)?, leaf)
}

/// The ballot of an entry. Beyond its size a log has no place that could be asked for.
async fn ballot_at(ledger: &Ledger, index: u64) -> Answer<Vec<u8>> {
    let mut entries = Vec::new();
    if index < ledger.store().size(ledger.row.id).await? {
        entries = ledger.store().entries(ledger.row.id, index..index + 1).await?;
    }
    let ballot = entries.into_iter().find(|entry| entry.starts_with(b"OB"));
    ballot.ok_or_else(|| Problem::missing(format!("entry {index} is no ballot")))
}

/// How long to wait for a checkpoint with witnesses' lines, before the log's own signature alone must do.
const PATIENCE: Duration = Duration::from_secs(3);

/// The published checkpoint over `size` entries or more; the log's own where witnesses take too long.
async fn newest_checkpoint(ledger: &Ledger, size: u64) -> Answer<SignedCheckpoint> {
    let note = match timeout(PATIENCE, ledger.publisher.published(size)).await {
        Ok(()) => {
            let folder = ledger.publisher.folder().clone();
            let read = tokio::task::spawn_blocking(move || folder.get(CHECKPOINT_PATH)).await;
            read.ok().and_then(Result::ok).flatten()
        }
        Err(_) => ledger.store().last_checkpoint(ledger.row.id).await?.map(String::into_bytes),
    };
    note.and_then(|note| SignedCheckpoint::parse(&note).ok()).ok_or_else(Problem::unavailable)
}

//! Entering documents: the verifier judges the record that would result (spec 10.3).

use super::documents::{Entered, Submission};
use super::door::{check_hands, check_place};
use super::ending::complete;
use crate::board::{Candidate, Desk, Ledger, LedgerError};
use crate::house::{Carried, House};
use crate::problem::{Answer, Problem};
use axum::Json;
use axum::body::Bytes;
use ostrakon_election::board::KEYS_PATH;
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_tlog::hash::Hash;
use ostrakon_verify::{Options, Outcome, Report, Status};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

/// Documents and files that are to be entered.
pub(super) struct Offer {
    pub(super) documents: Vec<SignedDocument>,
    pub(super) files: Vec<(String, Vec<u8>)>,
}

/// An offer that was let in: signed by those who may, and of this time.
pub(super) struct Admitted {
    pub(super) carried: Arc<Carried>,
    /// Of all that was sent.
    leaves: Vec<Hash>,
    /// What does not stand on the board yet.
    offer: Offer,
}

/// Lets in what a room takes, or refuses it at little cost. `takes` names the room's documents. What stands on the board already is found by
/// its hash, and costs no more.
pub(super) async fn admit(
    house: &House,
    slug: &str,
    body: &Bytes,
    takes: fn(&Document) -> bool,
) -> Answer<Admitted> {
    let (carried, body) = (house.election(slug)?, body.clone());
    let (submission, leaves) = apart(move || {
        let submission = Submission::read(&body)?;
        let leaves = submission.leaves();
        Ok((submission, leaves))
    })
    .await?;
    let there = places(&carried, &leaves).await?;
    let (submission, documents) = apart(move || {
        let documents = submission.documents(|number| there[number].is_none())?;
        Ok((submission, documents))
    })
    .await?;
    let mut files = Vec::new();
    if !documents.is_empty() {
        check(house, &carried, &documents, takes).await?;
        files = apart(move || submission.files()).await?;
    }
    Ok(Admitted { carried, leaves, offer: Offer { documents, files } })
}

/// Work that would keep others waiting.
async fn apart<T: Send + 'static>(work: impl FnOnce() -> Answer<T> + Send + 'static) -> Answer<T> {
    tokio::task::spawn_blocking(work).await.map_err(|_| Problem::unavailable())?
}

async fn places(carried: &Carried, leaves: &[Hash]) -> Answer<Vec<Option<u64>>> {
    let desk = carried.election.ledger.desk().await.map_err(failed)?;
    Ok(leaves.iter().map(|leaf| desk.place_of_leaf(leaf)).collect())
}

async fn check(
    house: &House,
    carried: &Carried,
    documents: &[SignedDocument],
    takes: fn(&Document) -> bool,
) -> Answer<()> {
    if let Some(stranger) = documents.iter().find(|d| !takes(&d.body)) {
        let what = format!("a {} is not taken here", stranger.body.name());
        return Err(Problem::refused(what).next("`ostrakon send` gives each document to its room"));
    }
    check_hands(house, carried, documents)?;
    let desk = carried.election.ledger.desk().await.map_err(failed)?;
    check_place(carried, &desk, &desk.new_of(documents)).await
}

/// Enters what a room takes.
pub(super) async fn enter(
    house: Arc<House>,
    slug: &str,
    body: &Bytes,
    takes: fn(&Document) -> bool,
) -> Answer<Json<Entered>> {
    let admitted = admit(&house, slug, body, takes).await?;
    to_its_end(async move { admitted.enter(&house).await.map(Json) }).await
}

/// Does what has begun to its end, also if whoever asked goes away meanwhile: what was appended is taken up.
pub(super) async fn to_its_end<T: Send + 'static>(
    work: impl Future<Output = Answer<T>> + Send + 'static,
) -> Answer<T> {
    tokio::spawn(work).await.unwrap_or_else(|error| {
        tracing::error!(%error, "documents are not entered");
        Err(Problem::unavailable())
    })
}

impl Admitted {
    /// Enters what is not there yet, all of it or nothing.
    pub(super) async fn enter(self, house: &House) -> Answer<Entered> {
        let Self { carried, leaves, offer } = self;
        let mut desk = carried.election.ledger.desk().await.map_err(failed)?;
        let new = desk.new_of(&offer.documents);
        if !new.is_empty() {
            // Once more: the board may have grown since.
            check_place(&carried, &desk, &new).await?;
            let fresh = Offer { documents: new, files: offer.files };
            append(house, &carried, &mut desk, fresh).await?;
        }
        if !carried.has_taken_up(&desk) {
            take_up(house, &carried, &desk).await?;
        }
        let entries = leaves.iter().filter_map(|leaf| desk.place_of_leaf(leaf)).collect();
        let (head, size) = (desk.log().head().into(), desk.log().size());
        drop(desk);
        shown(&carried.election.ledger, size).await;
        Ok(Entered { entries, head, warnings: Vec::new() })
    }
}

async fn append(house: &House, carried: &Carried, desk: &mut Desk<'_>, mut offer: Offer) -> Answer<()> {
    offer.files = desk.fresh(&offer.documents, offer.files).map_err(|path| {
        Problem::by_check("101", format!("{path}: none of these documents names this file"))
    })?;
    let offer = complete(house, carried, desk, offer).await?;
    let entries: Vec<Vec<u8>> = offer.documents.iter().map(SignedDocument::encode).collect();
    let outcomes = judge(carried, desk, &offer, &entries).await?;
    if let Some(Document::Manifest(manifest)) = offer.documents.first().map(|d| &d.body) {
        carried.cosigners.settle(&manifest.witnesses).map_err(Problem::refused)?;
    }
    desk.append(entries, offer.files).await.map_err(failed)?;
    carried.kept.keep_outcomes(desk.log().documents.len(), outcomes);
    Ok(())
}

/// Takes up what the board has become: also by a write that failed and was durable all the same.
async fn take_up(house: &House, carried: &Carried, desk: &Desk<'_>) -> Answer<()> {
    let view = &desk.log().view;
    // Keys and rolls are read from the files, and whoever is answered may look for them at once.
    written(carried, desk).await?;
    if let Some(manifest) = view.manifests.first() {
        carried.cosigners.settle(&manifest.body.witnesses).map_err(Problem::refused)?;
    }
    remove_envelopes(carried, desk).await?;
    carried.election.advance(view, &house.place.clock).await.map_err(failed)?;
    carried.taken_up(desk);
    Ok(())
}

/// What is left for trustees goes when the keys are on the board, or its attempt has ended (spec 10.6).
async fn remove_envelopes(carried: &Carried, desk: &Desk<'_>) -> Answer<()> {
    let (ledger, attempt) = (&carried.election.ledger, desk.log().view.attempt());
    let done = desk.log().sides().named().contains_key(KEYS_PATH);
    Ok(ledger.store().remove_envelopes(ledger.row.id, attempt + u32::from(done)).await?)
}

/// How long files may take to be written.
const PATIENCE: Duration = Duration::from_secs(10);

/// Waits for the log's files, but not while a disk stays full: nobody else writes meanwhile.
pub(super) async fn written(carried: &Carried, desk: &Desk<'_>) -> Answer<()> {
    let written = carried.election.ledger.publisher.written(desk.log().size());
    tokio::time::timeout(PATIENCE, written).await.map_err(|_| {
        tracing::error!(slug = carried.election.slug, "files are not published");
        Problem::unavailable()
    })
}

/// How long an answer waits for what it tells of to be shown.
const SHOWN: Duration = Duration::from_secs(1);

/// Whoever has sent a document looks next at what is published; but witnesses may take their time. Nobody else waits meanwhile.
pub(super) async fn shown(ledger: &Ledger, size: u64) {
    let _ = tokio::time::timeout(SHOWN, ledger.publisher.published(size)).await;
}

pub(crate) fn failed(error: LedgerError) -> Problem {
    tracing::error!(%error, "documents are not entered");
    if error.is_full() { Problem::full() } else { Problem::unavailable() }
}

/// A rule that this record breaks: check, place, what.
type Fault = (String, String, String);

/// What came out, as far as the record that would result tells.
async fn judge(
    carried: &Carried,
    desk: &Desk<'_>,
    offer: &Offer,
    entries: &[Vec<u8>],
) -> Answer<Vec<Outcome>> {
    let tolerated: BTreeSet<u16> = offer.documents.iter().flat_map(|d| evidence(&d.body)).copied().collect();
    let (faults, outcomes) = faults(carried, desk, entries, &offer.files, &tolerated).await?;
    if faults.is_empty() {
        return Ok(outcomes);
    }
    // What was wrong before is not this document's fault; that is rare, so it is only asked now.
    let (before, _) = self::faults(carried, desk, &[], &[], &tolerated).await?;
    let before: BTreeSet<Fault> = before.into_iter().collect();
    match faults.into_iter().find(|fault| !before.contains(fault)) {
        None => Ok(outcomes),
        Some((check, place, what)) => Err(Problem::by_check(check, format!("{place}: {what}"))),
    }
}

/// Checks that a document may break as evidence against somebody: it is for verifiers to judge, not for this service to hold back.
fn evidence(document: &Document) -> &'static [u16] {
    match document {
        Document::Objection(_) => &[408],
        Document::SignOff(_) => &[601],
        _ => &[],
    }
}

/// Cosignatures come after a checkpoint is made: a candidate has none.
const NOT_YET: u16 = 404;

async fn faults(
    carried: &Carried,
    desk: &Desk<'_>,
    entries: &[Vec<u8>],
    files: &[(String, Vec<u8>)],
    tolerated: &BTreeSet<u16>,
) -> Answer<(Vec<Fault>, Vec<Outcome>)> {
    let ledger = &carried.election.ledger;
    written(carried, desk).await?;
    let named: Vec<String> = ledger.store().file_paths(ledger.row.id).await?;
    let base = ledger.publisher.folder().path().to_owned();
    let candidate =
        Candidate::new(base, desk.log(), ledger.signer(), named, entries, files).map_err(failed)?;
    if entries.is_empty() && desk.log().size() == 0 {
        return Ok((Vec::new(), Vec::new()));
    }
    ledger.metrics.judging();
    let verify = move || ostrakon_verify::verify(&candidate, &Options::default(), &()).report;
    let report = tokio::task::spawn_blocking(verify).await.map_err(|_| Problem::unavailable())?;
    Ok((failures(&report, tolerated), report.outcomes().to_vec()))
}

fn failures(report: &Report, tolerated: &BTreeSet<u16>) -> Vec<Fault> {
    let failed = report.checks().iter().filter(|check| {
        check.status == Status::Failed
            && check.id.number() != NOT_YET
            && !tolerated.contains(&check.id.number())
    });
    failed
        .flat_map(|check| {
            check.findings.iter().map(|f| (check.id.to_string(), f.place.clone(), f.what.clone()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::task::{Context, Poll, Waker};
    use tokio::sync::oneshot;

    /// Attack 55, for documents: whoever asked goes after their work has begun.
    #[tokio::test]
    async fn what_has_begun_is_done_though_nobody_waits() {
        let ((begin, begun), (tell, told)) = (oneshot::channel::<()>(), oneshot::channel());
        let work = async move {
            begun.await.unwrap();
            tell.send("done").unwrap();
            Ok(())
        };
        let mut asked = Box::pin(to_its_end(work));
        assert!(matches!(asked.as_mut().poll(&mut Context::from_waker(Waker::noop())), Poll::Pending));
        drop(asked);
        begin.send(()).unwrap();
        assert_eq!(told.await, Ok("done"));
    }

    #[tokio::test]
    async fn what_breaks_down_is_not_acknowledged() {
        let nothing: Option<Answer<()>> = std::hint::black_box(None);
        let refused = to_its_end(async move { nothing.unwrap() }).await.err().unwrap();
        assert_eq!(refused.status(), axum::http::StatusCode::SERVICE_UNAVAILABLE);
    }
}

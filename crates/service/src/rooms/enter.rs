//! Entering documents: the verifier judges the record that would result (spec 10.3).

use super::documents::{Entered, Submission};
use super::ending::complete;
use crate::board::{Candidate, Desk, LedgerError};
use crate::house::{Carried, House};
use crate::problem::{Answer, Problem};
use ostrakon_election::board::KEYS_PATH;
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_verify::{Options, Report, Status};
use std::collections::BTreeSet;
use std::time::Duration;

/// Documents and files that are to be entered.
pub(super) struct Offer {
    pub(super) documents: Vec<SignedDocument>,
    pub(super) files: Vec<(String, Vec<u8>)>,
}

/// Enters what a room takes. `takes` names the room's documents.
pub(super) async fn enter(
    house: &House,
    slug: &str,
    submission: &Submission,
    takes: fn(&Document) -> bool,
) -> Answer<Entered> {
    let carried = house.election(slug)?;
    let offer = Offer { documents: submission.documents()?, files: submission.files()? };
    if let Some(stranger) = offer.documents.iter().find(|d| !takes(&d.body)) {
        let what = format!("a {} is not taken here", stranger.body.name());
        return Err(Problem::refused(what).next("`ostrakon send` gives each document to its room"));
    }
    enter_offer(house, &carried, offer).await
}

/// Enters what is not there yet, all of it or nothing.
pub(super) async fn enter_offer(house: &House, carried: &Carried, offer: Offer) -> Answer<Entered> {
    let mut desk = carried.election.ledger.desk().await.map_err(failed)?;
    let new: Vec<SignedDocument> =
        offer.documents.iter().filter(|d| desk.place_of(d).is_none()).cloned().collect();
    if !new.is_empty() {
        let fresh = Offer { documents: new, files: offer.files };
        append(house, carried, &mut desk, fresh).await?;
    }
    take_up(house, carried, &desk).await?;
    let entries = offer.documents.iter().filter_map(|d| desk.place_of(d)).collect();
    Ok(Entered { entries, head: desk.log().head().into(), warnings: Vec::new() })
}

async fn append(house: &House, carried: &Carried, desk: &mut Desk<'_>, mut offer: Offer) -> Answer<()> {
    offer.files = desk.fresh(&offer.documents, offer.files).map_err(|path| {
        Problem::by_check("101", format!("{path}: none of these documents names this file"))
    })?;
    let offer = complete(house, carried, desk, offer).await?;
    let entries: Vec<Vec<u8>> = offer.documents.iter().map(SignedDocument::encode).collect();
    judge(carried, desk, &offer, &entries).await?;
    if let Some(Document::Manifest(manifest)) = offer.documents.first().map(|d| &d.body) {
        carried.cosigners.settle(&manifest.witnesses).map_err(Problem::refused)?;
    }
    desk.append(entries, offer.files).await.map(drop).map_err(failed)
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
    carried.election.advance(view, &house.place.clock).await.map_err(failed)
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
async fn written(carried: &Carried, desk: &Desk<'_>) -> Answer<()> {
    let written = carried.election.ledger.publisher.written(desk.log().size());
    tokio::time::timeout(PATIENCE, written).await.map_err(|_| {
        tracing::error!(slug = carried.election.slug, "files are not published");
        Problem::unavailable()
    })
}

pub(crate) fn failed(error: LedgerError) -> Problem {
    tracing::error!(%error, "documents are not entered");
    if error.is_full() { Problem::full() } else { Problem::unavailable() }
}

/// A rule that this record breaks: check, place, what.
type Fault = (String, String, String);

async fn judge(carried: &Carried, desk: &Desk<'_>, offer: &Offer, entries: &[Vec<u8>]) -> Answer<()> {
    let tolerated: BTreeSet<u16> = offer.documents.iter().flat_map(|d| evidence(&d.body)).copied().collect();
    let faults = faults(carried, desk, entries, &offer.files, &tolerated).await?;
    if faults.is_empty() {
        return Ok(());
    }
    // What was wrong before is not this document's fault; that is rare, so it is only asked now.
    let before: BTreeSet<Fault> =
        self::faults(carried, desk, &[], &[], &tolerated).await?.into_iter().collect();
    match faults.into_iter().find(|fault| !before.contains(fault)) {
        None => Ok(()),
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
) -> Answer<Vec<Fault>> {
    let ledger = &carried.election.ledger;
    written(carried, desk).await?;
    let named: Vec<String> = ledger.store().file_paths(ledger.row.id).await?;
    let base = ledger.publisher.folder().path().to_owned();
    let candidate =
        Candidate::new(base, desk.log(), ledger.signer(), named, entries, files).map_err(failed)?;
    if entries.is_empty() && desk.log().size() == 0 {
        return Ok(Vec::new());
    }
    let verify = move || ostrakon_verify::verify(&candidate, &Options::default(), &()).report;
    let report = tokio::task::spawn_blocking(verify).await.map_err(|_| Problem::unavailable())?;
    Ok(failures(&report, tolerated))
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

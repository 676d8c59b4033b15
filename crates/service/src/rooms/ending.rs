//! What belongs to a document beside its own bytes: the draft it must answer to, files that follow from it, the end of voting.

use super::door::organised_here;
use super::enter::Offer;
use crate::board::Desk;
use crate::house::{Carried, House};
use crate::problem::{Answer, Problem};
use ostrakon_election::board::{At, CHARTER_PATH, KEYS_PATH, REGISTER_FOLDER, dealing_path};
use ostrakon_election::document::Document;
use ostrakon_election::setup::{Dealing, DealingDocument, ElectionKeys, ElectionManifest, Plan};
use ostrakon_group::Bytes32;

/// Adds what follows from the documents, and refuses what the verifier cannot know to be wrong.
pub(super) async fn complete(
    house: &House,
    carried: &Carried,
    desk: &Desk<'_>,
    mut offer: Offer,
) -> Answer<Offer> {
    for document in offer.documents.clone() {
        match &document.body {
            Document::Manifest(manifest) => {
                answers_to_draft(house, carried, manifest)?;
                add_register(house, manifest, &mut offer).await?;
            }
            Document::Acknowledgement(body) => add_keys(carried, desk, body.attempt, &mut offer)?,
            Document::Closing(_) => end_voting(house, carried, desk).await?,
            Document::Tally(tally) => not_ahead(house, tally.time)?,
            _ => {}
        }
    }
    Ok(offer)
}

/// Log, tokens and organiser are those that the draft was given.
fn answers_to_draft(house: &House, carried: &Carried, manifest: &ElectionManifest) -> Answer<()> {
    organised_here(house, manifest)?;
    let ledger = &carried.election.ledger;
    let own = Bytes32::from(*ledger.signer().verifier_key().public_key().as_bytes());
    if manifest.log.origin != ledger.row.origin || manifest.log.key != own {
        return Err(Problem::refused("the manifest's log is not the one that was drafted here"));
    }
    for (roll, plan) in manifest.rolls.iter().enumerate() {
        let Some(token) = &plan.token else { continue };
        let drafted = house.keys.token(&carried.election.slug, roll).map_err(|_| Problem::unavailable())?;
        if token.modulus != drafted.key().modulus() {
            return Err(Problem::refused(format!(
                "the token key of roll {roll} is not the one that was drafted here"
            )));
        }
    }
    Ok(())
}

/// A manifest that names this service's register gets the copy that its record holds.
async fn add_register(house: &House, manifest: &ElectionManifest, offer: &mut Offer) -> Answer<()> {
    if !offer.files.iter().any(|(path, _)| path == CHARTER_PATH) {
        return Err(Problem::by_check("105", "the charter is missing")
            .next(format!("send it as the file {CHARTER_PATH:?}")));
    }
    let Some(reference) = &manifest.register else { return Ok(()) };
    let register = &house.register().election.ledger;
    if reference.origin != register.row.origin {
        return Err(Problem::refused(format!("the register {:?} is not carried here", reference.origin)));
    }
    let copy = super::register::copy_at(house, reference.head.size).await?;
    offer.files.extend(copy.into_iter().map(|(path, bytes)| (format!("{REGISTER_FOLDER}{path}"), bytes)));
    Ok(())
}

/// With the last acknowledgement, the election's keys.
fn add_keys(carried: &Carried, desk: &Desk<'_>, attempt: u32, offer: &mut Offer) -> Answer<()> {
    let Some(plan) = carried.election.plan() else { return Ok(()) };
    let view = &desk.log().view;
    let there = view.acknowledgements.iter().filter(|a| a.body.attempt == attempt).count();
    let coming = offer.documents.iter().filter(|d| matches!(&d.body, Document::Acknowledgement(_))).count();
    let sent = offer.files.iter().any(|(path, _)| path == KEYS_PATH);
    if sent || there + coming < plan.manifest().trustee_count() {
        return Ok(());
    }
    let mut documents: Vec<&At<DealingDocument>> =
        view.dealings.iter().filter(|d| d.body.attempt == attempt).collect();
    documents.sort_by_key(|d| d.body.trustee);
    let read = |d: &&At<DealingDocument>| dealing(carried, plan, &d.body);
    let dealings = documents.iter().map(read).collect::<Answer<Vec<_>>>()?;
    offer.files.push((KEYS_PATH.to_owned(), ElectionKeys::from_dealings(&dealings).encode()));
    Ok(())
}

fn dealing(carried: &Carried, plan: &Plan, body: &DealingDocument) -> Answer<Dealing> {
    let path = dealing_path(body.attempt, body.trustee);
    let bytes = carried.election.ledger.publisher.folder().get(&path).ok().flatten();
    let bytes = bytes.ok_or_else(Problem::unavailable)?;
    Dealing::decode(&bytes, body.attempt, body.trustee, plan.manifest().threshold, plan.columns())
        .map_err(|e| Problem::by_check("108", format!("{path}: {e}")))
}

/// A tally ends the time in which objections are heard: nobody ends it early by dating it ahead.
fn not_ahead(house: &House, time: u64) -> Answer<()> {
    let now = house.place.clock.now();
    if time <= now {
        return Ok(());
    }
    Err(Problem::conflict(format!("the tally says that it is {time}, and here it is {now}"))
        .next("wait until objections have been heard, and tally then"))
}

/// A closing is taken once no ballot can come any more, and from then on none can.
async fn end_voting(house: &House, carried: &Carried, desk: &Desk<'_>) -> Answer<()> {
    let Some(plan) = carried.election.plan() else { return Ok(()) };
    let (now, closes) = (house.place.clock.now(), desk.log().view.closes(plan.manifest()));
    if now < closes {
        return Err(Problem::conflict(format!("the vote closes at {closes}, and it is {now}"))
            .next("wait until then; officers may move the closing by a schedule"));
    }
    carried.election.ledger.end_voting(now).await?;
    Ok(())
}

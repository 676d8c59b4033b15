//! At the door of a room: what costs little to refuse is refused before the verifier looks at a whole record (spec 10.3). The rules are the
//! verifier's own, asked of one document.

use super::objections;
use crate::board::Desk;
use crate::house::{Carried, House};
use crate::problem::{Answer, Problem};
use axum::http::StatusCode;
use ostrakon_election::document::{Document, Role, SignedDocument};
use ostrakon_election::setup::ElectionManifest;
use ostrakon_verify::{check_phase, check_signers};

/// Refuses what is not signed by the role that signs it, for this election. Needs nothing of the board.
pub(super) fn check_hands(house: &House, carried: &Carried, documents: &[SignedDocument]) -> Answer<()> {
    let manifest = match carried.election.plan() {
        Some(plan) => plan.manifest(),
        None => brought(house, documents)?,
    };
    let election = manifest.hash();
    let check = |document: &SignedDocument| {
        exists(manifest, document)?;
        let signed = check_signers(document, manifest, &election);
        signed.map_err(|what| Problem::by_check("106", format!("{}: {what}", document.body.name())))
    };
    documents.iter().try_for_each(check)
}

/// The manifest that begins a board.
fn brought<'a>(house: &House, documents: &'a [SignedDocument]) -> Answer<&'a ElectionManifest> {
    let manifest = documents.first().and_then(|document| match &document.body {
        Document::Manifest(manifest) => Some(manifest.as_ref()),
        _ => None,
    });
    let manifest = manifest.ok_or_else(|| Problem::by_check("405", "a board begins with the manifest"))?;
    organised_here(house, manifest)?;
    Ok(manifest)
}

/// The organiser is one that the operator has named.
pub(super) fn organised_here(house: &House, manifest: &ElectionManifest) -> Answer<()> {
    if house.settings.organisers.contains(&manifest.organiser) {
        return Ok(());
    }
    let what = format!("the key {} is no organiser's here", manifest.organiser);
    Err(Problem::new(StatusCode::FORBIDDEN, what).next("the operator names organisers' keys in service.toml"))
}

/// What a trustee signs who does not exist is judged by the checks of its room: nobody's signature stands for it here.
fn exists(manifest: &ElectionManifest, document: &SignedDocument) -> Answer<()> {
    let Role::Trustee(number) = document.body.role() else { return Ok(()) };
    if manifest.trustee(number).is_some() {
        return Ok(());
    }
    let check = match document.body {
        Document::SignOff(_) => "601",
        Document::Share(_) => "602",
        Document::LotShare(_) => "605",
        _ => "107",
    };
    Err(Problem::by_check(check, format!("{}: there is no trustee {number}", document.body.name())))
}

/// Refuses what has no place on the board as it stands: out of its phase, or an objection that is not founded.
pub(super) async fn check_place(carried: &Carried, desk: &Desk<'_>, new: &[SignedDocument]) -> Answer<()> {
    let mut view = desk.log().view.clone();
    for (index, document) in (desk.log().size()..).zip(new) {
        check_phase(&view, &document.body)
            .map_err(|what| Problem::by_check("405", format!("{}: {what}", document.body.name())))?;
        view.add(index, document);
    }
    objections::check(carried, desk, new).await
}

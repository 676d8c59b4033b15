//! One vote, its outcome, its minutes.

use super::gather::{Gathered, PATIENCE};
use super::reply::{self, Page};
use crate::house::House;
use axum::extract::{Path, State};
use axum::response::Response;
use ostrakon_election::document::SignedDocument;
use ostrakon_pages::{Language, Minutes, OutcomePage, Signatory, Stands, Told};
use std::sync::Arc;

/// The vote of an address.
pub(super) async fn gathered(house: &House, slug: &str, language: Language) -> Result<Gathered, Response> {
    let missing = || reply::told(Told::NoVote, language);
    let carried = house.election(slug).map_err(|_| missing())?;
    let gathered = Gathered::of(house, carried, PATIENCE).await.map_err(reply::unavailable(language))?;
    gathered.ok_or_else(missing)
}

/// What it is about, and who must act next.
pub(super) async fn page(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    language: Language,
) -> Page {
    let gathered = gathered(&house, &slug, language).await?;
    Ok(reply::page(gathered.page(&house).render(language)))
}

/// What came out.
pub(super) async fn outcome(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    language: Language,
) -> Page {
    let gathered = gathered(&house, &slug, language).await?;
    let page = OutcomePage {
        organisation: house.settings.organisation.clone(),
        slug,
        title: gathered.manifest().title.clone(),
        stands: stands(&gathered),
        contests: gathered.contests(),
    };
    Ok(reply::page(page.render(language)))
}

fn stands(gathered: &Gathered) -> Stands {
    match &gathered.outcomes {
        _ if gathered.view.results.is_empty() => Stands::NotYet,
        None => Stands::Reading,
        Some(_) if gathered.tied().is_some() => Stands::Lot,
        Some(_) if gathered.view.certificates.is_empty() => Stands::Counted,
        Some(_) => Stands::Certified,
    }
}

/// Minutes, for print.
pub(super) async fn minutes(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    language: Language,
) -> Page {
    let gathered = gathered(&house, &slug, language).await?;
    let page = Minutes {
        vote: gathered.page(&house),
        closed: gathered.view.closings.first().map(|closing| closing.body.time),
        signed: signed(&gathered).await.map_err(reply::unavailable(language))?,
        root: gathered.root.clone(),
    };
    Ok(reply::page(page.render(language)))
}

/// Who has signed the certificate.
async fn signed(gathered: &Gathered) -> crate::problem::Answer<Vec<Signatory>> {
    let Some(certificate) = gathered.view.certificates.first() else { return Ok(Vec::new()) };
    let (ledger, at) = (&gathered.carried.election.ledger, certificate.index);
    let entry = ledger.store().entries(ledger.row.id, at..at + 1).await?.pop().unwrap_or_default();
    let Ok(document) = SignedDocument::decode(&entry) else { return Ok(Vec::new()) };
    let officers = &gathered.manifest().certifiers.officers;
    let named = document.signatures.iter().filter_map(|signature| {
        let officer = officers.iter().find(|officer| officer.key == signature.key)?;
        Some(Signatory { name: officer.name.clone(), key: officer.key.to_string() })
    });
    Ok(named.collect())
}

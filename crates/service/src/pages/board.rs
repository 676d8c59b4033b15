//! The board, a page at a time.

use super::reply::{self, Page};
use super::vote::gathered;
use crate::house::House;
use axum::extract::{Path, RawQuery, State};
use data_encoding::HEXLOWER;
use ostrakon_election::cast::NO_BALLOT;
use ostrakon_election::document::SignedDocument;
use ostrakon_pages::{BoardPage, Entry, Language, Row};
use ostrakon_tlog::hash::leaf_hash;
use std::sync::Arc;
use url::form_urlencoded;

use super::gather::Gathered;

/// The entry that is to be on the page; what is no number is the first.
fn wanted(query: Option<String>) -> u64 {
    let query = query.unwrap_or_default();
    let entry = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "entry");
    entry.and_then(|(_, value)| value.trim().parse().ok()).unwrap_or(0)
}

/// Entries in plain words.
pub(super) async fn page(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
    language: Language,
) -> Page {
    let gathered = gathered(&house, &slug, language).await?;
    let first = BoardPage::first_of(wanted(query).min(gathered.size.saturating_sub(1)));
    let end = (first + BoardPage::ROWS).min(gathered.size);
    let ledger = &gathered.carried.election.ledger;
    let entries = ledger.store().entries(ledger.row.id, first..end).await;
    let entries = entries.map_err(|error| reply::unavailable(language)(error.into()))?;
    let rows = (first..).zip(entries).map(|(index, entry)| row(&gathered, index, &entry)).collect();
    let page = BoardPage {
        slug,
        title: gathered.manifest().title.clone(),
        manifest: gathered.manifest().clone(),
        size: gathered.size,
        root: gathered.root.clone(),
        rows,
    };
    Ok(reply::page(page.render(language)))
}

fn row(gathered: &Gathered, index: u64, bytes: &[u8]) -> Row {
    let leaf = HEXLOWER.encode(leaf_hash(bytes).as_bytes());
    let entry = match SignedDocument::decode(bytes) {
        Ok(document) => Entry::Document(Box::new(document.body)),
        Err(_) => ballot(gathered, bytes),
    };
    Row { index, entry, leaf }
}

/// What stands on a board is a document or a ballot.
fn ballot(gathered: &Gathered, bytes: &[u8]) -> Entry {
    let sender = gathered.carried.election.clerk().and_then(|clerk| clerk.forms().sender(bytes).ok());
    Entry::Ballot {
        body: sender.as_ref().and_then(|sender| gathered.body_of_roll(sender.roll)),
        again: sender.is_some_and(|sender| sender.previous != NO_BALLOT),
    }
}

//! The log of a record that a service keeps: documents are sent to their rooms, and the directory is a mirror (spec 10.1, 10.3).

use super::read::Record;
use crate::error::Outcome;
use crate::remote::{BallotBox, Tokens, client, election_at, follow_durable, follow_to};
use ostrakon_client::{Client, ElectionUrl, Posting, Room};
use ostrakon_election::board::{dealing_path, roll_path};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::setup::ElectionManifest;
use std::collections::BTreeMap;
use std::path::Path;

/// An election that a service carries.
pub(crate) struct Carried {
    client: Client,
    url: ElectionUrl,
    /// What was added and not sent.
    added: Vec<SignedDocument>,
}

impl Carried {
    /// Brings the copy up to date and reads it. What is published lags behind what is durable, and whoever closes a vote counts every ballot
    /// that has a receipt: so it waits for all that the service has.
    pub(super) fn open(url: ElectionUrl, path: &Path) -> Outcome<(Record, Self)> {
        let client = client(&url.base)?;
        follow_durable(&client, &url, path)?;
        Ok((Record::read(path)?, Self { client, url, added: Vec::new() }))
    }

    /// Where the election is.
    pub(crate) fn url(&self) -> &ElectionUrl {
        &self.url
    }

    /// Where ballots of this record are cast; tokens and receipts lie beside the ballots, or in these folders.
    pub(crate) fn ballot_box<'a>(
        &'a self,
        record: &Record,
        tokens: Option<&'a Path>,
        receipts: Option<&'a Path>,
    ) -> Outcome<BallotBox<'a>> {
        let (manifest, tokens) = (record.manifest(), Tokens::In(tokens));
        BallotBox::new(&self.client, &self.url.slug, manifest, tokens, receipts)
    }

    pub(super) fn add(&mut self, document: SignedDocument) {
        self.added.push(document);
    }

    /// Has everything entered that was added, and copies what the record became.
    pub(super) fn commit(&mut self, record: &mut Record) -> Outcome {
        let mut size = 0;
        let staged = std::mem::take(&mut record.staged);
        for (room, posting) in postings(record.manifest(), &std::mem::take(&mut self.added), &staged) {
            size = self.client.post(&self.url.slug, room, &posting)?.head.size;
        }
        self.copy(record, size)
    }

    /// Brings the copy up to date, up to so many entries at least.
    pub(super) fn copy(&self, record: &mut Record, size: u64) -> Outcome {
        let path = record.path().to_owned();
        if follow_to(election_at(&self.client, &self.url), &path, size)? {
            *record = Record::read(&path)?;
        } else {
            eprintln!(
                "WARNING: it is entered, and {} has not published it yet: it may wait for witnesses. Run `ostrakon mirror` later.",
                self.url
            );
        }
        Ok(())
    }
}

/// Documents by room, in their order, each with the files that it names.
fn postings(
    manifest: &ElectionManifest,
    documents: &[SignedDocument],
    files: &BTreeMap<String, Vec<u8>>,
) -> Vec<(Room, Posting)> {
    let mut postings: Vec<(Room, Posting)> = Vec::new();
    for document in documents {
        let Some(room) = Room::of(&document.body) else { continue };
        if postings.last().is_none_or(|(last, _)| *last != room) {
            postings.push((room, Posting::default()));
        }
        let Some((_, posting)) = postings.last_mut() else { continue };
        posting.documents.push(document.encode());
        let named = side_of(manifest, &document.body).and_then(|path| files.get_key_value(&path));
        posting.files.extend(named.map(|(path, bytes)| (path.clone(), bytes.clone())));
    }
    postings
}

/// The file that goes with a document. The keys of the election are the service's to compute.
fn side_of(manifest: &ElectionManifest, document: &Document) -> Option<String> {
    match document {
        Document::Dealing(body) => Some(dealing_path(body.attempt, body.trustee)),
        Document::Roll(body) => manifest.rolls.iter().position(|roll| roll.id == body.roll).map(roll_path),
        _ => None,
    }
}

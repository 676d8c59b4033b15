//! What is kept of the entries: documents, the places of the ballots, one node of the tree a bundle.

use crate::lowest::Lowest;
use ostrakon_election::board::{Indices, View};
use ostrakon_election::document::SignedDocument;
use ostrakon_tlog::coarse::{AfterPartialBundle, BundleLeaves, CoarseTree};
use std::ops::Range;

/// A document, where it stands.
pub(crate) struct Posted {
    pub(crate) index: u64,
    pub(crate) leaf: [u8; 32],
    pub(crate) document: Box<SignedDocument>,
    /// The refusal of its exact bytes, if any.
    pub(crate) canonical: Option<String>,
}

/// Everything that the entries are.
#[derive(Default)]
pub(crate) struct Entries {
    /// The tree over those that were read.
    pub(crate) tree: CoarseTree,
    /// In their order.
    pub(crate) documents: Vec<Posted>,
    /// Documents by type, and where the ballots are.
    pub(crate) view: View,
    /// Entries that are neither documents nor ballots.
    pub(crate) unreadable: Lowest<u64, String>,
    /// Documents of another version.
    pub(crate) unknown_version: Lowest<u64, String>,
    /// Ballots of another version.
    pub(crate) ballot_version: Lowest<u64, String>,
    /// Tiles of leaf hashes that are not those of the entries: (path, what).
    pub(crate) tile_faults: Vec<(String, String)>,
}

/// What stands on the board next.
pub(crate) enum Next<'a> {
    Document(&'a Posted),
    /// Ballots in a row.
    Ballots(Range<u64>),
}

impl Entries {
    /// How many were read.
    pub(crate) fn size(&self) -> u64 {
        self.tree.size()
    }

    /// The document at an index.
    pub(crate) fn document(&self, index: u64) -> Option<&Posted> {
        let place = self.documents.binary_search_by_key(&index, |posted| posted.index).ok()?;
        self.documents.get(place)
    }

    /// Documents and ballots in their order; entries that are neither are left out.
    pub(crate) fn in_order(&self) -> impl Iterator<Item = Next<'_>> {
        let mut documents = self.documents.iter().peekable();
        let mut runs = self.view.ballots.runs().iter().peekable();
        std::iter::from_fn(move || match (documents.peek(), runs.peek()) {
            (Some(posted), Some(run)) if posted.index > run.start => runs.next().cloned().map(Next::Ballots),
            (Some(_), _) => documents.next().map(Next::Document),
            (None, _) => runs.next().cloned().map(Next::Ballots),
        })
    }

    /// Adds the next bundle.
    pub(crate) fn add(&mut self, leaves: BundleLeaves, read: BundleRead) -> Result<(), AfterPartialBundle> {
        self.tree.append(leaves)?;
        self.take(read);
        Ok(())
    }

    /// Adds what the bundles next behind hold.
    pub(crate) fn take(&mut self, read: BundleRead) {
        for posted in &read.documents {
            self.view.add(posted.index, &posted.document);
        }
        self.documents.extend(read.documents);
        read.ballots.runs().iter().for_each(|run| self.view.ballots.push_run(run.clone()));
        self.unreadable.merge(read.unreadable);
        self.unknown_version.merge(read.unknown_version);
        self.ballot_version.merge(read.ballot_version);
        self.tile_faults.extend(read.tile_fault);
    }
}

/// What one bundle holds.
#[derive(Default)]
pub(crate) struct BundleRead {
    pub(crate) documents: Vec<Posted>,
    pub(crate) ballots: Indices,
    pub(crate) unreadable: Lowest<u64, String>,
    pub(crate) unknown_version: Lowest<u64, String>,
    pub(crate) ballot_version: Lowest<u64, String>,
    pub(crate) tile_fault: Option<(String, String)>,
}

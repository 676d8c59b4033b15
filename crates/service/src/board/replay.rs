//! A log read from its beginning: the tree recomputed and held against what was signed (spec 10.8).

use super::heads::{StartError, verified};
use super::ledger::LedgerError;
use super::sides::{Sides, charter_of};
use ostrakon_charter::Id;
use ostrakon_election::board::{Entry, Head, View};
use ostrakon_store::{Board, LogKind, LogRow};
use ostrakon_tlog::checkpoint::SignedCheckpoint;
use ostrakon_tlog::hash::{Hash, leaf_hash};
use ostrakon_tlog::key::SigningKey;
use ostrakon_tlog::stream::{File, FileStream};
use ostrakon_tlog::tail::Tail;
use ostrakon_tlog::tile_proof::TiledTree;
use ostrakon_tlog::tiles::HashTile;
use ostrakon_tlog::tree::TreeHead;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// What is kept in memory of a log: nothing that grows with its ballots.
pub(crate) struct Replayed {
    pub(crate) tail: Tail,
    pub(crate) stream: FileStream,
    pub(crate) view: View,
    /// Every document's leaf hash, and where it stands.
    pub(crate) documents: HashMap<Hash, u64>,
    pub(crate) checkpoint: Option<SignedCheckpoint>,
    /// Files that filled up while it was read, and side files.
    files: Vec<File>,
    kind: LogKind,
    /// Where a register's charters stand.
    charters: BTreeSet<String>,
    /// The roots that the tree must have at these sizes.
    pins: BTreeMap<u64, Hash>,
    /// The size at which it had another.
    differs: Option<u64>,
    /// The same of what was published.
    published: BTreeMap<u64, Hash>,
    forked: Option<u64>,
}

/// Entries of one read.
const CHUNK: u64 = 1_024;

impl Replayed {
    /// Reads a log from the database, and holds every entry, checkpoint and file of it against the others; `published` must be heads of
    /// beginnings of it.
    pub(crate) async fn read(
        store: &Board,
        row: &LogRow,
        signer: &SigningKey,
        published: &[TreeHead],
    ) -> Result<Self, StartError> {
        if row.kind == LogKind::Election && Id::new(&row.slug).is_err() {
            let why = "is no name of an election".to_owned();
            return Err(StartError::File { log: row.origin.clone(), path: row.slug.clone(), why });
        }
        let mut log = Self::empty(row.kind);
        log.published = published.iter().map(|head| (head.size, head.root)).collect();
        let size = store.size(row.id).await?;
        for first in (0..size).step_by(CHUNK as usize) {
            log.read_chunk(store, row, signer, first..size.min(first + CHUNK)).await?;
        }
        if log.size() != size {
            return Err(StartError::Root { log: row.origin.clone() });
        }
        let sides: BTreeMap<String, Vec<u8>> = store.files(row.id).await?.into_iter().collect();
        log.check_sides(row, &sides)?;
        log.files.extend(sides);
        let twice = |head: &&TreeHead| log.published.get(&head.size) != Some(&head.root);
        if log.forked.is_some() || published.iter().any(|head| twice(&head)) {
            return Err(StartError::Forked { log: row.origin.clone() });
        }
        match published.iter().find(|head| head.size > log.size()) {
            Some(head) => {
                Err(StartError::Old { log: row.origin.clone(), published: head.size, kept: log.size() })
            }
            None => Ok(log),
        }
    }

    async fn read_chunk(
        &mut self,
        store: &Board,
        row: &LogRow,
        signer: &SigningKey,
        places: Range<u64>,
    ) -> Result<(), StartError> {
        let first = places.start;
        for (size, note) in store.checkpoints_of(row.id, places.clone()).await? {
            let signed = verified(&note, row, signer)?;
            let head = *signed.unverified().head();
            if head.size != size {
                let why = format!("it stands where the one over {size} entries belongs");
                return Err(StartError::Checkpoint { log: row.origin.clone(), why });
            }
            self.pins.insert(size, head.root);
            self.checkpoint = Some(signed);
        }
        let entries = store.entries(row.id, places).await?;
        let complete = self.push(&entries).map_err(|e| StartError::Entry {
            log: row.origin.clone(),
            index: first,
            why: e.to_string(),
        })?;
        self.files.extend(complete);
        match self.differs {
            None => Ok(()),
            Some(_) => Err(StartError::Root { log: row.origin.clone() }),
        }
    }

    /// Whether these files are just those that the entries name.
    pub(crate) fn check_sides(
        &self,
        row: &LogRow,
        sides: &BTreeMap<String, Vec<u8>>,
    ) -> Result<(), StartError> {
        let fault = |(path, why)| StartError::File { log: row.origin.clone(), path, why };
        self.sides().check(sides).map_err(fault)
    }

    /// What the entries say of side files.
    pub(crate) fn sides(&self) -> Sides<'_> {
        match self.kind {
            LogKind::Register => Sides::Register(&self.charters),
            LogKind::Election => Sides::Election(&self.view),
        }
    }

    /// The same log, to be held against these heads as it grows.
    pub(crate) fn again(&self, heads: impl Iterator<Item = TreeHead>) -> Self {
        let mut log = Self::empty(self.kind);
        for head in heads {
            let twice = log.published.insert(head.size, head.root).filter(|other| *other != head.root);
            log.forked = log.forked.or(twice.map(|_| head.size));
        }
        log.tail.clone_from(&self.tail);
        log.stream.clone_from(&self.stream);
        log.view.clone_from(&self.view);
        log.charters.clone_from(&self.charters);
        log
    }

    /// The size at which it is not what was published.
    pub(crate) fn forked_at(&self) -> Option<u64> {
        self.forked
    }

    pub(crate) fn empty(kind: LogKind) -> Self {
        Self {
            tail: Tail::new(),
            stream: FileStream::new(),
            view: View::default(),
            documents: HashMap::new(),
            checkpoint: None,
            files: Vec::new(),
            kind,
            charters: BTreeSet::new(),
            pins: BTreeMap::new(),
            differs: None,
            published: BTreeMap::new(),
            forked: None,
        }
    }

    /// Size and root.
    pub(crate) fn head(&self) -> Head {
        self.tail.head().into()
    }

    /// How many entries there are.
    pub(crate) fn size(&self) -> u64 {
        self.tail.size()
    }

    /// Adds entries, in memory; the files that they complete.
    pub(crate) fn push(&mut self, entries: &[Vec<u8>]) -> Result<Vec<File>, LedgerError> {
        let mut complete = Vec::new();
        for bytes in entries {
            let index = self.tail.size();
            let fault = |e: &dyn std::fmt::Display| LedgerError::Entry(format!("entry {index}: {e}"));
            complete.extend(self.stream.append(bytes).map_err(|e| fault(&e))?);
            let leaf = leaf_hash(bytes);
            self.tail.append(leaf);
            self.compare();
            self.sort(index, leaf, bytes).map_err(|e| fault(&e))?;
        }
        Ok(complete)
    }

    /// Holds the tree, as it is now, against the roots that are known of this size.
    fn compare(&mut self) {
        let size = self.stream.size();
        let (signed, published) = (self.pins.remove(&size), self.published.get(&size));
        if signed.is_none() && published.is_none() {
            return;
        }
        let root = self.stream.head().root;
        if signed.is_some_and(|signed| signed != root) {
            self.differs.get_or_insert(size);
        }
        if published.is_some_and(|published| *published != root) {
            self.forked.get_or_insert(size);
        }
    }

    fn sort(
        &mut self,
        index: u64,
        leaf: Hash,
        bytes: &[u8],
    ) -> Result<(), ostrakon_election::board::EntryError> {
        if self.kind == LogKind::Register {
            self.documents.insert(leaf, index);
            self.charters.extend(charter_of(bytes));
            return Ok(());
        }
        match Entry::decode(bytes)? {
            Entry::Ballot => self.view.ballots.push(index),
            Entry::Document(document) => {
                self.documents.insert(leaf, index);
                self.view.add(index, &document);
            }
        }
        Ok(())
    }

    /// The root that the tree had at this size; none beyond it. It is computed from the files: before they are given out.
    pub(crate) fn root_at(&self, size: u64) -> Option<Hash> {
        let edge = self.stream.partial();
        let files: BTreeMap<&str, &Vec<u8>> =
            self.files.iter().chain(&edge).map(|(name, bytes)| (name.as_str(), bytes)).collect();
        let read = |tile: &HashTile| {
            files.get(tile.path().as_str()).map(|bytes| bytes.to_vec()).ok_or("is not there")
        };
        TiledTree::new(self.size(), read).head_at(size).ok().map(|head| head.root)
    }

    /// Every file of the log that is not at its edge, once: to be published after a start.
    pub(super) fn all_files(&self) -> Vec<File> {
        self.files.clone()
    }

    /// As `all_files`, and forgets them.
    pub(crate) fn take_files(&mut self) -> Vec<File> {
        std::mem::take(&mut self.files)
    }
}

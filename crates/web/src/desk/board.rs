//! The entries of a record, fetched and held against the checkpoint that the log signs.

use crate::Fault;
use crate::verifier::unread;
use ostrakon_election::board::{Entry, Log, View};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::setup::{ElectionManifest, Plan};
use ostrakon_tlog::bundle::{EntryBundle, MAX_BUNDLE_LEN};
use ostrakon_tlog::checkpoint::SignedCheckpoint;
use ostrakon_tlog::note::MAX_NOTE_LEN;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use ostrakon_verify::{Published, ReadError, RecordFiles};

/// A board of one moment, whole. What it says is for the steps to judge.
pub(super) struct Board {
    pub(super) plan: Plan,
    pub(super) view: View,
    pub(super) log: Log,
}

impl Board {
    /// Reads every entry, and holds them against the checkpoint.
    ///
    /// # Errors
    /// If nothing is published, or entries, tree and signature do not go together.
    pub(super) fn read(files: &dyn RecordFiles) -> Result<Self, Fault> {
        let published = Published::open(files).map_err(unread)?;
        let checkpoint = checkpoint(&published)?;
        let size = checkpoint.unverified().head().size;
        let entries = EntryBundle::all(size).map(|bundle| bundled(&published, &bundle));
        let mut log = Log::new();
        for entry in entries.collect::<Result<Vec<_>, _>>()?.into_iter().flatten() {
            log.append(entry).map_err(|error| damaged(&error))?;
        }
        let manifest = first(log.entries().first().map(Vec::as_slice))?;
        let key = manifest.log.log_key().map_err(|error| damaged(&error))?;
        let signed = checkpoint.verify(&key).map_err(|error| damaged(&error))?;
        if log.tree().head() != *signed.head() {
            return Err(damaged(&"the entries do not give the root that the checkpoint signs"));
        }
        let view = view(&log)?;
        Ok(Self { plan: Plan::new(manifest).map_err(|error| damaged(&error))?, view, log })
    }

    /// Every entry, from the first on.
    pub(super) fn entries(&self) -> &[Vec<u8>] {
        self.log.entries()
    }

    /// From when on trustees sign off: when the objection window has ended, by the time when the vote closes and by the stated one (spec 6.1).
    pub(super) fn earliest(&self) -> u64 {
        let stated = self.view.closings.first().map_or(0, |closing| closing.body.time);
        let closes = self.view.closes(self.manifest()).max(stated);
        closes.saturating_add(self.manifest().objection_seconds)
    }

    pub(super) fn manifest(&self) -> &ElectionManifest {
        self.plan.manifest()
    }
}

/// What the record begins with, signed by the organiser whom it names.
///
/// # Errors
/// If nothing is published, or its first entry is no manifest.
pub(super) fn manifest(files: &dyn RecordFiles) -> Result<ElectionManifest, Fault> {
    let published = Published::open(files).map_err(unread)?;
    let size = checkpoint(&published)?.unverified().head().size;
    let bundle =
        EntryBundle::holding(0, size).ok_or_else(|| Fault::new("no-record", "the board is empty"))?;
    first(bundled(&published, &bundle)?.first().map(Vec::as_slice))
}

fn checkpoint<F: RecordFiles>(published: &Published<F>) -> Result<SignedCheckpoint, Fault> {
    let bytes = published.read(CHECKPOINT_PATH, MAX_NOTE_LEN as u64).map_err(unread)?;
    SignedCheckpoint::parse(&bytes).map_err(|error| damaged(&error))
}

fn bundled<F: RecordFiles>(published: &Published<F>, bundle: &EntryBundle) -> Result<Vec<Vec<u8>>, Fault> {
    let bytes = published.read(&bundle.path(), MAX_BUNDLE_LEN).map_err(|error| match error {
        ReadError::Missing => damaged(&format!("{} is missing", bundle.path())),
        error => unread(error),
    })?;
    let entries = bundle.decode(&bytes).map_err(|error| damaged(&error))?;
    Ok(entries.into_iter().map(<[u8]>::to_vec).collect())
}

fn first(entry: Option<&[u8]>) -> Result<ElectionManifest, Fault> {
    let entry = entry.ok_or_else(|| Fault::new("no-record", "the board is empty"))?;
    let document = SignedDocument::decode(entry).map_err(|error| damaged(&error))?;
    let Document::Manifest(manifest) = &document.body else {
        return Err(damaged(&"the first entry is no manifest"));
    };
    document.check_signatures(&[manifest.organiser], 1).map_err(|error| damaged(&error))?;
    Ok(manifest.as_ref().clone())
}

fn view(log: &Log) -> Result<View, Fault> {
    let mut view = View::default();
    for (index, bytes) in (0u64..).zip(log.entries()) {
        match Entry::decode(bytes).map_err(|error| damaged(&format!("entry {index}: {error}")))? {
            Entry::Ballot => view.ballots.push(index),
            Entry::Document(document) => view.add(index, &document),
        }
    }
    Ok(view)
}

fn damaged(why: &dyn std::fmt::Display) -> Fault {
    Fault::new("record-damaged", why)
}

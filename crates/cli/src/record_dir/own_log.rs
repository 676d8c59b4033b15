//! The log of a record that is kept here: new tiles first, then the signature is remembered, then the checkpoint, last the old tiles go.
//!
//! Whatever interrupts this, the directory holds a whole record: the old one until the checkpoint is renamed into its place, the new one
//! after. An append that was interrupted after its head was signed is finished by the next command, never signed anew.

use super::contents::{list, may_be_left};
use super::log_key::log_key;
use super::read::{Record, read_checkpoint};
use super::{LAST_SIGNED, LOG_KEY};
use crate::error::{Advise, At, CliError, Outcome};
use crate::files::{self, Readers};
use crate::keys;
use ostrakon_election::board::{Log, REGISTER_FOLDER};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::setup::ElectionManifest;
use ostrakon_register::Files;
use ostrakon_tlog::checkpoint::{Checkpoint, SignedCheckpoint};
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_tlog::key::{KeyName, SigningKey};
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use std::collections::BTreeSet;
use std::path::Path;

const CHECKPOINT_LIMIT: u64 = 65_536;

/// The log's key, and how far its directory is.
pub(super) struct OwnLog {
    signer: SigningKey,
    /// Entries under the checkpoint that stands in the directory.
    published: u64,
}

/// The log's key, if this is a record at all.
pub(super) fn read_secret(path: &Path, private: &Path) -> Outcome<SecretKey> {
    read_checkpoint(path)?;
    keys::load(&private.join(LOG_KEY)).next("name the organiser's private directory with --private")
}

impl OwnLog {
    /// Goes on with a record. The private directory is locked.
    pub(super) fn open(path: &Path, private: &Path, secret: SecretKey) -> Outcome<(Record, Self)> {
        let (record, signer) = continue_record(path, private, secret)?;
        files::sweep(private)?;
        sweep(&record)?;
        let published = record.log().size();
        Ok((record, Self { signer, published }))
    }

    /// Writes everything that was added, under one new checkpoint.
    pub(super) fn commit(&mut self, record: &mut Record, private: &Path) -> Outcome {
        for (path, bytes) in &record.staged {
            files::write(&record.path().join(path), bytes, Readers::All)?;
        }
        record.staged.clear();
        let path = record.path().to_owned();
        record.checkpoint = write_log(&path, private, &self.signer, record.log(), self.published)?;
        let before = std::mem::replace(&mut self.published, record.log().size());
        let kept: BTreeSet<String> = Log::paths(self.published).into_iter().collect();
        let stale = Log::paths(before).into_iter().filter(|p| !kept.contains(p));
        stale.into_iter().try_for_each(|stale| files::remove_with_folders(&path, &stale))
    }
}

/// Begins a record with its manifest, charter and register, if it has one. The private directory is locked.
pub(super) fn create(
    path: &Path,
    private: &Path,
    manifest: &SignedDocument,
    charter: &[u8],
    register: Option<&Files>,
) -> Outcome {
    let Document::Manifest(body) = &manifest.body else {
        return Err(CliError::new("a record begins with a manifest"));
    };
    let signer = signer(body, keys::load(&private.join(LOG_KEY))?)?;
    let mut log = Log::new();
    log.append(manifest.encode()).at("the manifest")?;
    files::write(&path.join("charter.toml"), charter, Readers::All)?;
    for (name, bytes) in register.into_iter().flatten() {
        files::write(&path.join(REGISTER_FOLDER).join(name), bytes, Readers::All)?;
    }
    write_log(path, private, &signer, &log, 0).map(drop)
}

/// Removes what an interrupted append left behind, and nothing that somebody else put there.
fn sweep(record: &Record) -> Outcome {
    let (root, kept) = (record.path(), record.paths());
    let found = list(root)?.into_iter().map(|file| file.path);
    let stale = found.filter(|path| !kept.contains(path) && may_be_left(path));
    stale.into_iter().try_for_each(|stale| files::remove_with_folders(root, &stale))
}

/// Reads the record and holds it against the key, and against what this log signed last.
fn continue_record(path: &Path, private: &Path, secret: SecretKey) -> Outcome<(Record, SigningKey)> {
    let record = Record::read(path)?;
    let signer = signer(record.manifest(), secret).map_err(|e| e.at(private.join(LOG_KEY).display()))?;
    let last = last_signed(private)?;
    let signed = *last.unverified().head();
    if signed.size > record.log().size() {
        return Ok((finish(path, last)?, signer));
    }
    match record.log().head_at(signed.size) {
        Some(head) if head == signed.into() => Ok((record, signer)),
        _ => Err(forked(path, signed.size)),
    }
}

fn last_signed(private: &Path) -> Outcome<SignedCheckpoint> {
    let file = private.join(LAST_SIGNED);
    let bytes = files::read(&file, CHECKPOINT_LIMIT)
        .next("without it two histories could be signed: put it back, or copy the newest checkpoint there")?;
    SignedCheckpoint::parse(&bytes).at(file.display())
}

/// An append was interrupted between signature and checkpoint: its files are there, or this is an older copy.
fn finish(path: &Path, last: SignedCheckpoint) -> Outcome<Record> {
    let size = last.unverified().head().size;
    let record = Record::read_at(path, last.clone()).map_err(|_| {
        CliError::new(format!("this copy is older than the {size} entries that its log has signed"))
            .at(path.display())
            .next("go on with the newest copy of the record: a log never signs two histories")
    })?;
    files::write(&path.join(CHECKPOINT_PATH), last.encode().as_bytes(), Readers::All)?;
    Ok(record)
}

fn forked(path: &Path, size: u64) -> CliError {
    CliError::new(format!("it does not begin with the {size} entries that its log has signed"))
        .at(path.display())
        .next("go on with the copy that does: a log never signs two histories")
}

fn signer(manifest: &ElectionManifest, secret: SecretKey) -> Outcome<SigningKey> {
    let name = KeyName::new(manifest.log.origin.clone()).at("the log's origin")?;
    let signer = SigningKey::new(name, secret);
    if log_key(&manifest.log)?.verifier_key() != &signer.verifier_key() {
        return Err(CliError::new("not the key of this election's log")
            .next("name the private directory that belongs to it"));
    }
    Ok(signer)
}

fn write_log(
    path: &Path,
    private: &Path,
    signer: &SigningKey,
    log: &Log,
    from: u64,
) -> Outcome<SignedCheckpoint> {
    for (name, bytes) in log.files_since(from) {
        files::write(&path.join(name), &bytes, Readers::All)?;
    }
    let checkpoint = Checkpoint::new(signer.name().clone(), log.tree().head()).at("the checkpoint")?;
    let signed = checkpoint.sign(signer).at("the checkpoint")?;
    files::write(&private.join(LAST_SIGNED), signed.encode().as_bytes(), Readers::Owner)?;
    files::write(&path.join(CHECKPOINT_PATH), signed.encode().as_bytes(), Readers::All)?;
    Ok(signed)
}

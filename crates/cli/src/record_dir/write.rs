//! Writing: new tiles first, then the signature is remembered, then the checkpoint, last the old tiles go.
//!
//! Whatever interrupts this, the directory holds a whole record: the old one until the checkpoint is renamed into its place, the new one
//! after. An append that was interrupted after its head was signed is finished by the next command, never signed anew.

use super::contents::{list, may_be_left};
use super::log_key::log_key;
use super::read::{Record, read_checkpoint};
use super::{LAST_SIGNED, LOCK, LOG_KEY};
use crate::error::{Advise, At, CliError, Outcome};
use crate::files::{self, Readers};
use crate::keys;
use crate::lock::Lock;
use ostrakon_election::board::{Log, REGISTER_FOLDER};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::setup::ElectionManifest;
use ostrakon_register::Files;
use ostrakon_tlog::checkpoint::{Checkpoint, SignedCheckpoint};
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_tlog::key::{KeyName, SigningKey};
use ostrakon_tlog::receipt::Receipt;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const CHECKPOINT_LIMIT: u64 = 65_536;

/// Appends to a record and signs what it became.
pub(crate) struct Writer {
    record: Record,
    private: PathBuf,
    signer: SigningKey,
    /// Entries under the checkpoint that stands in the directory.
    published: u64,
    _lock: Lock,
}

/// The private directory that belongs to a record unless another is named: `<record>-private`.
pub(crate) fn private_of(record: &Path, given: Option<&Path>) -> PathBuf {
    given.map_or_else(|| files::beside(record, "-private"), Path::to_owned)
}

impl Writer {
    /// Opens a record for appending.
    pub(crate) fn open(path: &Path, private: &Path) -> Outcome<Self> {
        read_checkpoint(path)?;
        let secret = keys::load(&private.join(LOG_KEY))
            .next("name the organiser's private directory with --private")?;
        let lock = lock(path, private)?;
        let (record, signer) = continue_record(path, private, secret)?;
        let published = record.log().size();
        let writer = Self { record, private: private.to_owned(), signer, published, _lock: lock };
        writer.sweep()?;
        Ok(writer)
    }

    /// Begins a record with its manifest, charter and register, if it has one.
    pub(crate) fn create(
        path: &Path,
        private: &Path,
        manifest: &SignedDocument,
        charter: &[u8],
        register: Option<&Files>,
    ) -> Outcome {
        let Document::Manifest(body) = &manifest.body else {
            return Err(CliError::new("a record begins with a manifest"));
        };
        let lock = lock(path, private)?;
        let signer = signer(body, keys::load(&private.join(LOG_KEY))?)?;
        let mut log = Log::new();
        log.append(manifest.encode()).at("the manifest")?;
        files::write(&path.join("charter.toml"), charter, Readers::All)?;
        for (name, bytes) in register.into_iter().flatten() {
            files::write(&path.join(REGISTER_FOLDER).join(name), bytes, Readers::All)?;
        }
        write_log(path, private, &signer, &log, 0)?;
        drop(lock);
        Ok(())
    }

    /// The record with what was added to it.
    pub(crate) fn record(&self) -> &Record {
        &self.record
    }

    /// A key of the private directory.
    pub(crate) fn key(&self, name: &str) -> Outcome<SecretKey> {
        keys::load(&self.private.join(name)).next("name the organiser's private directory with --private")
    }

    /// Adds a document, in memory; its index.
    pub(crate) fn add(&mut self, document: &SignedDocument) -> Outcome<u64> {
        let index = self.record.log.append(document.encode()).at(format!("the {}", document.body.name()))?;
        self.record.view.add(index, document);
        Ok(index)
    }

    /// Adds a ballot, in memory; its index.
    pub(crate) fn add_ballot(&mut self, bytes: Vec<u8>) -> Outcome<u64> {
        let index = self.record.log.append(bytes).at("the ballot")?;
        self.record.view.ballots.push(index);
        Ok(index)
    }

    /// Adds a side file, in memory.
    pub(crate) fn add_file(&mut self, path: impl Into<String>, bytes: Vec<u8>) {
        self.record.staged.insert(path.into(), bytes);
    }

    /// Writes everything that was added, under one new checkpoint.
    pub(crate) fn commit(&mut self) -> Outcome {
        for (path, bytes) in &self.record.staged {
            files::write(&self.record.path().join(path), bytes, Readers::All)?;
        }
        self.record.staged.clear();
        let path = self.record.path().to_owned();
        let signed = write_log(&path, &self.private, &self.signer, self.record.log(), self.published)?;
        let before = std::mem::replace(&mut self.published, self.record.log().size());
        self.record.checkpoint = signed;
        let kept: BTreeSet<String> = Log::paths(self.published).into_iter().collect();
        for stale in Log::paths(before).into_iter().filter(|p| !kept.contains(p)) {
            files::remove_with_folders(&path, &stale)?;
        }
        Ok(())
    }

    /// A receipt for an entry under the checkpoint that is published.
    pub(crate) fn receipt(&self, index: u64) -> Outcome<String> {
        let leaf = self.record.leaf(index).map(|leaf| leaf.to_vec());
        let proof = self.record.log().inclusion(index);
        let proof = proof.ok_or_else(|| CliError::new(format!("entry {index} is not on the board")))?;
        let receipt = Receipt::new(proof, self.record.checkpoint().clone(), leaf).at("the receipt")?;
        Ok(receipt.encode())
    }

    /// Removes what an interrupted append left behind, and nothing that somebody else put there.
    fn sweep(&self) -> Outcome {
        files::sweep(&self.private)?;
        let (root, kept) = (self.record.path(), self.record.paths());
        let found = list(root)?.into_iter().map(|file| file.path);
        for stale in found.filter(|path| !kept.contains(path) && may_be_left(path)) {
            files::remove_with_folders(root, &stale)?;
        }
        Ok(())
    }
}

/// One signing process at a time, whatever copies of the record there are.
fn lock(record: &Path, private: &Path) -> Outcome<Lock> {
    Lock::take(&private.join(LOCK), || {
        CliError::new("another process is writing to this record")
            .at(record.display())
            .next("wait until it has ended and run the command again")
    })
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

//! The record on disk: the log's files as they fill up, and the side files.

use crate::error::{On, While};
use crate::{MakeError, ORIGIN};
use ostrakon_election::board::Head;
use ostrakon_election::document::SignedDocument;
use ostrakon_tlog::checkpoint::{Checkpoint, SignedCheckpoint};
use ostrakon_tlog::cosignature::Cosignature;
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_tlog::hash::leaf_hash;
use ostrakon_tlog::key::{KeyName, SigningKey};
use ostrakon_tlog::stream::{File, FileStream};
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use std::fs;
use std::path::{Path, PathBuf};

/// Appends entries to a directory.
pub(crate) struct Board {
    path: PathBuf,
    files: FileStream,
}

impl Board {
    /// A new record in a directory that is not there yet.
    pub(crate) fn create(path: &Path) -> Result<Self, MakeError> {
        fs::create_dir_all(path.parent().unwrap_or(Path::new(""))).on(path)?;
        fs::create_dir(path).on(path)?;
        Ok(Self { path: path.to_owned(), files: FileStream::new() })
    }

    /// Where a file of the record stands; its folder is made.
    pub(crate) fn place(&self, name: &str) -> Result<PathBuf, MakeError> {
        let path = self.path.join(name);
        path.parent().map_or(Ok(()), |folder| fs::create_dir_all(folder).on(folder))?;
        Ok(path)
    }

    /// Writes a side file.
    pub(crate) fn write(&self, name: &str, bytes: &[u8]) -> Result<(), MakeError> {
        let path = self.place(name)?;
        fs::write(&path, bytes).on(&path)
    }

    /// Appends an entry.
    pub(crate) fn append(&mut self, entry: &[u8]) -> Result<(), MakeError> {
        let complete = self.files.append(entry).during("appending to the board")?;
        self.write_all(complete)
    }

    /// Appends a document; its leaf hash.
    pub(crate) fn enter(&mut self, document: &SignedDocument) -> Result<[u8; 32], MakeError> {
        let bytes = document.encode();
        self.append(&bytes)?;
        Ok(*leaf_hash(&bytes).as_bytes())
    }

    /// The tree as it is now.
    pub(crate) fn head(&self) -> Head {
        self.files.head().into()
    }

    /// Writes the files at the edge and the checkpoint: the record is complete.
    pub(crate) fn publish(
        self,
        log: &SecretKey,
        witnesses: &[SecretKey],
        time: u64,
    ) -> Result<(), MakeError> {
        self.write_all(self.files.partial())?;
        let checkpoint = checkpoint(self.head(), log, witnesses, time)?;
        self.write(CHECKPOINT_PATH, checkpoint.encode().as_bytes())
    }

    fn write_all(&self, files: Vec<File>) -> Result<(), MakeError> {
        files.iter().try_for_each(|(name, bytes)| self.write(name, bytes))
    }
}

/// Signed by the log and by every witness.
fn checkpoint(
    head: Head,
    log: &SecretKey,
    witnesses: &[SecretKey],
    time: u64,
) -> Result<SignedCheckpoint, MakeError> {
    const STEP: &str = "signing the checkpoint";
    let name = KeyName::new(ORIGIN).during(STEP)?;
    let signer = SigningKey::new(name.clone(), SecretKey::from_seed(log.expose_seed()));
    let mut signed = Checkpoint::new(name, head.into()).during(STEP)?.sign(&signer).during(STEP)?;
    for (number, key) in (1..).zip(witnesses) {
        let name = KeyName::new(format!("witness.example/{number}")).during(STEP)?;
        let line = Cosignature::sign(signed.unverified(), name, key, time).during(STEP)?;
        signed = signed.with_signature(line).during(STEP)?;
    }
    Ok(signed)
}

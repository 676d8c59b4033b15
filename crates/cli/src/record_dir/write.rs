//! Writing to a record, whoever keeps its log: this machine, with the log's key, or a service, which is asked.

use super::LOCK;
use super::carried::Carried;
use super::own_log::{self, OwnLog};
use super::read::Record;
use crate::error::{Advise, At, CliError, Outcome};
use crate::files;
use crate::keys;
use crate::lock::Lock;
use crate::remote::carried_at;
use ostrakon_election::document::SignedDocument;
use ostrakon_register::Files;
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_tlog::receipt::Receipt;
use std::path::{Path, PathBuf};

/// Appends to a record, and has signed what it became.
pub(crate) struct Writer {
    record: Record,
    private: PathBuf,
    keeper: LogKeeper,
    _lock: Lock,
}

/// Who keeps the log.
enum LogKeeper {
    /// This machine.
    Own(Box<OwnLog>),
    /// A service; the directory is a mirror.
    Service(Box<Carried>),
}

/// The private directory that belongs to a record unless another is named: `<record>-private`.
pub(crate) fn private_of(record: &Path, given: Option<&Path>) -> PathBuf {
    given.map_or_else(|| files::beside(record, "-private"), Path::to_owned)
}

impl Writer {
    /// Opens a record for appending; one that a service keeps is brought up to date first.
    pub(crate) fn open(path: &Path, private: &Path) -> Outcome<Self> {
        let private = private.to_owned();
        if let Some(url) = carried_at(&private)? {
            let lock = lock(path, &private)?;
            let (record, carried) = Carried::open(url, path)?;
            let keeper = LogKeeper::Service(Box::new(carried));
            return Ok(Self { record, private, keeper, _lock: lock });
        }
        let secret = own_log::read_secret(path, &private)?;
        let lock = lock(path, &private)?;
        let (record, own) = OwnLog::open(path, &private, secret)?;
        Ok(Self { record, private, keeper: LogKeeper::Own(Box::new(own)), _lock: lock })
    }

    /// Begins a record that is kept here, with its manifest, charter and register, if it has one.
    pub(crate) fn create(
        path: &Path,
        private: &Path,
        manifest: &SignedDocument,
        charter: &[u8],
        register: Option<&Files>,
    ) -> Outcome {
        let _lock = lock(path, private)?;
        own_log::create(path, private, manifest, charter, register)
    }

    /// The record with what was added to it.
    pub(crate) fn record(&self) -> &Record {
        &self.record
    }

    /// The service that keeps the log, if one does.
    pub(crate) fn carried(&self) -> Option<&Carried> {
        match &self.keeper {
            LogKeeper::Own(_) => None,
            LogKeeper::Service(carried) => Some(carried),
        }
    }

    /// A key of the private directory.
    pub(crate) fn key(&self, name: &str) -> Outcome<SecretKey> {
        keys::load(&self.private.join(name)).next("name the organiser's private directory with --private")
    }

    /// Adds a document, in memory; where it will stand, if nothing else comes first.
    pub(crate) fn add(&mut self, document: &SignedDocument) -> Outcome<u64> {
        let index = self.record.log.append(document.encode()).at(format!("the {}", document.body.name()))?;
        self.record.view.add(index, document);
        if let LogKeeper::Service(carried) = &mut self.keeper {
            carried.add(document.clone());
        }
        Ok(index)
    }

    /// Adds a ballot, in memory; its index. A service takes ballots otherwise.
    pub(crate) fn add_ballot(&mut self, bytes: Vec<u8>) -> Outcome<u64> {
        if self.carried().is_some() {
            return Err(CliError::new("a service keeps this log: ballots are cast there, one by one"));
        }
        let index = self.record.log.append(bytes).at("the ballot")?;
        self.record.view.ballots.push(index);
        Ok(index)
    }

    /// Adds a side file, in memory.
    pub(crate) fn add_file(&mut self, path: impl Into<String>, bytes: Vec<u8>) {
        self.record.staged.insert(path.into(), bytes);
    }

    /// Writes everything that was added, under one new checkpoint; or has the service enter it, and copies what the record became.
    pub(crate) fn commit(&mut self) -> Outcome {
        match &mut self.keeper {
            LogKeeper::Own(own) => own.commit(&mut self.record, &self.private),
            LogKeeper::Service(carried) => carried.commit(&mut self.record),
        }
    }

    /// Brings the copy of a record that a service keeps up to date, up to so many entries at least.
    pub(crate) fn copy(&mut self, size: u64) -> Outcome {
        match &mut self.keeper {
            LogKeeper::Own(_) => Ok(()),
            LogKeeper::Service(carried) => carried.copy(&mut self.record, size),
        }
    }

    /// A receipt for an entry under the checkpoint that is published.
    pub(crate) fn receipt(&self, index: u64) -> Outcome<String> {
        let leaf = self.record.leaf(index).map(|leaf| leaf.to_vec());
        let proof = self.record.log().inclusion(index);
        let proof = proof.ok_or_else(|| CliError::new(format!("entry {index} is not on the board")))?;
        let receipt = Receipt::new(proof, self.record.checkpoint().clone(), leaf).at("the receipt")?;
        Ok(receipt.encode())
    }
}

/// One process at a time, whatever copies of the record there are.
fn lock(record: &Path, private: &Path) -> Outcome<Lock> {
    Lock::take(&private.join(LOCK), || {
        CliError::new("another process is writing to this record")
            .at(record.display())
            .next("wait until it has ended and run the command again")
    })
}

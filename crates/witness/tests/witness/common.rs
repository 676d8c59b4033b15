//! What several of the tests share: a log that may fork, a disk that may fail, a clock that may go back.

use ostrakon_tlog::checkpoint::{Checkpoint, LogKey, SignedCheckpoint};
use ostrakon_tlog::cosignature::Cosignature;
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_tlog::hash::{Hash, leaf_hash};
use ostrakon_tlog::key::{KeyName, SigningKey};
use ostrakon_tlog::note::NoteSignature;
use ostrakon_tlog::tree::{MerkleTree, TreeHead};
use ostrakon_tlog::witness::AddCheckpoint;
use ostrakon_witness::disk::{Disk, RealDisk};
use ostrakon_witness::layout::{self, Layout};
use ostrakon_witness::logs::LogEntry;
use ostrakon_witness::witness::{OpenError, Options, Witness};
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use tempfile::TempDir;

pub(crate) const ORIGIN: &str = "board.example/elections/spring";

pub(crate) fn signing_key(name: &str, seed: u8) -> SigningKey {
    SigningKey::new(KeyName::new(name).unwrap(), SecretKey::from_seed(&[seed; 32]))
}

pub(crate) fn log() -> SigningKey {
    signing_key(ORIGIN, 7)
}

pub(crate) fn log_key() -> LogKey {
    LogKey::new(log().verifier_key())
}

fn leaf(index: u64) -> Hash {
    leaf_hash(format!("entry {index}").as_bytes())
}

/// The log's tree.
pub(crate) fn tree(size: u64) -> MerkleTree {
    (0..size).map(leaf).collect()
}

/// A tree that differs from leaf `at` on.
pub(crate) fn forked(size: u64, at: u64) -> MerkleTree {
    (0..size).map(|i| if i < at { leaf(i) } else { leaf_hash(format!("other {i}").as_bytes()) }).collect()
}

pub(crate) fn signed_by(tree: &MerkleTree, key: &SigningKey) -> SignedCheckpoint {
    Checkpoint::new(key.name().clone(), tree.head()).unwrap().sign(key).unwrap()
}

pub(crate) fn signed(tree: &MerkleTree) -> SignedCheckpoint {
    signed_by(tree, &log())
}

pub(crate) fn request(tree: &MerkleTree, old: u64) -> AddCheckpoint {
    let proof = tree.consistency_proof(old, tree.size()).unwrap();
    AddCheckpoint { old, proof, checkpoint: signed(tree) }
}

/// What a call to the disk does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Call {
    Works,
    /// Fails and does nothing.
    Fails,
    /// Does everything and says that it failed.
    FailsLate,
}

/// A disk whose next calls do what is said.
#[derive(Debug, Default)]
pub(crate) struct OddDisk {
    pub(crate) writes: Mutex<Vec<Call>>,
    pub(crate) reads: Mutex<Vec<Call>>,
}

impl OddDisk {
    pub(crate) fn next_write(&self, call: Call) {
        self.writes.lock().unwrap().push(call);
    }

    fn act<T>(calls: &Mutex<Vec<Call>>, work: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        let call = calls.lock().unwrap().pop().unwrap_or(Call::Works);
        match call {
            Call::Works => work(),
            Call::Fails => Err(io::ErrorKind::StorageFull.into()),
            Call::FailsLate => work().and(Err(io::Error::other("not synced"))),
        }
    }
}

impl Disk for OddDisk {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Option<Vec<u8>>> {
        Self::act(&self.reads, || RealDisk.read(path, limit))
    }

    fn replace(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        Self::act(&self.writes, || RealDisk.replace(path, bytes))
    }

    fn create_folder(&self, path: &Path, files: &[(&str, &[u8])]) -> io::Result<()> {
        Self::act(&self.writes, || RealDisk.create_folder(path, files))
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        Self::act(&self.writes, || RealDisk.remove_folder(path))
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<String>> {
        RealDisk.names(folder)
    }
}

/// A directory, a disk and a clock, in which witnesses come and go.
pub(crate) struct Home {
    folder: TempDir,
    pub(crate) disk: Arc<OddDisk>,
    pub(crate) clock: Arc<AtomicU64>,
}

impl Home {
    /// With the log in its list.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        layout::create(&Layout::new(folder.path())).unwrap();
        let home = Self { folder, disk: Arc::default(), clock: Arc::new(AtomicU64::new(1_800_000_000)) };
        home.list(&[LogEntry { key: log_key(), url: None }]);
        home
    }

    pub(crate) fn layout(&self) -> Layout {
        Layout::new(self.folder.path())
    }

    pub(crate) fn list(&self, entries: &[LogEntry]) {
        let text: String = entries.iter().map(LogEntry::to_toml).collect();
        std::fs::write(self.layout().logs(), text).unwrap();
    }

    pub(crate) fn key(&self) -> SigningKey {
        signing_key("witness.example/branch", 9)
    }

    pub(crate) fn try_open(&self) -> Result<Witness, OpenError> {
        let clock = Arc::clone(&self.clock);
        Witness::open(Options {
            layout: self.layout(),
            key: self.key(),
            more: Vec::new(),
            disk: Arc::clone(&self.disk) as Arc<dyn Disk>,
            clock: Arc::new(move || clock.load(SeqCst)),
        })
    }

    pub(crate) fn open(&self) -> Witness {
        self.try_open().unwrap()
    }
}

/// Sends a request as bytes; the cosignature's time, verified, or the status.
pub(crate) fn ask(witness: &Witness, request: &AddCheckpoint) -> Result<u64, u16> {
    match witness.add_checkpoint(request.encode().as_bytes()) {
        Ok(line) => Ok(time_of(witness, request, &line)),
        Err(failure) => Err(failure.status()),
    }
}

pub(crate) fn time_of(witness: &Witness, request: &AddCheckpoint, line: &NoteSignature) -> u64 {
    Cosignature::verify(request.checkpoint.unverified(), line, witness.key()).unwrap().timestamp()
}

/// What the witness shows of the log.
pub(crate) fn shown(witness: &Witness) -> Option<TreeHead> {
    witness.latest(&layout::origin_hash(ORIGIN)).unwrap().map(|cosigned| *cosigned.head())
}

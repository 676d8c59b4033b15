//! Logs to be mirrored, and shelves on which they are published.

use crate::ClientError;
use crate::mirror::{Mirror, MirrorError, Source, Update};
use ostrakon_election::board::{CHARTER_PATH, Head, Log, roll_path};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::roll::RollDocument;
use ostrakon_election::setup::{
    Certifiers, CharterReference, ElectionManifest, LogReference, RegisterReference, Release, RollPlan,
    Witnesses,
};
use ostrakon_group::{Bytes32, sha256};
use ostrakon_tlog::checkpoint::{Checkpoint, SignedCheckpoint};
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_tlog::key::{KeyName, SigningKey};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// A log with its files beside it.
#[derive(Clone)]
pub(crate) struct Made {
    pub(crate) log: Log,
    pub(crate) sides: Files,
    name: KeyName,
    seed: [u8; 32],
}

impl Made {
    pub(crate) fn new(origin: &str, seed: u8) -> Self {
        let (name, seed) = (KeyName::new(origin).unwrap(), [seed; 32]);
        Self { log: Log::new(), sides: Files::new(), name, seed }
    }

    /// A record with a charter and a roll, and ballots up to this size.
    pub(crate) fn record(size: u64) -> Self {
        let mut made = Self::new("votes.example.org/elections/spring", 1);
        made.sides.insert(CHARTER_PATH.into(), b"charter".to_vec());
        let manifest = manifest(made.reference(), None);
        let election = manifest.hash();
        made.post(Document::Manifest(Box::new(manifest)));
        made.sides.insert(roll_path(0), vec![7; 72]);
        let (root, id) = ([0; 32].into(), "members".parse().unwrap());
        let sha256 = sha256(&[7; 72]).into();
        made.post(Document::Roll(RollDocument {
            election,
            roll: id,
            root,
            sha256,
            size: 2,
            total_weight: 2,
        }));
        made.grow(size, 0);
        made
    }

    pub(crate) fn reference(&self) -> LogReference {
        LogReference { key: public(&self.key()), origin: self.name.as_str().to_owned() }
    }

    fn key(&self) -> SecretKey {
        SecretKey::from_seed(&self.seed)
    }

    pub(crate) fn post(&mut self, document: Document) {
        self.log.append(SignedDocument::sign(document, &SecretKey::from_seed(&[9; 32])).encode()).unwrap();
    }

    /// Ballots up to this size; another `history` has others.
    pub(crate) fn grow(&mut self, size: u64, history: u8) {
        while self.log.size() < size {
            let mut ballot = b"OB".to_vec();
            ballot.extend([self.log.size().to_be_bytes().as_slice(), &[history; 40]].concat());
            self.log.append(ballot).unwrap();
        }
    }

    pub(crate) fn head(&self) -> Head {
        self.log.head()
    }

    pub(crate) fn checkpoint(&self) -> SignedCheckpoint {
        let checkpoint = Checkpoint::new(self.name.clone(), self.log.tree().head()).unwrap();
        checkpoint.sign(&SigningKey::new(self.name.clone(), self.key())).unwrap()
    }

    /// All files that are published.
    pub(crate) fn files(&self) -> Files {
        let mut files: Files = self.log.files_since(0).into_iter().collect();
        files.extend(self.sides.clone());
        files.insert("checkpoint".into(), self.checkpoint().encode().into_bytes());
        files
    }
}

pub(crate) fn public(key: &SecretKey) -> Bytes32 {
    (*key.public_key().as_bytes()).into()
}

pub(crate) fn manifest(log: LogReference, register: Option<RegisterReference>) -> ElectionManifest {
    let roll = RollPlan {
        body: "all".parse().unwrap(),
        id: "members".parse().unwrap(),
        max_size: 2,
        max_weight: 2,
        token: None,
    };
    ElectionManifest {
        register,
        suite: ElectionManifest::SUITE.into(),
        title: "Spring".into(),
        nonce: [3; 16].into(),
        charter: CharterReference { sha256: sha256(b"charter").into(), size: 7 },
        log,
        organiser: [1; 32].into(),
        registrar: [2; 32].into(),
        trustees: Vec::new(),
        threshold: 1,
        one_trustee_reads_votes: true,
        release: Release::SignOffs,
        witnesses: Witnesses { keys: Vec::new(), required: 0 },
        certifiers: Certifiers { officers: Vec::new(), quorum: 1 },
        opens: 1,
        closes: 2,
        objection_seconds: 3,
        rolls: vec![roll],
        contests: Vec::new(),
    }
}

/// Files that somebody publishes; they may change while they are read.
#[derive(Default)]
pub(crate) struct Shelf {
    pub(crate) files: Mutex<Files>,
    pub(crate) asked: Mutex<Vec<String>>,
    /// After so many answers the connection is lost.
    pub(crate) left: AtomicUsize,
    /// Takes the place of the files when the checkpoint has been read.
    pub(crate) then: Mutex<Option<Files>>,
}

impl Shelf {
    pub(crate) fn of(files: Files) -> Self {
        Self { files: Mutex::new(files), left: AtomicUsize::new(usize::MAX), ..Self::default() }
    }

    pub(crate) fn set(&self, files: Files) {
        *self.files.lock().unwrap() = files;
    }

    pub(crate) fn change(&self, path: &str, change: impl FnOnce(&mut Vec<u8>)) {
        change(self.files.lock().unwrap().get_mut(path).unwrap());
    }

    pub(crate) fn take(&self, path: &str) {
        self.files.lock().unwrap().remove(path).unwrap();
    }

    /// What was asked for since the last time.
    pub(crate) fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.asked.lock().unwrap())
    }
}

impl Source for &Shelf {
    fn get(&self, path: &str, limit: u64) -> Result<Option<Vec<u8>>, ClientError> {
        self.asked.lock().unwrap().push(path.to_owned());
        let lost = |left: usize| left.checked_sub(1);
        if self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, lost).is_err() {
            return Err(ClientError::Unreachable { url: path.into(), why: "lost".into() });
        }
        let found = self.files.lock().unwrap().get(path).cloned();
        if path == "checkpoint"
            && let Some(then) = self.then.lock().unwrap().take()
        {
            self.set(then);
        }
        assert!(found.as_ref().is_none_or(|bytes| bytes.len() as u64 <= limit));
        Ok(found)
    }

    fn name(&self) -> String {
        "shelf".into()
    }
}

/// A directory to mirror into.
pub(crate) struct Place {
    whole: tempfile::TempDir,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self { whole: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.whole.path().join("mirror")
    }

    pub(crate) fn evidence(&self) -> PathBuf {
        self.whole.path().join("mirror-evidence")
    }

    pub(crate) fn open<'a>(&self, shelf: &'a Shelf) -> Result<Mirror<&'a Shelf>, MirrorError> {
        Mirror::open(shelf, &self.path(), &self.evidence())
    }

    /// Begins anew each time, as a command does.
    pub(crate) fn mirror(&self, shelf: &Shelf) -> Result<Update, MirrorError> {
        self.open(shelf)?.update(None, &())
    }

    /// Everything in the directory.
    pub(crate) fn files(&self) -> Files {
        let mut files = Files::new();
        collect(&self.path(), "", &mut files);
        files
    }
}

pub(crate) fn collect(folder: &Path, prefix: &str, files: &mut Files) {
    let Ok(listed) = std::fs::read_dir(folder) else { return };
    for entry in listed {
        let entry = entry.unwrap();
        let path = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        match entry.path().is_dir() {
            true => collect(&entry.path(), &format!("{path}/"), files),
            false => drop(files.insert(path, std::fs::read(entry.path()).unwrap())),
        }
    }
}

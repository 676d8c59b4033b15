//! The witness: what it is asked, answered from its logs.

use crate::behind::Behind;
use crate::cosigned::Cosigned;
use crate::desk::{Clock, Desk};
use crate::disk::Disk;
use crate::evidence::{Finding, Kept};
use crate::failure::Failure;
use crate::layout::{Layout, origin_hash};
use crate::log_state::LogState;
use crate::logs::{self, LogEntry, LogsError, MAX_LOGS_LEN};
use crate::notices::{Notice, Notices};
use ostrakon_tlog::checkpoint::VerifiedCheckpoint;
use ostrakon_tlog::cosignature::WitnessKey;
use ostrakon_tlog::key::SigningKey;
use ostrakon_tlog::note::NoteSignature;
use ostrakon_tlog::witness::AddCheckpoint;
use std::collections::BTreeMap;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

/// What a witness is opened with.
pub struct Options {
    /// Where everything stands.
    pub layout: Layout,
    /// Its name and secret key.
    pub key: SigningKey,
    /// Logs beside those of the file.
    pub more: Vec<LogEntry>,
    /// The disk.
    pub disk: Arc<dyn Disk>,
    /// The clock.
    pub clock: Clock,
}

/// A witness. One process at a time has its directory.
pub struct Witness {
    desk: Desk,
    more: Vec<LogEntry>,
    /// Every log that was ever listed since the start, by its origin.
    logs: RwLock<BTreeMap<String, Arc<LogState>>>,
    notices: Notices,
    _lock: File,
}

/// A log as the page shows it.
#[derive(Debug)]
pub struct Seen {
    /// The log.
    pub entry: LogEntry,
    /// What was cosigned last, or why that is not known.
    pub held: Result<Option<Arc<Cosigned>>, Failure>,
    /// That its files show less than this, if they do.
    pub behind: Result<Option<Behind>, Failure>,
}

impl Witness {
    /// Takes the directory and reads what it holds. Every head is read, so that what is damaged is found now.
    ///
    /// # Errors
    /// If another process has the directory, or something in it is not as it must be.
    pub fn open(options: Options) -> Result<Self, OpenError> {
        let layout = options.layout;
        let lock = take(&layout.lock())?;
        if !layout.heads().is_dir() {
            return Err(OpenError::NoHeads { path: layout.heads() });
        }
        // Of nothing that a witness must not forget, so it is made where it is missing.
        let behind = layout.behind();
        std::fs::create_dir_all(&behind).map_err(|e| Failure::disk(&behind, &e))?;
        let desk = Desk::open(layout, options.key, options.disk, options.clock)?;
        let (logs, notices) = (RwLock::default(), Notices::default());
        let witness = Self { desk, more: options.more, logs, notices, _lock: lock };
        witness.read_logs()?;
        witness.seen().into_iter().try_for_each(|seen| seen.held.map(drop))?;
        Ok(witness)
    }

    /// Reads the list of logs again.
    ///
    /// # Errors
    /// If it is not as it must be; then nothing changes.
    pub fn read_logs(&self) -> Result<(), OpenError> {
        let listed = read_list(self.desk.layout(), &self.more)?;
        let mut logs = self.logs.write().unwrap_or_else(PoisonError::into_inner);
        for (origin, state) in logs.iter() {
            state.set(listed.iter().find(|entry| entry.origin() == origin));
        }
        for entry in listed {
            let origin = entry.origin().to_owned();
            logs.entry(origin).or_insert_with(|| Arc::new(LogState::new(entry)));
        }
        Ok(())
    }

    /// Answers a request: the cosignature, durable before it is returned.
    ///
    /// # Errors
    /// Why there is none. What shows or may show that a log signed two histories is kept by then.
    pub fn add_checkpoint(&self, body: &[u8]) -> Result<NoteSignature, Failure> {
        self.cosign(&AddCheckpoint::parse(body)?)
    }

    /// As [`Self::add_checkpoint`], of a request that was read.
    ///
    /// # Errors
    /// As there.
    pub fn cosign(&self, request: &AddCheckpoint) -> Result<NoteSignature, Failure> {
        let claimed = request.checkpoint.unverified();
        let log = self.log(claimed.origin().as_str()).ok_or(Failure::UnknownLog)?;
        let answer = log.cosign(&self.desk, request);
        let (origin, size) = (claimed.origin().as_str(), claimed.head().size);
        match &answer {
            Ok(_) => tracing::info!(origin, size, "cosigned"),
            Err(failure) if failure.status() >= 500 => {
                tracing::error!(origin, size, "not cosigned: {failure}")
            }
            Err(failure) => tracing::info!(origin, size, "not cosigned: {failure}"),
        }
        answer
    }

    /// What was cosigned last of the log whose origin has this hash.
    ///
    /// # Errors
    /// If that is not known.
    pub fn latest(&self, hash: &str) -> Result<Option<Arc<Cosigned>>, Failure> {
        let logs = self.logs.read().unwrap_or_else(PoisonError::into_inner);
        let log = logs.iter().find(|(origin, _)| origin_hash(origin) == hash).map(|(_, log)| Arc::clone(log));
        drop(logs);
        log.map_or(Ok(None), |log| log.held(&self.desk))
    }

    /// Every log of the list.
    pub fn seen(&self) -> Vec<Seen> {
        let logs = self.logs.read().unwrap_or_else(PoisonError::into_inner).clone();
        let listed = logs.values().filter_map(|log| Some((log.listed()?, log)));
        listed
            .map(|(entry, log)| Seen { entry, held: log.held(&self.desk), behind: log.behind(&self.desk) })
            .collect()
    }

    /// Its files were looked at, and show this, if it is less than was cosigned.
    ///
    /// # Errors
    /// If that cannot be kept.
    pub fn looked(&self, origin: &str, behind: Option<&VerifiedCheckpoint>) -> Result<(), Failure> {
        self.log(origin).map_or(Ok(()), |log| log.looked(&self.desk, behind))
    }

    /// Something beside the logs was looked at; the page tells what was seen of it last.
    pub fn notice(&self, name: &str, notice: Notice) {
        self.notices.set(name, notice);
    }

    /// What was seen last beside the logs, by name.
    pub fn notices(&self) -> BTreeMap<String, Notice> {
        self.notices.all()
    }

    /// The time by this witness's clock.
    pub fn now(&self) -> u64 {
        self.desk.now()
    }

    /// Keeps a finding; `None` if it is kept already, or enough are.
    ///
    /// # Errors
    /// If it cannot be kept.
    pub fn keep(&self, finding: &Finding) -> Result<Option<Kept>, Failure> {
        self.desk.keep(finding)
    }

    /// The evidence, oldest first.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn evidence(&self) -> Result<Vec<Kept>, Failure> {
        self.desk.evidence()
    }

    /// A file of a piece of evidence.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn evidence_file(&self, name: &str, file: &str) -> Result<Option<Vec<u8>>, Failure> {
        self.desk.evidence_file(name, file)
    }

    /// This witness's key.
    pub fn key(&self) -> &WitnessKey {
        self.desk.witness()
    }

    fn log(&self, origin: &str) -> Option<Arc<LogState>> {
        self.logs.read().unwrap_or_else(PoisonError::into_inner).get(origin).map(Arc::clone)
    }
}

/// The logs of the file and those given beside it.
///
/// # Errors
/// If the file is not as it must be, or a log is named twice.
pub fn read_list(layout: &Layout, more: &[LogEntry]) -> Result<Vec<LogEntry>, OpenError> {
    let path = layout.logs();
    let mut text = String::new();
    let file = File::open(&path).and_then(|file| file.take(MAX_LOGS_LEN).read_to_string(&mut text));
    file.map_err(|e| Failure::disk(&path, &e))?;
    let refuse = |source| OpenError::Logs { path: path.clone(), source };
    let mut entries = logs::parse(&text).map_err(refuse)?;
    entries.extend(more.iter().cloned());
    logs::distinct(&entries).map_err(refuse)?;
    Ok(entries)
}

/// The lock that the system keeps, and frees when its holder ends, however it ends.
fn take(path: &Path) -> Result<File, OpenError> {
    let open = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path);
    let file = open.map_err(|e| Failure::disk(path, &e))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(OpenError::Held { path: path.to_owned() }),
        Err(TryLockError::Error(error)) => Err(lock_failed(path, &error)),
    }
}

fn lock_failed(path: &Path, error: &io::Error) -> OpenError {
    Failure::disk(path, error).into()
}

/// Why a witness cannot work.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// Another process has the directory.
    #[error("{path}: another witness runs in this directory", path = path.display())]
    Held {
        /// The lock.
        path: PathBuf,
    },
    /// What was cosigned before is not there.
    #[error("{path}: there is no such folder, so nobody knows what this witness has cosigned; make a new key, and let the old one go", path = path.display())]
    NoHeads {
        /// The folder.
        path: PathBuf,
    },
    /// The list of logs is not as it must be.
    #[error("{path}: {source}", path = path.display())]
    Logs {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: LogsError,
    },
    /// A file cannot be used.
    #[error(transparent)]
    Failure(#[from] Failure),
}

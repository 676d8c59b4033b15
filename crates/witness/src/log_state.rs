//! One log: what is held of it, and the one place where a cosignature is made.

use crate::behind::Behind;
use crate::cosigned::Cosigned;
use crate::desk::Desk;
use crate::evidence::Finding;
use crate::failure::Failure;
use crate::logs::LogEntry;
use ostrakon_tlog::checkpoint::{LogKey, VerifiedCheckpoint};
use ostrakon_tlog::note::{MAX_NOTE_LEN, NoteSignature};
use ostrakon_tlog::witness::{AddCheckpoint, Refusal, judge};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What the file of a log holds; `None`: there is no file, nothing was ever cosigned.
type Held = Option<Arc<Cosigned>>;

/// What is known of that file.
#[derive(Debug)]
enum Memory {
    /// Nothing: it was not read yet.
    Unread,
    /// What it holds, durably.
    Read(Held),
    /// It held the one and was to hold the other when the disk failed.
    Unsure(Held, Arc<Cosigned>),
}

/// One log. Its requests come one after another: whoever has the lock decides, writes and answers.
#[derive(Debug)]
pub(crate) struct LogState(Mutex<Inner>);

#[derive(Debug)]
struct Inner {
    entry: LogEntry,
    /// Whether it is cosigned now. A log that is taken from the list stays here: never two states of one log.
    listed: bool,
    memory: Memory,
    /// Whether its files are behind; `None`: that was not read yet, or could not be written.
    behind: Option<Option<Behind>>,
}

impl LogState {
    pub(crate) fn new(entry: LogEntry) -> Self {
        Self(Mutex::new(Inner { entry, listed: true, memory: Memory::Unread, behind: None }))
    }

    /// Takes over what the list says now.
    pub(crate) fn set(&self, entry: Option<&LogEntry>) {
        let mut inner = self.lock();
        inner.listed = entry.is_some();
        if let Some(entry) = entry {
            // What was cosigned under another key has to be read under this one, and is refused then.
            if entry.key != inner.entry.key {
                inner.memory = Memory::Unread;
                inner.behind = None;
            }
            inner.entry = entry.clone();
        }
    }

    /// The entry of the list, if it is there.
    pub(crate) fn listed(&self) -> Option<LogEntry> {
        let inner = self.lock();
        inner.listed.then(|| inner.entry.clone())
    }

    /// What was cosigned last.
    pub(crate) fn held(&self, desk: &Desk) -> Result<Held, Failure> {
        self.lock().held(desk)
    }

    /// Whether its files show less than was cosigned.
    pub(crate) fn behind(&self, desk: &Desk) -> Result<Option<Behind>, Failure> {
        self.lock().behind(desk)
    }

    /// Its files were looked at, and show this, if it is less than was cosigned.
    pub(crate) fn looked(&self, desk: &Desk, behind: Option<&VerifiedCheckpoint>) -> Result<(), Failure> {
        self.lock().looked(desk, behind)
    }

    /// Decides about a request; the cosignature, which is durable, or why there is none. Evidence is durable too.
    pub(crate) fn cosign(&self, desk: &Desk, request: &AddCheckpoint) -> Result<NoteSignature, Failure> {
        let mut inner = self.lock();
        if !inner.listed {
            return Err(Failure::UnknownLog);
        }
        let held = inner.held(desk)?;
        let decided = judge(&inner.entry.key, held.as_deref().map(Cosigned::checkpoint), request);
        let head = decided.map_err(|refusal| refuse(desk, held.as_deref(), request, refusal))?;
        // A later statement never has an earlier time, whatever the clock says.
        let time = held.as_deref().map_or(0, Cosigned::timestamp).max(desk.now());
        if let Some(same) = held.as_deref().filter(|h| h.head() == head.head() && h.timestamp() == time) {
            return Ok(same.line().clone());
        }
        let cosigned = Cosigned::sign(&head, desk.key(), time).map_err(Failure::Internal)?;
        let line = cosigned.line().clone();
        inner.keep(desk, held, Arc::new(cosigned))?;
        Ok(line)
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        // Whoever panicked left the memory unread or as it was.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    /// Reads the file, unless it is known what it holds.
    fn held(&mut self, desk: &Desk) -> Result<Held, Failure> {
        if let Memory::Read(held) = &self.memory {
            return Ok(held.clone());
        }
        let path = desk.layout().head(&self.entry.key);
        let held = read(desk, &path, &self.entry.key)?;
        if let Memory::Unsure(before, after) = &self.memory {
            require_one_of(&held, before, after).map_err(|what| Failure::Damaged { path, what })?;
        }
        self.memory = Memory::Read(held.clone());
        Ok(held)
    }

    /// c2sp.org/tlog-witness, add-checkpoint: "The witness MUST persist the new checkpoint before responding."
    fn keep(&mut self, desk: &Desk, before: Held, after: Arc<Cosigned>) -> Result<(), Failure> {
        let path = desk.layout().head(&self.entry.key);
        // Until the disk has answered nobody knows what is on it; if it fails, the file is read again.
        self.memory = Memory::Unsure(before, Arc::clone(&after));
        desk.disk().replace(&path, after.encode().as_bytes()).map_err(|e| Failure::disk(&path, &e))?;
        self.memory = Memory::Read(Some(after));
        Ok(())
    }
}

impl Inner {
    /// Reads what is kept of this, once.
    fn behind(&mut self, desk: &Desk) -> Result<Option<Behind>, Failure> {
        if self.behind.is_none() {
            let path = desk.layout().behind_of(&self.entry.key);
            let bytes = desk.disk().read(&path, MAX_NOTE_LEN as u64).map_err(|e| Failure::disk(&path, &e))?;
            self.behind = Some(bytes.and_then(|bytes| Behind::parse(&bytes, &self.entry.key)));
        }
        Ok(self.behind.clone().flatten())
    }

    fn looked(&mut self, desk: &Desk, shown: Option<&VerifiedCheckpoint>) -> Result<(), Failure> {
        let (before, origin) = (self.behind(desk)?, self.entry.origin().to_owned());
        let held = self.held(desk)?.map_or(0, |held| held.head().size);
        let mut now = shown.map(|shown| {
            let still = before.clone().and_then(|before| before.still(shown));
            still.unwrap_or_else(|| Behind::new(desk.now(), held, shown))
        });
        if let Some(behind) = now.as_mut()
            && behind.warn(desk.now())
        {
            let (size, cosigned, since) = (behind.size(), behind.cosigned(), behind.since());
            tracing::warn!(
                origin,
                size,
                cosigned,
                since,
                "the log shows less than it has signed: perhaps it was put back"
            );
        }
        if now.as_ref().map(Behind::encode) != before.as_ref().map(Behind::encode) {
            let path = desk.layout().behind_of(&self.entry.key);
            self.behind = None;
            let text = now.as_ref().map(Behind::encode).unwrap_or_default();
            desk.disk().replace(&path, text.as_bytes()).map_err(|e| Failure::disk(&path, &e))?;
        }
        if before.is_some() && now.is_none() {
            tracing::info!(origin, "the log shows all again that was cosigned");
        }
        self.behind = Some(now);
        Ok(())
    }
}

/// A write that failed left the file as it was, or as it was to be; a head never goes back.
fn require_one_of(held: &Held, before: &Held, after: &Arc<Cosigned>) -> Result<(), String> {
    let text = |cosigned: &Arc<Cosigned>| cosigned.encode();
    let (held, before) = (held.as_ref().map(text), before.as_ref().map(text));
    match held == before || held == Some(after.encode()) {
        true => Ok(()),
        false => Err("neither what it held nor what was written last".to_owned()),
    }
}

fn read(desk: &Desk, path: &Path, log: &LogKey) -> Result<Held, Failure> {
    let bytes = desk.disk().read(path, MAX_NOTE_LEN as u64).map_err(|e| Failure::disk(path, &e))?;
    let parse = |bytes: Vec<u8>| Cosigned::parse(&bytes, log, desk.witness()).map(Arc::new);
    bytes.map(parse).transpose().map_err(|what| Failure::Damaged { path: path.to_owned(), what })
}

/// A refusal, after what it shows is kept.
fn refuse(desk: &Desk, held: Option<&Cosigned>, request: &AddCheckpoint, refusal: Refusal) -> Failure {
    let finding = match (&refusal, held) {
        (refusal, _) if refusal.fork().is_some() => refusal.fork().cloned().map(Finding::fork),
        (Refusal::Proof { .. }, Some(held)) => Some(Finding::doubt(held.checkpoint(), request)),
        _ => None,
    };
    match finding.map_or(Ok(None), |finding| desk.keep(&finding)) {
        Ok(_) => Failure::Refused(refusal),
        Err(failure) => failure,
    }
}

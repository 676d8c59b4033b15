//! Writing a register: tiles and charters first, then the signature is remembered, then the checkpoint, last the old tiles go.
//!
//! As with records (`record_dir`), whatever interrupts this leaves a whole register, and no log ever signs two histories. Where a service keeps
//! the log, acts are sent there and the directory is a mirror.

use super::carried::Carried;
use super::go_on::go_on;
use crate::clock;
use crate::error::{Advise, CliError, Outcome};
use crate::files::{self, Readers};
use crate::keys;
use crate::lock::Lock;
use crate::record_dir::{LAST_SIGNED, LOCK, LOG_KEY};
use ostrakon_group::Bytes32;
use ostrakon_register::acts::{CharterAmended, Founding};
use ostrakon_register::{Act, Changes, Examined, Keeper, KeeperError, SignedAct, State};
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_tlog::hash::leaf_hash;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use std::path::{Path, PathBuf};

/// The keeper's key in the private directory.
pub(crate) const KEEPER_KEY: &str = "keeper.key";
pub(super) const KEEPS: &str = "name the keeper's private directory with --private";

/// Where a register is written.
pub(crate) struct Desk {
    path: PathBuf,
    private: PathBuf,
    keeper: Keeper,
    key: SecretKey,
    log: LogKeeper,
    _lock: Lock,
}

/// Who keeps the log.
enum LogKeeper {
    /// This machine, with the log's key.
    Own(SecretKey),
    /// A service.
    Service(Carried),
}

/// Begins a register, or nothing.
pub(crate) fn found(
    path: &Path,
    private: &Path,
    charter: &[u8],
    founding: impl FnOnce([Bytes32; 2]) -> Outcome<Founding>,
) -> Outcome<State> {
    let keys = [(); 2].map(|()| SecretKey::generate(&mut rand_core::OsRng));
    let [keeper, log] = &keys;
    let founding = founding(keys.each_ref().map(keys::public))?;
    warn_ahead(founding.time);
    let made = Keeper::found(founding, charter, keeper, log).map_err(refused)?;
    files::private_folder(private)?;
    keys::store(&private.join(KEEPER_KEY), "keeper", keeper)?;
    keys::store(&private.join(LOG_KEY), "log", log)?;
    let _lock = lock(path, private)?;
    write(path, private, &Changes { write: made.files().clone(), remove: Vec::new() })?;
    Ok(made.state().clone())
}

impl Desk {
    /// Opens a register for appending; one that a service keeps is brought up to date first.
    pub(crate) fn open(path: &Path, private: &Path) -> Outcome<Self> {
        let load = |name| keys::load(&private.join(name)).next(KEEPS);
        let here = |keeper, key, log, lock| Self {
            path: path.to_owned(),
            private: private.to_owned(),
            keeper,
            key,
            log,
            _lock: lock,
        };
        if let Some(carried) = Carried::of(private)? {
            let (key, lock) = (load(KEEPER_KEY)?, lock(path, private)?);
            let keeper = carried.open(path)?;
            check(&keeper, &key, None).map_err(|error| error.at(private.display()).next(KEEPS))?;
            return Ok(here(keeper, key, LogKeeper::Service(carried), lock));
        }
        refuse_other(path)?;
        let (key, log) = (load(KEEPER_KEY)?, load(LOG_KEY)?);
        let lock = lock(path, private)?;
        files::sweep(private)?;
        let keeper = go_on(path, private, &key, &log)?;
        Ok(here(keeper, key, LogKeeper::Own(log), lock))
    }

    /// What stands.
    pub(crate) fn state(&self) -> &State {
        self.keeper.state()
    }

    /// Signs an act as the keeper, and writes it; its leaf hash, by which others refer to it.
    pub(crate) fn append(&mut self, act: Act) -> Outcome<Bytes32> {
        self.append_signed(&SignedAct::sign(act, &self.key))
    }

    /// What would stand after an act, which is not written; and what the calendar says then.
    pub(crate) fn rehearse(&self, act: Act) -> Outcome<Examined> {
        self.keeper.rehearse(&SignedAct::sign(act, &self.key), &[]).map_err(refused)
    }

    /// Signs and writes a change of the charter.
    pub(crate) fn amend(&mut self, act: CharterAmended, charter: &[u8]) -> Outcome<Bytes32> {
        self.enter(&SignedAct::sign(Act::CharterAmended(act), &self.key), charter)
    }

    /// Writes an act that all have signed who must.
    pub(crate) fn append_signed(&mut self, act: &SignedAct) -> Outcome<Bytes32> {
        self.enter(act, &[])
    }

    fn enter(&mut self, act: &SignedAct, charter: &[u8]) -> Outcome<Bytes32> {
        match &self.log {
            LogKeeper::Own(log) => {
                let changes = self.keeper.append_with_charter(act, charter, log).map_err(refused)?;
                warn_ahead(act.body.time());
                write(&self.path, &self.private, &changes)?;
            }
            LogKeeper::Service(carried) => {
                self.keeper.rehearse(act, charter).map_err(refused)?;
                warn_ahead(act.body.time());
                let size = carried.post(act, charter)?;
                self.keeper = carried.copy(&self.path, size)?;
            }
        }
        Ok(leaf_of(act))
    }

    /// Signs an act as the keeper, and writes nothing.
    pub(crate) fn sign(&self, act: Act) -> SignedAct {
        SignedAct::sign(act, &self.key)
    }
}

/// By which others refer to an act.
fn leaf_of(act: &SignedAct) -> Bytes32 {
    (*leaf_hash(&act.encode()).as_bytes()).into()
}

/// Are these the founding's keys?
pub(super) fn check(keeper: &Keeper, key: &SecretKey, log: Option<&SecretKey>) -> Outcome {
    let founding = keeper.state().founding();
    let same =
        founding.keeper == keys::public(key) && log.is_none_or(|log| founding.log.key == keys::public(log));
    if same { Ok(()) } else { Err(CliError::new("does not hold the keys of this register")) }
}

/// Times do not fall from act to act (spec 9.2): one that lies far ahead keeps all others waiting.
fn warn_ahead(time: u64) {
    clock::warn_ahead(time, "act", ": until then the register takes no act but of that time or later");
}

/// One signing process at a time, whatever copies of the register there are.
fn lock(path: &Path, private: &Path) -> Outcome<Lock> {
    Lock::take(&private.join(LOCK), || {
        CliError::new("another process is writing to this register")
            .at(path.display())
            .next("wait until it has ended and run the command again")
    })
}

/// Everything else first, the checkpoint after it, and only then what nobody needs any more goes.
fn write(path: &Path, private: &Path, changes: &Changes) -> Outcome {
    for (file, bytes) in changes.write.iter().filter(|(file, _)| *file != CHECKPOINT_PATH) {
        files::write(&path.join(file), bytes, Readers::All)?;
    }
    if let Some(checkpoint) = changes.write.get(CHECKPOINT_PATH) {
        files::write(&private.join(LAST_SIGNED), checkpoint, Readers::Owner)?;
        files::write(&path.join(CHECKPOINT_PATH), checkpoint, Readers::All)?;
    }
    changes.remove.iter().try_for_each(|file| files::remove_with_folders(path, file))
}

/// What the register's own rules say of an act, in a sentence.
pub(super) fn refused(error: KeeperError) -> CliError {
    match error {
        KeeperError::Check { check, finding } => CliError::new(format!(
            "the rules of registers refuse it (check {check}): {}: {}",
            finding.place, finding.what
        )),
        other => CliError::new(other),
    }
}

/// What has nothing of a register in it deserves a sentence of its own.
pub(super) fn refuse_other(path: &Path) -> Outcome {
    let what = match (path.is_dir(), path.exists()) {
        (true, _) if path.join(CHECKPOINT_PATH).exists() => return Ok(()),
        (true, _) => "holds no checkpoint, so it is no register",
        (false, true) => "is a file, and a register is a directory",
        (false, false) => "there is no such directory",
    };
    Err(CliError::new(what)
        .at(path.display())
        .next("name a register's directory; `ostrakon register new` makes one"))
}

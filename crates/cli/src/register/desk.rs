//! Writing a register: tiles and charters first, then the signature is remembered, then the checkpoint, last the old tiles go.
//!
//! As with records (`record_dir`), whatever interrupts this leaves a whole register, and no log ever signs two histories.

use crate::error::{Advise, At, CliError, Outcome};
use crate::files::{self, Readers};
use crate::keys;
use crate::lock::Lock;
use crate::record_dir::{LAST_SIGNED, LOCK, LOG_KEY, is_temporary, list};
use ostrakon_election::board::{Head, Log};
use ostrakon_group::Bytes32;
use ostrakon_register::acts::{CharterAmended, Founding};
use ostrakon_register::{
    Act, Changes, Examined, Files, Keeper, KeeperError, SignedAct, State, charter_path, examine,
};
use ostrakon_tlog::checkpoint::SignedCheckpoint;
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_tlog::files::LogFile;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use ostrakon_verify::FileKind;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The keeper's key in the private directory.
pub(crate) const KEEPER_KEY: &str = "keeper.key";
const CHECKPOINT_LIMIT: u64 = 65_536;
/// A bundle of 256 acts, the largest file.
const FILE_LIMIT: u64 = 256 * (65_535 + 2);
const KEEPS: &str = "name the keeper's private directory with --private";

/// Where a register is written.
pub(crate) struct Desk {
    path: PathBuf,
    private: PathBuf,
    keeper: Keeper,
    keys: Keys,
    _lock: Lock,
}

/// The keeper's and the log's.
struct Keys {
    keeper: SecretKey,
    log: SecretKey,
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
    let made = Keeper::found(founding, charter, keeper, log).map_err(refused)?;
    files::private_folder(private)?;
    keys::store(&private.join(KEEPER_KEY), "keeper", keeper)?;
    keys::store(&private.join(LOG_KEY), "log", log)?;
    let _lock = lock(path, private)?;
    write(path, private, &Changes { write: made.files().clone(), remove: Vec::new() })?;
    Ok(made.state().clone())
}

impl Desk {
    /// Opens a register for appending.
    pub(crate) fn open(path: &Path, private: &Path) -> Outcome<Self> {
        refuse_other(path)?;
        let load = |name| keys::load(&private.join(name)).next(KEEPS);
        let keys = Keys { keeper: load(KEEPER_KEY)?, log: load(LOG_KEY)? };
        let lock = lock(path, private)?;
        files::sweep(private)?;
        let keeper = go_on(path, private, &keys)?;
        Ok(Self { path: path.to_owned(), private: private.to_owned(), keeper, keys, _lock: lock })
    }

    /// What stands.
    pub(crate) fn state(&self) -> &State {
        self.keeper.state()
    }

    /// Signs an act as the keeper, and writes it; its leaf hash, by which others refer to it.
    pub(crate) fn append(&mut self, act: Act) -> Outcome<Bytes32> {
        self.append_signed(&SignedAct::sign(act, &self.keys.keeper))
    }

    /// What would stand after an act, which is not written; and what the calendar says then.
    pub(crate) fn rehearse(&self, act: Act) -> Outcome<Examined> {
        let mut keeper = self.keeper.clone();
        keeper.append(act, &self.keys.keeper, &self.keys.log).map_err(refused)?;
        Ok(examine(keeper.files()))
    }

    /// Signs and writes a change of the charter.
    pub(crate) fn amend(&mut self, act: CharterAmended, charter: &[u8]) -> Outcome<Bytes32> {
        let changes = self.keeper.amend(act, charter, &self.keys.keeper, &self.keys.log);
        self.publish(&changes.map_err(refused)?)
    }

    /// Writes an act that all have signed who must.
    pub(crate) fn append_signed(&mut self, act: &SignedAct) -> Outcome<Bytes32> {
        let changes = self.keeper.append_signed(act, &self.keys.log).map_err(refused)?;
        self.publish(&changes)
    }

    fn publish(&self, changes: &Changes) -> Outcome<Bytes32> {
        write(&self.path, &self.private, changes)?;
        Ok(self.keeper.last_leaf())
    }

    /// Signs an act as the keeper, and writes nothing.
    pub(crate) fn sign(&self, act: Act) -> SignedAct {
        SignedAct::sign(act, &self.keys.keeper)
    }
}

impl Keys {
    /// Are these the founding's?
    fn check(&self, keeper: &Keeper) -> Outcome {
        let founding = keeper.state().founding();
        let same =
            founding.keeper == keys::public(&self.keeper) && founding.log.key == keys::public(&self.log);
        if same { Ok(()) } else { Err(CliError::new("does not hold the keys of this register")) }
    }
}

/// One signing process at a time, whatever copies of the register there are.
fn lock(path: &Path, private: &Path) -> Outcome<Lock> {
    Lock::take(&private.join(LOCK), || {
        CliError::new("another process is writing to this register")
            .at(path.display())
            .next("wait until it has ended and run the command again")
    })
}

/// Reads the register, holds it against what its log signed last, and finishes what was interrupted.
fn go_on(path: &Path, private: &Path, keys: &Keys) -> Outcome<Keeper> {
    let (mut files, last) = (read(path)?, last_signed(private)?);
    let signed = Head::from(*last.unverified().head());
    let finishing = size_of(&files).is_some_and(|size| size < signed.size);
    if finishing {
        files.insert(CHECKPOINT_PATH.into(), last.encode().into_bytes());
    }
    let named = named(&examine(&files));
    let stale: Vec<String> = files.keys().filter(|file| !named.contains(*file)).cloned().collect();
    files.retain(|file, _| named.contains(file));
    let keeper = Keeper::open(files).map_err(|error| match finishing {
        true => older(signed.size).at(path.display()),
        false => refused(error).at(path.display()).next(DAMAGED),
    })?;
    keys.check(&keeper).map_err(|error| error.at(private.display()).next(KEEPS))?;
    keeper.copy_at(&signed, &keys.log).map_err(|error| match error {
        KeeperError::Head { size } => forked(size).at(path.display()),
        other => refused(other).at(path.display()),
    })?;
    if finishing {
        files::write(&path.join(CHECKPOINT_PATH), last.encode().as_bytes(), Readers::All)?;
    }
    let left = list(path)?.into_iter().map(|file| file.path).filter(|file| is_temporary(file));
    stale.into_iter().chain(left).try_for_each(|file| files::remove_with_folders(path, &file))?;
    Ok(keeper)
}

const DAMAGED: &str =
    "the register is damaged or incomplete: take a fresh copy of it, or run `ostrakon register verify` on it";

/// The files that could be a register's; any other is refused.
fn read(path: &Path) -> Outcome<Files> {
    let mut files = Files::new();
    for file in list(path)? {
        let place = path.join(&file.path);
        if file.kind != FileKind::File || !may_be_ours(&file.path) {
            return Err(CliError::new("is not a file of this register")
                .at(place.display())
                .next("move it out of the register's directory"));
        }
        if !is_temporary(&file.path) {
            files.insert(file.path, files::read(&place, FILE_LIMIT)?);
        }
    }
    Ok(files)
}

/// Could this be a register's file, or one that an append that was cut off has left?
fn may_be_ours(path: &str) -> bool {
    let charter = path.strip_prefix("charter/").and_then(|name| name.strip_suffix(".toml"));
    let log = LogFile::parse(path).is_some() || path == CHECKPOINT_PATH;
    log || is_temporary(path) || charter.and_then(Bytes32::parse).is_some()
}

fn size_of(files: &Files) -> Option<u64> {
    let parsed = SignedCheckpoint::parse(files.get(CHECKPOINT_PATH)?).ok()?;
    Some(parsed.unverified().head().size)
}

/// The files that a register with these acts has (spec 9.1).
fn named(examined: &Examined) -> BTreeSet<String> {
    let charters = examined.acts.iter().filter_map(|posted| match &posted.act.body {
        Act::Founding(act) => Some(charter_path(&act.charter.sha256)),
        Act::CharterAmended(act) => Some(charter_path(&act.charter.sha256)),
        _ => None,
    });
    let log = Log::paths(examined.head.size).into_iter();
    log.chain(charters).chain([CHECKPOINT_PATH.to_owned()]).collect()
}

fn last_signed(private: &Path) -> Outcome<SignedCheckpoint> {
    let file = private.join(LAST_SIGNED);
    let bytes = files::read(&file, CHECKPOINT_LIMIT)
        .next("without it two histories could be signed: put it back, or copy the newest checkpoint there")?;
    SignedCheckpoint::parse(&bytes).at(file.display())
}

fn older(size: u64) -> CliError {
    CliError::new(format!("this copy is older than the {size} acts that its log has signed"))
        .next("go on with the newest copy of the register: a log never signs two histories")
}

fn forked(size: u64) -> CliError {
    CliError::new(format!("it does not begin with the {size} acts that its log has signed"))
        .next("go on with the copy that does: a log never signs two histories")
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
fn refused(error: KeeperError) -> CliError {
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

//! A trustee's private directory: identity and state, and the guard that notices an old copy of them.

use super::wording;
use crate::error::{Advise, At, CliError, Outcome};
use crate::files::{self, Readers};
use crate::lock::Lock;
use crate::record_dir::Record;
use ostrakon_trustee::{Ceremony, Guard, Identity, Trustee, Unpublished};
use std::path::PathBuf;
use zeroize::Zeroizing;

const IDENTITY: &str = "identity";
const STATE: &str = "state";
const LOCK: &str = "lock";
const LIMIT: u64 = 64 << 20;

/// Where a trustee keeps its secrets.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct Desk {
    /// The trustee's private directory.
    #[arg(long, value_name = "DIR")]
    state: PathBuf,
    /// The guard: notices if an old copy of the state is restored. Best kept on another medium; `<STATE>.guard` unless given.
    #[arg(long, value_name = "FILE")]
    guard: Option<PathBuf>,
}

/// The desk with the trustee's copy of the record.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct Seat {
    #[command(flatten)]
    pub(super) desk: Desk,
    /// The record directory: the trustee's own copy.
    #[arg(long, value_name = "DIR")]
    record: PathBuf,
}

/// A trustee at work. The state is locked from before it is read until this is dropped: of two processes that read the same state,
/// each could sign what the other's journal forbids.
pub(super) struct Sitting<'a> {
    desk: &'a Desk,
    pub(super) record: Record,
    pub(super) trustee: Trustee,
    /// How much had been signed when the state was read.
    signed: usize,
    _lock: Lock,
}

impl Seat {
    /// Reads record and state; a trustee without a state takes its seat.
    pub(super) fn open(&self) -> Outcome<Sitting<'_>> {
        let lock = self.desk.lock()?;
        let record = Record::read(&self.record)?;
        let trustee = match self.desk.path(STATE).is_file() {
            true => self.desk.load(&lock)?,
            false => self.desk.seat(&record)?,
        };
        if trustee.election() != record.plan().election() {
            return Err(CliError::new("the record is of another election than this trustee's state")
                .at(self.record.display())
                .next("every election has a state directory of its own"));
        }
        let signed = trustee.journal().entries().len();
        Ok(Sitting { desk: &self.desk, record, trustee, signed, _lock: lock })
    }

    /// Where the copy is.
    pub(super) fn record(&self) -> &std::path::Path {
        &self.record
    }
}

impl Sitting<'_> {
    /// What the board shows of the ceremony.
    pub(super) fn ceremony(&self) -> Outcome<Ceremony> {
        Ceremony::read(self.record.plan(), self.record.log().entries()).at(self.record.path().display())
    }

    /// Stores state and guard, then lets out what was signed.
    pub(super) fn publish<T>(&self, message: Unpublished<T>) -> Outcome<T> {
        message.publish(&self.trustee, |state, guard| {
            files::write(&self.desk.path(STATE), state, Readers::Owner)?;
            files::write(&self.desk.guard_path(), guard, Readers::Owner)
        })
    }

    /// Was everything that was asked for signed before?
    pub(super) fn repeated(&self) -> bool {
        self.trustee.journal().entries().len() == self.signed
    }

    /// Where the state stands.
    pub(super) fn state(&self) -> PathBuf {
        self.desk.path(STATE)
    }
}

impl Desk {
    /// Where a file of the directory stands.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.state.join(name)
    }

    fn guard_path(&self) -> PathBuf {
        self.guard.clone().unwrap_or_else(|| files::beside(&self.state, ".guard"))
    }

    /// Takes the directory for this process, and clears away what an earlier one did not write to its end.
    pub(super) fn lock(&self) -> Outcome<Lock> {
        if !self.state.is_dir() {
            let what = if self.state.exists() { "is no directory" } else { "there is no such directory" };
            return Err(CliError::new(what)
                .at(self.state.display())
                .next("name the trustee's private directory; `ostrakon trustee init` makes one"));
        }
        let lock = Lock::take(&self.path(LOCK), || {
            CliError::new("another process is working with this trustee's state")
                .at(self.state.display())
                .next("wait until it has ended and run the command again")
        })?;
        files::sweep(&self.state)?;
        Ok(lock)
    }

    /// Writes a fresh identity.
    pub(super) fn create(&self, identity: &Identity) -> Outcome {
        files::private_folder(&self.state)?;
        let _lock = self.lock()?;
        files::write_fresh(&self.path(IDENTITY), &identity.export_secret_bytes(), Readers::Owner)?;
        let public = format!("{}\n", identity.public_key());
        files::write(&self.path("identity.pub"), public.as_bytes(), Readers::All)
    }

    /// Reads the identity and takes a seat; the guard is written first, so that it is never missing later.
    fn seat(&self, record: &Record) -> Outcome<Trustee> {
        let path = self.path(IDENTITY);
        let bytes = Zeroizing::new(files::read(&path, 4096).next("`ostrakon trustee init` makes one")?);
        let identity = Identity::from_bytes(&bytes).map_err(|e| wording::state(&e, "identity", &path))?;
        self.check_not_lost()?;
        let trustee = Trustee::new(identity, record.plan()).at(record.path().display())?;
        files::write(&self.guard_path(), &trustee.guard().to_bytes(), Readers::Owner)?;
        Ok(trustee)
    }

    /// A guard that has seen signatures, and no state beside it: the state was lost.
    fn check_not_lost(&self) -> Outcome {
        let path = self.guard_path();
        if !path.exists() || self.guard()?.length == 0 {
            return Ok(());
        }
        Err(CliError::new("there is a guard, but no state: the state was lost").at(path.display()).next(
            "restore the newest copy of the state directory; if there is none, tell the organiser that this trustee is lost",
        ))
    }

    fn guard(&self) -> Outcome<Guard> {
        let path = self.guard_path();
        let advice = "name the guard with --guard; without it nobody notices an old copy of the state";
        let bytes = files::read(&path, LIMIT).next(advice)?;
        Guard::from_bytes(&bytes).map_err(|e| wording::state(&e, "guard", &path))
    }

    /// Reads the state and holds it against its guard.
    pub(super) fn load(&self, _locked: &Lock) -> Outcome<Trustee> {
        let path = self.path(STATE);
        if !path.exists() {
            self.check_not_lost()?;
        }
        let bytes = Zeroizing::new(
            files::read(&path, LIMIT).next("`ostrakon trustee init`, then `commit`, make one")?,
        );
        Trustee::load(&bytes, &[self.guard()?]).map_err(|e| wording::state(&e, "state", &path))
    }
}

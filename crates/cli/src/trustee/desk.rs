//! A trustee's private directory: identity and state, and the guard that notices an old copy of them.

use crate::error::{Advise, At, CliError, Outcome};
use crate::files::{self, Readers};
use crate::record_dir::Record;
use ostrakon_trustee::{Ceremony, Guard, Identity, Trustee, Unpublished};
use std::path::PathBuf;
use zeroize::Zeroizing;

const IDENTITY: &str = "identity";
const STATE: &str = "state";
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

impl Seat {
    /// Reads record and state; a trustee without a state takes its seat.
    pub(super) fn open(&self) -> Outcome<(Record, Trustee)> {
        let record = Record::read(&self.record)?;
        let trustee = match self.desk.path(STATE).is_file() {
            true => self.desk.load()?,
            false => self.desk.seat(&record)?,
        };
        match trustee.election() == record.plan().election() {
            true => Ok((record, trustee)),
            false => Err(CliError::new("the record is of another election than this trustee's state")
                .at(self.record.display())
                .next("every election has a state directory of its own")),
        }
    }

    /// Reads record, state and what the board shows of the ceremony.
    pub(super) fn open_ceremony(&self) -> Outcome<(Record, Trustee, Ceremony)> {
        let (record, trustee) = self.open()?;
        let ceremony = Ceremony::read(record.plan(), record.log().entries()).at(self.record.display())?;
        Ok((record, trustee, ceremony))
    }

    /// Where the copy is.
    pub(super) fn record(&self) -> &std::path::Path {
        &self.record
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

    /// Writes a fresh identity.
    pub(super) fn create(&self, identity: &Identity) -> Outcome {
        files::private_folder(&self.state)?;
        files::write_fresh(&self.path(IDENTITY), &identity.export_secret_bytes(), Readers::Owner)?;
        let public = format!("{}\n", identity.public_key());
        files::write(&self.path("identity.pub"), public.as_bytes(), Readers::All)
    }

    /// Reads the identity and takes a seat; the guard is written first, so that it is never missing later.
    fn seat(&self, record: &Record) -> Outcome<Trustee> {
        let path = self.path(IDENTITY);
        let bytes = Zeroizing::new(files::read(&path, 4096).next("`ostrakon trustee init` makes one")?);
        let identity = Identity::from_bytes(&bytes).at(path.display())?;
        if self.guard_path().exists() {
            return Err(CliError::new("there is a guard, but no state: the state was lost")
                .at(self.guard_path().display())
                .next("restore the newest copy of the state directory; if there is none, tell the organiser that this trustee is lost"));
        }
        let trustee = Trustee::new(identity, record.plan()).at(record.path().display())?;
        files::write(&self.guard_path(), &trustee.guard().to_bytes(), Readers::Owner)?;
        Ok(trustee)
    }

    /// Reads the state and holds it against its guard.
    pub(super) fn load(&self) -> Outcome<Trustee> {
        let (path, guard_path) = (self.path(STATE), self.guard_path());
        let bytes = Zeroizing::new(
            files::read(&path, LIMIT).next("`ostrakon trustee init`, then `commit`, make one")?,
        );
        let advice = "name the guard with --guard; without it nobody notices an old copy of the state";
        let guard =
            Guard::from_bytes(&files::read(&guard_path, LIMIT).next(advice)?).at(guard_path.display())?;
        Trustee::load(&bytes, &[guard]).at(path.display())
    }

    /// Stores state and guard, then lets out what was signed.
    pub(super) fn publish<T>(&self, trustee: &Trustee, message: Unpublished<T>) -> Outcome<T> {
        message.publish(trustee, |state, guard| {
            files::write(&self.path(STATE), state, Readers::Owner)?;
            files::write(&self.guard_path(), guard, Readers::Owner)
        })
    }
}

//! The folder of an interrupted verification: its owner's, and nobody else's.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

const STATE: &str = "state";
const NEW_STATE: &str = "state.new";
const EVENTS: &str = "ballots";
const USED: &str = "randomness";
const LOCK: &str = "lock";
const PROBE: &str = "owner";
/// All that such a folder holds.
const NAMES: [&str; 6] = [STATE, NEW_STATE, EVENTS, USED, LOCK, PROBE];
/// More than any state has.
const MOST_STATE: u64 = 64 << 20;

/// A folder in which a verification is kept while it goes on; held by one process at a time.
#[derive(Clone, Debug)]
pub struct ResumeFolder {
    path: PathBuf,
    program: [u8; 32],
    _lock: Arc<File>,
}

/// Why a folder is not used.
#[derive(Debug, thiserror::Error)]
pub enum ResumeError {
    /// A file, or a link.
    #[error("is no folder")]
    NoFolder,
    /// It is not there, and could not be made.
    #[error("cannot be made: the folder that it would be in is not there")]
    NoParent,
    /// Something else is kept there.
    #[error("holds other things ({0}): name a folder that is empty, or not there yet")]
    OtherThings(String),
    /// Something in it is no plain file, or somebody else's.
    #[error(
        "holds {0}, which is no plain file of yours alone: what is kept there would be believed; remove the folder, or name another"
    )]
    Planted(String),
    /// Others could write what would be believed.
    #[error("belongs to somebody else, or others can write to it: what is kept there would be believed")]
    NotPrivate,
    /// Another process uses it.
    #[error("is used by another verification that is going on")]
    Held,
    /// The system refuses.
    #[error("cannot be used: {0}")]
    Io(#[from] io::Error),
}

/// What makes a folder that nobody else can look into.
fn private_folder() -> DirBuilder {
    #[cfg_attr(not(unix), allow(unused_mut))]
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

impl ResumeFolder {
    /// Makes the folder, or takes one that is there, if it is private and holds nothing else.
    ///
    /// `program` is a hash of the program that verifies: what another one kept is not gone on with.
    pub fn open(path: &Path, program: [u8; 32]) -> Result<Self, ResumeError> {
        if !path.exists() {
            private_folder().create(path).map_err(|error| match error.kind() {
                io::ErrorKind::NotFound => ResumeError::NoParent,
                _ => ResumeError::Io(error),
            })?;
        }
        if !fs::symlink_metadata(path)?.is_dir() {
            return Err(ResumeError::NoFolder);
        }
        for entry in fs::read_dir(path)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if !NAMES.contains(&name.as_str()) {
                return Err(ResumeError::OtherThings(name));
            }
        }
        refuse_others(path)?;
        let mut options = OpenOptions::new();
        let lock =
            private(options.read(true).write(true).create(true).truncate(false)).open(path.join(LOCK))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(ResumeError::Held),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        Ok(Self { path: path.to_owned(), program, _lock: Arc::new(lock) })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn program(&self) -> &[u8; 32] {
        &self.program
    }

    pub(crate) fn events(&self) -> PathBuf {
        self.path.join(EVENTS)
    }

    pub(crate) fn used(&self) -> PathBuf {
        self.path.join(USED)
    }

    /// What was saved last, if anything.
    pub(super) fn read_state(&self) -> Result<Option<Vec<u8>>, String> {
        let file = match File::open(self.path.join(STATE)) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error.to_string()),
        };
        let mut bytes = Vec::new();
        file.take(MOST_STATE).read_to_end(&mut bytes).map_err(|e| e.to_string())?;
        Ok(Some(bytes))
    }

    /// Writes the state whole or not at all.
    pub(super) fn write_state(&self, bytes: &[u8]) -> io::Result<()> {
        let new = self.path.join(NEW_STATE);
        let mut options = OpenOptions::new();
        let mut file = private(options.write(true).create(true).truncate(true)).open(&new)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&new, self.path.join(STATE))?;
        #[cfg(unix)]
        File::open(&self.path)?.sync_all()?;
        Ok(())
    }

    /// Removes what is kept. What cannot be removed is refused or replaced by the next verification.
    pub(crate) fn clear(&self) {
        for name in [STATE, NEW_STATE, EVENTS, USED] {
            let _ = fs::remove_file(self.path.join(name));
        }
    }
}

/// For the owner only.
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

/// The folder and all that it holds must belong to this user, and be writable by nobody else. A file that is made now shows who that is.
/// What was planted while the folder was open to others does not become good when it is closed.
#[cfg(unix)]
fn refuse_others(path: &Path) -> Result<(), ResumeError> {
    use std::os::unix::fs::MetadataExt;
    let probe = path.join(PROBE);
    let _ = fs::remove_file(&probe);
    let own =
        OpenOptions::new().write(true).create_new(true).open(&probe).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => ResumeError::Held,
            io::ErrorKind::PermissionDenied => ResumeError::NotPrivate,
            _ => ResumeError::Io(error),
        })?;
    let own = own.metadata()?.uid();
    fs::remove_file(&probe)?;
    let folder = fs::metadata(path)?;
    if folder.uid() != own || folder.mode() & 0o022 != 0 {
        return Err(ResumeError::NotPrivate);
    }
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let file = fs::symlink_metadata(entry.path())?;
        let plain = file.is_file() && file.nlink() == 1;
        if !plain || file.uid() != own || file.mode() & 0o022 != 0 {
            return Err(ResumeError::Planted(entry.file_name().to_string_lossy().into_owned()));
        }
    }
    Ok(())
}

#[cfg(not(unix))]
fn refuse_others(_: &Path) -> Result<(), ResumeError> {
    Ok(())
}

//! Backups: everything that cannot be made again from something else, in one directory.

use crate::keys::Keys;
use crate::settings::{Place, SETTINGS_FILE};
use crate::{Coming, KeyError, SettingsError};
use ostrakon_store::{Snapshot, StoreError, Told};
use std::fs::{self, File};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// The folder of keys in a backup, if it has them.
pub(crate) const KEYS_FOLDER: &str = "keys";

/// Why there is no backup.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The keys.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The settings.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// Where it would be written.
    #[error("{0} is there and not empty: a backup gets a directory of its own")]
    Used(PathBuf),
    /// A file.
    #[error("{path}: {error}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
}

/// Copies boards, people and settings into `out`, while the service may be running. The settings come last: a directory without them is
/// no whole backup.
///
/// # Errors
/// What cannot be read or written.
pub fn backup<'a>(
    place: &'a Place,
    out: &'a Path,
    keys: bool,
    told: Told<'a>,
) -> Coming<'a, Result<(), BackupError>> {
    Box::pin(save(place, out, keys, told))
}

async fn save(place: &Place, out: &Path, keys: bool, told: Told<'_>) -> Result<(), BackupError> {
    let source = place.data.join(SETTINGS_FILE);
    let settings = fs::read(&source).map_err(|error| SettingsError::File { path: source, error })?;
    begin(out)?;
    Snapshot::take(&place.location()).await?.save(out, told).await?;
    if keys {
        Keys::copy(&place.keys(), &out.join(KEYS_FOLDER))?;
    }
    finish(out, &settings).map_err(|error| BackupError::File { path: out.to_owned(), error })
}

fn begin(out: &Path) -> Result<(), BackupError> {
    let fail = |error| BackupError::File { path: out.to_owned(), error };
    fs::DirBuilder::new().recursive(true).mode(0o700).create(out).map_err(fail)?;
    match fs::read_dir(out).map_err(fail)?.next() {
        None => fs::set_permissions(out, fs::Permissions::from_mode(0o700)).map_err(fail),
        Some(_) => Err(BackupError::Used(out.to_owned())),
    }
}

fn finish(out: &Path, settings: &[u8]) -> io::Result<()> {
    for entry in fs::read_dir(out)? {
        let path = entry?.path();
        if path.is_file() {
            fs::set_permissions(&path, fs::Permissions::from_mode(0o600))?;
            File::open(&path)?.sync_all()?;
        }
    }
    File::open(out)?.sync_all()?;
    write_new(&out.join(SETTINGS_FILE), settings)
}

/// Writes a file that is not there yet, for its owner alone, to the disk.
pub(crate) fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    File::open(path.parent().unwrap_or(Path::new(".")))?.sync_all()
}

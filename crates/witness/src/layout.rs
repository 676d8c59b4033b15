//! What stands where in the directory of a witness.

use ostrakon_tlog::checkpoint::LogKey;
use ostrakon_tlog::hash::Hash;
use sha2::{Digest as _, Sha256};
use std::path::{Path, PathBuf};

/// Names within the directory of a witness.
#[derive(Clone, Debug)]
pub struct Layout(PathBuf);

impl Layout {
    /// Of this directory.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self(folder.into())
    }

    /// The directory.
    pub fn folder(&self) -> &Path {
        &self.0
    }

    /// The secret key.
    pub fn secret_key(&self) -> PathBuf {
        self.0.join("witness.key")
    }

    /// The public key with the witness's name.
    pub fn verifier_key(&self) -> PathBuf {
        self.0.join("witness.vkey")
    }

    /// The logs that are cosigned.
    pub fn logs(&self) -> PathBuf {
        self.0.join("logs.toml")
    }

    /// Held by the process that cosigns.
    pub fn lock(&self) -> PathBuf {
        self.0.join("lock")
    }

    /// The last checkpoint of each log, with this witness's cosignature.
    pub fn heads(&self) -> PathBuf {
        self.0.join("heads")
    }

    /// The last checkpoint of a log.
    pub fn head(&self, log: &LogKey) -> PathBuf {
        self.heads().join(origin_hash(log.origin().as_str()))
    }

    /// What each log shows that shows less than was cosigned.
    pub fn behind(&self) -> PathBuf {
        self.0.join("behind")
    }

    /// What a log shows, if that is less than was cosigned.
    pub fn behind_of(&self, log: &LogKey) -> PathBuf {
        self.behind().join(origin_hash(log.origin().as_str()))
    }

    /// What was found of sites that are looked at beside logs.
    pub fn sites(&self) -> PathBuf {
        self.0.join("sites")
    }

    /// What shows that logs signed two histories, and what may.
    pub fn evidence(&self) -> PathBuf {
        self.0.join("evidence")
    }
}

/// Makes the folders of a new witness.
///
/// # Errors
/// If they cannot be made, or are there.
pub fn create(layout: &Layout) -> std::io::Result<()> {
    [layout.heads(), layout.behind(), layout.evidence()].iter().try_for_each(std::fs::create_dir)
}

/// The SHA-256 of an origin in hexadecimal, by which witnesses name a log in paths.
pub fn origin_hash(origin: &str) -> String {
    Hash::from_bytes(Sha256::digest(origin).into()).to_hex()
}

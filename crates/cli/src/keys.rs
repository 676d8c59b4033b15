//! Signing keys in files of mode 0600.

use crate::error::{CliError, Outcome};
use crate::files::{self, Readers};
use ostrakon_election::key_file::{self, MAX_BYTES};
use ostrakon_group::Bytes32;
use ostrakon_tlog::ed25519::{PublicKey, SecretKey};
use rand_core::OsRng;
use std::path::Path;
use zeroize::Zeroizing;

pub(crate) use ostrakon_election::key_file::public;

/// Draws a key and writes it, with its public key beside it as `<file>.pub`.
pub(crate) fn create(path: &Path, role: &str) -> Outcome<SecretKey> {
    let key = SecretKey::generate(&mut OsRng);
    store(path, role, &key)?;
    files::write(&public_path(path), format!("{}\n", public(&key)).as_bytes(), Readers::All)?;
    Ok(key)
}

/// Writes a key that was drawn before, and nothing over another file.
pub(crate) fn store(path: &Path, role: &str, key: &SecretKey) -> Outcome {
    files::write_fresh(path, key_file::encode(role, key).as_bytes(), Readers::Owner)
}

/// Reads a key that `create` wrote.
pub(crate) fn load(path: &Path) -> Outcome<SecretKey> {
    let text = Zeroizing::new(files::read_text(path, MAX_BYTES)?);
    let refuse = || {
        CliError::new("not a secret key of ostrakon")
            .at(path.display())
            .next("name the file that was written when the key was made")
    };
    key_file::parse(&text).ok_or_else(refuse)
}

/// A public key as an election description gives it: 64 digits, or a file that holds them.
pub(crate) fn read_public(text: &str, folder: &Path) -> Outcome<Bytes32> {
    let from_file = || files::read_text(&folder.join(text), MAX_BYTES);
    let digits = if Bytes32::parse(text).is_some() { text.to_owned() } else { from_file()? };
    let refuse = |why: String| CliError::new(format!("{text:?} is no public key: {why}"));
    let key = Bytes32::parse(digits.trim())
        .ok_or_else(|| refuse("64 hexadecimal digits are expected, or a file that holds them".into()))?;
    PublicKey::from_bytes(&key.0).map_err(|e| refuse(e.to_string()))?;
    Ok(key)
}

/// Where the public key of a key file stands.
pub(crate) fn public_path(path: &Path) -> std::path::PathBuf {
    files::beside(path, ".pub")
}

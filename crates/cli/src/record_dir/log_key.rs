//! The keys of logs, as documents name them.

use super::{Record, read_register, stands};
use crate::error::{At, Outcome};
use ostrakon_election::setup::LogReference;
use ostrakon_tlog::checkpoint::LogKey;
use ostrakon_tlog::ed25519::PublicKey;
use ostrakon_tlog::key::{KeyName, VerifierKey};
use std::path::Path;

/// The key that a manifest or a founding names.
pub(crate) fn log_key(log: &LogReference) -> Outcome<LogKey> {
    let name = KeyName::new(log.origin.clone()).at("the log's origin")?;
    let key = PublicKey::from_bytes(&log.key.0).at("the log's key")?;
    Ok(LogKey::new(VerifierKey::new(name, key)))
}

/// The key of the log whose record or register a directory is, in its text form.
pub(crate) fn log_key_of(path: &Path) -> Outcome<String> {
    // A register has a folder of charters, a record one charter.
    let key = match path.join("charter.toml").is_file() {
        true => log_key(&Record::read(path)?.manifest().log)?,
        false => log_key(&stands(&read_register(path)?, path)?.founding().log)?,
    };
    Ok(key.verifier_key().to_string())
}

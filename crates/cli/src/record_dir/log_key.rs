//! The keys of logs, as documents name them.

use super::{Record, read_register, stands};
use crate::error::{CliError, Outcome};
use ostrakon_election::setup::LogReference;
use ostrakon_tlog::checkpoint::LogKey;
use std::path::Path;

/// The key that a manifest or a founding names.
pub(crate) fn log_key(log: &LogReference) -> Outcome<LogKey> {
    log.log_key().map_err(CliError::new)
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

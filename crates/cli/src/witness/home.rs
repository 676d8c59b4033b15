//! The directory of a witness.

use crate::error::{At, CliError, Outcome};
use crate::files;
use crate::keys;
use ostrakon_tlog::cosignature::WitnessKey;
use ostrakon_tlog::key::SigningKey;
use ostrakon_witness::layout::Layout;
use std::path::Path;

const LIMIT: u64 = 4096;

/// The witness's name and public key.
pub(super) fn public_key(layout: &Layout) -> Outcome<WitnessKey> {
    let path = layout.verifier_key();
    if !path.is_file() {
        return Err(CliError::new("is no directory of a witness")
            .at(layout.folder().display())
            .next("make one with `ostrakon witness new-key`"));
    }
    WitnessKey::parse(files::read_text(&path, LIMIT)?.trim_end()).at(path.display())
}

/// The witness's secret key, under its name.
pub(super) fn secret_key(layout: &Layout) -> Outcome<SigningKey> {
    let public = public_key(layout)?;
    let key = SigningKey::new(public.name().clone(), keys::load(&layout.secret_key())?);
    match WitnessKey::from(&key.verifier_key()) == public {
        true => Ok(key),
        false => Err(CliError::new("is not the secret key of witness.vkey, which stands beside it")
            .at(layout.secret_key().display())),
    }
}

/// The log's key that people give: as text, or by the directory of a record or register.
pub(super) fn log_key(text: &str) -> Outcome<String> {
    match Path::new(text).is_dir() {
        true => crate::record_dir::log_key_of(Path::new(text)),
        false => Ok(text.to_owned()),
    }
}

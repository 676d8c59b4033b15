//! Who may begin something at a demonstration's service: their keys, and the service's settings, which name them.

use crate::error::Outcome;
use crate::{keys, service};
use ostrakon_group::Bytes32;
use ostrakon_service::{Limits, Settings};
use std::path::{Path, PathBuf};

/// Where a key lies among those of a demonstration.
pub(super) fn key(folder: &Path, role: &str) -> PathBuf {
    folder.join(format!("{role}.key"))
}

/// Draws the keys of organiser, registrar and keeper into a folder, and settles a service that knows them.
pub(super) fn settle(data: &Path, folder: &Path, base: &str, organisation: &str) -> Outcome {
    let draw = |role: &str| -> Outcome<Bytes32> {
        let key = keys::create(&key(folder, role), role)?;
        Ok(keys::public(&key))
    };
    let settings = Settings {
        organisers: vec![draw("organiser")?],
        registrars: vec![draw("registrar")?],
        keeper: Some(draw("keeper")?),
        limits: everybody_at_once(),
        ..service::plain(base, organisation)
    };
    service::settle(data, &settings).map(drop)
}

/// All people of a demonstration sit at one address of the network.
fn everybody_at_once() -> Limits {
    Limits { casts: 1_000_000, documents: 1_000_000, ..Limits::default() }
}

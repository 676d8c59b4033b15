//! Going on with a register: it is read, held against what its log signed last, and what was interrupted is finished.

use super::desk::{KEEPS, check, refused};
use crate::error::{Advise, At, CliError, Outcome};
use crate::files::{self, Readers};
use crate::record_dir::{LAST_SIGNED, is_temporary, list};
use ostrakon_election::board::{Head, Log};
use ostrakon_group::Bytes32;
use ostrakon_register::{Act, Examined, Files, Keeper, KeeperError, charter_path, examine};
use ostrakon_tlog::checkpoint::SignedCheckpoint;
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_tlog::files::LogFile;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use ostrakon_verify::FileKind;
use std::collections::BTreeSet;
use std::path::Path;

const CHECKPOINT_LIMIT: u64 = 65_536;
/// A bundle of 256 acts, the largest file.
const FILE_LIMIT: u64 = 256 * (65_535 + 2);

/// Reads the register, holds it against what its log signed last, and finishes what was interrupted.
pub(super) fn go_on(path: &Path, private: &Path, key: &SecretKey, log: &SecretKey) -> Outcome<Keeper> {
    let (mut files, last) = (read(path)?, last_signed(private)?);
    let signed = Head::from(*last.unverified().head());
    let finishing = size_of(&files).is_some_and(|size| size < signed.size);
    if finishing {
        files.insert(CHECKPOINT_PATH.into(), last.encode().into_bytes());
    }
    let named = named(&examine(&files));
    let stale: Vec<String> = files.keys().filter(|file| !named.contains(*file)).cloned().collect();
    files.retain(|file, _| named.contains(file));
    let keeper = Keeper::open(files).map_err(|error| match finishing {
        true => older(signed.size).at(path.display()),
        false => refused(error).at(path.display()).next(DAMAGED),
    })?;
    check(&keeper, key, Some(log)).map_err(|error| error.at(private.display()).next(KEEPS))?;
    keeper.copy_at(&signed, log).map_err(|error| match error {
        KeeperError::Head { size } => forked(size).at(path.display()),
        other => refused(other).at(path.display()),
    })?;
    if finishing {
        files::write(&path.join(CHECKPOINT_PATH), last.encode().as_bytes(), Readers::All)?;
    }
    let left = list(path)?.into_iter().map(|file| file.path).filter(|file| is_temporary(file));
    stale.into_iter().chain(left).try_for_each(|file| files::remove_with_folders(path, &file))?;
    Ok(keeper)
}

pub(super) const DAMAGED: &str =
    "the register is damaged or incomplete: take a fresh copy of it, or run `ostrakon register verify` on it";

/// The files that could be a register's; any other is refused.
pub(super) fn read(path: &Path) -> Outcome<Files> {
    let mut files = Files::new();
    for file in list(path)? {
        let place = path.join(&file.path);
        if file.kind != FileKind::File || !may_be_ours(&file.path) {
            return Err(CliError::new("is not a file of this register")
                .at(place.display())
                .next("move it out of the register's directory"));
        }
        if !is_temporary(&file.path) {
            files.insert(file.path, files::read(&place, FILE_LIMIT)?);
        }
    }
    Ok(files)
}

/// Could this be a register's file, or one that an append that was cut off has left?
fn may_be_ours(path: &str) -> bool {
    let charter = path.strip_prefix("charter/").and_then(|name| name.strip_suffix(".toml"));
    let log = LogFile::parse(path).is_some() || path == CHECKPOINT_PATH;
    log || is_temporary(path) || charter.and_then(Bytes32::parse).is_some()
}

fn size_of(files: &Files) -> Option<u64> {
    let parsed = SignedCheckpoint::parse(files.get(CHECKPOINT_PATH)?).ok()?;
    Some(parsed.unverified().head().size)
}

/// The files that a register with these acts has (spec 9.1).
fn named(examined: &Examined) -> BTreeSet<String> {
    let charters = examined.acts.iter().filter_map(|posted| match &posted.act.body {
        Act::Founding(act) => Some(charter_path(&act.charter.sha256)),
        Act::CharterAmended(act) => Some(charter_path(&act.charter.sha256)),
        _ => None,
    });
    let log = Log::paths(examined.head.size).into_iter();
    log.chain(charters).chain([CHECKPOINT_PATH.to_owned()]).collect()
}

fn last_signed(private: &Path) -> Outcome<SignedCheckpoint> {
    let file = private.join(LAST_SIGNED);
    let bytes = files::read(&file, CHECKPOINT_LIMIT)
        .next("without it two histories could be signed: put it back, or copy the newest checkpoint there")?;
    SignedCheckpoint::parse(&bytes).at(file.display())
}

fn older(size: u64) -> CliError {
    CliError::new(format!("this copy is older than the {size} acts that its log has signed"))
        .next("go on with the newest copy of the register: a log never signs two histories")
}

fn forked(size: u64) -> CliError {
    CliError::new(format!("it does not begin with the {size} acts that its log has signed"))
        .next("go on with the copy that does: a log never signs two histories")
}

//! Where the demonstration's record goes: a new directory, or an earlier demonstration's, which is replaced.

use crate::error::{CliError, Outcome};
use crate::files;
use std::path::{Path, PathBuf};

/// The logs of demonstrations are named under this.
pub(super) const ORIGIN: &str = "demo.ostrakon.example";
/// What their elections are called at a service.
pub(super) const SLUGS: [&str; 2] = ["demonstration", "demonstration-sample"];
const RECORD: [&str; 5] = ["charter.toml", "checkpoint", "roll", "setup", "tile"];

/// Makes room for a record, or says why not.
pub(super) fn make_room(out: &Path) -> Outcome {
    let receipts = receipts_of(out);
    let others = names(&receipts)?.iter().any(|name| !name.ends_with(".tlog-proof"));
    refuse(&receipts, others, "holds more than receipts")?;
    refuse(out, out.is_file(), "is a file")?;
    let there = names(out)?;
    let foreign = !there.is_empty() && !is_demonstration(out, &there);
    refuse(out, foreign, "is not empty and no earlier demonstration")?;
    if !there.is_empty() {
        files::remove(out)?;
        files::remove(&receipts)?;
    }
    Ok(())
}

fn names(folder: &Path) -> Outcome<Vec<String>> {
    if folder.is_dir() { files::names(folder) } else { Ok(Vec::new()) }
}

fn refuse(path: &Path, wrong: bool, what: &str) -> Outcome {
    match wrong {
        true => Err(CliError::new(what).at(path.display()).next("name another directory with --out")),
        false => Ok(()),
    }
}

/// The sample of receipts, beside the record: a record holds nothing but itself.
pub(super) fn receipts_of(out: &Path) -> PathBuf {
    files::beside(out, "-receipts")
}

/// Only a record's names, and a checkpoint of a demonstration's log (whatever else may have been tried on it).
fn is_demonstration(out: &Path, names: &[String]) -> bool {
    let only_record = names.iter().all(|name| RECORD.contains(&name.as_str()));
    let checkpoint = files::read(&out.join("checkpoint"), 65_536).unwrap_or_default();
    only_record && (checkpoint.starts_with(ORIGIN.as_bytes()) || was_served(&checkpoint))
}

/// A checkpoint that a service of a demonstration's own signed.
fn was_served(checkpoint: &[u8]) -> bool {
    let origin = checkpoint.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let of = |slug: &&str| origin.ends_with(format!("/elections/{slug}").as_bytes());
    origin.starts_with(LOOPBACK.as_bytes()) && SLUGS.iter().any(of)
}

/// What the logs of a service begin with that is this machine's own.
pub(super) const LOOPBACK: &str = "127.0.0.1:";

//! `ostrakon election publish`: the record as files for any static web server.

use crate::error::{CliError, Outcome};
use crate::files::{self, Readers};
use crate::record_dir::Record;
use ostrakon_verify::{Directory, RecordFiles};
use std::path::{Path, PathBuf};

/// Copies the record to a directory that any static web server can publish.
///
/// Reads the record strictly first. Files are copied in the order that keeps a reader's copy whole: everything else first, the checkpoint after
/// it, and only then what the old checkpoint needed is removed. The keys are not part of the record and stay where they are.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon election publish --record spring --to /srv/www/spring

Next: members, trustees and officers take their copies from there.")]
pub(crate) struct PublishArgs {
    /// The record directory.
    #[arg(long, value_name = "DIR")]
    record: PathBuf,
    /// Where to copy it; an earlier copy of this record there is brought up to date.
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
}

pub(super) fn run(args: &PublishArgs) -> Outcome {
    let copied = publish(&args.record, &args.to)?;
    crate::say::say!("{copied} files in {}", args.to.display());
    Ok(())
}

/// Copies a record; how many files it has.
pub(crate) fn publish(from: &Path, to: &Path) -> Outcome<usize> {
    let record = Record::read(from)?;
    check_target(&record, to)?;
    let mut paths = list(from)?;
    // The checkpoint goes last: whoever reads meanwhile sees the old record whole.
    paths.sort_by_key(|path| path == "checkpoint");
    for path in &paths {
        copy(&from.join(path), &to.join(path))?;
    }
    for stale in list(to)?.iter().filter(|path| !paths.contains(path)) {
        files::remove(&to.join(stale))?;
        remove_empty(to, stale);
    }
    Ok(paths.len())
}

/// Only nothing, or an earlier copy of the same election, is written over.
fn check_target(record: &Record, to: &Path) -> Outcome {
    if !to.exists() || files::names(to)?.is_empty() {
        return Ok(());
    }
    let there = Record::read(to).map_err(|_| {
        CliError::new("is not empty and no copy of this record")
            .at(to.display())
            .next("name another directory")
    })?;
    let (size, head) = (there.log().size(), there.log().head());
    if record.log().head_at(size) != Some(head) {
        return Err(CliError::new("holds another record, or a newer one")
            .at(to.display())
            .next("name another directory"));
    }
    Ok(())
}

fn list(path: &Path) -> Outcome<Vec<String>> {
    let listed = Directory::new(path).list().map_err(|e| CliError::new(e).at(path.display()))?;
    Ok(listed.into_iter().map(|entry| entry.path).collect())
}

fn copy(from: &Path, to: &Path) -> Outcome {
    let bytes = files::read(from, u64::MAX - 1)?;
    match files::read(to, bytes.len() as u64) {
        Ok(there) if there == bytes => Ok(()),
        _ => files::write(to, &bytes, Readers::All),
    }
}

fn remove_empty(root: &Path, path: &str) {
    let file = root.join(path);
    let mut folder = file.parent();
    while let Some(empty) = folder.filter(|f| *f != root && std::fs::remove_dir(f).is_ok()) {
        folder = empty.parent();
    }
}

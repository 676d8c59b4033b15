//! `ostrakon election publish`: the record as files for any static web server.

use crate::error::{CliError, Outcome};
use crate::files::{self, Readers};
use crate::record_dir::{Record, is_temporary, list, may_be_left};
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use ostrakon_verify::FileKind;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Copies the record to a directory that any static web server can publish.
///
/// Reads the record strictly first, and refuses if its directory holds anything else. Files are copied in the order that keeps a reader's copy
/// whole: everything else first, the checkpoint after it, and only then what the old checkpoint needed is removed. Other files in the target
/// are named and left alone; the keys are not part of the record and stay where they are.
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
    let published = publish(&args.record, &args.to)?;
    crate::say::say!("{} files in {}", published.files, args.to.display());
    for path in &published.foreign {
        crate::say::say!("Not of this record, left as it is: {}", args.to.join(path).display());
    }
    Ok(())
}

/// What a copy came to.
pub(crate) struct Published {
    files: usize,
    /// Paths in the target that are not of this record.
    foreign: Vec<String>,
}

/// Copies a record.
pub(crate) fn publish(from: &Path, to: &Path) -> Outcome<Published> {
    check_apart(from, to)?;
    let record = Record::read(from)?;
    check_alone(&record)?;
    let files = record.files()?;
    let target = Target::read(&record, &files, to)?;
    for (path, bytes) in files.iter().filter(|(path, _)| !target.same.contains(*path)) {
        files::write(&to.join(path), bytes, Readers::All)?;
    }
    // The checkpoint goes last: whoever reads meanwhile sees the old record whole.
    let checkpoint = record.checkpoint().encode();
    files::write(&to.join(CHECKPOINT_PATH), checkpoint.as_bytes(), Readers::All)?;
    target.stale.iter().try_for_each(|path| files::remove_with_folders(to, path))?;
    Ok(Published { files: files.len() + 1, foreign: target.foreign })
}

/// A record is never copied into itself, nor around itself.
fn check_apart(from: &Path, to: &Path) -> Outcome {
    let (record, target) = (resolve(from), resolve(to));
    if target.starts_with(&record) || record.starts_with(&target) {
        return Err(CliError::new("the record and its copy must not lie in one another")
            .at(to.display())
            .next("name a directory beside the record"));
    }
    Ok(())
}

/// The path without links, as far as it exists.
fn resolve(path: &Path) -> PathBuf {
    if let Ok(resolved) = path.canonicalize() {
        return resolved;
    }
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    match (whole.parent(), whole.file_name()) {
        (Some(parent), Some(name)) => resolve(parent).join(name),
        _ => whole,
    }
}

/// Whatever else stands in the record's directory would be published too, if nobody looked.
fn check_alone(record: &Record) -> Outcome {
    let paths = record.paths();
    let own = |path: &str| paths.contains(path) || may_be_left(path);
    let foreign: Vec<_> = list(record.path())?
        .into_iter()
        .filter(|file| file.kind != FileKind::File || !own(&file.path))
        .map(|file| file.path)
        .collect();
    let Some(first) = foreign.first() else { return Ok(()) };
    let more = match foreign.len() - 1 {
        0 => String::new(),
        more => format!(", and {more} more"),
    };
    Err(CliError::new(format!("is not a file of this record{more}: nothing is published"))
        .at(record.path().join(first).display())
        .next("move it out of the record's directory"))
}

/// What stands in the target already.
#[derive(Default)]
struct Target {
    /// Paths of this record with its very bytes.
    same: BTreeSet<String>,
    /// What an earlier copy of this record left and this one does not need.
    stale: Vec<String>,
    foreign: Vec<String>,
}

impl Target {
    /// Only nothing, an earlier copy of this record, or the beginning of one is written over.
    fn read(record: &Record, files: &BTreeMap<String, Vec<u8>>, to: &Path) -> Outcome<Self> {
        let mut target = Self::default();
        let is_copy = record.continues(to)?;
        for file in list(to)?.into_iter().filter(|file| file.path != CHECKPOINT_PATH) {
            let bytes = match file.kind {
                FileKind::File => files::read(&to.join(&file.path), file.length)?,
                FileKind::Other => Vec::new(),
            };
            target.sort(files, file.path, &bytes, is_copy).map_err(|e| e.at(to.display()))?;
        }
        Ok(target)
    }

    fn sort(
        &mut self,
        files: &BTreeMap<String, Vec<u8>>,
        path: String,
        bytes: &[u8],
        is_copy: bool,
    ) -> Outcome {
        match files.get(&path) {
            Some(own) if own == bytes => drop(self.same.insert(path)),
            Some(_) if is_copy => {}
            None if is_temporary(&path) || is_earlier(files, &path, bytes) => self.stale.push(path),
            None if is_copy => self.foreign.push(path),
            _ => {
                return Err(CliError::new(format!("is not empty and no copy of this record: {path}"))
                    .next("name another directory"));
            }
        }
        Ok(())
    }
}

/// Is this a tile that this log had when it was smaller? Such a tile is the beginning of the one that took its place.
fn is_earlier(files: &BTreeMap<String, Vec<u8>>, path: &str, bytes: &[u8]) -> bool {
    let Some((full, _)) = path.split_once(".p/").filter(|_| may_be_left(path)) else { return false };
    let begins = |(_, later): (&String, &Vec<u8>)| later.starts_with(bytes);
    let partial = format!("{full}.p/");
    let grown = files.range(partial.clone()..).take_while(|(path, _)| path.starts_with(&partial));
    files.get_key_value(full).into_iter().chain(grown).any(begins)
}

//! The copy of the register that a record holds (spec 4.1, 9.8): read with limits, and examined.

use crate::facts::Facts;
use crate::{ReadError, RecordFiles};
use ostrakon_election::board::REGISTER_FOLDER;
use ostrakon_election::certify::Background;
use ostrakon_register::{Act, Examined, Files, RollSize, State, charter_path, examine};
use ostrakon_tlog::bundle::{EntryBundle, MAX_BUNDLE_LEN};
use ostrakon_tlog::checkpoint::SignedCheckpoint;
use ostrakon_tlog::files::LogFile;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use std::collections::BTreeSet;

/// The most files of a register, and the most bytes of all of them together (spec 0.8).
pub(crate) const MOST_REGISTER_FILES: usize = 65_536;
const MOST_BYTES: u64 = 256 << 20;

/// A register's directory, or its copy in a record, as far as it can be read.
#[derive(Clone, Debug)]
pub struct RegisterCopy {
    /// Paths in the register's directory, and bytes; none that nobody names.
    pub files: Files,
    /// What the register's own checks say.
    pub examined: Examined,
    /// Files that are there and could not be read: (path, why).
    pub unread: Vec<(String, String)>,
    /// Files that no register of these acts has.
    pub foreign: Vec<String>,
}

impl RegisterCopy {
    /// Reads a register's directory, with the limits of spec 0.8.
    ///
    /// # Errors
    /// If the directory cannot be listed.
    pub fn read(files: &dyn RecordFiles) -> Result<Self, ReadError> {
        let (mut paths, mut foreign) = (Vec::new(), Vec::new());
        files.visit(&mut |file| match is_register_path(&file.path) && paths.len() < MOST_REGISTER_FILES {
            true => paths.push(file.path),
            false => foreign.push(file.path),
        })?;
        let mut copy = read_listed(files, "", paths.iter().map(String::as_str));
        copy.foreign.append(&mut foreign);
        Ok(copy)
    }

    /// Reads a register of which nobody lists the files, by their names below `folder`, at the size that its checkpoint says.
    ///
    /// # Errors
    /// If it has no checkpoint, or none that can be read.
    pub fn published(files: &dyn RecordFiles, folder: &str) -> Result<Self, ReadError> {
        let path = format!("{folder}{CHECKPOINT_PATH}");
        let bytes = files.read(&path, most_bytes(CHECKPOINT_PATH))?;
        let size =
            SignedCheckpoint::parse(&bytes).map_err(|error| ReadError::Io(std::io::Error::other(error)))?;
        Ok(read_named(files, folder, size.unverified().head().size))
    }

    /// The paths of its files in a record; one that nobody names is none of them.
    pub(crate) fn paths(&self) -> impl Iterator<Item = String> {
        let unread = self.unread.iter().map(|(path, _)| path);
        self.files.keys().chain(unread).map(|path| format!("{REGISTER_FOLDER}{path}"))
    }

    /// What stands at its end.
    pub fn state(&self) -> Option<&State> {
        self.examined.state.as_ref().filter(|_| self.unread.is_empty())
    }

    /// Its entries, in their order, as far as its bundles can be read.
    pub fn entries(&self) -> Vec<Vec<u8>> {
        let mut entries = Vec::new();
        for bundle in EntryBundle::all(self.examined.head.size) {
            let Some(bytes) = self.files.get(&bundle.path()) else { break };
            let Ok(decoded) = bundle.decode(bytes) else { break };
            entries.extend(decoded.into_iter().map(<[u8]>::to_vec));
        }
        entries
    }
}

/// May a register have this file?
pub(crate) fn is_register_path(path: &str) -> bool {
    path == CHECKPOINT_PATH || is_charter(path) || LogFile::parse(path).is_some()
}

fn is_charter(path: &str) -> bool {
    let hex = |name: &str| name.len() == 64 && name.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    path.strip_prefix("charter/").and_then(|name| name.strip_suffix(".toml")).is_some_and(hex)
}

/// How large a register's file may be (spec 0.8).
pub(crate) fn most_bytes(path: &str) -> u64 {
    match LogFile::parse(path) {
        Some(LogFile::Hashes(_)) => 8192,
        Some(LogFile::Entries(_)) => MAX_BUNDLE_LEN,
        None if path == CHECKPOINT_PATH => 65_536,
        None => ostrakon_charter::MAX_BYTES as u64,
    }
}

/// Reads the copy, if the manifest names a register, and what the verdicts need of it.
pub(crate) fn read_register(facts: &mut Facts<'_>) {
    let Some(plan) = facts.plan.clone() else { return };
    if plan.manifest().register.is_none() {
        facts.background = Some(Background::default());
        return;
    }
    let copy = match (&plan.manifest().register, facts.files.is_listed()) {
        (Some(register), false) => read_named(facts.files, REGISTER_FOLDER, register.head.size),
        _ => read_copy(facts),
    };
    let rolls: Vec<RollSize> =
        (0..plan.manifest().rolls.len()).map_while(|index| facts.roll_size(index)).collect();
    facts.background = copy.state().map(|state| state.background(plan.manifest(), &rolls));
    facts.register = Some(copy);
}

fn read_copy(facts: &Facts<'_>) -> RegisterCopy {
    let listed = facts.listing.iter().flat_map(|listing| listing.others());
    let paths = listed.filter_map(|(path, _)| path.strip_prefix(REGISTER_FOLDER));
    read_listed(facts.files, REGISTER_FOLDER, paths)
}

/// The copy of a register of `size` acts, of which nobody lists the files: those that it has, if it is whole.
fn read_named(source: &dyn RecordFiles, folder: &str, size: u64) -> RegisterCopy {
    let log = LogFile::all(size).take(MOST_REGISTER_FILES).map(|file| file.path());
    let mut reading = Reading::new(source, folder, true);
    log.chain([CHECKPOINT_PATH.to_owned()]).for_each(|path| reading.read(&path));
    let acts = examine(&reading.files);
    named(&acts).iter().filter(|path| is_charter(path)).for_each(|path| reading.read(path));
    examine_named(reading.files, reading.unread)
}

fn read_listed<'p>(
    source: &dyn RecordFiles,
    folder: &str,
    paths: impl Iterator<Item = &'p str>,
) -> RegisterCopy {
    let mut reading = Reading::new(source, folder, false);
    paths.for_each(|path| reading.read(path));
    examine_named(reading.files, reading.unread)
}

/// A register's files, as far as they were read.
struct Reading<'a> {
    source: &'a dyn RecordFiles,
    folder: &'a str,
    /// Files are asked for that need not be there: then they are missing, and the register's own checks say so.
    by_name: bool,
    files: Files,
    unread: Vec<(String, String)>,
    /// Bytes that may still be read.
    left: u64,
}

impl<'a> Reading<'a> {
    fn new(source: &'a dyn RecordFiles, folder: &'a str, by_name: bool) -> Self {
        Self { source, folder, by_name, files: Files::new(), unread: Vec::new(), left: MOST_BYTES }
    }

    fn read(&mut self, path: &str) {
        match self.source.read(&format!("{}{path}", self.folder), most_bytes(path).min(self.left)) {
            Ok(bytes) => {
                self.left -= bytes.len() as u64;
                self.files.insert(path.to_owned(), bytes);
            }
            Err(ReadError::Missing) if self.by_name => {}
            Err(error) => self.unread.push((path.to_owned(), error.to_string())),
        }
    }
}

/// Examines a register without the files that nobody names: those are check 101's findings.
fn examine_named(mut files: Files, unread: Vec<(String, String)>) -> RegisterCopy {
    let examined = examine(&files);
    let (named, mut foreign) = (named(&examined), Vec::new());
    if examined.head.size > 0 {
        foreign.extend(files.keys().filter(|path| !named.contains(*path)).cloned());
        files.retain(|path, _| named.contains(path));
    }
    let examined = if foreign.is_empty() { examined } else { examine(&files) };
    RegisterCopy { files, examined, unread, foreign }
}

/// The files that a register with these acts has (spec 9.1).
fn named(examined: &Examined) -> BTreeSet<String> {
    let log = LogFile::all(examined.head.size).map(|file| file.path());
    let charters = examined.acts.iter().filter_map(|posted| match &posted.act.body {
        Act::Founding(act) => Some(charter_path(&act.charter.sha256)),
        Act::CharterAmended(act) => Some(charter_path(&act.charter.sha256)),
        _ => None,
    });
    log.chain(charters).chain([CHECKPOINT_PATH.to_owned()]).collect()
}

//! A directory in which a log is published: whole files only, each put in its place by one rename.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The directory of one log.
#[derive(Clone, Debug)]
pub(crate) struct Folder(PathBuf);

/// Stands in the directory for a moment, at a start.
const PROBE: &str = ".probe";

impl Folder {
    pub(crate) fn new(path: PathBuf) -> Self {
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// Puts a file in its place. `durable` waits for the disk, which only what cannot be made again needs.
    pub(crate) fn put(&self, name: &str, bytes: &[u8], durable: bool) -> io::Result<()> {
        let path = self.0.join(name);
        let folder = path.parent().unwrap_or(&self.0);
        fs::create_dir_all(folder)?;
        let part = folder.join(format!(".{}.part", path.file_name().unwrap_or_default().to_string_lossy()));
        let mut file = fs::File::create(&part)?;
        file.write_all(bytes)?;
        if durable {
            file.sync_all()?;
        }
        fs::rename(&part, &path)?;
        if durable { fs::File::open(folder)?.sync_all() } else { Ok(()) }
    }

    /// Whether files can be put here.
    pub(crate) fn try_out(&self) -> io::Result<()> {
        self.put(PROBE, b"", false)?;
        self.remove(PROBE)
    }

    /// As `put`, unless the same bytes are there.
    pub(crate) fn put_once(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        match fs::read(self.0.join(name)) {
            Ok(there) if there == bytes => Ok(()),
            _ => self.put(name, bytes, false),
        }
    }

    /// A file's bytes; none if it is not there.
    pub(crate) fn get(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        match fs::read(self.0.join(name)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Removes a file, and folders that are empty then.
    pub(crate) fn remove(&self, name: &str) -> io::Result<()> {
        let path = self.0.join(name);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let above = path.ancestors().skip(1).take_while(|folder| *folder != self.0);
        for folder in above {
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
        Ok(())
    }

    /// Every partial file below `tile/`.
    pub(crate) fn partial(&self) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        walk(&self.0.join("tile"), "tile", &mut found);
        found
    }
}

fn walk(folder: &Path, name: &str, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = format!("{name}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            walk(&entry.path(), &name, found);
        } else if name.contains(".p/") {
            found.insert(name);
        }
    }
}

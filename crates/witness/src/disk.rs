//! Files that are durable when a call returns. A trait, so that tests can let each call fail in its own way.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

/// Begins the names of files and folders that are being written.
pub const TEMPORARY: &str = ".writing-";

/// What a witness asks of its disk.
///
/// An error says nothing about what is on the disk now: the call may have done nothing, or everything but the last
/// step. Who gets one reads again before it goes on.
pub trait Disk: std::fmt::Debug + Send + Sync {
    /// Reads a file of at most `limit` bytes; `None` if there is none. What is read is durable.
    ///
    /// # Errors
    /// If it cannot be read, is longer, or cannot be made durable.
    fn read(&self, path: &Path, limit: u64) -> io::Result<Option<Vec<u8>>>;

    /// Puts a file in the place of another or of none: whole, or not at all.
    ///
    /// # Errors
    /// If the file is not certainly there and durable.
    fn replace(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;

    /// Makes a folder with files in it, all or none, and never in the place of another.
    ///
    /// # Errors
    /// If the folder is not certainly there and durable, or another is.
    fn create_folder(&self, path: &Path, files: &[(&str, &[u8])]) -> io::Result<()>;

    /// Removes a folder and the files in it.
    ///
    /// # Errors
    /// If it is not certainly gone.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;

    /// The names in a folder, in order.
    ///
    /// # Errors
    /// If it cannot be read.
    fn names(&self, folder: &Path) -> io::Result<Vec<String>>;
}

/// The disk itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Option<Vec<u8>>> {
        let mut file = match File::open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let mut bytes = Vec::new();
        (&mut file).take(limit + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limit {
            return Err(io::Error::new(io::ErrorKind::InvalidData, format!("longer than {limit} bytes")));
        }
        // It may have been written by a process that died before it could do this.
        file.sync_all()?;
        sync_parent(path)?;
        Ok(Some(bytes))
    }

    fn replace(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let temporary = temporary(path)?;
        write(&temporary, bytes)?;
        fs::rename(&temporary, path)?;
        sync_parent(path)
    }

    fn create_folder(&self, path: &Path, files: &[(&str, &[u8])]) -> io::Result<()> {
        let temporary = temporary(path)?;
        if temporary.exists() {
            fs::remove_dir_all(&temporary)?;
        }
        fs::create_dir(&temporary)?;
        for (name, bytes) in files {
            write(&temporary.join(name), bytes)?;
        }
        File::open(&temporary)?.sync_all()?;
        if path.exists() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        fs::rename(&temporary, path)?;
        sync_parent(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        // First its name: what has half of its files is never there.
        let temporary = temporary(path)?;
        fs::rename(path, &temporary)?;
        fs::remove_dir_all(&temporary)?;
        sync_parent(path)
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<String>> {
        let names = fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
        let mut names = names.collect::<io::Result<Vec<_>>>()?;
        names.sort();
        Ok(names)
    }
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// A name beside `path` that no two callers use at once: each path has one writer.
fn temporary(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    Ok(path.with_file_name(format!("{TEMPORARY}{}", name.to_string_lossy())))
}

/// The entry of a file is durable only when its folder is.
fn sync_parent(path: &Path) -> io::Result<()> {
    match path.parent() {
        Some(folder) if cfg!(unix) => File::open(folder)?.sync_all(),
        _ => Ok(()),
    }
}

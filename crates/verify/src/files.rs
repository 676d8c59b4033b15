//! Where a record is read from: a directory here, anything with names and bytes elsewhere.

use std::fs;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::path::{Component, Path, PathBuf};

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A plain file.
    File,
    /// A link, or anything else that is no plain file.
    Other,
}

/// One path of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileEntry {
    /// Relative, parts joined by `/`.
    pub path: String,
    /// What it is.
    pub kind: FileKind,
    /// Length in bytes.
    pub length: u64,
}

/// Why a file is not read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// It is not there.
    #[error("missing")]
    Missing,
    /// Larger than it may be.
    #[error("larger than the {limit} bytes that are allowed here")]
    TooLarge {
        /// How large it may be.
        limit: u64,
    },
    /// Not the file that was signed.
    #[error("is not the file that was signed")]
    OtherBytes,
    /// Nobody lists the files of this record.
    #[error("a record that is read by the names of its files cannot be listed")]
    NoListing,
    /// A link, or no plain file.
    #[error("not a plain file")]
    NotPlain,
    /// The system refuses.
    #[error("cannot be read: {0}")]
    Io(#[from] io::Error),
}

/// A record's files.
pub trait RecordFiles: Sync {
    /// Everything that is there, in any order.
    fn list(&self) -> Result<Vec<FileEntry>, ReadError>;
    /// The bytes at a path, of at most `limit`.
    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError>;

    /// Everything that is there, one after the other, in any order.
    fn visit(&self, each: &mut dyn FnMut(FileEntry)) -> Result<(), ReadError> {
        self.list()?.into_iter().for_each(each);
        Ok(())
    }

    /// Whether [`Self::visit`] can name everything that is there. A web server names nothing: of its files only those are looked for that
    /// the checkpoint and the entries name (spec 8.7).
    fn is_listed(&self) -> bool {
        true
    }

    /// The bytes at a path, of at most `limit`, to be read piece by piece.
    fn open(&self, path: &str, limit: u64) -> Result<Box<dyn Read + '_>, ReadError> {
        Ok(Box::new(Cursor::new(self.read(path, limit)?)))
    }

    /// The same, from a byte on.
    fn open_at(&self, path: &str, limit: u64, from: u64) -> Result<Box<dyn Read + '_>, ReadError> {
        let mut file = self.open(path, limit)?;
        io::copy(&mut (&mut file).take(from), &mut io::sink())?;
        Ok(file)
    }
}

impl<F: RecordFiles + ?Sized> RecordFiles for &F {
    fn list(&self) -> Result<Vec<FileEntry>, ReadError> {
        (**self).list()
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        (**self).read(path, limit)
    }

    fn visit(&self, each: &mut dyn FnMut(FileEntry)) -> Result<(), ReadError> {
        (**self).visit(each)
    }

    fn is_listed(&self) -> bool {
        (**self).is_listed()
    }

    fn open(&self, path: &str, limit: u64) -> Result<Box<dyn Read + '_>, ReadError> {
        (**self).open(path, limit)
    }

    fn open_at(&self, path: &str, limit: u64, from: u64) -> Result<Box<dyn Read + '_>, ReadError> {
        (**self).open_at(path, limit, from)
    }
}

/// A record in a directory.
#[derive(Clone, Debug)]
pub struct Directory(PathBuf);

impl Directory {
    /// Nothing is read yet.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// The same, if there is anything of a record in it: what has nothing deserves a sentence, and no report of everything that is missing.
    ///
    /// # Errors
    /// In words.
    pub fn of_record(path: &Path) -> Result<Self, &'static str> {
        let any = ["checkpoint", "tile", "charter.toml"].iter().any(|name| path.join(name).exists());
        match (path.is_dir(), path.exists()) {
            (true, _) if any => Ok(Self::new(path)),
            (true, _) => Err("holds no checkpoint, so it is no record"),
            (false, true) => Err("is a file, and a record is a directory"),
            (false, false) => Err("there is no such directory"),
        }
    }

    /// Is this path the record's directory, or anything in it? What is not there yet is where its parent is; what steps back from there may be anywhere.
    pub fn holds(&self, path: &Path) -> bool {
        let Ok(record) = self.0.canonicalize() else { return false };
        let back = |p: &Path| p.components().any(|part| part == Component::ParentDir);
        let lost = path.ancestors().take_while(|p| p.canonicalize().is_err()).any(back);
        if lost && !path.as_os_str().is_empty() {
            return true;
        }
        let there = path.ancestors().map(|p| if p.as_os_str().is_empty() { Path::new(".") } else { p });
        there.filter_map(|p| p.canonicalize().ok()).next().is_some_and(|p| p.starts_with(&record))
    }
}

/// A record's directories are this deep at most: tile/entries/x001/x002/….
const MAX_DEPTH: usize = 12;
/// More paths than any record of 10⁸ ballots has.
const MAX_PATHS: usize = 4_000_000;

impl RecordFiles for Directory {
    fn list(&self) -> Result<Vec<FileEntry>, ReadError> {
        let mut found = Vec::new();
        self.visit(&mut |entry| found.push(entry))?;
        found.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(found)
    }

    fn visit(&self, each: &mut dyn FnMut(FileEntry)) -> Result<(), ReadError> {
        if !self.0.is_dir() {
            return Err(ReadError::Missing);
        }
        let mut left = MAX_PATHS;
        walk(&self.0, "", MAX_DEPTH, &mut left, each)
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        let (file, _) = self.plain(path)?;
        let mut bytes = Vec::new();
        file.take(limit + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limit { Err(ReadError::TooLarge { limit }) } else { Ok(bytes) }
    }

    fn open(&self, path: &str, limit: u64) -> Result<Box<dyn Read + '_>, ReadError> {
        let (file, length) = self.plain(path)?;
        if length > limit { Err(ReadError::TooLarge { limit }) } else { Ok(Box::new(file.take(limit))) }
    }

    fn open_at(&self, path: &str, limit: u64, from: u64) -> Result<Box<dyn Read + '_>, ReadError> {
        let (mut file, length) = self.plain(path)?;
        if length > limit {
            return Err(ReadError::TooLarge { limit });
        }
        file.seek(SeekFrom::Start(from))?;
        Ok(Box::new(file.take(limit.saturating_sub(from))))
    }
}

impl Directory {
    /// A plain file and its length.
    fn plain(&self, path: &str) -> Result<(fs::File, u64), ReadError> {
        let full = self.0.join(path);
        let missing = |e: io::Error| match e.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => ReadError::Missing,
            _ => ReadError::Io(e),
        };
        let metadata = fs::symlink_metadata(&full).map_err(missing)?;
        if !metadata.is_file() {
            return Err(ReadError::NotPlain);
        }
        Ok((fs::File::open(&full).map_err(missing)?, metadata.len()))
    }
}

fn walk(
    directory: &Path,
    prefix: &str,
    depth: usize,
    left: &mut usize,
    each: &mut dyn FnMut(FileEntry),
) -> Result<(), ReadError> {
    for entry in fs::read_dir(directory)? {
        let entry = entry?;
        let name = entry.file_name();
        let path = format!("{prefix}{}", name.to_string_lossy());
        let metadata = fs::symlink_metadata(entry.path())?;
        *left = left.checked_sub(1).ok_or(ReadError::TooLarge { limit: MAX_PATHS as u64 })?;
        if metadata.is_dir() && depth > 0 {
            walk(&entry.path(), &format!("{path}/"), depth - 1, left, each)?;
        } else {
            let kind = if metadata.is_file() { FileKind::File } else { FileKind::Other };
            each(FileEntry { path, kind, length: metadata.len() });
        }
    }
    Ok(())
}

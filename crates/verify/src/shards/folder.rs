//! Results in files.

use super::Store;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// A directory, on this machine or on a disk that all machines share.
#[derive(Clone, Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// Nothing is written yet.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

/// Other machines' users read it too, as far as this one's mask lets them.
#[cfg(unix)]
fn new_part(folder: &Path) -> io::Result<NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    tempfile::Builder::new().permissions(fs::Permissions::from_mode(0o666)).tempfile_in(folder)
}

#[cfg(not(unix))]
fn new_part(folder: &Path) -> io::Result<NamedTempFile> {
    NamedTempFile::new_in(folder)
}

impl Store for Folder {
    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let to = self.0.join(path);
        let folder = to.parent().unwrap_or(&self.0);
        fs::create_dir_all(folder)?;
        let mut part = new_part(folder)?;
        part.write_all(bytes)?;
        part.as_file().sync_all()?;
        part.persist(&to).map_err(|error| error.error)?;
        Ok(())
    }

    fn get(&self, path: &str, range: Option<Range<u64>>) -> io::Result<Option<Vec<u8>>> {
        let mut file = match File::open(self.0.join(path)) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let mut bytes = Vec::new();
        match range {
            None => _ = file.read_to_end(&mut bytes)?,
            Some(range) => {
                file.seek(SeekFrom::Start(range.start))?;
                let length = range.end.saturating_sub(range.start);
                if file.take(length).read_to_end(&mut bytes)? as u64 != length {
                    return Err(io::ErrorKind::UnexpectedEof.into());
                }
            }
        }
        Ok(Some(bytes))
    }
}

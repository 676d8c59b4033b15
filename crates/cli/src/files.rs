//! Files: read with a bound, written whole or not at all, secrets for their owner only.

use crate::error::{At, CliError, Outcome};
use rand_core::{OsRng, RngCore};
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

/// Begins the names of files that are being written; mirrors write theirs under the same.
pub(crate) use ostrakon_client::mirror::TEMPORARY;

/// Who may read a file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Readers {
    /// Everybody.
    All,
    /// Its owner only (mode 0600).
    Owner,
}

/// Reads a file of at most `limit` bytes.
pub(crate) fn read(path: &Path, limit: u64) -> Outcome<Vec<u8>> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|e| cannot("read", path, &e))?;
    file.take(limit + 1).read_to_end(&mut bytes).map_err(|e| cannot("read", path, &e))?;
    if bytes.len() as u64 > limit {
        return Err(CliError::new(format!("more than the {limit} bytes that such a file may have"))
            .at(path.display())
            .next("is it the right file?"));
    }
    Ok(bytes)
}

/// Reads a text of at most `limit` bytes.
pub(crate) fn read_text(path: &Path, limit: u64) -> Outcome<String> {
    String::from_utf8(read(path, limit)?)
        .map_err(|_| CliError::new("not a text (UTF-8)").at(path.display()).next("is it the right file?"))
}

/// Writes a file whole: into a temporary file beside it, to the disk, then under its name.
///
/// What stands there already is replaced only if it is a plain file.
pub(crate) fn write(path: &Path, bytes: &[u8], readers: Readers) -> Outcome {
    write_with(path, readers, |out| out.write_all(bytes).map_err(|e| cannot("write", path, &e)))
}

/// As [`fn@write`], for what is too large to be held: `fill` writes it piece by piece.
pub(crate) fn write_with<T>(
    path: &Path,
    readers: Readers,
    fill: impl FnOnce(&mut dyn Write) -> Outcome<T>,
) -> Outcome<T> {
    refuse_special(path)?;
    let temporary = temporary(path);
    let failed = |error: io::Error| cannot("write", path, &error);
    let written = create_new(&temporary, readers).map_err(failed).and_then(|file| {
        let mut out = BufWriter::new(file);
        let filled = fill(&mut out)?;
        out.into_inner().map_err(|e| failed(e.into_error()))?.sync_all().map_err(failed)?;
        fs::rename(&temporary, path).and_then(|()| sync_folder(path)).map_err(failed)?;
        Ok(filled)
    });
    written.inspect_err(|_| _ = fs::remove_file(&temporary))
}

/// A folder, a link or a device is not what anybody meant to replace.
pub(crate) fn refuse_special(path: &Path) -> Outcome {
    match fs::symlink_metadata(path) {
        Ok(there) if !there.is_file() => {
            let what = match there.file_type() {
                kind if kind.is_dir() => "a folder",
                kind if kind.is_symlink() => "a link",
                _ => "no plain file",
            };
            Err(CliError::new(format!("is there already and is {what}: it is not replaced"))
                .at(path.display())
                .next("name a file"))
        }
        _ => Ok(()),
    }
}

/// Writes a file that must not be there yet.
pub(crate) fn write_fresh(path: &Path, bytes: &[u8], readers: Readers) -> Outcome {
    if path.exists() {
        return Err(CliError::new("is there already and is not overwritten")
            .at(path.display())
            .next("move it away or choose another name"));
    }
    write(path, bytes, readers)
}

/// Refuses a directory that something lies in already.
pub(crate) fn refuse_used(path: &Path) -> Outcome {
    match path.exists() && !(path.is_dir() && names(path)?.is_empty()) {
        true => Err(CliError::new("is there already and not empty")
            .at(path.display())
            .next("name a new directory")),
        false => Ok(()),
    }
}

/// Refuses private files inside what is published, whole: keys in it would be published too.
pub(crate) fn refuse_inside(out: &Path, private: &Path, what: &str) -> Outcome {
    let whole = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    match whole(private).starts_with(whole(out)) {
        true => {
            Err(CliError::usage(format!("the private directory lies inside the {what}, which is published"))
                .at(private.display())
                .next("name another directory with --private"))
        }
        false => Ok(()),
    }
}

/// Makes a folder that only its owner can enter; one that is there is closed to others.
pub(crate) fn private_folder(path: &Path) -> Outcome {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(|e| cannot("make", path, &e))?;
    #[cfg(unix)]
    {
        let mode = std::os::unix::fs::PermissionsExt::from_mode(0o700);
        fs::set_permissions(path, mode).map_err(|e| cannot("protect", path, &e))?;
    }
    Ok(())
}

/// Makes a folder.
pub(crate) fn folder(path: &Path) -> Outcome {
    fs::create_dir_all(path).map_err(|e| cannot("make", path, &e))
}

/// The names in a folder, sorted.
pub(crate) fn names(path: &Path) -> Outcome<Vec<String>> {
    let entries = fs::read_dir(path).map_err(|e| cannot("read", path, &e))?;
    let mut names = entries
        .map(|entry| Ok(entry.at(path.display())?.file_name().to_string_lossy().into_owned()))
        .collect::<Outcome<Vec<_>>>()?;
    names.sort();
    Ok(names)
}

/// Removes a file or a whole folder; what is not there is no error.
pub(crate) fn remove(path: &Path) -> Outcome {
    let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(cannot("remove", path, &error)),
        _ => Ok(()),
    }
}

/// Removes a file below `root`, and the folders that it leaves empty.
pub(crate) fn remove_with_folders(root: &Path, file: &str) -> Outcome {
    let path = root.join(file);
    remove(&path)?;
    let mut folder = path.parent();
    while let Some(empty) = folder.filter(|f| *f != root && fs::remove_dir(f).is_ok()) {
        folder = empty.parent();
    }
    Ok(())
}

/// Removes files from a folder that were never written to their end: they may hold secrets. Only for a folder that is locked.
pub(crate) fn sweep(folder: &Path) -> Outcome {
    let names = names(folder)?;
    names.iter().filter(|n| n.starts_with(TEMPORARY)).try_for_each(|name| remove(&folder.join(name)))
}

/// The path beside `path` whose name has this ending more; `.` and the like are resolved first.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let named = match path.file_name() {
        Some(_) => path.components().collect(),
        None => path.canonicalize().unwrap_or_else(|_| path.to_owned()),
    };
    let mut name = named.into_os_string();
    name.push(ending);
    name.into()
}

/// An error of the operating system, in a sentence.
pub(crate) fn cannot(verb: &str, path: &Path, error: &io::Error) -> CliError {
    let failed = |why: &str| CliError::new(format!("cannot {verb} it: {why}")).at(path.display());
    match error.kind() {
        io::ErrorKind::NotFound if verb == "read" => {
            failed("there is no such file").usually("check the name and where you are")
        }
        io::ErrorKind::PermissionDenied => failed("permission denied").usually("check whose it is"),
        io::ErrorKind::StorageFull => {
            failed("the disk is full").usually("make room and run it again: what was there is as it was")
        }
        io::ErrorKind::IsADirectory => failed("it is a folder").usually("name a file"),
        _ => failed(&error.to_string()),
    }
}

fn temporary(path: &Path) -> PathBuf {
    let name = format!("{TEMPORARY}{:016x}", OsRng.next_u64());
    path.parent().map_or_else(|| PathBuf::from(&name), |folder| folder.join(&name))
}

fn create_new(path: &Path, readers: Readers) -> io::Result<File> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if readers == Readers::Owner {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    options.open(path)
}

/// The folder's entry is durable only when the folder is.
fn sync_folder(path: &Path) -> io::Result<()> {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => File::open(folder)?.sync_all(),
        _ => File::open(".")?.sync_all(),
    }
}

/// A folder for secrets that is removed when this is dropped.
pub(crate) struct SecretFolder(PathBuf);

impl SecretFolder {
    /// Makes one among the system's temporary files.
    pub(crate) fn new() -> Outcome<Self> {
        let path = std::env::temp_dir().join(format!("ostrakon-{:016x}", OsRng.next_u64()));
        private_folder(&path)?;
        Ok(Self(path))
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for SecretFolder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

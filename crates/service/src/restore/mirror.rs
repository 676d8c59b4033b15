//! Mirrors: directories in which a log's files stand as it published them.

use super::RestoreError;
use crate::keys::Keys;
use ostrakon_election::board::REGISTER_FOLDER;
use ostrakon_tlog::bundle::EntryBundle;
use ostrakon_tlog::checkpoint::{LogKey, SignedCheckpoint, VerifiedCheckpoint};
use ostrakon_tlog::tiles::{CHECKPOINT_PATH, FULL_WIDTH};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A log in a mirror.
#[derive(Clone, Debug)]
pub(super) struct Mirrored {
    pub(super) folder: PathBuf,
    /// What its log has signed, whatever else lies there.
    pub(super) checkpoint: VerifiedCheckpoint,
}

/// Where logs may stand in a mirror: it is one log, or an archive (spec 9.1). Records hold copies of the register.
fn places(mirror: &Path) -> io::Result<Vec<PathBuf>> {
    let mut places = vec![mirror.to_owned(), mirror.join("register")];
    let elections = mirror.join("elections");
    if elections.is_dir() {
        for entry in fs::read_dir(&elections)? {
            let election = entry?.path();
            places.push(election.join(REGISTER_FOLDER));
            places.push(election);
        }
    }
    Ok(places)
}

/// Every log of a mirror; refused where there is none.
pub(super) fn find(mirror: &Path, keys: &Path, host: &str) -> Result<Vec<Mirrored>, RestoreError> {
    let fail = |path: &Path, why: String| RestoreError::Mirror { path: path.to_owned(), why };
    let mut found = Vec::new();
    for folder in places(mirror).map_err(|e| fail(mirror, e.to_string()))? {
        let path = folder.join(CHECKPOINT_PATH);
        match fs::read(&path) {
            Ok(bytes) => found.push(read(&folder, &bytes, keys, host).map_err(|why| fail(&path, why))?),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(fail(&path, error.to_string())),
        }
    }
    if found.is_empty() {
        return Err(fail(mirror, "holds no checkpoint, so it is no mirror".into()));
    }
    Ok(found)
}

fn read(folder: &Path, checkpoint: &[u8], keys: &Path, host: &str) -> Result<Mirrored, String> {
    let signed = SignedCheckpoint::parse(checkpoint).map_err(|e| e.to_string())?;
    let origin = signed.unverified().origin().to_string();
    if !origin.strip_prefix(host).is_some_and(|rest| rest.starts_with('/')) {
        return Err(format!("is of the log {origin}, and this service is {host}"));
    }
    let key = Keys::log_that_is_there(keys, &origin).map_err(|e| e.to_string())?;
    let checkpoint = signed.verify(&LogKey::new(key.verifier_key())).map_err(|e| e.to_string())?;
    Ok(Mirrored { folder: folder.to_owned(), checkpoint })
}

impl Mirrored {
    /// The log's name.
    pub(super) fn origin(&self) -> String {
        self.checkpoint.origin().to_string()
    }

    /// How many entries were signed.
    pub(super) fn size(&self) -> u64 {
        self.checkpoint.head().size
    }

    /// The entries from `first` on, a bundle at a time.
    pub(super) fn entries_from(&self, first: u64) -> impl Iterator<Item = Result<Vec<Vec<u8>>, String>> {
        let bundles = EntryBundle::all(self.size()).filter(move |bundle| bundle.entries().end > first);
        bundles.map(move |bundle| {
            let mut entries = self.bundle(&bundle)?;
            let before = usize::try_from(first.saturating_sub(bundle.entries().start)).unwrap_or(0);
            Ok(entries.split_off(before.min(entries.len())))
        })
    }

    /// A bundle's entries. A copy that was made while the log grew may have a wider one in its place.
    fn bundle(&self, bundle: &EntryBundle) -> Result<Vec<Vec<u8>>, String> {
        let start = bundle.entries().start;
        let wider = |width: u16| EntryBundle::holding(start, start.saturating_add(width.into()));
        for there in (bundle.width()..=FULL_WIDTH).filter_map(wider) {
            let Ok(bytes) = fs::read(self.folder.join(there.path())) else { continue };
            let mut entries: Vec<Vec<u8>> =
                there.decode(&bytes).map_err(|e| e.to_string())?.into_iter().map(<[u8]>::to_vec).collect();
            entries.truncate(bundle.width().into());
            return Ok(entries);
        }
        Err(format!("{} is missing", self.folder.join(bundle.path()).display()))
    }

    /// A side file.
    pub(super) fn file(&self, path: &str) -> Result<Vec<u8>, String> {
        let file = self.folder.join(path);
        fs::read(&file).map_err(|e| format!("{}: {e}", file.display()))
    }

    /// Every file below a folder: (path, bytes).
    pub(super) fn files_below(&self, folder: &str) -> Result<Vec<(String, Vec<u8>)>, String> {
        let mut found = Vec::new();
        self.walk(folder.trim_end_matches('/'), &mut found).map_err(|e| format!("{folder}: {e}"))?;
        Ok(found)
    }

    fn walk(&self, folder: &str, found: &mut Vec<(String, Vec<u8>)>) -> io::Result<()> {
        for entry in fs::read_dir(self.folder.join(folder))? {
            let entry = entry?;
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            match entry.file_type()?.is_dir() {
                true => self.walk(&path, found)?,
                false => found.push((path, fs::read(entry.path())?)),
            }
        }
        Ok(())
    }
}

//! A register in memory, for whoever asks it one thing and keeps no copy. Nothing is judged here: that is for the register's own checks.

use super::contents::Contents;
use super::stored::MOST_CHECKPOINT;
use super::tiles::{fetch_bundle, fetch_tile};
use super::{MirrorError, Source};
use ostrakon_register::Files;
use ostrakon_tlog::bundle::MAX_BUNDLE_LEN;
use ostrakon_tlog::checkpoint::SignedCheckpoint;
use ostrakon_tlog::files::LogFile;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;

/// The most files, and the most bytes of all (spec 0.8).
const MOST_FILES: usize = 65_536;
const MOST_BYTES: u64 = 256 << 20;

/// All files of a register, as somebody publishes them.
///
/// # Errors
/// If there is none, or some of it is missing.
pub fn read_register(source: &dyn Source) -> Result<Files, MirrorError> {
    let unreadable = |why: String| MirrorError::Unreadable { place: source.name(), why };
    let none = || MirrorError::NoLog(source.name());
    let checkpoint = source.get(CHECKPOINT_PATH, MOST_CHECKPOINT)?.ok_or_else(none)?;
    let signed = SignedCheckpoint::parse(&checkpoint).map_err(|error| unreadable(error.to_string()))?;
    let size = signed.unverified().head().size;
    let mut files = Files::from([(CHECKPOINT_PATH.to_owned(), checkpoint)]);
    let (mut contents, mut left) = (None, MOST_BYTES);
    for (number, file) in LogFile::all(size).enumerate() {
        let bytes = match file {
            LogFile::Entries(bundle) => fetch_bundle(source, &bundle)?,
            LogFile::Hashes(tile) => fetch_tile(source, &tile)?,
        };
        let fits = left.checked_sub(bytes.len() as u64).filter(|_| number < MOST_FILES);
        left = fits.ok_or_else(|| unreadable("it is larger than a register may be".into()))?;
        take_note(&file, &bytes, &mut contents).map_err(unreadable)?;
        files.insert(file.path(), bytes);
    }
    for (path, side) in contents.iter().flat_map(Contents::sides) {
        let missing = || MirrorError::Missing(format!("{}/{path}", source.name()));
        let bytes = source.get(&path, side.limit)?.ok_or_else(missing)?;
        files.insert(path, bytes);
    }
    Ok(files)
}

/// Takes note of the charters that entries name.
fn take_note(file: &LogFile, bytes: &[u8], contents: &mut Option<Contents>) -> Result<(), String> {
    let LogFile::Entries(bundle) = file else { return Ok(()) };
    let entries = bundle.decode(bytes).map_err(|error| error.to_string())?;
    for (index, entry) in bundle.entries().zip(entries) {
        match contents {
            None => *contents = Some(Contents::begin(entry)?),
            Some(contents) => contents.add(index, entry),
        }
    }
    Ok(())
}

const _: () = assert!(MOST_BYTES > MAX_BUNDLE_LEN);

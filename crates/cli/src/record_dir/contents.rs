//! Which files a record has (spec 4.1), and which of others an append that was cut off may have left.

use super::log_key::log_key;
use super::read::{Record, read_checkpoint};
use crate::error::{At, CliError, Outcome};
use crate::files::TEMPORARY;
use ostrakon_election::board::{CHARTER_PATH, KEYS_PATH, Log, REGISTER_FOLDER, dealing_path, roll_path};
use ostrakon_group::Bytes32;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use ostrakon_verify::{Directory, FileEntry, RecordFiles};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

impl Record {
    /// The paths of all its files.
    pub(crate) fn paths(&self) -> BTreeSet<String> {
        let tiles = Log::paths(self.log().size()).into_iter();
        let named = tiles.chain(self.side_files().into_keys()).chain([CHECKPOINT_PATH.to_owned()]);
        let register = self.register().ok().flatten();
        let register = register.iter().flat_map(|copy| copy.files.keys());
        named.chain(register.map(|path| format!("{REGISTER_FOLDER}{path}"))).collect()
    }

    /// All its files but the checkpoint: tiles as the entries give them, side files held against their hashes.
    pub(crate) fn files(&self) -> Outcome<BTreeMap<String, Vec<u8>>> {
        let mut files: BTreeMap<_, _> = self.log().files_since(0).into_iter().collect();
        for (path, hash) in self.side_files() {
            let bytes = self.side_with_hash(&path, &hash)?;
            files.insert(path, bytes);
        }
        let register = self.register()?.map(|copy| copy.files).unwrap_or_default();
        files.extend(register.into_iter().map(|(path, bytes)| (format!("{REGISTER_FOLDER}{path}"), bytes)));
        Ok(files)
    }

    /// The side files that the board asks for, with the hashes that it gives them.
    fn side_files(&self) -> BTreeMap<String, Bytes32> {
        let (view, manifest) = (self.view(), self.manifest());
        let attempt = view.attempt();
        let dealings = view.dealings.iter().map(|d| &d.body);
        let dealings = dealings.map(|d| (dealing_path(d.attempt, d.trustee), d.file.sha256));
        let place = |roll: &_| manifest.rolls.iter().position(|r| r.id == *roll);
        let rolls = view.rolls.iter().filter_map(|r| Some((roll_path(place(&r.body.roll)?), r.body.sha256)));
        let acknowledged: Vec<_> =
            view.acknowledgements.iter().filter(|a| a.body.attempt == attempt).collect();
        let all = acknowledged.len() == manifest.trustee_count();
        let keys = acknowledged.first().filter(|_| all).map(|a| (KEYS_PATH.to_owned(), a.body.keys));
        let charter = (CHARTER_PATH.to_owned(), manifest.charter.sha256);
        dealings.chain(rolls).chain(keys).chain([charter]).collect()
    }

    /// Does a copy stand there that this record continues? Another record's checkpoint, or a newer one, is refused.
    pub(crate) fn continues(&self, copy: &Path) -> Outcome<bool> {
        if !copy.join(CHECKPOINT_PATH).exists() {
            return Ok(false);
        }
        let other = || {
            CliError::new("holds another record, or a newer one")
                .at(copy.display())
                .next("name another directory")
        };
        let signed = read_checkpoint(copy)?.verify(&log_key(&self.manifest().log)?).map_err(|_| other())?;
        match self.log().head_at(signed.head().size) {
            Some(head) if head == (*signed.head()).into() => Ok(true),
            _ => Err(other()),
        }
    }
}

/// Everything in a directory, links unfollowed; nothing if it is not there.
pub(crate) fn list(path: &Path) -> Outcome<Vec<FileEntry>> {
    if !path.exists() {
        return Ok(Vec::new());
    }
    Directory::new(path).list().at(path.display())
}

/// Is this the name of a file that was being written?
pub(crate) fn is_temporary(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|name| name.starts_with(TEMPORARY))
}

/// Could an append that was cut off have left this file? Nobody else gives files such names.
pub(crate) fn may_be_left(path: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let tile =
        |part: &str| part == "entries" || part.bytes().all(|b| b.is_ascii_digit() || b"x.p".contains(&b));
    let named = match path.split_once('/') {
        Some(("tile", rest)) => rest.split('/').all(tile),
        Some(("setup", rest)) => path == KEYS_PATH || rest.strip_prefix("dealing-").is_some_and(digits),
        Some(("roll", rest)) => digits(rest),
        _ => false,
    };
    named || is_temporary(path)
}

#[cfg(test)]
mod tests {
    use super::may_be_left;

    #[test]
    fn only_names_of_records_are_taken_for_leftovers() {
        let ours = ["tile/0/x001/234.p/7", "tile/entries/000", "setup/dealing-1-2", "setup/keys", "roll/0"];
        assert!(ours.into_iter().all(may_be_left));
        assert!(may_be_left("tile/0/.ostrakon-writing-00") && may_be_left(".ostrakon-writing-00"));
        let foreign =
            ["notes.txt", "tile/notes.txt", "setup/keys.bak", "setup/dealing-", "roll/list", "tile"];
        assert!(!foreign.into_iter().any(may_be_left));
    }
}

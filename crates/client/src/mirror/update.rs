//! A directory that follows a log.

use super::contents::Contents;
use super::copy::Copying;
use super::evidence::Two;
use super::folder::Folder;
use super::listing::{Listing, may_be_ours, replaced};
use super::register::copy_register;
use super::sides::copy_sides;
use super::stored::{Claim, MOST_CHECKPOINT, Stored};
use super::tiles::{bad, tree};
use super::{MirrorError, Source, Watch};
use ostrakon_election::board::REGISTER_FOLDER;
use ostrakon_group::Bytes32;
use ostrakon_tlog::checkpoint::{SignedCheckpoint, VerifiedCheckpoint};
use ostrakon_tlog::coarse::CoarseTree;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use std::cmp::Ordering;
use std::fmt::Display;
use std::path::{Path, PathBuf};

/// A log may grow while its files are fetched; so often it is begun anew.
const ATTEMPTS: usize = 8;

/// What bringing a mirror up to date came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Update {
    /// Entries that the mirror has now.
    pub entries: u64,
    /// How many of them are new.
    pub new: u64,
}

/// A directory that follows a log.
#[derive(Debug)]
pub struct Mirror<S> {
    source: S,
    folder: Folder,
    evidence: PathBuf,
    held: Option<Stored>,
    /// What stood in the directory at first; none once all of it was looked through.
    there: Option<Listing>,
}

impl<S: Source> Mirror<S> {
    /// Reads what the directory holds already. Evidence will go into the other directory, which need not be there.
    ///
    /// # Errors
    /// If the directory holds something else, or a damaged mirror.
    pub fn open(source: S, directory: &Path, evidence: &Path) -> Result<Self, MirrorError> {
        let folder = Folder::new(directory);
        let there = Listing::read(&folder)?;
        if let Some(path) = there.foreign(may_be_ours) {
            return Err(foreign(&folder, path));
        }
        let held = Stored::read(&folder)?;
        Ok(Self { source, folder, evidence: evidence.to_owned(), held, there: Some(there) })
    }

    /// What it holds.
    pub fn held(&self) -> Option<&Stored> {
        self.held.as_ref()
    }

    /// Brings it up to date. `expected` is the election that is meant; any other is refused.
    ///
    /// # Errors
    /// Why it stays as it was.
    pub fn update(&mut self, expected: Option<&Bytes32>, watch: &dyn Watch) -> Result<Update, MirrorError> {
        let before = self.held.as_ref().map_or(0, Stored::size);
        let mut attempts = 0..ATTEMPTS;
        loop {
            match self.attempt(expected, watch) {
                Err(MirrorError::Unsteady(_)) if attempts.next().is_some() => {}
                Err(error) => return Err(error),
                Ok(entries) => return Ok(Update { entries, new: entries.saturating_sub(before) }),
            }
        }
    }

    fn attempt(&mut self, expected: Option<&Bytes32>, watch: &dyn Watch) -> Result<u64, MirrorError> {
        let signed = self.published()?;
        let (tree, contents) = match &self.held {
            Some(held) => (self.compare(held, &signed)?, held.contents.clone()),
            None => {
                let claim = self.introduced(&signed, expected)?;
                let tree = self.whole_tree(&signed)?;
                let contents = claim.held_against(&self.source, &tree)?;
                (tree, contents)
            }
        };
        self.check_election(&contents, expected)?;
        let checkpoint = self.verify(&signed, &contents)?;
        let contents = self.copy(&tree, contents, watch)?;
        self.finish(Stored::new(&self.folder, contents, self.better(checkpoint), tree))
    }

    fn published(&self) -> Result<SignedCheckpoint, MirrorError> {
        let bytes = self.source.get(CHECKPOINT_PATH, MOST_CHECKPOINT)?;
        let bytes = bytes.ok_or_else(|| MirrorError::NoLog(self.source.name()))?;
        SignedCheckpoint::parse(&bytes).map_err(|error| self.unreadable(&error))
    }

    /// Whose log it is and whether it signed the checkpoint, before anything is asked for that a made-up size would make endless.
    fn introduced(
        &self,
        signed: &SignedCheckpoint,
        expected: Option<&Bytes32>,
    ) -> Result<Claim, MirrorError> {
        let claim = Claim::fetch(&self.source, signed.unverified().head().size)?;
        self.check_election(&claim.contents, expected)?;
        self.verify(signed, &claim.contents)?;
        Ok(claim)
    }

    /// The tree of what is published, if it goes on from what is held.
    fn compare(&self, held: &Stored, signed: &SignedCheckpoint) -> Result<CoarseTree, MirrorError> {
        let shown = self.verify(signed, &held.contents)?;
        let two = Two { held, shown: &shown, place: self.source.name(), folder: &self.evidence };
        match shown.head().size.cmp(&held.size()) {
            Ordering::Less => Err(two.smaller()),
            Ordering::Equal if shown.head() == held.checkpoint.head() => Ok(held.tree.clone()),
            Ordering::Equal => Err(two.of_one_size()),
            Ordering::Greater => {
                let tree = self.grown_tree(held, signed)?;
                two.goes_on(&self.source, &tree)?;
                Ok(tree)
            }
        }
    }

    /// If what is held does not lead to the new root, all tiles are asked for: then the fork shows itself.
    fn grown_tree(&self, held: &Stored, signed: &SignedCheckpoint) -> Result<CoarseTree, MirrorError> {
        let head = signed.unverified().head();
        match tree(&self.source, head, Some(&held.tree))? {
            tree if tree.head() == *head => Ok(tree),
            _ => self.whole_tree(signed),
        }
    }

    fn whole_tree(&self, signed: &SignedCheckpoint) -> Result<CoarseTree, MirrorError> {
        let head = signed.unverified().head();
        match tree(&self.source, head, None)? {
            tree if tree.head() == *head => Ok(tree),
            _ => Err(bad(&self.source, "tile")),
        }
    }

    fn copy(
        &self,
        tree: &CoarseTree,
        contents: Contents,
        watch: &dyn Watch,
    ) -> Result<Contents, MirrorError> {
        let (source, folder, there) = (&self.source, &self.folder, self.there.as_ref());
        let held = self.held.as_ref().map_or(0, Stored::size);
        if there.is_none() && held == tree.size() {
            return Ok(contents);
        }
        let copied = held / 256;
        let contents = Copying { source, folder, tree, copied, there }.run(contents, watch)?;
        let sides = contents.sides();
        copy_sides(source, folder, &sides)?;
        if let Some(register) = contents.register() {
            copy_register(source, folder, register)?;
        }
        let ours = |path: &str| {
            sides.contains_key(path) || (contents.register().is_some() && path.starts_with(REGISTER_FOLDER))
        };
        match there.and_then(|there| there.foreign(ours)) {
            Some(path) => Err(foreign(folder, path)),
            None => Ok(contents),
        }
    }

    /// Of one head, the checkpoint that more witnesses have signed.
    fn better(&self, shown: VerifiedCheckpoint) -> VerifiedCheckpoint {
        let lines = |checkpoint: &VerifiedCheckpoint| checkpoint.signed().signatures().len();
        match &self.held {
            Some(Stored { checkpoint, .. })
                if checkpoint.head() == shown.head() && lines(checkpoint) > lines(&shown) =>
            {
                checkpoint.clone()
            }
            _ => shown,
        }
    }

    /// The checkpoint, and then what only the one before needed goes.
    fn finish(&mut self, new: Stored) -> Result<u64, MirrorError> {
        let size = new.size();
        if self.held.as_ref().is_none_or(|held| held.checkpoint != new.checkpoint) {
            self.folder.settle()?;
            self.folder.write(CHECKPOINT_PATH, new.checkpoint.signed().encode().as_bytes())?;
            self.folder.settle()?;
        }
        let before = self.held.as_ref().map_or(0, Stored::size);
        let stale = self.there.take().map_or_else(|| replaced(before, size), |there| there.stale(size));
        self.held = Some(new);
        stale.iter().try_for_each(|path| self.folder.remove(path))?;
        Ok(size)
    }

    fn verify(
        &self,
        signed: &SignedCheckpoint,
        contents: &Contents,
    ) -> Result<VerifiedCheckpoint, MirrorError> {
        let key = contents.log().log_key().map_err(|error| self.unreadable(&error.to_string()))?;
        signed.verify(&key).map_err(|error| self.unreadable(&error))
    }

    fn check_election(&self, contents: &Contents, expected: Option<&Bytes32>) -> Result<(), MirrorError> {
        match (contents.election(), expected) {
            (Some(found), Some(expected)) if found != *expected => {
                Err(MirrorError::Other { place: self.source.name(), found, expected: *expected })
            }
            _ => Ok(()),
        }
    }

    fn unreadable(&self, why: &dyn Display) -> MirrorError {
        MirrorError::Unreadable {
            place: format!("{}/{CHECKPOINT_PATH}", self.source.name()),
            why: why.to_string(),
        }
    }
}

fn foreign(folder: &Folder, path: &str) -> MirrorError {
    MirrorError::Foreign { path: folder.root().join(path).display().to_string() }
}

//! A mirror as it stands in its directory: for going on with it, and for a service that lost everything else.

use super::contents::Contents;
use super::folder::Folder;
use super::tiles::{bad, fetch_bundle, fits, tree};
use super::{MirrorError, Source};
use crate::ClientError;
use ostrakon_group::Bytes32;
use ostrakon_tlog::bundle::{EntryBundle, MAX_BUNDLE_LEN};
use ostrakon_tlog::checkpoint::{SignedCheckpoint, VerifiedCheckpoint};
use ostrakon_tlog::coarse::CoarseTree;
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use std::path::Path;

pub(super) const MOST_CHECKPOINT: u64 = 65_536;

/// A log in a directory, whose checkpoint its own log signed and whose tiles give the root.
#[derive(Clone, Debug)]
pub struct Stored {
    folder: Folder,
    pub(super) contents: Contents,
    pub(super) checkpoint: VerifiedCheckpoint,
    pub(super) tree: CoarseTree,
}

impl Stored {
    /// Reads a mirror; none where the directory holds no checkpoint.
    ///
    /// # Errors
    /// If the files are not those of its checkpoint.
    pub fn open(directory: &Path) -> Result<Option<Self>, MirrorError> {
        Self::read(&Folder::new(directory))
    }

    pub(super) fn new(
        folder: &Folder,
        contents: Contents,
        checkpoint: VerifiedCheckpoint,
        tree: CoarseTree,
    ) -> Self {
        Self { folder: folder.clone(), contents, checkpoint, tree }
    }

    pub(super) fn read(folder: &Folder) -> Result<Option<Self>, MirrorError> {
        let Some(bytes) = folder.read(CHECKPOINT_PATH, MOST_CHECKPOINT)? else { return Ok(None) };
        let unreadable = |why: String| MirrorError::Unreadable {
            place: folder.root().join(CHECKPOINT_PATH).display().to_string(),
            why,
        };
        let signed = SignedCheckpoint::parse(&bytes).map_err(|error| unreadable(error.to_string()))?;
        let head = *signed.unverified().head();
        let tree = tree(folder, &head, None).map_err(|error| damaged(folder, error))?;
        if tree.head() != head {
            return Err(MirrorError::Damaged { path: folder.root().join("tile").display().to_string() });
        }
        let contents = contents(folder, &tree)?;
        let key = contents.log().log_key().map_err(|error| unreadable(error.to_string()))?;
        let checkpoint = signed.verify(&key);
        let checkpoint = checkpoint.map_err(|error| unreadable(error.to_string()))?;
        Ok(Some(Self { folder: folder.clone(), contents, checkpoint, tree }))
    }

    /// Its checkpoint.
    pub fn checkpoint(&self) -> &VerifiedCheckpoint {
        &self.checkpoint
    }

    /// The election whose record it is; none of a register.
    pub fn election(&self) -> Option<Bytes32> {
        self.contents.election()
    }

    /// How many entries it has.
    pub fn size(&self) -> u64 {
        self.checkpoint.head().size
    }

    /// All entries, bundle by bundle, each held against the checkpoint's root.
    pub fn entries(&self) -> impl Iterator<Item = Result<Vec<Vec<u8>>, MirrorError>> + '_ {
        EntryBundle::all(self.size()).map(|bundle| read_bundle(&self.folder, &self.tree, &bundle))
    }

    /// The entries of one bundle.
    pub(super) fn bundle(&self, bundle: &EntryBundle) -> Result<Vec<Vec<u8>>, MirrorError> {
        read_bundle(&self.folder, &self.tree, bundle)
    }
}

/// Side files are named before the first ballot: nothing behind the bundle that holds it is read.
fn contents(folder: &Folder, tree: &CoarseTree) -> Result<Contents, MirrorError> {
    let mut contents: Option<Contents> = None;
    for bundle in EntryBundle::all(tree.size()) {
        let entries = read_bundle(folder, tree, &bundle)?;
        for (index, entry) in bundle.entries().zip(&entries) {
            match &mut contents {
                None => contents = Some(begin(&folder.name(), entry)?),
                Some(contents) => contents.add(index, entry),
            }
        }
        if entries.iter().any(|entry| entry.starts_with(b"OB")) {
            break;
        }
    }
    contents.ok_or_else(|| MirrorError::NoLog(folder.name()))
}

/// What somebody says that the first entry is.
pub(super) struct Claim {
    first: EntryBundle,
    bytes: Vec<u8>,
    pub(super) contents: Contents,
}

impl Claim {
    /// What the first entry of a published log says, before its tree is known.
    pub(super) fn fetch(source: &dyn Source, size: u64) -> Result<Self, MirrorError> {
        let first = EntryBundle::holding(0, size).ok_or_else(|| MirrorError::NoLog(source.name()))?;
        let bytes = fetch_bundle(source, &first)?;
        let entries = first.decode(&bytes).ok();
        let entry = entries.and_then(|entries| entries.first().copied());
        let contents = begin(&source.name(), entry.ok_or_else(|| bad(source, &first.path()))?)?;
        Ok(Self { first, bytes, contents })
    }

    /// The same, if it is in the tree.
    pub(super) fn held_against(
        self,
        source: &dyn Source,
        tree: &CoarseTree,
    ) -> Result<Contents, MirrorError> {
        match fits(tree, &self.first, &self.bytes) {
            true => Ok(self.contents),
            false => Err(bad(source, &self.first.path())),
        }
    }
}

pub(super) fn begin(place: &str, entry: &[u8]) -> Result<Contents, MirrorError> {
    Contents::begin(entry).map_err(|why| MirrorError::Unreadable { place: place.to_owned(), why })
}

fn read_bundle(
    folder: &Folder,
    tree: &CoarseTree,
    bundle: &EntryBundle,
) -> Result<Vec<Vec<u8>>, MirrorError> {
    let path = bundle.path();
    let damaged = || MirrorError::Damaged { path: folder.root().join(&path).display().to_string() };
    let bytes =
        folder.read(&path, MAX_BUNDLE_LEN)?.filter(|bytes| fits(tree, bundle, bytes)).ok_or_else(damaged)?;
    Ok(bundle.decode(&bytes).map_err(|_| damaged())?.into_iter().map(<[u8]>::to_vec).collect())
}

/// What a service would be at fault for, this directory is.
fn damaged(folder: &Folder, error: MirrorError) -> MirrorError {
    match error {
        MirrorError::Missing(path) | MirrorError::Bad(path) | MirrorError::Unsteady(path) => {
            MirrorError::Damaged { path }
        }
        MirrorError::Client(_) => MirrorError::Damaged { path: folder.name() },
        other => other,
    }
}

impl Source for Folder {
    fn get(&self, path: &str, limit: u64) -> Result<Option<Vec<u8>>, ClientError> {
        self.read(path, limit)
            .map_err(|error| ClientError::Answer { url: path.to_owned(), why: error.to_string() })
    }

    fn name(&self) -> String {
        self.root().display().to_string()
    }
}

//! Reads all entries once, on all cores: what is not kept of them is read again when it is needed.

use crate::bundle::Changed;
use crate::entries::{BundleRead, Posted};
use crate::facts::Facts;
use crate::listing::Listing;
use crate::options::STOPPED;
use crate::{ReadError, RecordFiles, parallel};
use ostrakon_election::board::Entry;
use ostrakon_election::cast::ballot_version;
use ostrakon_election::document::text_in;
use ostrakon_tlog::bundle::{EntryBundle, MAX_BUNDLE_LEN};
use ostrakon_tlog::coarse::BundleLeaves;
use ostrakon_tlog::hash::{Hash, leaf_hash};

/// Entries beyond this are refused before anything is read.
pub(crate) const MAX_ENTRIES: u64 = 1 << 32;
/// Bundles read before their results are put together.
const WINDOW: usize = 256;

/// Where, and what.
pub(crate) type Fault = (String, String);

/// Reads all entries, or those before the first bundle that cannot be read.
pub(crate) fn read_entries(facts: &mut Facts<'_>) {
    let size = match &facts.checkpoint {
        Ok(checkpoint) => facts.first.unwrap_or(checkpoint.unverified().head().size),
        Err(why) => {
            facts.incomplete = Some(format!("the checkpoint cannot be read ({why})"));
            return;
        }
    };
    if size > MAX_ENTRIES {
        facts.incomplete = Some(format!("the checkpoint claims {size} entries, more than any record has"));
        return;
    }
    facts.progress.stage("reading", size);
    if let Err((place, what)) = read_bundles(facts, size) {
        facts.incomplete = Some(format!("{place}: {what}"));
        facts.bundle_faults.push((place, what));
    }
}

fn read_bundles(facts: &mut Facts<'_>, size: u64) -> Result<(), Fault> {
    if let Some(pieces) = &mut facts.pieces {
        return pieces.entries(&mut facts.entries);
    }
    let mut bundles = EntryBundle::all(size);
    loop {
        let window: Vec<EntryBundle> = bundles.by_ref().take(WINDOW).collect();
        if window.is_empty() {
            return Ok(());
        }
        if facts.progress.is_stopped() {
            return Err(("tile/entries".into(), STOPPED.into()));
        }
        let (files, progress, listing) = (facts.files, facts.progress, facts.listing.as_ref().ok());
        let read = parallel::map(&window, |bundle| {
            let bytes = bundle_bytes(files, bundle).map_err(|e| (bundle.path(), e.to_string()))?;
            let entries = bundle.decode(&bytes).map_err(|e| (bundle.path(), e.to_string()))?;
            let (leaves, read) = read_bundle(files, listing, bundle, &entries);
            progress.advance(bundle.width().into());
            Ok::<_, Fault>((BundleLeaves::new(leaves), read))
        });
        for bundle in read {
            let (leaves, read) = bundle?;
            facts.entries.add(leaves, read).map_err(|e| ("tile/entries".into(), e.to_string()))?;
        }
    }
}

/// The bytes of a bundle.
pub(crate) fn bundle_bytes(files: &dyn RecordFiles, bundle: &EntryBundle) -> Result<Vec<u8>, ReadError> {
    files.read(&bundle.path(), MAX_BUNDLE_LEN)
}

/// The leaf hashes of a bundle, and what it holds.
pub(crate) fn read_bundle(
    files: &dyn RecordFiles,
    listing: Option<&Listing>,
    bundle: &EntryBundle,
    entries: &[&[u8]],
) -> (Vec<Hash>, BundleRead) {
    let leaves: Vec<Hash> = entries.iter().map(|entry| leaf_hash(entry)).collect();
    let mut read =
        BundleRead { tile_fault: tile_fault(files, listing, bundle, &leaves), ..BundleRead::default() };
    for ((index, bytes), leaf) in bundle.entries().zip(entries).zip(&leaves) {
        read.entry(index, bytes, leaf);
    }
    (leaves, read)
}

impl BundleRead {
    pub(crate) fn entry(&mut self, index: u64, bytes: &[u8], leaf: &Hash) {
        match Entry::decode_lenient(bytes) {
            Ok(Entry::Ballot) => {
                self.ballots.push(index);
                if let Err(error) = ballot_version(bytes) {
                    self.ballot_version.push(index, error.to_string());
                }
            }
            Ok(Entry::Document(document)) => {
                let canonical = document.check_canonical(bytes).err().map(|e| e.to_string());
                self.documents.push(Posted { index, leaf: *leaf.as_bytes(), document, canonical });
            }
            Err(error) => match has_unknown_type(bytes) {
                true => self.unknown_version.push(index, error.to_string()),
                false => self.unreadable.push(index, error.to_string()),
            },
        }
    }
}

/// A document of a known type and another version.
fn has_unknown_type(bytes: &[u8]) -> bool {
    let kind = text_in(bytes, ["body", "type"]);
    let parts = kind.as_deref().and_then(|k| k.strip_prefix("ostrakon/")?.split_once('/'));
    parts.is_some_and(|(version, name)| version != "v1" && KNOWN_TYPES.contains(&name))
}

const KNOWN_TYPES: [&str; 16] = [
    "manifest",
    "ceremony-commitment",
    "ceremony-dealing",
    "ceremony-acknowledgement",
    "ceremony-complaint",
    "roll",
    "opening",
    "schedule",
    "closing",
    "objection",
    "tally",
    "sign-off",
    "decryption-share",
    "result",
    "lot-share",
    "certificate",
];

/// Compares the tile of a bundle's leaf hashes.
fn tile_fault(
    files: &dyn RecordFiles,
    listing: Option<&Listing>,
    bundle: &EntryBundle,
    leaves: &[Hash],
) -> Option<Fault> {
    let expected: Vec<u8> = leaves.iter().flat_map(Hash::as_bytes).copied().collect();
    let path = bundle.leaf_tile().path();
    let what = compare_tile(files, listing, &path, &expected, |hash| {
        let index = bundle.entries().start + hash;
        format!("the hash of entry {index} is not the hash of that entry's bytes")
    });
    what.map(|what| (path, what))
}

/// What is wrong with a hash tile; `name` says so of one of its hashes.
pub(crate) fn compare_tile(
    files: &dyn RecordFiles,
    listing: Option<&Listing>,
    path: &str,
    expected: &[u8],
    name: impl Fn(u64) -> String,
) -> Option<String> {
    let bytes = match files.read(path, 8192) {
        Ok(bytes) => bytes,
        Err(ReadError::Missing) if listing.is_some_and(Listing::is_named) => return Some("missing".into()),
        // What was there a moment ago has been taken away; what never was, and links, are check 101's findings.
        Err(ReadError::Missing) if listing.is_some_and(|listing| listing.contains(path)) => {
            return Some(Changed::WHAT.into());
        }
        Err(ReadError::Missing | ReadError::NotPlain) => return None,
        Err(error) => return Some(error.to_string()),
    };
    if bytes.len() != expected.len() {
        return Some(format!("{} bytes, where {} are right", bytes.len(), expected.len()));
    }
    let at = bytes.iter().zip(expected).position(|(a, b)| a != b)?;
    Some(name(at as u64 / 32))
}

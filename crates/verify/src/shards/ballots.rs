//! The first pass over the log: a stretch of entries is read, and its ballots are verified.

use super::blob::Blob;
use super::job::Job;
use super::rows::parted;
use super::{ShardError, Task};
use crate::ballots::{ChunkFacts, Stopped, Verifier, chunk_size};
use crate::bundle::{Roots, Source};
use crate::entries::BundleRead;
use crate::listing::Listing;
use crate::lowest::Lowest;
use crate::reading::{Fault, bundle_bytes, read_bundle};
use crate::resume::Sums;
use crate::spill::rows::Randomness;
use crate::{Progress, ReadError, RecordFiles, parallel};
use data_encoding::BASE64;
use ostrakon_group::Bytes32;
use ostrakon_tlog::bundle::EntryBundle;
use ostrakon_tlog::coarse::{BundleLeaves, CoarseTree};
use ostrakon_tlog::hash::Hash;
use ostrakon_tlog::tree::Frontier;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::ops::Range;

/// Findings: where, and what.
type Findings = Vec<(u64, String)>;

/// The head of such a result.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BallotsTold {
    pub(super) task: Task,
    pub(super) context: Bytes32,
    /// SHA-256 of the bundles' bytes, one behind the other.
    pub(super) input: Bytes32,
    /// The tree hash over the entries' leaf hashes (RFC 6962, 2.1).
    pub(super) root: Bytes32,
    /// Of every full bundle the root; of one that is not full the leaf hashes.
    pub(super) bundles: Vec<Vec<Bytes32>>,
    /// Entries that are documents: index, bytes in base 64.
    pub(super) documents: Vec<(u64, String)>,
    /// Where ballots are: from, up to.
    pub(super) runs: Vec<(u64, u64)>,
    /// Entries that are neither.
    pub(super) others: u64,
    pub(super) unreadable: Findings,
    pub(super) unknown_version: Findings,
    pub(super) ballot_version: Findings,
    pub(super) tile_faults: Vec<Fault>,
    /// Where the stretch cannot be read any further, and why.
    pub(super) incomplete: Option<Fault>,
    /// Ballots that were looked at.
    pub(super) ballots: u64,
    /// Whose bytes are refused (301).
    pub(super) bytes_faults: Findings,
    /// Whose proof is false (304).
    pub(super) proof_faults: Findings,
    /// The first whose bytes mean nothing.
    pub(super) unread: Option<u64>,
    /// By roll, every ballot once.
    pub(super) sums: BTreeMap<usize, Sums>,
}

/// The roots of a stretch's bundles: what is read a second time must be what was read first.
#[derive(Debug, Default)]
pub(super) struct Stretch {
    size: u64,
    /// The first bundle.
    first: u64,
    roots: Vec<Hash>,
}

impl Stretch {
    /// As a result tells them.
    pub(super) fn of(job: &Job, first: u64, told: &BallotsTold) -> Self {
        let roots = told.leaves().map(|leaves| *leaves.root());
        Self { size: job.size(), first: first / 256, roots: roots.collect() }
    }

    /// The tree hash over all of them: a full bundle's root is a node of it.
    pub(super) fn root(told: &BallotsTold) -> Option<Bytes32> {
        let mut tree = CoarseTree::new();
        for leaves in told.leaves() {
            tree.append(leaves).ok()?;
        }
        Some((*tree.head().root.as_bytes()).into())
    }
}

impl BallotsTold {
    /// Of every bundle the leaves, as they stand here. A full bundle's place says that it is one: so many entries are before it and in it.
    pub(super) fn leaves(&self) -> impl Iterator<Item = BundleLeaves> {
        let count = self.count();
        (1u64..).zip(&self.bundles).map(move |(place, kept)| match kept.as_slice() {
            [root] if place * 256 <= count => BundleLeaves::full(Hash::from_bytes(root.0)),
            leaves => BundleLeaves::new(leaves.iter().map(|leaf| Hash::from_bytes(leaf.0)).collect()),
        })
    }

    /// Entries of the stretch.
    fn count(&self) -> u64 {
        match self.task {
            Task::Ballots { count, .. } => count,
            _ => 0,
        }
    }

    /// Whether every entry is a document, a ballot or something else, once and in its place; and every bundle is there. What is incomplete is
    /// so at its end.
    pub(super) fn tiles(&self) -> bool {
        let Task::Ballots { first, count } = self.task else { return false };
        let width = |place: usize| (count - place as u64 * 256).min(256);
        let bundles = self.bundles.len();
        if bundles as u64 > count.div_ceil(256)
            || (self.incomplete.is_none() && bundles as u64 != count.div_ceil(256))
        {
            return false;
        }
        let told = |(place, kept): (usize, &Vec<Bytes32>)| match width(place) {
            256 => kept.len() == 1,
            width => kept.len() as u64 == width,
        };
        let read = (0..bundles).map(width).sum::<u64>();
        let ballots = self.runs.iter().map(|(start, end)| (*start, *end));
        let mut places: Vec<(u64, u64)> =
            self.documents.iter().map(|(index, _)| (*index, index + 1)).chain(ballots).collect();
        places.sort_unstable();
        let apart = places.windows(2).all(|pair| pair[0].1 <= pair[1].0);
        let within = places.iter().all(|(start, end)| first <= *start && start < end && *end <= first + read);
        let held = places.iter().map(|(start, end)| end.saturating_sub(*start)).sum::<u64>();
        self.bundles.iter().enumerate().all(told)
            && apart
            && within
            && held.checked_add(self.others) == Some(read)
    }
}

impl Roots for Stretch {
    fn size(&self) -> u64 {
        self.size
    }

    fn bundle_root(&self, index: u64) -> Option<Hash> {
        self.roots.get(usize::try_from(index.checked_sub(self.first)?).ok()?).copied()
    }
}

/// What a stretch was read as.
#[derive(Default)]
struct Read {
    input: Sha256,
    tree: Frontier,
    roots: Vec<Hash>,
    told: Vec<Vec<Bytes32>>,
    documents: Vec<(u64, String)>,
    all: BundleRead,
    others: u64,
    tile_faults: Vec<Fault>,
    incomplete: Option<Fault>,
}

pub(super) fn run(
    files: &dyn RecordFiles,
    job: &Job,
    stretch: Range<u64>,
    progress: &dyn Progress,
) -> Result<Blob, ShardError> {
    let published = job.published(files)?;
    let read = read(&published, job, &stretch)?;
    let roots = Stretch { size: job.size(), first: stretch.start / 256, roots: read.roots.clone() };
    let runs: Vec<Range<u64>> = read.all.ballots.runs().to_vec();
    let facts = verify(&published, job, &roots, &runs, progress)?;
    let list = |faults: &Lowest<u64, String>| faults.iter().map(|(i, why)| (*i, why.clone())).collect();
    let told = BallotsTold {
        task: Task::Ballots { first: stretch.start, count: stretch.end - stretch.start },
        context: job.context(),
        input: <[u8; 32]>::from(read.input.finalize()).into(),
        root: (*read.tree.head().root.as_bytes()).into(),
        bundles: read.told,
        documents: read.documents,
        runs: runs.iter().map(|run| (run.start, run.end)).collect(),
        others: read.others,
        unreadable: list(&read.all.unreadable),
        unknown_version: list(&read.all.unknown_version),
        ballot_version: list(&read.all.ballot_version),
        tile_faults: read.tile_faults,
        incomplete: read.incomplete,
        ballots: facts.count,
        bytes_faults: list(&facts.bytes_faults),
        proof_faults: list(&facts.proof_faults),
        unread: facts.unread,
        sums: facts.tallies.iter().map(|(roll, tally)| (*roll, Sums::of(tally))).collect(),
    };
    let mut sections = parted(facts.events, 2, job.parts());
    sections.extend(parted(facts.used.iter().map(Randomness::encode).collect(), 0, job.parts()));
    Blob::new(&told, &sections)
}

/// Reads bundle by bundle, up to one that cannot be gone on with. What this machine cannot read now is no result: another, or the same one later, may.
fn read(files: &dyn RecordFiles, job: &Job, stretch: &Range<u64>) -> Result<Read, ShardError> {
    let mut read = Read::default();
    let listing = job.named.then(Listing::unknown);
    let mut next = stretch.start;
    while let Some(bundle) = EntryBundle::holding(next, job.size()).filter(|_| next < stretch.end) {
        let done = match bundle_bytes(files, &bundle) {
            Ok(bytes) => read.bundle(files, listing.as_ref(), &bundle, &bytes),
            Err(ReadError::Io(error)) => return Err(ShardError::Unread(bundle.path(), error)),
            Err(error) => Err((bundle.path(), error.to_string())),
        };
        if let Err(fault) = done {
            read.incomplete = Some(fault);
            break;
        }
        next = bundle.entries().end;
    }
    Ok(read)
}

impl Read {
    fn bundle(
        &mut self,
        files: &dyn RecordFiles,
        listing: Option<&Listing>,
        bundle: &EntryBundle,
        bytes: &[u8],
    ) -> Result<(), Fault> {
        let entries = bundle.decode(bytes).map_err(|e| (bundle.path(), e.to_string()))?;
        let (leaves, read) = read_bundle(files, listing, bundle, &entries);
        self.input.update(bytes);
        leaves.iter().for_each(|leaf| self.tree.append(*leaf));
        for posted in &read.documents {
            let entry = entries[(posted.index - bundle.entries().start) as usize];
            self.documents.push((posted.index, BASE64.encode(entry)));
        }
        let named = |hash: &Hash| Bytes32::from(*hash.as_bytes());
        let kept = match leaves.len() {
            256 => vec![named(BundleLeaves::new(leaves.clone()).root())],
            _ => leaves.iter().map(named).collect(),
        };
        self.told.push(kept);
        self.roots.push(*BundleLeaves::new(leaves).root());
        self.others += entries.len() as u64 - read.documents.len() as u64 - read.ballots.len();
        self.tile_faults.extend(read.tile_fault);
        read.ballots.runs().iter().for_each(|run| self.all.ballots.push_run(run.clone()));
        self.all.unreadable.merge(read.unreadable);
        self.all.unknown_version.merge(read.unknown_version);
        self.all.ballot_version.merge(read.ballot_version);
        Ok(())
    }
}

/// Verifies the ballots in chunks, as a verification in one piece does.
fn verify(
    files: &dyn RecordFiles,
    job: &Job,
    roots: &Stretch,
    runs: &[Range<u64>],
    progress: &dyn Progress,
) -> Result<ChunkFacts, ShardError> {
    let verifier = Verifier { source: Source { files, tree: roots }, relations: &job.relations, hints: None };
    let done = parallel::map(&chunks(runs, chunk_size(&job.relations)), |runs| {
        Stopped::if_wished(progress)?;
        let facts = verifier.verify(runs)?;
        progress.advance(facts.count);
        Ok::<_, Stopped>(facts)
    });
    let mut all = ChunkFacts::default();
    for part in done {
        all.merge(part?);
    }
    Ok(all)
}

/// Runs cut at multiples of a chunk.
fn chunks(runs: &[Range<u64>], chunk: u64) -> Vec<Vec<Range<u64>>> {
    let mut chunks: BTreeMap<u64, Vec<Range<u64>>> = BTreeMap::new();
    for run in runs {
        let mut start = run.start;
        while start < run.end {
            let end = run.end.min((start / chunk + 1) * chunk);
            chunks.entry(start / chunk).or_default().push(start..end);
            start = end;
        }
    }
    chunks.into_values().collect()
}

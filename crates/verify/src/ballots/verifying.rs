//! All chunks of a record, on all cores; and what is saved of them, for a verification that may be interrupted.

use super::chunk::Verifier;
use super::{Gathered, Stopped};
use crate::facts::Facts;
use crate::hints::HintFile;
use crate::parallel;
use crate::resume::{Beginning, Saving};
use ostrakon_election::cast::ballot_length;
use ostrakon_group::SortedMap;
use ostrakon_proofs::ballot::Relation;
use std::ops::Range;
use std::sync::Mutex;

/// Entries of a chunk, at most. The more there are, the more ballots of a small roll stand together and share their bases.
const CHUNK: u64 = 16_384;
/// Bytes of a chunk's ballots, about: large ballots make smaller chunks.
const CHUNK_BYTES: u64 = 16 << 20;
/// Chunks that a core verifies before progress is saved, at least.
const WINDOW: usize = 8;

/// Verifies every ballot.
pub(super) fn verify(facts: &mut Facts<'_>, fresh: Gathered) -> Result<Gathered, Stopped> {
    let chunk = facts.options.tuning.chunk.unwrap_or_else(|| chunk_size(&facts.relations)).max(1);
    let Beginning { mut saving, mut gathered, mut next } = Saving::begin(facts, chunk, fresh)?;
    facts.resumed = gathered.count;
    facts.progress.stage("verifying ballots", facts.view().ballots.len().saturating_sub(gathered.count));
    let bundles = facts.entries.size().div_ceil(256);
    let hints = facts.options.hints.as_deref().and_then(|path| HintFile::open(path, bundles));
    while next < facts.entries.size() {
        let window = window(facts, chunk, &mut next);
        gathered = verify_window(facts, hints.as_ref(), &window, gathered)?;
        if let Some(saving) = &mut saving {
            saving.save(&mut gathered, next, next >= facts.entries.size())?;
        }
    }
    Ok(gathered)
}

/// Multiples of a bundle, as far as memory allows.
pub(crate) fn chunk_size(relations: &SortedMap<usize, Relation>) -> u64 {
    let longest = relations.values().map(ballot_length).max().unwrap_or(1) as u64;
    let entries = (CHUNK_BYTES / longest.max(1)).min(CHUNK);
    (entries / 256).max(1) * 256
}

/// The next chunks that hold ballots, as runs of entries.
fn window(facts: &Facts<'_>, chunk: u64, next: &mut u64) -> Vec<Vec<Range<u64>>> {
    let mut window = Vec::new();
    while *next < facts.entries.size() && window.len() < WINDOW * parallel::threads() {
        let end = next.saturating_add(chunk);
        let runs: Vec<Range<u64>> = facts.view().ballots.within(*next..end).collect();
        if !runs.is_empty() {
            window.push(runs);
        }
        *next = end;
    }
    window
}

fn verify_window(
    facts: &Facts<'_>,
    hints: Option<&HintFile>,
    window: &[Vec<Range<u64>>],
    gathered: Gathered,
) -> Result<Gathered, Stopped> {
    let verifier = Verifier { source: facts.source(), relations: &facts.relations, hints };
    let gathered = Mutex::new(gathered);
    let results = parallel::map(window, |runs| {
        Stopped::if_wished(facts.progress)?;
        let chunk = verifier.verify(runs)?;
        facts.progress.advance(chunk.count);
        // Nothing in here may wait for other chunks: they wait for this lock.
        let mut gathered = gathered.lock().map_err(|_| Stopped::Other("another core failed".into()))?;
        Ok(gathered.add(chunk)?)
    });
    results.into_iter().collect::<Result<(), Stopped>>()?;
    gathered.into_inner().map_err(|_| Stopped::Other("another core failed".into()))
}

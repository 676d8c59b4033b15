//! The third pass: what a stretch's sums have to be corrected by, since some of its ballots do not count once.

use super::ballots::{BallotsTold, Stretch};
use super::blob::Blob;
use super::job::Job;
use super::join::{JoinTold, Results, names, results};
use super::store::Store;
use super::{ShardError, Task, rows};
use crate::ballots::read_bundles;
use crate::bundle::Source;
use crate::resume::Sums;
use crate::spill::rows::Exception;
use crate::{RecordFiles, parallel};
use ostrakon_election::tally::{Corrections, RollTally};
use ostrakon_group::Bytes32;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Range;

/// Bundles that a core reads together.
const BUNDLES: usize = 32;

/// The head of such a result.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WeighTold {
    pub(super) task: Task,
    pub(super) context: Bytes32,
    /// SHA-256 over the names of the second pass's results, in the order of its tasks.
    pub(super) inputs: Bytes32,
    /// Ballots that a later one takes the place of.
    pub(super) superseded: u64,
    /// By roll, what is to be added to the sums of all its ballots.
    pub(super) sums: BTreeMap<usize, Sums>,
}

pub(super) fn run(
    files: &dyn RecordFiles,
    job: &Job,
    stretch: Range<u64>,
    store: &dyn Store,
) -> Result<Blob, ShardError> {
    let published = job.published(files)?;
    let [_, joins, _] = job.passes();
    let joined: Results<JoinTold> =
        results(job, store, joins, |told: &JoinTold| (&told.task, &told.context))?;
    let place = (stretch.start / job.cut().stretch) as usize;
    let mut exceptions: Vec<[u8; Exception::LENGTH]> = Vec::new();
    for (task, name, told) in &joined {
        exceptions.extend(rows::read::<_, { Exception::LENGTH }>(store, task, (name, told), place)?);
    }
    exceptions.sort_unstable();
    let exceptions: Vec<Exception> = exceptions.iter().map(Exception::decode).collect();
    let superseded = exceptions.iter().filter(|exception| exception.factor == -1).count() as u64;
    let read = Task::Ballots { first: stretch.start, count: stretch.end - stretch.start };
    let read: Results<BallotsTold> =
        results(job, store, [read], |told: &BallotsTold| (&told.task, &told.context))?;
    let roots =
        read.first().map(|(_, _, told)| Stretch::of(job, stretch.start, &told.told)).unwrap_or_default();
    let sums = corrected(Source { files: &published, tree: &roots }, job, &exceptions)?;
    let told = WeighTold {
        task: Task::Weigh { first: stretch.start, count: stretch.end - stretch.start },
        context: job.context(),
        inputs: names(joined.iter().map(|(_, name, _)| *name)),
        superseded,
        sums,
    };
    Blob::new(&told, &[])
}

fn corrected(
    source: Source<'_>,
    job: &Job,
    exceptions: &[Exception],
) -> Result<BTreeMap<usize, Sums>, ShardError> {
    let mut bundles: BTreeMap<u64, Vec<Exception>> = BTreeMap::new();
    exceptions
        .iter()
        .for_each(|exception| bundles.entry(exception.index / 256).or_default().push(*exception));
    let bundles: Vec<Vec<Exception>> = bundles.into_values().collect();
    let parts: Vec<&[Vec<Exception>]> = bundles.chunks(BUNDLES).collect();
    let mut by_roll: BTreeMap<usize, Corrections> = BTreeMap::new();
    for part in parallel::map(&parts, |part| read_bundles(source, &job.relations, part)) {
        for (roll, corrections) in part.map_err(|changed| ShardError::Changed(changed.0))? {
            by_roll.entry(roll).or_default().merge(&corrections);
        }
    }
    let sums = by_roll.iter().map(|(roll, corrections)| {
        let mut tally = RollTally::default();
        tally.correct(corrections);
        (*roll, Sums::of(&tally))
    });
    Ok(sums.collect())
}

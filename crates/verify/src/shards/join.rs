//! The second pass: a part of all credentials and of all randomness, over the whole log.

use super::ballots::BallotsTold;
use super::blob::{Blob, Told};
use super::job::Job;
use super::store::{self, Store};
use super::voters::VotersTold;
use super::{ShardError, Task, rows};
use crate::ballots;
use crate::lowest::Lowest;
use crate::spill::rows::{Event, Exception, Listed, Randomness};
use crate::spill::{Place, Sorter};
use ostrakon_election::tally::RollTally;
use ostrakon_group::{Bytes32, sha256};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Bytes of each list that stay in memory.
const MEMORY: usize = 16 << 20;

/// The head of such a result.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct JoinTold {
    pub(super) task: Task,
    pub(super) context: Bytes32,
    /// SHA-256 over the names of the first pass's results, in the order of its tasks.
    pub(super) inputs: Bytes32,
    /// Whose credential is not on the roll: entry, roll, credential (302).
    pub(super) strangers: Vec<(u64, u16, Bytes32)>,
    /// The first of a roll that is not on the board, and that roll.
    pub(super) no_roll: Option<(u64, u16)>,
    /// Who name a wrong predecessor: entry, the one named, the right one (303).
    pub(super) strays: Vec<(u64, Bytes32, Bytes32)>,
    /// What uses an A again: entry, contest, the entry that used it before (305).
    pub(super) repeated: Vec<(u64, u16, u64)>,
    /// By roll, how many count with which weight.
    pub(super) counts: BTreeMap<u16, BTreeMap<u32, u64>>,
}

/// Results of one pass with their heads, in the order of its tasks.
pub(super) type Results<T> = Vec<(Task, Bytes32, Told<T>)>;

/// The results of these tasks; each must say itself which it is of.
pub(super) fn results<T: DeserializeOwned>(
    job: &Job,
    store: &dyn Store,
    tasks: impl IntoIterator<Item = Task>,
    says: impl Fn(&T) -> (&Task, &Bytes32),
) -> Result<Results<T>, ShardError> {
    let one = |task: Task| {
        let name = store::done(store, &task.id(job))?.ok_or_else(|| ShardError::Missing(task.clone()))?;
        let told = store::head::<T>(store, &task, &name)?;
        match says(&told.told) == (&task, &job.context()) {
            true => Ok((task, name, told)),
            false => Err(ShardError::Altered(task)),
        }
    };
    tasks.into_iter().map(one).collect()
}

/// All names of a pass, as one hash.
pub(super) fn names(names: impl IntoIterator<Item = Bytes32>) -> Bytes32 {
    let all: Vec<u8> = names.into_iter().flat_map(|name| name.0).collect();
    sha256(&all).into()
}

/// The names of the first pass's results, rolls' files included.
pub(super) fn first_pass(job: &Job, store: &dyn Store) -> Result<Bytes32, ShardError> {
    let [tasks, ..] = job.passes();
    let name =
        |task: &Task| store::done(store, &task.id(job))?.ok_or_else(|| ShardError::Missing(task.clone()));
    let all: Vec<Bytes32> = tasks.iter().map(name).collect::<Result<_, _>>()?;
    Ok(names(all))
}

pub(super) fn run(job: &Job, part: u32, store: &dyn Store) -> Result<Blob, ShardError> {
    let [first, ..] = job.passes();
    let of = |wanted: fn(&Task) -> bool| first.iter().filter(move |task| wanted(task)).cloned();
    let stretches: Results<BallotsTold> =
        results(job, store, of(|task| matches!(task, Task::Ballots { .. })), |told: &BallotsTold| {
            (&told.task, &told.context)
        })?;
    let voters: Results<VotersTold> =
        results(job, store, of(|task| matches!(task, Task::Voters { .. })), |told: &VotersTold| {
            (&told.task, &told.context)
        })?;
    let rolls: BTreeSet<u16> = job.rolls().keys().copied().collect();
    let (events, listed) = (Sorter::new(Place::Temporary, MEMORY), Sorter::new(Place::Temporary, MEMORY));
    let (mut events, mut listed): (Sorter<{ Event::LENGTH }>, Sorter<{ Listed::LENGTH }>) = (events, listed);
    let mut used: Sorter<{ Randomness::LENGTH }> = Sorter::new(Place::Temporary, MEMORY);
    for (task, name, told) in &stretches {
        events.extend(rows::read(store, task, (name, told), part as usize)?)?;
        used.extend(rows::read(store, task, (name, told), (job.parts() + part) as usize)?)?;
    }
    for (task, name, told) in &voters {
        listed.extend(rows::read(store, task, (name, told), part as usize)?)?;
    }
    let mut tallies: BTreeMap<usize, RollTally> = BTreeMap::new();
    let mut exceptions: Sorter<{ Exception::LENGTH }> = Sorter::new(Place::Temporary, MEMORY);
    let joined = ballots::join(events.finish()?, listed.finish()?, &rolls, &mut tallies, &mut exceptions)?;
    let counts = tallies.iter().map(|(roll, tally)| (*roll as u16, tally.weights().clone()));
    let told = JoinTold {
        task: Task::Join { part },
        context: job.context(),
        inputs: first_pass(job, store)?,
        strangers: joined.strangers.iter().map(|(i, (roll, key))| (*i, *roll, (*key).into())).collect(),
        no_roll: joined.no_roll,
        strays: joined
            .strays
            .iter()
            .map(|(i, (said, right))| (*i, (*said).into(), (*right).into()))
            .collect(),
        repeated: repeated(used)?,
        counts: counts.collect(),
    };
    let rows: Vec<[u8; Exception::LENGTH]> = exceptions.finish()?.collect::<Result<_, _>>()?;
    Blob::new(&told, &sections(&rows, job))
}

/// One section a stretch of the log; exceptions ascend by their place on it.
fn sections(rows: &[[u8; Exception::LENGTH]], job: &Job) -> Vec<Vec<u8>> {
    let mut sections = vec![Vec::new(); job.size().div_ceil(job.cut().stretch) as usize];
    for row in rows {
        let place = Exception::decode(row).index / job.cut().stretch;
        if let Some(section) = sections.get_mut(place as usize) {
            section.extend_from_slice(row);
        }
    }
    sections
}

/// The first that use an A again, each with the one that used it last before.
fn repeated(used: Sorter<{ Randomness::LENGTH }>) -> Result<Vec<(u64, u16, u64)>, ShardError> {
    let mut pairs: Lowest<(u64, u16), u64> = Lowest::default();
    let mut before: Option<Randomness> = None;
    for row in used.finish()? {
        let used = Randomness::decode(&row?);
        if let Some(before) = before.filter(|before| before.a == used.a) {
            pairs.push((used.index, used.contest), before.index);
        }
        before = Some(used);
    }
    Ok(pairs.iter().map(|((index, contest), before)| (*index, *contest, *before)).collect())
}

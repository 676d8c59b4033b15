//! The last pass: all results are held against each other and the signed root, and the checks of the whole record are run over them.

use super::ballots::{self, BallotsTold};
use super::job::{self, Job};
use super::join::{JoinTold, Results, first_pass, names, results};
use super::store::Store;
use super::voters::{Fault, RollTold, VotersTold};
use super::weigh::WeighTold;
use super::{ShardError, Task};
use crate::ballots::BallotFacts;
use crate::bundle::{Bundle, Source};
use crate::entries::{BundleRead, Entries};
use crate::facts::{Facts, Pieces};
use crate::lowest::Lowest;
use crate::reading::Fault as Unreadable;
use crate::resume::Sums;
use crate::rolls::{RECORD, RollFile};
use crate::{Options, Progress, RecordFiles, Verification};
use data_encoding::BASE64;
use ostrakon_election::roll::RollSummary;
use ostrakon_election::tally::RollTally;
use ostrakon_group::Bytes32;
use ostrakon_tlog::hash::leaf_hash;
use serde::Serialize;
use std::collections::BTreeMap;

/// What all results come to.
#[derive(Debug)]
pub struct Reduced {
    /// The report, as [`verify`](crate::verify) gives it. It takes the word of whoever ran the tasks; so there is no evidence.
    pub verification: Verification,
    /// Of every stretch of the log what its results say, for whoever runs one again and compares.
    pub stretches: Vec<Stretch>,
}

/// What the results of one stretch say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stretch {
    /// The identifier of its first task.
    pub shard: Bytes32,
    /// The first entry, and how many there are.
    pub first: u64,
    /// How many entries.
    pub count: u64,
    /// SHA-256 over the bytes of its bundles.
    pub input: Bytes32,
    /// The tree hash over its entries.
    pub root: Bytes32,
    /// Ballots that count.
    pub counted: u64,
    /// Ballots that a later one takes the place of.
    pub superseded: u64,
    /// What is refused of it: entry, and number of the check. The first hundred of a check.
    pub rejected: Vec<(u64, u16)>,
    /// The names of its two results.
    pub results: [Bytes32; 2],
}

/// What was read and verified in pieces.
#[derive(Debug)]
struct Taken {
    judged: Bytes32,
    sizes: BTreeMap<u16, u64>,
    stretches: Vec<BallotsTold>,
    joins: Vec<JoinTold>,
    weighs: Vec<WeighTold>,
    files: BTreeMap<u16, RollTold>,
    voters: BTreeMap<u16, Vec<VotersTold>>,
}

/// All results of a job.
struct All {
    stretches: Results<BallotsTold>,
    joins: Results<JoinTold>,
    weighs: Results<WeighTold>,
    files: Results<RollTold>,
    voters: Results<VotersTold>,
}

/// Puts the results of all tasks together, and runs the checks over them.
///
/// # Errors
/// If a result is missing, altered, or made from others than those that are there; if the stretches do not give the root that the job is about; and
/// if the record cannot be judged in pieces ([`ShardError::NotCut`]).
pub fn reduce(
    files: &dyn RecordFiles,
    job: &Job,
    store: &dyn Store,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Reduced, ShardError> {
    let all = All::read(job, store)?;
    all.consistent(job, store)?;
    let stretches = all.told(job);
    let taken = all.taken(job)?;
    taken.covers(job)?;
    let published;
    let files = match job.named {
        true => {
            published = job.published(files)?;
            &published as &dyn RecordFiles
        }
        false => {
            job.published(files)?;
            files
        }
    };
    taken.check_documents(files, job)?;
    if progress.is_stopped() {
        return Err(ShardError::Stopped);
    }
    let verification = crate::verify_pieces(files, options, progress, Box::new(taken)).ok_or_else(|| {
        ShardError::NotCut("what its ballots are judged under is not what stands before the opening".into())
    })?;
    if progress.is_stopped() { Err(ShardError::Stopped) } else { Ok(Reduced { verification, stretches }) }
}

impl All {
    fn read(job: &Job, store: &dyn Store) -> Result<Self, ShardError> {
        let [first, second, third] = job.passes();
        let of = |wanted: fn(&Task) -> bool| first.iter().filter(move |task| wanted(task)).cloned();
        let ballots = of(|task| matches!(task, Task::Ballots { .. }));
        Ok(Self {
            stretches: results(job, store, ballots, |told: &BallotsTold| (&told.task, &told.context))?,
            joins: results(job, store, second, |told: &JoinTold| (&told.task, &told.context))?,
            weighs: results(job, store, third, |told: &WeighTold| (&told.task, &told.context))?,
            files: results(job, store, of(|t| matches!(t, Task::Roll { .. })), |told: &RollTold| {
                (&told.task, &told.context)
            })?,
            voters: results(job, store, of(|t| matches!(t, Task::Voters { .. })), |told: &VotersTold| {
                (&told.task, &told.context)
            })?,
        })
    }

    /// Every pass was made from the results of the one before that are there now.
    fn consistent(&self, job: &Job, store: &dyn Store) -> Result<(), ShardError> {
        let first = first_pass(job, store)?;
        if let Some((task, ..)) = self.joins.iter().find(|(_, _, told)| told.told.inputs != first) {
            return Err(ShardError::Stale(task.clone()));
        }
        let second = names(self.joins.iter().map(|(_, name, _)| *name));
        match self.weighs.iter().find(|(_, _, told)| told.told.inputs != second) {
            Some((task, ..)) => Err(ShardError::Stale(task.clone())),
            None => Ok(()),
        }
    }

    /// What is shown of every stretch.
    fn told(&self, job: &Job) -> Vec<Stretch> {
        let both = self.stretches.iter().zip(&self.weighs);
        both.filter_map(|((task, name, ballots), (_, other, weigh))| {
            let (ballots, weigh) = (&ballots.told, &weigh.told);
            let Task::Ballots { first, count } = *task else { return None };
            let within = first..first + count;
            let mut rejected: Vec<(u64, u16)> =
                self.rejected(ballots).filter(|(index, _)| within.contains(index)).collect();
            rejected.sort_unstable();
            rejected.dedup();
            let read =
                ballots.sums.values().filter_map(Sums::tally).map(|tally| tally.ballots()).sum::<u64>();
            Some(Stretch {
                shard: task.id(job),
                first,
                count,
                input: ballots.input,
                root: ballots.root,
                counted: read.saturating_sub(weigh.superseded),
                superseded: weigh.superseded,
                rejected,
                results: [*name, *other],
            })
        })
        .collect()
    }

    /// What is refused: of this stretch, and of the parts of all credentials.
    fn rejected<'a>(&'a self, ballots: &'a BallotsTold) -> impl Iterator<Item = (u64, u16)> + 'a {
        let joins = || self.joins.iter().map(|(_, _, told)| &told.told);
        let bytes = ballots.bytes_faults.iter().map(|(index, _)| (*index, 301));
        let strangers = joins().flat_map(|told| &told.strangers).map(|(index, ..)| (*index, 302));
        let strays = joins().flat_map(|told| &told.strays).map(|(index, ..)| (*index, 303));
        let proofs = ballots.proof_faults.iter().map(|(index, _)| (*index, 304));
        let repeated = joins().flat_map(|told| &told.repeated).map(|(index, ..)| (*index, 305));
        bytes.chain(strangers).chain(strays).chain(proofs).chain(repeated)
    }

    fn taken(self, job: &Job) -> Result<Taken, ShardError> {
        let mut voters: BTreeMap<u16, Vec<VotersTold>> = BTreeMap::new();
        for (task, _, told) in self.voters {
            if let Task::Voters { roll, .. } = task {
                voters.entry(roll).or_default().push(told.told);
            }
        }
        let file = |(task, _, told): (Task, Bytes32, super::blob::Told<RollTold>)| match task {
            Task::Roll { roll } => Some((roll, told.told)),
            _ => None,
        };
        Ok(Taken {
            judged: job.judged(),
            sizes: job.rolls().clone(),
            stretches: self.stretches.into_iter().map(|(_, _, told)| told.told).collect(),
            joins: self.joins.into_iter().map(|(_, _, told)| told.told).collect(),
            weighs: self.weighs.into_iter().map(|(_, _, told)| told.told).collect(),
            files: self.files.into_iter().filter_map(file).collect(),
            voters,
        })
    }
}

impl Taken {
    /// Every roll could be read as one; of others only a verification in one piece says what is wrong with them.
    fn covers(&self, job: &Job) -> Result<(), ShardError> {
        for (roll, size) in job.rolls() {
            let file = self.files.get(roll);
            let length = file.and_then(|file| file.length);
            let stretches = self.voters.get(roll).map(Vec::as_slice).unwrap_or_default();
            let whole = stretches.iter().all(|told| told.whole);
            if let Some(file) = file.filter(|file| whole && file.length == Some(size * RECORD as u64)) {
                let others = stretches.iter().zip(&file.inputs).find(|(told, input)| told.input != **input);
                if let Some((told, _)) = others {
                    return Err(ShardError::Altered(told.task.clone()));
                }
            }
            if length != Some(size * RECORD as u64) || !whole {
                return Err(ShardError::NotCut(format!(
                    "the file of roll {roll} is not what is signed of it"
                )));
            }
        }
        Ok(())
    }

    /// Documents are read here: of them nobody's word is taken. There are few, and few bundles hold any.
    fn check_documents(&self, files: &dyn RecordFiles, job: &Job) -> Result<(), ShardError> {
        for told in &self.stretches {
            let Task::Ballots { first, .. } = told.task else { continue };
            let roots = ballots::Stretch::of(job, first, told);
            if !told.tiles() || ballots::Stretch::root(told) != Some(told.root) {
                return Err(ShardError::Altered(told.task.clone()));
            }
            let source = Source { files, tree: &roots };
            let mut bundle: Option<Bundle> = None;
            for (index, entry) in &told.documents {
                if !bundle.as_ref().is_some_and(|bundle| bundle.indices().contains(index)) {
                    bundle = Some(source.bundle(*index).map_err(|changed| ShardError::Changed(changed.0))?);
                }
                let own = bundle.as_ref().map_or(&[][..], |bundle| bundle.entry(*index));
                if BASE64.decode(entry.as_bytes()).ok().as_deref() != Some(own) {
                    return Err(ShardError::Altered(told.task.clone()));
                }
            }
        }
        Ok(())
    }
}

impl Pieces for Taken {
    fn entries(&mut self, entries: &mut Entries) -> Result<(), Unreadable> {
        for told in &mut self.stretches {
            for leaves in told.leaves() {
                let added = entries.tree.append(leaves);
                added.map_err(|e| ("tile/entries".to_owned(), e.to_string()))?;
            }
            let read = told.read();
            entries.take(read);
            entries.tile_faults.append(&mut told.tile_faults);
            if let Some(fault) = told.incomplete.take() {
                return Err(fault);
            }
        }
        Ok(())
    }

    /// Nothing, if they were judged under something else than this record says.
    fn ballots(mut self: Box<Self>, facts: &mut Facts<'_>) {
        if job::judged(facts) != self.judged || job::rolls(facts) != self.sizes {
            facts.other = true;
            return;
        }
        for (roll, file) in std::mem::take(&mut self.files) {
            let stretches = self.voters.remove(&roll).unwrap_or_default();
            facts.rolls.insert(roll.into(), roll_file(file, &stretches));
        }
        let Some(counted) = self.counted(facts) else {
            facts.other = true;
            return;
        };
        facts.counted = counted;
        facts.resumed = self.stretches.iter().map(|told| told.ballots).sum();
        facts.ballots = Ok(self.found());
    }
}

impl Taken {
    /// By roll, all ballots once, how many count with which weight, and what that corrects; `None` if sums are no points.
    fn counted(&self, facts: &Facts<'_>) -> Option<BTreeMap<usize, RollTally>> {
        let mut all: BTreeMap<usize, RollTally> =
            facts.relations.keys().map(|roll| (*roll, RollTally::default())).collect();
        let sums =
            self.stretches.iter().map(|told| &told.sums).chain(self.weighs.iter().map(|told| &told.sums));
        for (roll, sums) in sums.flatten() {
            all.entry(*roll).or_default().merge(&sums.tally()?);
        }
        for (roll, weights) in self.joins.iter().flat_map(|told| &told.counts) {
            let tally = all.entry((*roll).into()).or_default();
            weights.iter().for_each(|(weight, n)| tally.count_many(*weight, *n));
        }
        Some(all)
    }

    fn found(&self) -> BallotFacts {
        let mut found = BallotFacts {
            count: self.stretches.iter().map(|told| told.ballots).sum(),
            bytes_faults: Lowest::default(),
            proof_faults: Lowest::default(),
            unread: self.stretches.iter().filter_map(|told| told.unread).min(),
            strangers: Lowest::default(),
            no_roll: self.joins.iter().filter_map(|told| told.no_roll).min(),
            strays: Lowest::default(),
            repeated: Vec::new(),
        };
        for told in &self.stretches {
            told.bytes_faults.iter().for_each(|(index, why)| found.bytes_faults.push(*index, why.clone()));
            told.proof_faults.iter().for_each(|(index, why)| found.proof_faults.push(*index, why.clone()));
        }
        let mut repeated: Lowest<(u64, u16), u64> = Lowest::default();
        for told in &self.joins {
            told.strangers.iter().for_each(|(index, roll, key)| found.strangers.push(*index, (*roll, key.0)));
            told.strays.iter().for_each(|(index, said, right)| found.strays.push(*index, (said.0, right.0)));
            told.repeated
                .iter()
                .for_each(|(index, contest, before)| repeated.push((*index, *contest), *before));
        }
        found.repeated = repeated.iter().map(|((index, _), before)| (*index, *before)).collect();
        found
    }
}

impl BallotsTold {
    /// As if it had been read here.
    fn read(&self) -> BundleRead {
        let mut read = BundleRead::default();
        for (index, entry) in &self.documents {
            let bytes = BASE64.decode(entry.as_bytes()).unwrap_or_default();
            read.entry(*index, &bytes, &leaf_hash(&bytes));
        }
        self.runs.iter().for_each(|(start, end)| read.ballots.push_run(*start..*end));
        self.unreadable.iter().for_each(|(index, why)| read.unreadable.push(*index, why.clone()));
        self.unknown_version.iter().for_each(|(index, why)| read.unknown_version.push(*index, why.clone()));
        self.ballot_version.iter().for_each(|(index, why)| read.ballot_version.push(*index, why.clone()));
        read
    }
}

/// A roll's file, as if it had been read here.
fn roll_file(file: RollTold, stretches: &[VotersTold]) -> RollFile {
    let faults = || stretches.iter().filter_map(|told| told.fault);
    let weight = faults().find(|fault| matches!(fault, Fault::Weight(_)));
    let order = faults().chain(between(stretches)).filter(|fault| matches!(fault, Fault::Order(_)));
    let order = order.min_by_key(|fault| match fault {
        Fault::Weight(record) | Fault::Order(record) => *record,
    });
    let length = file.length.unwrap_or_default();
    let summary = RollSummary {
        voters: length / RECORD as u64,
        total_weight: stretches.iter().map(|told| told.total_weight).sum(),
        fault: weight.or(order).map(Into::into),
    };
    RollFile { length, sha256: file.sha256, root: file.root, summary: Ok(summary) }
}

/// Where a stretch does not ascend from the one before.
fn between(stretches: &[VotersTold]) -> impl Iterator<Item = Fault> {
    stretches.windows(2).filter_map(|pair| match (&pair[0].ends, &pair[1]) {
        (
            Some((_, last)),
            VotersTold { ends: Some((first, _)), task: Task::Voters { first: record, .. }, .. },
        ) if last >= first => Some(Fault::Order(*record)),
        _ => None,
    })
}

//! What all tasks are about: a record of one moment, how its ballots are judged, and how it is cut.

use super::{ShardError, Task};
use crate::facts::Facts;
use crate::opened::beginning;
use crate::reading::MAX_ENTRIES;
use crate::rolls::MAX_VOTERS;
use crate::{Options, Published, RecordFiles, gather};
use ostrakon_election::cast::ballot_length;
use ostrakon_group::{Bytes32, SortedMap, sha256};
use ostrakon_proofs::ballot::Relation;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Entries of a stretch of the log, unless told otherwise: what a piece costs beside its ballots is little beside them.
const STRETCH: u64 = 32_768;
/// Voters of a stretch of a roll; they are quicker.
const VOTERS: u64 = 4 * STRETCH;
/// Ballots of a part, about.
const PART: u64 = 1 << 18;
const MOST_PARTS: u64 = 1024;
/// More parts than anybody has machines.
const LARGEST: u32 = 65_536;

/// How a record is cut. The verdict does not depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cut {
    /// Entries of a stretch; a multiple of 256.
    pub stretch: u64,
    /// Voters of a stretch of a roll.
    pub voters: u64,
    /// Parts of all credentials.
    pub parts: u32,
}

impl Cut {
    /// For a record of so many entries.
    pub fn for_size(size: u64) -> Self {
        Self { stretch: STRETCH, voters: VOTERS, parts: size.div_ceil(PART).clamp(1, MOST_PARTS) as u32 }
    }
}

/// Of what the context is the hash.
#[derive(Serialize)]
struct Context<'a> {
    cut: &'a Cut,
    size: u64,
    root: Bytes32,
    judged: Bytes32,
    rolls: &'a BTreeMap<u16, u64>,
}

/// A record of one moment, and how it is cut.
pub struct Job {
    context: Bytes32,
    cut: Cut,
    size: u64,
    root: Bytes32,
    judged: Bytes32,
    /// Of every roll on the board, how many voters it is to have.
    rolls: BTreeMap<u16, u64>,
    /// What ballots are judged under.
    pub(super) relations: SortedMap<usize, Relation>,
    /// Whether the files of the record are named by its entries alone.
    pub(super) named: bool,
}

impl Job {
    /// Reads the record's checkpoint and first entries. Whoever does that over the same record has the same job.
    ///
    /// # Errors
    /// If it is not opened; then there are no ballots to share out.
    pub fn open(files: &dyn RecordFiles, cut: Option<Cut>) -> Result<Self, ShardError> {
        let whole = |why: String| ShardError::NotCut(why);
        let mut published = Published::open(files).map_err(|e| whole(e.to_string()))?;
        let head = published.head().ok_or_else(|| whole("its checkpoint cannot be read".into()))?;
        if head.size > MAX_ENTRIES {
            return Err(whole(format!(
                "the checkpoint claims {} entries, more than any record has",
                head.size
            )));
        }
        let beginning = beginning::find(&mut published).map_err(|e| whole(e.to_string()))?;
        let all = Options::default();
        let mut facts = Facts::new(&published, &all, &());
        facts.first = Some(beginning.size);
        gather::gather_setup(&mut facts, |_| {});
        let judged = judged(&facts);
        let rolls = rolls(&facts);
        let (root, cut) = ((*head.root.as_bytes()).into(), cut.unwrap_or_else(|| Cut::for_size(head.size)));
        if cut.stretch == 0
            || cut.stretch % 256 != 0
            || cut.voters == 0
            || !(1..=LARGEST).contains(&cut.parts)
        {
            return Err(ShardError::NoCut(format!(
                "a stretch is a multiple of 256 entries, a stretch of a roll has voters, and there are 1 to {LARGEST} parts"
            )));
        }
        if let Some((roll, size)) = rolls.iter().find(|(_, size)| **size > MAX_VOTERS) {
            return Err(whole(format!("roll {roll} has {size} voters, more than any roll has")));
        }
        let context = Context { cut: &cut, size: head.size, root, judged, rolls: &rolls };
        let context = sha256(&serde_json::to_vec(&context).unwrap_or_default()).into();
        let named = !files.is_listed();
        Ok(Self { context, cut, size: head.size, root, judged, rolls, relations: facts.relations, named })
    }

    /// Of all that results depend on: the record's head, what ballots are judged under, the cut.
    pub fn context(&self) -> Bytes32 {
        self.context
    }

    /// How it is cut.
    pub fn cut(&self) -> &Cut {
        &self.cut
    }

    /// Entries of the log.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The signed root.
    pub fn root(&self) -> Bytes32 {
        self.root
    }

    /// Parts of all credentials.
    pub fn parts(&self) -> u32 {
        self.cut.parts
    }

    /// The record as it is now, if its checkpoint is still the job's.
    pub(super) fn published<'a>(
        &self,
        files: &'a dyn RecordFiles,
    ) -> Result<Published<&'a dyn RecordFiles>, ShardError> {
        let changed = |why: &str| ShardError::Changed(format!("the checkpoint ({why})"));
        let published = Published::open(files).map_err(|e| changed(&e.to_string()))?;
        match published.head() {
            Some(head) if head.size == self.size && *head.root.as_bytes() == self.root.0 => Ok(published),
            _ => Err(changed("another head")),
        }
    }

    /// Ballots are judged under this.
    pub(super) fn judged(&self) -> Bytes32 {
        self.judged
    }

    pub(super) fn rolls(&self) -> &BTreeMap<u16, u64> {
        &self.rolls
    }

    /// The tasks of the passes, each of which needs all results of those before it.
    pub fn passes(&self) -> [Vec<Task>; 3] {
        let stretches = || pieces(self.size, self.cut.stretch);
        let ballots = stretches().map(|(first, count)| Task::Ballots { first, count });
        let files = self.rolls.keys().map(|roll| Task::Roll { roll: *roll });
        let voters = self.rolls.iter().flat_map(|(roll, size)| {
            pieces(*size, self.cut.voters).map(|(first, count)| Task::Voters { roll: *roll, first, count })
        });
        [
            // What takes longest comes first.
            files.chain(ballots).chain(voters).collect(),
            (0..self.cut.parts).map(|part| Task::Join { part }).collect(),
            stretches().map(|(first, count)| Task::Weigh { first, count }).collect(),
        ]
    }

    /// Whether this is one of them.
    pub(super) fn has(&self, task: &Task) -> bool {
        let piece = |first: u64, count: u64, all: u64, length: u64| {
            first < all && first.is_multiple_of(length) && count == length.min(all - first)
        };
        match task {
            Task::Ballots { first, count } | Task::Weigh { first, count } => {
                piece(*first, *count, self.size, self.cut.stretch)
            }
            Task::Voters { roll, first, count } => {
                self.rolls.get(roll).is_some_and(|size| piece(*first, *count, *size, self.cut.voters))
            }
            Task::Roll { roll } => self.rolls.contains_key(roll),
            Task::Join { part } => *part < self.cut.parts,
        }
    }
}

fn pieces(all: u64, length: u64) -> impl Iterator<Item = (u64, u64)> {
    (0..all.div_ceil(length)).map(move |piece| (piece * length, length.min(all - piece * length)))
}

/// A hash of what ballots are judged under: manifest, keys, the roots of the opened rolls.
pub(super) fn judged(facts: &Facts<'_>) -> Bytes32 {
    let election = facts.election().map(|election| election.0).unwrap_or_default();
    let keys = sha256(facts.keys_file.as_deref().unwrap_or_default());
    let mut bytes = [election, keys].concat();
    let opening = facts.view().openings.first().map(|opening| &opening.body);
    for (index, relation) in facts.relations.iter() {
        let id = facts.plan.as_ref().and_then(|plan| plan.manifest().rolls.get(*index)).map(|roll| &roll.id);
        let root =
            opening.and_then(|o| o.rolls.iter().find(|roll| Some(&roll.roll) == id)).map(|roll| roll.root);
        bytes.extend_from_slice(&(*index as u64).to_be_bytes());
        bytes.extend_from_slice(&root.map(|root| root.0).unwrap_or_default());
        bytes.extend_from_slice(&(ballot_length(relation) as u64).to_be_bytes());
    }
    sha256(&bytes).into()
}

/// Of every roll on the board the size that is signed, the largest if there are several.
pub(super) fn rolls(facts: &Facts<'_>) -> BTreeMap<u16, u64> {
    let Some(plan) = &facts.plan else { return BTreeMap::new() };
    let sizes = plan.manifest().rolls.iter().zip(0u16..).filter_map(|(roll, index)| {
        let signed = facts.view().rolls.iter().filter(|r| r.body.roll == roll.id).map(|r| r.body.size);
        Some((index, signed.max()?))
    });
    sizes.collect()
}

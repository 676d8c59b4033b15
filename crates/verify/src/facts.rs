//! What is known of a record while its checks run. Facts are read leniently; judging them is the checks' work.

use crate::ballots::BallotFacts;
use crate::{FileEntry, Options, Progress, RecordFiles};
use ostrakon_charter::{Charter, Id, Verdict};
use ostrakon_election::board::{Entry, Head, View};
use ostrakon_election::decrypt::VerifiedShare;
use ostrakon_election::roll::Voter;
use ostrakon_election::setup::{Dealing, ElectionKeys, Plan};
use ostrakon_election::tally::{CountedBallots, EncryptedTally};
use ostrakon_group::{Bytes32, Point};
use ostrakon_proofs::ballot::Relation;
use ostrakon_tlog::checkpoint::{LogKey, SignedCheckpoint, VerifiedCheckpoint};
use ostrakon_tlog::tree::MerkleTree;
use std::collections::{BTreeMap, BTreeSet};

/// An entry that was read, or why not.
pub(crate) enum Parsed {
    /// Read; `canonical` is the refusal of its exact bytes, if any.
    Entry { entry: Entry, canonical: Option<String> },
    /// Not read: `version` if its type or version is unknown.
    Refused { version: bool, why: String },
}

/// The final attempt of the ceremony.
pub(crate) struct Ceremony {
    pub(crate) attempt: u32,
    pub(crate) round1: [u8; 32],
    pub(crate) hash: Option<[u8; 32]>,
    /// By trustee; `None` where a dealing does not decode.
    pub(crate) dealings: Vec<Option<Dealing>>,
}

/// One roll as its file says.
pub(crate) struct RollFacts {
    pub(crate) voters: BTreeMap<[u8; 32], u32>,
    pub(crate) list: Vec<Voter>,
}

pub(crate) struct Facts<'a> {
    pub(crate) files: &'a dyn RecordFiles,
    pub(crate) options: &'a Options,
    pub(crate) progress: &'a dyn Progress,

    pub(crate) listing: Result<Vec<FileEntry>, String>,
    pub(crate) checkpoint: Result<SignedCheckpoint, String>,
    /// Why the entries are not all there.
    pub(crate) incomplete: Option<String>,
    pub(crate) bundle_faults: Vec<(String, String)>,
    /// Side files and bundles that could not be read: (path, why).
    pub(crate) unread: Vec<(String, String)>,
    pub(crate) entries: Vec<Vec<u8>>,
    pub(crate) parsed: Vec<Parsed>,
    pub(crate) tree: MerkleTree,
    pub(crate) view: View,

    pub(crate) plan: Option<Plan>,
    pub(crate) plan_fault: Option<String>,
    pub(crate) charter_bytes: Option<Vec<u8>>,
    pub(crate) charter: Option<Charter>,
    pub(crate) log_key: Option<LogKey>,
    pub(crate) verified_checkpoint: Option<VerifiedCheckpoint>,

    pub(crate) ceremony: Option<Ceremony>,
    pub(crate) keys: Option<ElectionKeys>,
    pub(crate) keys_file: Option<Vec<u8>>,
    pub(crate) roll_files: BTreeMap<usize, Vec<u8>>,
    pub(crate) rolls: BTreeMap<usize, RollFacts>,
    pub(crate) relations: BTreeMap<usize, Relation>,

    pub(crate) counted: BTreeMap<usize, CountedBallots>,
    pub(crate) ballots: Result<Vec<BallotFacts>, String>,
    pub(crate) tallies: Vec<EncryptedTally>,
    /// A_Σ and B_Σ as each tally document states them, by contest.
    pub(crate) stated: BTreeMap<usize, StatedTally>,
    /// The shares that are recombined, by contest.
    pub(crate) shares: BTreeMap<usize, Vec<VerifiedShare>>,
    /// The orders that lots drew, by contest.
    pub(crate) lots: BTreeMap<usize, Vec<Id>>,
    pub(crate) verdicts: Vec<Verdict>,
}

/// What a tally document states, decoded.
pub(crate) struct StatedTally {
    pub(crate) a: Point,
    pub(crate) b: Vec<Point>,
    pub(crate) too_few: bool,
    pub(crate) weight: u64,
    pub(crate) counted: u64,
}

impl<'a> Facts<'a> {
    pub(crate) fn new(files: &'a dyn RecordFiles, options: &'a Options, progress: &'a dyn Progress) -> Self {
        Self {
            files,
            options,
            progress,
            listing: Err("not listed".into()),
            checkpoint: Err("not read".into()),
            incomplete: None,
            bundle_faults: Vec::new(),
            unread: Vec::new(),
            entries: Vec::new(),
            parsed: Vec::new(),
            tree: MerkleTree::new(),
            view: View::default(),
            plan: None,
            plan_fault: None,
            charter_bytes: None,
            charter: None,
            log_key: None,
            verified_checkpoint: None,
            ceremony: None,
            keys: None,
            keys_file: None,
            roll_files: BTreeMap::new(),
            rolls: BTreeMap::new(),
            relations: BTreeMap::new(),
            counted: BTreeMap::new(),
            ballots: Err("not read".into()),
            tallies: Vec::new(),
            stated: BTreeMap::new(),
            shares: BTreeMap::new(),
            lots: BTreeMap::new(),
            verdicts: Vec::new(),
        }
    }

    /// A side file, remembered as missing if it is not read.
    pub(crate) fn side_file(&mut self, path: &str, limit: u64) -> Option<Vec<u8>> {
        match self.files.read(path, limit) {
            Ok(bytes) => Some(bytes),
            Err(error) => {
                self.unread.push((path.into(), error.to_string()));
                None
            }
        }
    }

    /// The leaf hash of an entry.
    pub(crate) fn leaf(&self, index: u64) -> [u8; 32] {
        self.tree.leaves().get(index as usize).map_or([0; 32], |leaf| *leaf.as_bytes())
    }

    /// Size and root of the tree of the first `size` entries.
    pub(crate) fn head_at(&self, size: u64) -> Option<Head> {
        self.tree.head_at(size).ok().map(Head::from)
    }

    /// The head that ends with the closing.
    pub(crate) fn closing_head(&self) -> Option<Head> {
        self.head_at(self.view.closings.first()?.index + 1)
    }

    /// The index of the contest of this name.
    pub(crate) fn contest(&self, id: &str) -> Option<usize> {
        self.plan.as_ref()?.contest(id).map(|(index, _)| index)
    }

    /// The tally documents' leaf hashes, in their order.
    pub(crate) fn tally_leaves(&self) -> Vec<[u8; 32]> {
        self.view.tallies.iter().map(|t| self.leaf(t.index)).collect()
    }

    /// The trustees that have a place in the manifest.
    pub(crate) fn is_trustee(&self, number: u16) -> bool {
        self.plan.as_ref().is_some_and(|p| p.manifest().trustee(number).is_some())
    }

    /// The keys of who may sign as trustee.
    pub(crate) fn election(&self) -> Option<Bytes32> {
        self.plan.as_ref().map(Plan::election)
    }

    /// Every path that this record should have, as far as its entries say; with size limits.
    pub(crate) fn expected_paths(&self) -> BTreeSet<String> {
        use ostrakon_election::board::{CHARTER_PATH, KEYS_PATH, Log, dealing_path, roll_path};
        let mut expected: BTreeSet<String> = Log::paths(self.entries.len() as u64).into_iter().collect();
        expected.insert(ostrakon_tlog::tiles::CHECKPOINT_PATH.into());
        expected.insert(CHARTER_PATH.into());
        expected.extend(self.view.dealings.iter().map(|d| dealing_path(d.body.attempt, d.body.trustee)));
        let trustees = self.plan.as_ref().map_or(0, |p| p.manifest().trustee_count());
        let attempt = self.view.attempt();
        let acknowledged: BTreeSet<u16> = self
            .view
            .acknowledgements
            .iter()
            .filter(|a| a.body.attempt == attempt)
            .map(|a| a.body.trustee)
            .collect();
        if trustees > 0 && acknowledged.len() >= trustees {
            expected.insert(KEYS_PATH.into());
        }
        let rolls = self.view.rolls.iter().filter_map(|r| self.roll_index(r.body.roll.as_str()));
        expected.extend(rolls.map(roll_path));
        expected
    }

    /// The index of the roll of this name.
    pub(crate) fn roll_index(&self, id: &str) -> Option<usize> {
        self.plan.as_ref()?.manifest().rolls.iter().position(|r| r.id.as_str() == id)
    }
}

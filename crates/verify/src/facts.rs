//! What is known of a record while its checks run. Facts are read leniently; judging them is the checks' work.

use crate::ballots::BallotFacts;
use crate::bundle::{Bundle, Changed, Source};
use crate::entries::Entries;
use crate::listing::Listing;
use crate::register::RegisterCopy;
use crate::report::Particulars;
use crate::rolls::RollFile;
use crate::{Options, Progress, RecordFiles};
use ostrakon_charter::{Charter, Id, Verdict};
use ostrakon_election::board::{CHARTER_PATH, Head, View, sides};
use ostrakon_election::certify::Background;
use ostrakon_election::decrypt::VerifiedShare;
use ostrakon_election::document::SignedDocument;
use ostrakon_election::setup::{Dealing, ElectionKeys, Plan};
use ostrakon_election::tally::{EncryptedTally, RollTally};
use ostrakon_group::{Bytes32, Point, SortedMap, SortedSet};
use ostrakon_proofs::ballot::Relation;
use ostrakon_register::RollSize;
use ostrakon_tlog::checkpoint::{LogKey, SignedCheckpoint, VerifiedCheckpoint};
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use std::collections::{BTreeMap, BTreeSet};

/// A record's entries, rolls and ballots, read and verified elsewhere. A device that only judges a setup is built without them.
pub(crate) trait Pieces: Sync {
    /// Adds all entries; or those before one that cannot be read, with where and why.
    fn entries(&mut self, entries: &mut Entries) -> Result<(), (String, String)>;
    /// What is found of rolls and ballots.
    fn ballots(self: Box<Self>, facts: &mut Facts<'_>);
}

/// The final attempt of the ceremony.
pub(crate) struct Ceremony {
    pub(crate) attempt: u32,
    pub(crate) round1: [u8; 32],
    pub(crate) hash: Option<[u8; 32]>,
    /// By trustee; `None` where a dealing does not decode.
    pub(crate) dealings: Vec<Option<Dealing>>,
}

pub(crate) struct Facts<'a> {
    pub(crate) files: &'a dyn RecordFiles,
    pub(crate) options: &'a Options,
    pub(crate) progress: &'a dyn Progress,

    /// What was read and verified in pieces, by others.
    pub(crate) pieces: Option<Box<dyn Pieces>>,
    /// What was taken was judged under something else than this record says.
    pub(crate) other: bool,
    /// Only so many first entries are read and judged, those of the setup; otherwise all.
    pub(crate) first: Option<u64>,
    pub(crate) listing: Result<Listing, String>,
    pub(crate) checkpoint: Result<SignedCheckpoint, String>,
    /// Why the entries are not all there.
    pub(crate) incomplete: Option<String>,
    pub(crate) bundle_faults: Vec<(String, String)>,
    /// Side files and bundles that could not be read: (path, why).
    pub(crate) unread: Vec<(String, String)>,
    /// Bundles that were others when they were read again.
    pub(crate) changed: Vec<String>,
    pub(crate) entries: Entries,
    /// The head that ends with the closing.
    pub(crate) closing: Option<Head>,

    pub(crate) plan: Option<Plan>,
    pub(crate) plan_fault: Option<String>,
    pub(crate) charter_bytes: Option<Vec<u8>>,
    pub(crate) charter: Option<Charter>,
    pub(crate) log_key: Option<LogKey>,
    pub(crate) verified_checkpoint: Option<VerifiedCheckpoint>,

    /// The copy of the register, if the manifest names one.
    pub(crate) register: Option<RegisterCopy>,
    /// What verdicts need of it; nothing if it is named and cannot be read.
    pub(crate) background: Option<Background>,

    pub(crate) ceremony: Option<Ceremony>,
    pub(crate) keys: Option<ElectionKeys>,
    pub(crate) keys_file: Option<Vec<u8>>,
    pub(crate) rolls: SortedMap<usize, RollFile>,
    /// Larger ones are not read.
    pub(crate) most_voters: u64,
    /// Why this machine did not read them all.
    pub(crate) rolls_stopped: Option<String>,
    pub(crate) relations: SortedMap<usize, Relation>,

    /// What the board has of every roll.
    pub(crate) counted: BTreeMap<usize, RollTally>,
    pub(crate) ballots: Result<BallotFacts, String>,
    /// Ballots that an interrupted verification had verified.
    pub(crate) resumed: u64,
    pub(crate) tallies: Vec<EncryptedTally>,
    /// A_Σ and B_Σ as each tally document states them, by contest.
    pub(crate) stated: BTreeMap<usize, StatedTally>,
    /// The shares that are recombined, by contest.
    pub(crate) shares: BTreeMap<usize, Vec<VerifiedShare>>,
    /// The orders that lots drew, by contest.
    pub(crate) lots: BTreeMap<usize, Vec<Id>>,
    pub(crate) verdicts: Vec<Verdict>,
    /// Bar and seats of every contest.
    pub(crate) particulars: Vec<Particulars>,
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
            pieces: None,
            other: false,
            first: None,
            listing: Err("not listed".into()),
            checkpoint: Err("not read".into()),
            incomplete: None,
            bundle_faults: Vec::new(),
            unread: Vec::new(),
            changed: Vec::new(),
            entries: Entries::default(),
            closing: None,
            plan: None,
            plan_fault: None,
            charter_bytes: None,
            charter: None,
            log_key: None,
            verified_checkpoint: None,
            register: None,
            background: None,
            ceremony: None,
            keys: None,
            keys_file: None,
            rolls: SortedMap::new(),
            most_voters: u64::MAX,
            rolls_stopped: None,
            relations: SortedMap::new(),
            counted: BTreeMap::new(),
            ballots: Err("not read".into()),
            resumed: 0,
            tallies: Vec::new(),
            stated: BTreeMap::new(),
            shares: BTreeMap::new(),
            lots: BTreeMap::new(),
            verdicts: Vec::new(),
            particulars: Vec::new(),
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

    /// Documents by type, and where the ballots are.
    pub(crate) fn view(&self) -> &View {
        &self.entries.view
    }

    /// The leaf hash of a document.
    pub(crate) fn leaf(&self, index: u64) -> [u8; 32] {
        self.entries.document(index).map_or([0; 32], |posted| posted.leaf)
    }

    /// A document with its signatures.
    pub(crate) fn signed(&self, index: u64) -> Option<SignedDocument> {
        self.entries.document(index).map(|posted| (*posted.document).clone())
    }

    /// Where bundles are read again.
    pub(crate) fn source(&self) -> Source<'_> {
        Source { files: self.files, tree: &self.entries.tree }
    }

    /// Size and root of the tree of the first `size` entries; none if there are fewer.
    pub(crate) fn head_at(&self, size: u64) -> Result<Option<Head>, Changed> {
        let mut changed = None;
        let head = self.entries.tree.head_at(size, |bundle| {
            let read = self.source().bundle(bundle * 256);
            read.map(Bundle::into_leaves).map_err(|e| changed = Some(e)).ok()
        });
        changed.map_or(Ok(head.map(Head::from)), Err)
    }

    /// As [`Self::head_at`], to hold against what the log signed elsewhere: of entries that are there and were not read nothing is said.
    pub(crate) fn head_to_compare(&self, size: u64) -> Result<Option<Head>, String> {
        match &self.incomplete {
            Some(why) if size > self.entries.size() => {
                Err(format!("needs entries that were not read ({why})"))
            }
            _ => self.head_at(size).map_err(|Changed(_)| Changed::WHAT.into()),
        }
    }

    /// The index of the contest of this name.
    pub(crate) fn contest(&self, id: &str) -> Option<usize> {
        self.plan.as_ref()?.contest(id).map(|(index, _)| index)
    }

    /// The tally documents' leaf hashes, in their order.
    pub(crate) fn tally_leaves(&self) -> Vec<[u8; 32]> {
        self.view().tallies.iter().map(|t| self.leaf(t.index)).collect()
    }

    /// The trustees that have a place in the manifest.
    pub(crate) fn is_trustee(&self, number: u16) -> bool {
        self.plan.as_ref().is_some_and(|p| p.manifest().trustee(number).is_some())
    }

    /// The keys of who may sign as trustee.
    pub(crate) fn election(&self) -> Option<Bytes32> {
        self.plan.as_ref().map(Plan::election)
    }

    /// Every path that this record should have beside its log files, as far as its entries say; of lengths they say nothing.
    pub(crate) fn expected_others(&self) -> SortedMap<String, u64> {
        let mut expected = vec![CHECKPOINT_PATH.to_owned(), CHARTER_PATH.to_owned()];
        let manifest = self.plan.as_ref().map(Plan::manifest);
        expected.extend(
            manifest.into_iter().flat_map(|manifest| sides(self.view(), manifest)).map(|(path, _)| path),
        );
        expected.extend(self.register.iter().flat_map(RegisterCopy::paths));
        SortedMap::of_many(expected.into_iter().map(|path| (path, 0)).collect())
    }

    /// Have all trustees acknowledged, so that the keys are published?
    pub(crate) fn all_acknowledged(&self) -> bool {
        let trustees = self.plan.as_ref().map_or(0, |p| p.manifest().trustee_count());
        let (view, attempt) = (self.view(), self.view().attempt());
        let of_attempt = view.acknowledgements.iter().filter(|a| a.body.attempt == attempt);
        let acknowledged: SortedSet<u16> = of_attempt.map(|a| a.body.trustee).collect();
        trustees > 0 && acknowledged.len() >= trustees
    }

    /// The keys of officers whom the election concerns.
    pub(crate) fn concerned_officers(&self) -> BTreeSet<Bytes32> {
        let state = self.register.as_ref().and_then(RegisterCopy::state);
        let plan = self.plan.as_ref();
        state.zip(plan).map(|(state, plan)| state.concerned_officers(plan.manifest())).unwrap_or_default()
    }

    /// Size and weight of a roll, as the registrar signs them.
    pub(crate) fn roll_size(&self, index: usize) -> Option<RollSize> {
        let id = &self.plan.as_ref()?.manifest().rolls.get(index)?.id;
        let signed = self.view().rolls.iter().find(|roll| roll.body.roll == *id)?;
        Some(RollSize { size: signed.body.size, total_weight: signed.body.total_weight })
    }

    /// The index of the roll of this name.
    pub(crate) fn roll_index(&self, id: &str) -> Option<usize> {
        self.plan.as_ref()?.manifest().rolls.iter().position(|r| r.id.as_str() == id)
    }
}

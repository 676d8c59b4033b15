//! What later steps may build on: only as far as the checks before them passed.

use crate::facts::Facts;
use crate::{Report, Status};
use ostrakon_charter::{Charter, Verdict};
use ostrakon_election::board::{Head, View};
use ostrakon_election::certify::Background;
use ostrakon_election::decrypt::VerifiedShare;
use ostrakon_election::setup::{ElectionKeys, Plan};
use ostrakon_election::tally::EncryptedTally;
use ostrakon_group::Bytes32;
use std::collections::{BTreeMap, BTreeSet};

/// A record whose checks 1xx to 5xx passed, with what was computed on the way.
#[derive(Debug)]
pub struct Evidence {
    /// The compiled manifest.
    pub plan: Plan,
    /// The charter.
    pub charter: Charter,
    /// All keys, recomputed.
    pub keys: ElectionKeys,
    /// The board's documents.
    pub view: View,
    /// The tree that ends with the closing.
    pub closing: Head,
    /// The whole tree.
    pub head: Head,
    /// Every contest's sums, recomputed from verified ballots, in order.
    pub tallies: Vec<EncryptedTally>,
    /// The tally documents' leaf hashes, in order.
    pub tally_leaves: Vec<[u8; 32]>,
    /// Leaf hash of the result, if it is there.
    pub result: Option<[u8; 32]>,
    /// Shares whose proofs hold, by contest; empty unless the checks to 602 passed, and 604.
    pub shares: BTreeMap<usize, Vec<VerifiedShare>>,
    /// What the register says of the contests; the default if the manifest names none.
    pub background: Background,
    /// Officers whom the election concerns: their signatures do not count (spec 7.9).
    pub concerned: BTreeSet<Bytes32>,
    /// The charter's verdicts; empty unless all checks to 701 passed.
    pub verdicts: Vec<Verdict>,
}

impl Evidence {
    pub(crate) fn from_facts(report: &Report, facts: Facts<'_>) -> Option<Self> {
        // Whoever signs something must have verified it in one go: what an interrupted verification kept is its user's word only.
        if !report.passed_through(599) || facts.resumed > 0 {
            return None;
        }
        let closing = facts.closing?;
        let head = facts.entries.tree.head().into();
        let tally_leaves = facts.tally_leaves();
        let result = facts.view().results.first().map(|r| facts.leaf(r.index));
        let concerned = facts.concerned_officers();
        let Facts { plan, background, charter, keys, entries, tallies, mut shares, mut verdicts, .. } = facts;
        // 603 judges a result, which is made of these.
        if !(report.passed_through(602)
            && report.checks().iter().any(|c| c.id.number() == 604 && c.status == Status::Passed))
        {
            shares.clear();
        }
        if !report.passed_through(701) {
            verdicts.clear();
        }
        let (plan, charter, keys) = (plan?, charter?, keys?);
        Some(Self {
            plan,
            charter,
            keys,
            view: entries.view,
            closing,
            head,
            tallies,
            tally_leaves,
            result,
            shares,
            background: background.unwrap_or_default(),
            concerned,
            verdicts,
        })
    }
}

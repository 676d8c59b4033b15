//! Officers who do not certify what concerns them (spec 7.9).

use crate::State;
use ostrakon_charter::Id;
use ostrakon_election::setup::{About, ElectionManifest};
use ostrakon_group::Bytes32;
use std::collections::BTreeSet;

impl State {
    /// The keys of officers whom the election concerns, and whose signatures do not count (spec 7.9): they stand for
    /// an office in it, or it may recall them.
    pub fn concerned_officers(&self, manifest: &ElectionManifest) -> BTreeSet<Bytes32> {
        let mut persons: BTreeSet<Id> = BTreeSet::new();
        for contest in &manifest.contests {
            if self.charter().vote(&contest.vote).is_some_and(|vote| vote.fills().is_some()) {
                persons.extend(contest.options.iter().map(|option| option.id.clone()));
            }
            persons.extend(contest.about.iter().flat_map(|about| self.recalled_officers(about)));
        }
        let concerned = self.officers().iter().filter(|officer| persons.contains(&officer.person));
        concerned.map(|officer| officer.key).collect()
    }

    /// Officers who hold an office that a contest may recall.
    pub(super) fn recalled_officers(&self, about: &About) -> BTreeSet<Id> {
        let persons =
            about.holdings.iter().filter_map(|leaf| self.holding(leaf)).map(|holding| &holding.person);
        let is_officer = |person: &&Id| self.officers().iter().any(|officer| officer.person == **person);
        persons.filter(is_officer).cloned().collect()
    }
}

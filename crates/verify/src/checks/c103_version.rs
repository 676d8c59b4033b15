//! 103: types, version and suite are those of this specification.

use super::{Findings, Ran, c102_canonical::complete, entry};
use crate::facts::Facts;
use ostrakon_election::setup::ElectionManifest;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    for (index, why) in facts.entries.unknown_version.iter() {
        out.fail(entry(*index), format!("a document of a type that this version does not know: {why}"));
    }
    facts.entries.ballot_version.iter().for_each(|(index, why)| out.fail(entry(*index), why));
    for manifest in &facts.view().manifests {
        let suite = &manifest.body.suite;
        if suite != ElectionManifest::SUITE {
            out.fail(
                entry(manifest.index),
                format!("suite {suite:?}, where {:?} is known", ElectionManifest::SUITE),
            );
        }
    }
    complete(facts)
}

//! 103: types, version and suite are those of this specification.

use super::{Findings, Ran, c102_canonical::complete, entry};
use crate::facts::{Facts, Parsed};
use ostrakon_election::cast::ballot_version;
use ostrakon_election::setup::ElectionManifest;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    for (index, parsed) in facts.parsed.iter().enumerate() {
        if let Parsed::Refused { version: true, why } = parsed {
            out.fail(
                entry(index as u64),
                format!("a document of a type that this version does not know: {why}"),
            );
        }
    }
    for index in &facts.view.ballots {
        if let Err(error) = ballot_version(&facts.entries[*index as usize]) {
            out.fail(entry(*index), error);
        }
    }
    for manifest in &facts.view.manifests {
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

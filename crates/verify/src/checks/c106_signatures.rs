//! 106: every document signed by exactly the role that signs it, for this election (spec 0.6, encoding.md).

use super::{Findings, Ran, c102_canonical::complete, entry, needs};
use crate::facts::Facts;
use ostrakon_election::document::{Role, SignedDocument};
use ostrakon_election::setup::ElectionManifest;
use ostrakon_group::Bytes32;

pub(super) fn run(facts: &mut Facts<'_>, out: &mut Findings) -> Ran {
    let manifest = needs(facts.view().manifests.first(), "a manifest")?;
    let (election, manifest) = (manifest.body.hash(), &manifest.body);
    for posted in &facts.entries.documents {
        if let Err(what) = check_signers(&posted.document, manifest, &election) {
            out.fail(entry(posted.index), format!("{}: {what}", posted.document.body.name()));
        }
    }
    complete(facts)
}

/// Whether a document is signed by exactly the role that signs it, for this election. A trustee who does not exist is a finding of the check that
/// counts trustees' messages: what such a one signs is not judged here.
///
/// # Errors
/// What is not so.
pub fn check_signers(
    document: &SignedDocument,
    manifest: &ElectionManifest,
    election: &Bytes32,
) -> Result<(), String> {
    if let Some(named) = document.body.election().filter(|e| e != election) {
        return Err(format!("belongs to another election ({named})"));
    }
    let (signers, needed, most) = match document.body.role() {
        Role::Organiser => (vec![manifest.organiser], 1, 1),
        Role::Registrar => (vec![manifest.registrar], 1, 1),
        Role::Trustee(number) => match manifest.trustee(number) {
            Some(trustee) => (vec![trustee.key], 1, 1),
            None => return Ok(()),
        },
        Role::Officers => {
            let keys = manifest.officer_keys();
            let most = keys.len();
            // How many must sign is 409's rule of a schedule, 702's of a certificate.
            (keys, 1, most)
        }
        Role::Nobody => (Vec::new(), 0, 0),
    };
    if document.signatures.len() > most {
        return Err(format!("{} signatures, where at most {most} belong", document.signatures.len()));
    }
    document.check_signatures(&signers, needed).map_err(|e| e.to_string())
}

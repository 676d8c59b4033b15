//! What a manifest says of the register that it pins (spec 9.5).

use crate::State;
use ostrakon_election::setup::{ElectionManifest, NamedKey};

impl State {
    /// What of the manifest is not as it stands here, the head that it pins: the register's origin and key, charter,
    /// officers, quorum; empty if nothing is. That this is the head is for the caller to compare.
    pub fn manifest_faults(&self, manifest: &ElectionManifest) -> Vec<String> {
        let Some(register) = &manifest.register else {
            return vec!["the manifest names no register".into()];
        };
        let log = &self.founding().log;
        let (charter, own) = (&manifest.charter, self.charter_reference());
        let quorum = (manifest.certifiers.quorum, self.quorum());
        let faults = [
            (register.origin != log.origin).then(|| {
                format!("the manifest names a register of origin {}, this is {}", register.origin, log.origin)
            }),
            (register.key != log.key).then(|| {
                format!(
                    "the manifest names a register of key {}, this is signed by {}",
                    register.key, log.key
                )
            }),
            (charter != own).then(|| {
                format!("the manifest's charter is {}, the one that stands is {}", charter.sha256, own.sha256)
            }),
            (!self.are_officers(&manifest.certifiers.officers))
                .then(|| "the manifest's officers are not those of the register".into()),
            (quorum.0 != quorum.1).then(|| {
                format!("the manifest's quorum of officers is {}, the register's {}", quorum.0, quorum.1)
            }),
        ];
        faults.into_iter().flatten().collect()
    }

    /// The same keys and names, in the same order.
    fn are_officers(&self, named: &[NamedKey]) -> bool {
        let own = self.officers().iter().map(|officer| (officer.key, officer.name.as_str()));
        own.eq(named.iter().map(|officer| (officer.key, officer.name.as_str())))
    }
}

//! 812: each linked election with an outcome has one record, which passes, and is the one of the acts.

use super::{ElectionSummary, RECORDS};
use crate::checks::{CheckId, Findings};
use crate::{CheckReport, Directory, Options, Progress, RegisterCopy, Verification, verify};
use ostrakon_election::certify::verdicts_hash;
use ostrakon_election::document::SignedDocument;
use ostrakon_group::Bytes32;
use ostrakon_register::{Act, Election};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Verifies every record.
pub(super) fn judge(
    root: &Path,
    register: &RegisterCopy,
    options: &Options,
    progress: &dyn Progress,
) -> (CheckReport, Vec<ElectionSummary>) {
    let mut walk =
        Walk { register, wanted: wanted(register), seen: BTreeSet::new(), out: Findings::default() };
    let mut elections = Vec::new();
    let ran = match folders(root, &mut walk.out) {
        Err(why) => Err(why),
        Ok(folders) => {
            for (folder, path) in folders {
                progress.tell(&format!("elections/{folder}"));
                let verification = verify(&Directory::new(path), options, progress);
                walk.step(&folder, &verification);
                let title = verification.plan.map(|plan| plan.manifest().title.clone());
                elections.push(ElectionSummary { folder, title, report: verification.report });
            }
            walk.missing();
            Ok(())
        }
    };
    let (id, name) = RECORDS;
    (CheckReport::of(CheckId::of(id), name, walk.out, ran), elections)
}

/// The linked elections with an outcome, by manifest hash.
fn wanted(register: &RegisterCopy) -> BTreeMap<Bytes32, Election> {
    let linked = register.state().into_iter().flat_map(|state| state.elections());
    linked.filter(|e| e.outcome.is_some()).map(|e| (e.hash, e.clone())).collect()
}

/// The subdirectories of `elections/`, by name; a link is none.
fn folders(root: &Path, out: &mut Findings) -> Result<Vec<(String, PathBuf)>, String> {
    let listed =
        fs::read_dir(root.join("elections")).map_err(|e| format!("elections cannot be listed: {e}"))?;
    let mut folders = Vec::new();
    for entry in listed {
        let entry = entry.map_err(|e| format!("elections cannot be listed: {e}"))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let kind = entry.file_type().map_err(|e| format!("elections/{name}: {e}"))?;
        if kind.is_symlink() {
            out.fail(format!("elections/{name}"), "a link");
        } else if kind.is_dir() {
            folders.push((name, entry.path()));
        }
    }
    folders.sort();
    Ok(folders)
}

struct Walk<'a> {
    register: &'a RegisterCopy,
    wanted: BTreeMap<Bytes32, Election>,
    seen: BTreeSet<Bytes32>,
    out: Findings,
}

impl Walk<'_> {
    fn step(&mut self, folder: &str, verification: &Verification) {
        let place = format!("elections/{folder}");
        let failed: Vec<String> =
            verification.report.not_passed().map(|check| check.id.to_string()).collect();
        if !failed.is_empty() {
            self.out.fail(&place, format!("does not pass: {}", failed.join(", ")));
        }
        let Some(hash) = verification.plan.as_ref().map(|plan| plan.election()) else {
            self.out.fail(&place, "has no manifest that compiles");
            return;
        };
        if !self.seen.insert(hash) {
            self.out.fail(&place, "a second record of this election");
        }
        match self.wanted.get(&hash).cloned() {
            None => self.out.fail(&place, "a record of no linked election with an outcome"),
            Some(election) => self.same(&place, verification, &election),
        }
    }

    /// Manifest, certificate and verdicts are those of the acts.
    fn same(&mut self, place: &str, verification: &Verification, election: &Election) {
        let encode = |document: &Option<SignedDocument>| document.as_ref().map(SignedDocument::encode);
        if let Some(Act::ElectionLinked(act)) = self.act(election.since)
            && encode(&verification.manifest) != Some(act.manifest.encode())
        {
            self.out.fail(place, "another manifest than the register's");
        }
        let outcome = election.outcome.and_then(|(_, index)| self.act(index));
        let Some(Act::Outcome(act)) = outcome else { return };
        if encode(&verification.certificate) != Some(act.certificate.encode()) {
            self.out.fail(place, "another certificate than the register's");
        }
        if verdicts_hash(&verification.verdicts) != verdicts_hash(&act.verdicts) {
            self.out.fail(place, "comes to other verdicts than the register's");
        }
    }

    fn act(&self, index: u64) -> Option<Act> {
        let found = self.register.examined.acts.iter().find(|posted| posted.index == index);
        found.map(|posted| posted.act.body.clone())
    }

    fn missing(&mut self) {
        let missing = self.wanted.keys().filter(|hash| !self.seen.contains(*hash));
        for hash in missing {
            self.out.fail("elections", format!("no record of the election {hash}"));
        }
    }
}

//! The files beside a log, by the hashes that its entries give them (spec 4.1, 9.1).

use ostrakon_election::board::{CHARTER_PATH, KEYS_PATH, REGISTER_FOLDER, View, dealing_path, roll_path};
use ostrakon_group::{Bytes32, sha256};
use ostrakon_register::{Act, Files, SignedAct, Status, charter_path, examine};
use std::collections::{BTreeMap, BTreeSet};

/// What a log's entries say of its side files.
pub(crate) enum Sides<'a> {
    /// An election's.
    Election(&'a View),
    /// A register's: where its charters stand.
    Register(&'a BTreeSet<String>),
}

/// Where the charter stands that an act names.
pub(crate) fn charter_of(act: &[u8]) -> Option<String> {
    match SignedAct::decode(act).ok()?.body {
        Act::Founding(act) => Some(charter_path(&act.charter.sha256)),
        Act::CharterAmended(act) => Some(charter_path(&act.charter.sha256)),
        _ => None,
    }
}

impl Sides<'_> {
    /// Whether just these files belong to the log; the path of one that does not, and why.
    pub(crate) fn check(&self, files: &BTreeMap<String, Vec<u8>>) -> Result<(), (String, String)> {
        let named = self.named();
        for (path, hash) in &named {
            let bytes = files.get(path).ok_or_else(|| (path.clone(), "is missing".to_owned()))?;
            let found = Bytes32::from(sha256(bytes));
            if found != *hash {
                return Err((path.clone(), format!("has the hash {found}, not {hash} as the entries say")));
            }
        }
        self.check_register(files)?;
        match files.keys().find(|path| !named.contains_key(*path) && !path.starts_with(REGISTER_FOLDER)) {
            Some(path) => Err((path.clone(), "is named by no entry".to_owned())),
            None => Ok(()),
        }
    }

    /// Every file that is named, and its hash.
    pub(crate) fn named(&self) -> BTreeMap<String, Bytes32> {
        match self {
            Self::Election(view) => of_election(view),
            Self::Register(charters) => charters.iter().filter_map(|path| hash_in(path)).collect(),
        }
    }

    /// Whether the log has a copy of the register beside it.
    pub(crate) fn has_register(&self) -> bool {
        matches!(self, Self::Election(view) if view.manifests.first().is_some_and(|m| m.body.register.is_some()))
    }

    /// The copy of the register is the one that the manifest pins.
    fn check_register(&self, files: &BTreeMap<String, Vec<u8>>) -> Result<(), (String, String)> {
        let inside = |(path, bytes): (&String, &Vec<u8>)| {
            Some((path.strip_prefix(REGISTER_FOLDER)?.to_owned(), bytes.clone()))
        };
        let copy: Files = files.iter().filter_map(inside).collect();
        let Self::Election(view) = self else { return Ok(()) };
        let pinned = view.manifests.first().and_then(|m| m.body.register.as_ref());
        let fault = |why: &str| Err((REGISTER_FOLDER.to_owned(), why.to_owned()));
        let Some(pinned) = pinned else {
            return if copy.is_empty() { Ok(()) } else { fault("is named by no entry") };
        };
        let examined = examine(&copy);
        let sound = examined.checks.iter().all(|check| check.status == Status::Passed);
        if sound && examined.head == pinned.head {
            Ok(())
        } else {
            fault("is not the register that is pinned")
        }
    }
}

fn of_election(view: &View) -> BTreeMap<String, Bytes32> {
    let Some(manifest) = view.manifests.first().map(|m| &m.body) else { return BTreeMap::new() };
    let dealings = view.dealings.iter().map(|d| &d.body);
    let dealings = dealings.map(|d| (dealing_path(d.attempt, d.trustee), d.file.sha256));
    let place = |id: &_| manifest.rolls.iter().position(|roll| roll.id == *id);
    let rolls = view.rolls.iter().filter_map(|r| Some((roll_path(place(&r.body.roll)?), r.body.sha256)));
    let attempt = view.attempt();
    let of_attempt = view.acknowledgements.iter().map(|a| &a.body).filter(|a| a.attempt == attempt);
    let keys: BTreeMap<u16, Bytes32> = of_attempt.map(|a| (a.trustee, a.keys)).collect();
    let all = keys.len() >= manifest.trustee_count();
    let keys = keys.values().next().filter(|_| all).map(|hash| (KEYS_PATH.to_owned(), *hash));
    let charter = (CHARTER_PATH.to_owned(), manifest.charter.sha256);
    dealings.chain(rolls).chain(keys).chain([charter]).collect()
}

/// A charter's path holds its hash.
fn hash_in(path: &str) -> Option<(String, Bytes32)> {
    let hash = path.rsplit('/').next()?.strip_suffix(".toml")?;
    Some((path.to_owned(), hash.parse().ok()?))
}

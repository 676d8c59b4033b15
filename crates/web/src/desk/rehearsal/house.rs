//! The board of a rehearsal, everybody's keys, and what is entered.

use super::super::drawn;
use super::{Named, stopped};
use crate::Fault;
use data_encoding::BASE64;
use ostrakon_charter::Id;
use ostrakon_election::board::{CHARTER_PATH, Entry, Log, View};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::key_file::public;
use ostrakon_election::roll::Credential;
use ostrakon_election::setup::{
    BallotType, Certifiers, CharterReference, Contest, ContestOption, ElectionKeys, ElectionManifest,
    LogReference, NamedKey, Plan, Release, RollPlan, Witnesses,
};
use ostrakon_election::tally::EncryptedTally;
use ostrakon_group::{Bytes32, sha256};
use ostrakon_tlog::checkpoint::Checkpoint;
use ostrakon_tlog::ed25519::SecretKey;
use ostrakon_tlog::key::{KeyName, SigningKey};
use ostrakon_tlog::tiles::CHECKPOINT_PATH;
use ostrakon_trustee::{Identity, Trustee};
use ostrakon_verify::{FileEntry, ReadError, RecordFiles};
use rand_core::RngCore;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

const CHARTER: &[u8] = include_bytes!("charter.toml");
const ORIGIN: &str = "rehearsal.invalid/board";
/// Objections are heard so long, in seconds.
pub(super) const HEARD: u64 = 60;

/// Everything of the made-up vote.
pub(super) struct House {
    pub(super) plan: Plan,
    pub(super) log: Log,
    pub(super) files: BTreeMap<String, Vec<u8>>,
    pub(super) organiser: SecretKey,
    pub(super) registrar: SecretKey,
    pub(super) officer: SecretKey,
    log_key: SecretKey,
    /// Trustees 2 and 3.
    pub(super) others: Vec<Trustee>,
    /// From whom, to whom.
    pub(super) envelopes: BTreeMap<(u16, u16), Vec<u8>>,
    pub(super) voters: Vec<Credential>,
    pub(super) keys: Option<ElectionKeys>,
    pub(super) tallies: Vec<EncryptedTally>,
}

/// What a trustee sends.
#[derive(Deserialize)]
struct Posted {
    documents: Vec<SignedDocument>,
    #[serde(default)]
    files: BTreeMap<String, String>,
}

impl House {
    pub(super) fn begin(words: &Named, trustee: Bytes32, now: u64) -> Result<Self, Fault> {
        let mut rng = drawn(b"rehearsal's people")?;
        let mut key = || SecretKey::generate(&mut rng);
        let (organiser, registrar, officer, log_key) = (key(), key(), key(), key());
        let mut identity = || Identity::generate(&mut rng).map_err(|error| stopped(&error));
        let others = [identity()?, identity()?];
        let keys = [trustee, others[0].public_key(), others[1].public_key()];
        let mut nonce = [0; 16];
        rng.fill_bytes(&mut nonce);
        let manifest = ElectionManifest {
            register: None,
            suite: ElectionManifest::SUITE.into(),
            title: words.title.clone(),
            nonce: nonce.into(),
            charter: CharterReference { sha256: sha256(CHARTER).into(), size: CHARTER.len() as u64 },
            log: LogReference { key: public(&log_key), origin: ORIGIN.into() },
            organiser: public(&organiser),
            registrar: public(&registrar),
            trustees: keys.iter().zip(&words.trustees).map(|(key, name)| named(*key, name)).collect(),
            threshold: 2,
            one_trustee_reads_votes: false,
            release: Release::SignOffs,
            witnesses: Witnesses { keys: Vec::new(), required: 0 },
            certifiers: Certifiers { officers: vec![named(public(&officer), &words.officer)], quorum: 1 },
            opens: now.saturating_sub(4 * HEARD),
            closes: now.saturating_sub(3 * HEARD),
            objection_seconds: HEARD,
            rolls: vec![RollPlan {
                body: id("members")?,
                id: id("members")?,
                max_size: 10,
                max_weight: 10,
                token: None,
            }],
            contests: vec![contest(words)?],
        };
        let first = SignedDocument::sign(Document::Manifest(Box::new(manifest.clone())), &organiser);
        let plan = Plan::new(manifest).map_err(|error| stopped(&error))?;
        let seat = |identity| Trustee::new(identity, &plan).map_err(|error| stopped(&error));
        let others = others.into_iter().map(seat).collect::<Result<_, _>>()?;
        let mut house = Self {
            plan,
            log: Log::new(),
            files: BTreeMap::from([(CHARTER_PATH.to_owned(), CHARTER.to_vec())]),
            organiser,
            registrar,
            officer,
            log_key,
            others,
            envelopes: BTreeMap::new(),
            voters: Vec::new(),
            keys: None,
            tallies: Vec::new(),
        };
        house.enter(&first.encode())?;
        Ok(house)
    }

    /// Enters what the trustee would have sent: documents with their files, or an envelope.
    pub(super) fn take(&mut self, body: &[u8]) -> Result<(), Fault> {
        if body.starts_with(b"OE") {
            return self.left(body);
        }
        let posted: Posted = serde_json::from_slice(body).map_err(|error| stopped(&error))?;
        for (path, bytes) in posted.files {
            let bytes = BASE64.decode(bytes.as_bytes()).map_err(|error| stopped(&error))?;
            self.files.insert(path, bytes);
        }
        posted.documents.iter().try_for_each(|document| self.enter(&document.encode()))
    }

    /// Keeps an envelope that a dealing names.
    fn left(&mut self, envelope: &[u8]) -> Result<(), Fault> {
        let hash = Bytes32::from(sha256(envelope));
        let named = self.view().dealings.iter().find_map(|dealing| {
            let place = dealing.body.envelopes.iter().position(|own| *own == hash)?;
            Some((dealing.body.trustee, u16::try_from(place + 1).ok()?))
        });
        let named = named.ok_or_else(|| stopped(&"no dealing names this envelope"))?;
        self.envelopes.insert(named, envelope.to_vec());
        Ok(())
    }

    pub(super) fn envelope(&self, from: u16, to: u16) -> Option<Vec<u8>> {
        self.envelopes.get(&(from, to)).cloned()
    }

    pub(super) fn enter(&mut self, entry: &[u8]) -> Result<(), Fault> {
        self.log.append(entry.to_vec()).map(drop).map_err(|error| stopped(&error))
    }

    pub(super) fn enter_by(
        &mut self,
        body: Document,
        key: impl Fn(&Self) -> &SecretKey,
    ) -> Result<(), Fault> {
        let signed = SignedDocument::sign(body, key(self)).encode();
        self.enter(&signed)
    }

    pub(super) fn view(&self) -> View {
        let entries: Vec<Option<Entry>> = self.log.entries().iter().map(|e| Entry::decode(e).ok()).collect();
        View::collect((0..).zip(&entries).filter_map(|(index, entry)| Some((index, entry.as_ref()?))))
    }

    /// As a web server would have it now.
    pub(super) fn published(&self, path: &str) -> Option<Vec<u8>> {
        if path == CHECKPOINT_PATH {
            return self.checkpoint();
        }
        let of_log = || self.log.files_since(0).into_iter().find(|(name, _)| name == path);
        self.files.get(path).cloned().or_else(|| of_log().map(|(_, bytes)| bytes))
    }

    fn checkpoint(&self) -> Option<Vec<u8>> {
        let name = KeyName::new(ORIGIN).ok()?;
        let key = SigningKey::new(name.clone(), SecretKey::from_seed(self.log_key.expose_seed()));
        let signed = Checkpoint::new(name, self.log.tree().head()).ok()?.sign(&key).ok()?;
        Some(signed.encode().into_bytes())
    }
}

fn named(key: Bytes32, name: &str) -> NamedKey {
    NamedKey { key, name: name.to_owned() }
}

pub(super) fn id(text: &str) -> Result<Id, Fault> {
    Id::new(text).map_err(|error| stopped(&error))
}

fn contest(words: &Named) -> Result<Contest, Fault> {
    let options = ["for", "against", "abstain"]
        .iter()
        .zip(&words.options)
        .map(|(name, label)| Ok(ContestOption { id: id(name)?, label: label.clone(), flags: Vec::new() }));
    Ok(Contest {
        about: None,
        ballot: BallotType::Motion {},
        id: id("motion")?,
        options: options.collect::<Result<_, Fault>>()?,
        roll: id("members")?,
        title: words.question.clone(),
        vote: id("motion")?,
    })
}

/// The house's files.
pub(super) struct Shared(pub(super) Arc<Mutex<House>>);

impl RecordFiles for Shared {
    fn list(&self) -> Result<Vec<FileEntry>, ReadError> {
        Err(ReadError::NoListing)
    }

    fn is_listed(&self) -> bool {
        false
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        let house = self.0.lock().map_err(|_| ReadError::Missing)?;
        match house.published(path) {
            Some(bytes) if bytes.len() as u64 > limit => Err(ReadError::TooLarge { limit }),
            Some(bytes) => Ok(bytes),
            None => Err(ReadError::Missing),
        }
    }
}

impl std::fmt::Debug for House {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "House({} entries, <redacted>)", self.log.size())
    }
}

//! The election in the making: all secrets, and the record so far.

use super::manifest::manifest;
use super::rolls::Member;
use super::{Attempt, People, Pinned, RollState, Setting, Stage};
use ostrakon_charter::Charter;
use ostrakon_election::board::{At, Entry, Head, Log, REGISTER_FOLDER, View};
use ostrakon_election::certify::Background;
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::roll::RollDocument;
use ostrakon_election::setup::{ElectionManifest, Plan};
use ostrakon_group::{Bytes32, Point, Scalar};
use ostrakon_proofs::ballot::Relation;
use ostrakon_register::{Files, RollSize, examine};
use ostrakon_tlog::ed25519::SecretKey;
use std::collections::BTreeMap;

/// An election of colluders. Everything is public: to be looked at, and to be changed.
#[expect(missing_docs, reason = "the words of the specification")]
pub struct Election {
    pub setting: Setting,
    pub people: People,
    pub charter: Vec<u8>,
    pub manifest: ElectionManifest,
    pub plan: Option<Plan>,
    /// The final attempt of the ceremony.
    pub attempt: Option<Attempt>,
    /// `setup/keys`, as published.
    pub keys_file: Vec<u8>,
    /// K_1 … K_M as ballots are encrypted under them.
    pub slot_keys: Vec<Point>,
    pub rolls: Vec<RollState>,
    /// One a roll, once opened.
    pub relations: Vec<Relation>,
    pub log: Log,
    /// Side files by path.
    pub files: BTreeMap<String, Vec<u8>>,
    pub stage: Stage,
}

impl Election {
    /// Fresh keys and members; nothing is on the board.
    pub fn new(setting: Setting) -> Self {
        let people = People::new(setting.trustees, setting.officers, setting.witnesses);
        let charter = setting.charter();
        Self::by(setting, people, charter)
    }

    /// Fresh members, but these people and this charter; nothing is on the board.
    pub fn by(setting: Setting, people: People, charter: Vec<u8>) -> Self {
        let manifest = manifest(&setting, &people, &charter);
        let rolls = setting.rolls.iter().map(|r| RollState::new(Member::list(&r.weights))).collect();
        let mut files = BTreeMap::from([("charter.toml".into(), charter.clone())]);
        files.extend(setting.register.iter().flat_map(Pinned::files));
        Self {
            setting,
            people,
            charter,
            manifest,
            plan: None,
            attempt: None,
            keys_file: Vec::new(),
            slot_keys: Vec::new(),
            rolls,
            relations: Vec::new(),
            log: Log::new(),
            files,
            stage: Stage::Manifest,
        }
    }

    /// The same people and members hold a vote under the same charter; nothing is on the board.
    pub fn again(setting: Setting, rolls: Vec<RollState>, people: People) -> Self {
        let charter = setting.charter();
        Self { rolls, ..Self::by(setting, people, charter) }
    }

    /// The compiled manifest.
    pub fn plan(&self) -> &Plan {
        self.plan.as_ref().expect("the manifest is entered first")
    }

    /// The manifest hash.
    pub fn election(&self) -> Bytes32 {
        self.plan().election()
    }

    /// The charter, which must at least read.
    pub fn rules(&self) -> Charter {
        Charter::parse(&self.charter).unwrap()
    }

    /// What the register's copy says of the contests.
    pub fn background(&self) -> Background {
        let files = self.files.iter().filter_map(|(path, bytes)| {
            Some((path.strip_prefix(REGISTER_FOLDER)?.to_owned(), bytes.clone()))
        });
        let files: Files = files.collect();
        if self.manifest.register.is_none() || files.is_empty() {
            return Background::default();
        }
        let view = self.view();
        let size =
            |roll: &At<RollDocument>| RollSize { size: roll.body.size, total_weight: roll.body.total_weight };
        let rolls: Vec<RollSize> = view.rolls.iter().map(size).collect();
        let state = examine(&files).state;
        state.map(|state| state.background(&self.manifest, &rolls)).unwrap_or_default()
    }

    /// The final attempt of the ceremony.
    pub fn attempt(&self) -> &Attempt {
        self.attempt.as_ref().expect("the ceremony comes first")
    }

    /// x_{i,s}: trustee i's secret share of every column.
    pub fn secret_share(&self, trustee: u16) -> Vec<Scalar> {
        self.attempt().secret_share(trustee)
    }

    /// Appends an entry as it is; its index.
    pub fn enter_bytes(&mut self, bytes: Vec<u8>) -> u64 {
        self.log.append(bytes).unwrap()
    }

    /// Appends a document; its index.
    pub fn enter_signed(&mut self, document: &SignedDocument) -> u64 {
        self.enter_bytes(document.encode())
    }

    /// Signs as organiser.
    pub fn sign_by_organiser(&self, body: Document) -> SignedDocument {
        SignedDocument::sign(body, &self.people.organiser)
    }

    /// Signs as organiser and appends.
    pub fn enter_by_organiser(&mut self, body: Document) -> u64 {
        let signed = self.sign_by_organiser(body);
        self.enter_signed(&signed)
    }

    /// Signs as the trustee that the document names and appends.
    pub fn enter_by_trustee(&mut self, trustee: u16, body: Document) -> u64 {
        let signed = SignedDocument::sign(body, self.trustee(trustee));
        self.enter_signed(&signed)
    }

    /// The signing key of a trustee; of one that does not exist, the first's.
    pub fn trustee(&self, number: u16) -> &SecretKey {
        let place = usize::from(number).checked_sub(1);
        place.and_then(|i| self.people.trustees.get(i)).unwrap_or(&self.people.trustees[0])
    }

    /// The board as it reads now.
    pub fn view(&self) -> View {
        let entries: Vec<Option<Entry>> =
            self.log.entries().iter().map(|bytes| Entry::decode_lenient(bytes).ok()).collect();
        let read = entries.iter().enumerate().filter_map(|(i, e)| Some((i as u64, e.as_ref()?)));
        View::collect(read)
    }

    /// How many entries there are: the index of the next.
    pub fn next(&self) -> u64 {
        self.log.size()
    }

    /// The tree that ends with the closing.
    pub fn closing_head(&self) -> Head {
        let closing = self.view().closings.first().map(|c| c.index).expect("voting is closed first");
        self.log.head_at(closing + 1).unwrap()
    }

    /// The leaf hash of an entry.
    pub fn leaf(&self, index: u64) -> [u8; 32] {
        *self.log.tree().leaves()[index as usize].as_bytes()
    }
}

//! Stage 1: the manifest, from a setting and everybody's keys.

use super::people::{named, public};
use super::{Election, People, Pinned, Setting, Stage};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::setup::{
    Certifiers, CharterReference, ElectionManifest, LogReference, Plan, Release, RollPlan, Witnesses,
};
use ostrakon_group::sha256;
use rand_core::{OsRng, RngCore};

/// Voting opens, where a setting says nothing else.
pub(super) const OPENS: u64 = 1_000_000;
/// Voting closes, where a setting says nothing else.
pub(super) const CLOSES: u64 = 1_000_600;
/// Objections are heard so long.
pub(super) const OBJECTIONS: u64 = 60;
/// The log's name.
pub(super) const ORIGIN: &str = "board.example/forged";

/// The manifest of a setting, everybody's keys and a charter.
pub fn manifest(setting: &Setting, people: &People, charter: &[u8]) -> ElectionManifest {
    let mut nonce = [0; 16];
    OsRng.fill_bytes(&mut nonce);
    ElectionManifest {
        register: setting.register.as_ref().map(|pinned| pinned.reference.clone()),
        suite: ElectionManifest::SUITE.into(),
        title: "Annual meeting".into(),
        nonce: nonce.into(),
        charter: CharterReference { sha256: sha256(charter).into(), size: charter.len() as u64 },
        log: LogReference { key: public(&people.log), origin: ORIGIN.into() },
        organiser: public(&people.organiser),
        registrar: public(&people.registrar),
        trustees: named("Trustee ", &people.trustees),
        threshold: setting.threshold,
        one_trustee_reads_votes: setting.threshold == 1,
        release: Release::SignOffs,
        witnesses: Witnesses {
            keys: named("witness.example/", &people.witnesses),
            required: setting.required,
        },
        certifiers: setting.register.as_ref().map_or_else(|| certifiers(setting, people), Pinned::certifiers),
        opens: setting.opens,
        closes: setting.closes,
        objection_seconds: OBJECTIONS,
        rolls: setting.rolls.iter().map(roll).collect(),
        contests: setting.contests.clone(),
    }
}

fn certifiers(setting: &Setting, people: &People) -> Certifiers {
    Certifiers { officers: named("Officer ", &people.officers), quorum: setting.quorum }
}

fn roll(roll: &super::RollSetting) -> RollPlan {
    RollPlan {
        body: roll.body.clone(),
        id: roll.id.clone(),
        max_size: 1000,
        max_weight: 1_000_000,
        token: None,
    }
}

impl Election {
    /// Signs the manifest as it stands and compiles it; from here on everything carries its hash.
    pub fn enter_manifest(&mut self) {
        let document = Document::Manifest(Box::new(self.manifest.clone()));
        let signed = SignedDocument::sign(document, &self.people.organiser);
        self.enter_signed(&signed);
        self.compile();
        self.stage = Stage::Ceremony;
    }

    /// Compiles the manifest, which must at least compile.
    pub fn compile(&mut self) {
        self.plan = Some(Plan::new(self.manifest.clone()).unwrap());
    }
}

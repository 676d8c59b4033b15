//! Stage 3 and 4: the rolls and the opening.

use super::{Election, Stage};
use ostrakon_election::board::roll_path;
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::roll::{Credential, Roll, RollDocument};
use ostrakon_election::setup::{OpenedRoll, Opening};
use ostrakon_group::{GENERATOR, Scalar, SecretScalar, encode_point, sha256};
use rand_core::OsRng;

/// Somebody who votes.
#[derive(Clone, Debug)]
pub struct Member {
    /// k.
    pub secret: Scalar,
    /// As the roll has it.
    pub weight: u32,
}

impl Member {
    pub(super) fn list(weights: &[u32]) -> Vec<Self> {
        weights.iter().map(|weight| Self { secret: Scalar::random(&mut OsRng), weight: *weight }).collect()
    }

    /// P's bytes.
    pub fn key(&self) -> [u8; 32] {
        encode_point(&(GENERATOR * self.secret))
    }

    /// The credential; k must not be 0.
    pub fn credential(&self) -> Credential {
        Credential::new(SecretScalar::new(self.secret)).unwrap()
    }

    /// The record in the roll's file.
    pub fn record(&self) -> [u8; 36] {
        let mut out = [0; 36];
        out[..32].copy_from_slice(&self.key());
        out[32..].copy_from_slice(&self.weight.to_be_bytes());
        out
    }
}

/// A roll with its members' secrets.
#[derive(Clone, Debug)]
pub struct RollState {
    /// In the setting's order, not the file's.
    pub members: Vec<Member>,
    /// As the opening has it.
    pub root: [u8; 32],
}

impl RollState {
    pub(super) fn new(members: Vec<Member>) -> Self {
        Self { members, root: [0; 32] }
    }

    /// The roll's file, as it should be.
    pub fn file(&self) -> Vec<u8> {
        let mut records: Vec<[u8; 36]> = self.members.iter().map(Member::record).collect();
        records.sort();
        records.concat()
    }
}

impl Election {
    /// The rolls' documents with their files.
    pub fn draft_rolls(&self) -> Vec<(RollDocument, Vec<u8>)> {
        (0..self.rolls.len()).map(|index| self.draft_roll(index, self.rolls[index].file())).collect()
    }

    /// The document that fits a roll's file.
    pub fn draft_roll(&self, index: usize, file: Vec<u8>) -> (RollDocument, Vec<u8>) {
        let weight = |record: &[u8]| u64::from(u32::from_be_bytes(record[32..].try_into().unwrap()));
        let document = RollDocument {
            election: self.election(),
            roll: self.manifest.rolls[index].id.clone(),
            root: Roll::root_of_file(&file).into(),
            sha256: sha256(&file).into(),
            size: (file.len() / 36) as u64,
            total_weight: file.chunks(36).map(weight).sum(),
        };
        (document, file)
    }

    /// Enters the rolls.
    pub fn enter_rolls(&mut self, drafts: Vec<(RollDocument, Vec<u8>)>) {
        for (document, file) in drafts {
            self.enter_roll(document, file);
        }
        self.stage = Stage::Opening;
    }

    /// Enters one roll; its index.
    pub fn enter_roll(&mut self, document: RollDocument, file: Vec<u8>) -> u64 {
        let index = self.manifest.rolls.iter().position(|r| r.id == document.roll).unwrap();
        self.rolls[index].root = document.root.0;
        self.files.insert(roll_path(index), file);
        let signed = SignedDocument::sign(Document::Roll(document), &self.people.registrar);
        self.enter_signed(&signed)
    }

    /// The opening, as it should be.
    pub fn draft_opening(&self) -> Opening {
        let opened = |(plan, roll): (&ostrakon_election::setup::RollPlan, &RollState)| OpenedRoll {
            root: roll.root.into(),
            roll: plan.id.clone(),
        };
        Opening {
            ceremony: self.attempt().ceremony.into(),
            election: self.election(),
            keys: sha256(&self.keys_file).into(),
            rolls: self.manifest.rolls.iter().zip(&self.rolls).map(opened).collect(),
            time: self.setting.opens + 1,
        }
    }

    /// Opens the vote; ballots are made under what the opening says.
    pub fn enter_opening(&mut self, opening: Opening) {
        for opened in &opening.rolls {
            let index = self.manifest.rolls.iter().position(|r| r.id == opened.roll).unwrap();
            self.rolls[index].root = opened.root.0;
        }
        self.enter_by_organiser(Document::Opening(opening));
        let keys_hash = sha256(&self.keys_file);
        let relation =
            |i: usize| self.plan().relation(i, &self.rolls[i].root, &self.slot_keys, &keys_hash).unwrap();
        self.relations = (0..self.rolls.len()).map(relation).collect();
        self.stage = Stage::Ballots;
    }
}

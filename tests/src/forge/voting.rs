//! Stage 5 and 6: casting, and the closing.

use super::{BallotBytes, Claimed, Election, Forger, Stage, VoteSetting, encrypt};
use ostrakon_circuits::Selection;
use ostrakon_election::board::{Closing, Objection};
use ostrakon_election::cast::NO_BALLOT;
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_group::{Scalar, sha256};
use ostrakon_proofs::ballot::Ciphertext;
use ostrakon_proofs::circuit::Assignment;
use ostrakon_tlog::hash::leaf_hash;
use ostrakon_voter::Booth;
use rand_core::OsRng;

impl Election {
    /// The booth of a roll.
    pub fn booth(&self, roll: usize) -> Booth<'_> {
        let (root, hash) = (&self.rolls[roll].root, sha256(&self.keys_file));
        Booth::new(self.plan(), roll, root, &self.slot_keys, &hash).unwrap()
    }

    /// An honest ballot of a member, as the board stands.
    pub fn seal(&self, vote: &VoteSetting) -> Vec<u8> {
        let member = &self.rolls[vote.roll].members[vote.member];
        let previous = self.last_leaf(vote.roll, &member.key());
        let booth = self.booth(vote.roll);
        let encrypted = booth.encrypt(&vote.selections, &member.credential(), &mut OsRng).unwrap();
        encrypted.seal(&member.credential(), &previous, &mut OsRng).unwrap().bytes().to_vec()
    }

    /// The leaf hash of the last ballot of a credential, or zeros.
    pub fn last_leaf(&self, roll: usize, key: &[u8; 32]) -> [u8; 32] {
        let head = [b"OB\x01\x01".as_slice(), &(roll as u16).to_be_bytes(), key].concat();
        let last = self.log.entries().iter().rev().find(|e| e.starts_with(&head));
        last.map_or(NO_BALLOT, |e| *leaf_hash(e).as_bytes())
    }

    /// Casts every vote of the setting; `tamper` says what really goes on the board in place of each.
    pub fn cast_each(&mut self, mut tamper: impl FnMut(&Self, usize, Vec<u8>) -> Vec<Vec<u8>>) {
        for (place, vote) in self.setting.votes.clone().iter().enumerate() {
            let sealed = self.seal(vote);
            tamper(self, place, sealed).into_iter().for_each(|bytes| {
                self.enter_bytes(bytes);
            });
        }
        self.stage = Stage::Closing;
    }

    /// Casts the setting's votes in these places only, honestly.
    pub fn cast_places(&mut self, places: &[usize]) {
        for place in places {
            let sealed = self.seal(&self.setting.votes[*place].clone());
            self.enter_bytes(sealed);
        }
        self.stage = Stage::Closing;
    }

    /// Bits of a roll's selections, as scalars.
    pub fn bits(&self, roll: usize, selections: &[Selection]) -> Vec<Scalar> {
        self.claimed(roll, selections).bits
    }

    /// What an honest ballot with these selections claims.
    pub fn claimed(&self, roll: usize, selections: &[Selection]) -> Claimed {
        let contests = self.plan().contests_of(roll);
        let mut all = Assignment::default();
        for (contest, selection) in contests.iter().zip(selections) {
            all.append(&self.plan().contests()[*contest].form.assignment(selection).unwrap());
        }
        Claimed::from(&all)
    }

    /// Encrypts slot values, which may be any scalars, honestly under the published keys.
    pub fn encrypt(&self, roll: usize, values: &[Vec<Scalar>], randomness: &[Scalar]) -> Vec<Ciphertext> {
        let keys = self.relations[roll].keys();
        values.iter().zip(randomness).map(|(v, r)| encrypt(keys, v, r)).collect()
    }

    /// A ballot by a prover who may lie: bits and numbers are any scalars, encrypted as their slots say.
    pub fn forge_ballot(&self, roll: usize, member: usize, claimed: impl Into<Claimed>) -> BallotBytes {
        let relation = &self.relations[roll];
        let forger = Forger::new(relation, claimed, self.rolls[roll].members[member].secret);
        let ciphertexts = self.encrypt(roll, &forger.slot_values(relation), &forger.randomness);
        self.seal_forged(roll, member, &forger, &ciphertexts)
    }

    /// Proves whatever `forger` claims about these ciphertexts, in the name of a member.
    pub fn seal_forged(
        &self,
        roll: usize,
        member: usize,
        forger: &Forger,
        ciphertexts: &[Ciphertext],
    ) -> BallotBytes {
        let key = self.rolls[roll].members[member].key();
        let relation = &self.relations[roll];
        let mut bytes =
            BallotBytes::statement(relation, roll as u16, &key, &self.last_leaf(roll, &key), ciphertexts);
        bytes.prove(relation, forger);
        bytes
    }

    /// The ballot's parts by name.
    pub fn parts(&self, roll: usize, bytes: Vec<u8>) -> BallotBytes {
        BallotBytes::new(&self.relations[roll], bytes)
    }

    /// The closing, as it should be.
    pub fn draft_closing(&self) -> Closing {
        let ballots = self.view().ballots.len();
        Closing { ballots, election: self.election(), time: self.setting.closes + 1 }
    }

    /// Closes the vote.
    pub fn enter_closing(&mut self, closing: Closing) {
        self.enter_by_organiser(Document::Closing(closing));
        self.stage = Stage::Objections;
    }

    /// Enters an objection; its index.
    pub fn enter_objection(&mut self, receipt: String) -> u64 {
        let body = Document::Objection(Objection { election: self.election(), receipt });
        self.enter_signed(&SignedDocument::unsigned(body))
    }
}

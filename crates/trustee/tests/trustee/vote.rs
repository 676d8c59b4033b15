//! A vote after the ceremony: opening, ballots, closing, tallies.

use crate::common::{World, id, key, out};
use ostrakon_circuits::Selection;
use ostrakon_election::board::{Closing, Head};
use ostrakon_election::cast::{DecodedBallot, NO_BALLOT, VerifiedBallot, ballot_prefix};
use ostrakon_election::certify::Background;
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::roll::CredentialKey;
use ostrakon_election::setup::{ElectionKeys, Opening, Plan};
use ostrakon_election::tally::{CountedBallots, EncryptedTally};
use ostrakon_group::{GENERATOR, Scalar, SecretScalar, encode_point};
use ostrakon_proofs::ballot::{Ciphertext, Relation, Witness};
use ostrakon_proofs::circuit::Assignment;
use ostrakon_tlog::hash::leaf_hash;
use ostrakon_tlog::tree::MerkleTree;
use ostrakon_trustee::*;
use rand_core::OsRng;

/// After this, sign-offs are given.
pub(crate) const LATE: u64 = 10_000;

/// A closed and tallied vote.
pub(crate) struct Vote {
    pub(crate) world: World,
    pub(crate) keys: ElectionKeys,
    pub(crate) tallies: Vec<EncryptedTally>,
}

fn ballot(plan: &Plan, relation: &Relation, choices: &[usize]) -> (Vec<u8>, DecodedBallot) {
    let (mut all, mut ciphertexts, mut randomness) = (Assignment::default(), Vec::new(), Vec::new());
    for (contest, choice) in plan.contests().iter().zip(choices) {
        let own = contest.form.assignment(&Selection::Options(vec![*choice])).unwrap();
        let r = SecretScalar::random(&mut OsRng);
        let values = contest.circuit.values(&own);
        let slot = |(v, k): (&u64, &_)| k * r.expose() + GENERATOR * Scalar::from(*v);
        let b = values.iter().zip(relation.keys()).map(slot).collect();
        ciphertexts.push(Ciphertext { a: r.public(), b });
        all.append(&own);
        randomness.push(r);
    }
    let credential = SecretScalar::random(&mut OsRng);
    let key = CredentialKey::decode(&encode_point(&credential.public())).unwrap();
    let mut bytes = ballot_prefix(0, &key, &NO_BALLOT, &ciphertexts);
    let witness = Witness { assignment: &all, randomness: &randomness, credential: &credential };
    let (_, proof) = relation.prove(&bytes, &witness, &mut OsRng).unwrap();
    bytes.extend(proof);
    let decoded = DecodedBallot::decode(&bytes, 0, relation).unwrap();
    (bytes, decoded)
}

impl Vote {
    /// The ceremony, then four ballots: the motion 3 to 1, seat and chair 2 to 2.
    pub(crate) fn new(n: u16, t: u16) -> Self {
        let mut world = World::new(n, t);
        world.all_rounds();
        let keys = world.election_keys();
        Self::on(world, keys)
    }

    /// The same vote on any board, under any keys.
    pub(crate) fn on(world: World, keys: ElectionKeys) -> Self {
        let mut vote = Self { world, keys, tallies: Vec::new() };
        vote.organiser(Document::Opening(vote.opening()));
        vote.cast_and_tally(&[[0, 0, 0], [0, 0, 0], [0, 1, 1], [1, 1, 1]]);
        vote
    }

    fn opening(&self) -> Opening {
        let (ceremony, election) = ([0; 32].into(), self.world.plan.election());
        Opening { ceremony, election, keys: self.keys.hash().into(), rolls: vec![], time: 1000 }
    }

    pub(crate) fn organiser(&mut self, body: Document) {
        self.world.board.push(SignedDocument::sign(body, &key(2)).encode());
    }

    fn cast_and_tally(&mut self, choices: &[[usize; 3]]) {
        let plan = self.world.plan.clone();
        let relation = plan.relation(0, &[0; 32], self.keys.slots(), &self.keys.hash()).unwrap();
        let mut counted = CountedBallots::default();
        for choice in choices {
            let (bytes, decoded) = ballot(&plan, &relation, choice);
            self.world.board.push(bytes);
            counted.add(VerifiedBallot::assume_proved(decoded), 1);
        }
        let ballots = choices.len() as u64;
        self.organiser(Document::Closing(Closing { ballots, election: plan.election(), time: 2000 }));
        let tree: MerkleTree = self.world.board.iter().map(|e| leaf_hash(e)).collect();
        self.tally(&plan, &counted, tree.head().into());
    }

    fn tally(&mut self, plan: &Plan, counted: &CountedBallots, head: Head) {
        for (index, contest) in plan.contests().iter().enumerate() {
            let slots = contest.circuit.slots().len();
            let tally = match contest.roll {
                0 => counted.tally(index, slots, 1),
                _ => CountedBallots::default().tally(0, slots, 1),
            };
            let document = tally.document(plan.election(), contest.contest.id.clone(), head, 2600);
            self.organiser(Document::Tally(document));
            self.tallies.push(tally);
        }
    }

    /// The same trustees and ceremony, but a board that lacks the last ballot.
    pub(crate) fn forked(&self) -> Self {
        let (plan, keys) = (self.world.plan.clone(), self.keys.clone());
        let opened = self.world.board.iter().position(|e| e.starts_with(b"OB")).unwrap();
        let board = self.world.board[..opened].to_vec();
        let world = World { plan, trustees: vec![], board, files: vec![], post: vec![], keys: vec![] };
        let mut fork = Self { world, keys, tallies: Vec::new() };
        fork.cast_and_tally(&[[0, 0, 0], [0, 0, 0], [0, 1, 1]]);
        fork
    }

    /// A lone reader of a board that somebody else holds.
    pub(crate) fn board(&self) -> ClosedBoard<'_> {
        self.board_with(false)
    }

    pub(crate) fn board_with(&self, objection: bool) -> ClosedBoard<'_> {
        let (plan, board) = (&self.world.plan, &self.world.board);
        ClosedBoard::read(plan, board, &self.keys, &self.tallies, objection).unwrap()
    }

    pub(crate) fn with<T>(
        &mut self,
        number: u16,
        step: impl FnOnce(&mut Trustee, &ClosedBoard<'_>) -> T,
    ) -> T {
        let place = usize::from(number) - 1;
        let mut trustee = crate::common::copy(&self.world.trustees[place]);
        let result = step(&mut trustee, &self.board());
        self.world.trustees[place] = trustee;
        result
    }

    pub(crate) fn sign_off(&mut self, number: u16) {
        let entry = self.with(number, |trustee, board| {
            let made = trustee.sign_off(board, LATE).unwrap();
            out(trustee, made)
        });
        self.world.board.push(entry);
    }

    pub(crate) fn try_release(&mut self, number: u16) -> Result<Vec<Vec<u8>>, ReleaseError> {
        self.with(number, |trustee, board| {
            let made = trustee.release(board, &mut OsRng)?;
            Ok(out(trustee, made))
        })
    }

    pub(crate) fn release(&mut self, number: u16) {
        let shares = self.try_release(number).unwrap();
        self.world.board.extend(shares);
    }

    pub(crate) fn draw(&mut self, number: u16, contest: &str) -> Result<Vec<u8>, LotShareError> {
        self.with(number, |trustee, board| {
            let rules =
                Rules { charter: crate::common::CHARTER.as_bytes(), background: &Background::default() };
            let made = trustee.draw_lot(board, rules, &id(contest), &mut OsRng)?;
            Ok(out(trustee, made))
        })
    }
}

//! A trustee who keeps its own key and follows no program.

use crate::common::{World, key};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::setup::*;
use ostrakon_group::{Bytes32, SecretScalar, sha256};
use rand_core::OsRng;

/// The form of a channel secret, and nobody's.
pub(crate) const NO_SECRET: &str = "0000000000000000000000000000000000000000000000000000000000000000";

pub(crate) struct Rogue {
    pub(crate) number: u16,
    pub(crate) channel: ChannelSecret,
    pub(crate) secret: SecretDealing,
}

impl Rogue {
    pub(crate) fn new(world: &World, number: u16) -> Self {
        let (t, columns) = (world.plan.manifest().threshold, world.plan.columns());
        let secret = SecretDealing::draw(t, columns, &mut OsRng);
        Self { number, channel: ChannelSecret::generate(&mut OsRng), secret }
    }

    pub(crate) fn sign(&self, body: Document) -> Vec<u8> {
        SignedDocument::sign(body, &key(100 + self.number as u8)).encode()
    }

    /// A commitment to what was drawn.
    pub(crate) fn commitment(&self, world: &World) -> Vec<u8> {
        let attempt = world.ceremony().attempt();
        self.commitment_to(world, self.secret.commitment(attempt, self.number))
    }

    /// A commitment to any hash.
    pub(crate) fn commitment_to(&self, world: &World, dealing: [u8; 32]) -> Vec<u8> {
        self.sign(Document::Commitment(Commitment {
            attempt: world.ceremony().attempt(),
            channel_key: self.channel.public(),
            dealing: dealing.into(),
            election: world.plan.election(),
            trustee: self.number,
        }))
    }

    /// The dealing file as it should be.
    pub(crate) fn file(&self, world: &World) -> Vec<u8> {
        let attempt = world.ceremony().attempt();
        let round1 = *world.ceremony().commitments(attempt).unwrap().round1();
        self.secret.publish(attempt, self.number, &round1, &mut OsRng).encode()
    }

    /// Deals with this file, and these shares for everybody who is not the dealer.
    pub(crate) fn deal(&self, world: &mut World, file: Vec<u8>, shares: impl Fn(u16) -> Vec<SecretScalar>) {
        let attempt = world.ceremony().attempt();
        let commitments = world.ceremony().commitments(attempt).unwrap();
        let mut envelopes = Vec::new();
        for to in commitments.all() {
            let head = Envelope { attempt, dealer: self.number, recipient: to.trustee };
            let (round1, their) = (commitments.round1(), &to.channel_key);
            let sealed = head.seal(round1, &shares(to.trustee), &self.channel, their, &mut OsRng).unwrap();
            let own = to.trustee == self.number;
            envelopes.push(if own { [0; 32] } else { sha256(&sealed) }.into());
            world.post.push((to.trustee, sealed));
        }
        let round = (*commitments.round1()).into();
        world.board.push(self.dealing(world, &file, envelopes, round));
        world.files.push(file);
    }

    /// A signed dealing document, whatever it says.
    pub(crate) fn dealing(
        &self,
        world: &World,
        file: &[u8],
        envelopes: Vec<Bytes32>,
        round: Bytes32,
    ) -> Vec<u8> {
        let (attempt, election, trustee) = (world.ceremony().attempt(), world.plan.election(), self.number);
        let file = FileReference { sha256: sha256(file).into(), size: file.len() as u64 };
        self.sign(Document::Dealing(DealingDocument { attempt, election, envelopes, file, round, trustee }))
    }

    pub(crate) fn deal_file(&self, world: &mut World, file: Vec<u8>) {
        self.deal(world, file, |to| self.secret.shares_for(to));
    }

    /// A complaint about a share, with any evidence.
    pub(crate) fn complaint(&self, world: &World, accused: u16, secret: &str, envelope: &str) -> Vec<u8> {
        self.sign(Document::Complaint(Complaint {
            accused,
            attempt: world.ceremony().attempt(),
            channel_secret: secret.into(),
            election: world.plan.election(),
            envelope: envelope.into(),
            reason: ComplaintReason::Share,
            trustee: self.number,
        }))
    }
}

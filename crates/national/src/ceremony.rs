//! The key ceremony (spec 1.3): five trustees commit, deal, open their envelopes and acknowledge.

use crate::MakeError;
use crate::board::Board;
use crate::error::While;
use crate::people::{People, THRESHOLD, TRUSTEES};
use crate::random::{Drawer, Seed};
use ostrakon_election::board::{KEYS_PATH, dealing_path};
use ostrakon_election::document::Document;
use ostrakon_election::setup::{
    Acknowledgement, ChannelSecret, Commitment, Dealing, DealingDocument, ElectionKeys, Envelope,
    FileReference, Plan, SecretDealing, ceremony_hash, round1_hash,
};
use ostrakon_group::{Bytes32, Scalar, SecretScalar, sha256};
use rand_chacha::ChaCha20Rng;

const ATTEMPT: u32 = 1;

/// What the ceremony leaves.
pub(crate) struct Keys {
    pub(crate) keys: ElectionKeys,
    /// SHA-256 of the keys file.
    pub(crate) hash: [u8; 32],
    pub(crate) ceremony: Bytes32,
    /// x_i of trustee i, from 1: one a column.
    shares: Vec<Vec<Scalar>>,
}

impl Keys {
    /// x_{i,1} … x_{i,m}.
    pub(crate) fn shares(&self, trustee: u16, slots: usize) -> Vec<SecretScalar> {
        self.shares[usize::from(trustee) - 1].iter().take(slots).map(|x| SecretScalar::new(*x)).collect()
    }
}

/// A trustee at work.
struct Dealer {
    number: u16,
    rng: ChaCha20Rng,
    channel: ChannelSecret,
    secret: SecretDealing,
}

/// What a trustee publishes in round 2: the dealing, and an envelope to everybody, empty to itself.
struct Dealt {
    dealing: Dealing,
    envelopes: Vec<Vec<u8>>,
}

/// Holds the ceremony and enters all its messages.
pub(crate) fn hold(seed: Seed, plan: &Plan, people: &People, board: &mut Board) -> Result<Keys, MakeError> {
    let mut dealers: Vec<Dealer> = (1..=TRUSTEES).map(|number| Dealer::new(seed, plan, number)).collect();
    let channels: Vec<Bytes32> = dealers.iter().map(|d| d.channel.public()).collect();
    let round1 = commit(plan, people, &dealers, board)?;
    let dealt = dealers.iter_mut().map(|d| d.deal(&round1, &channels)).collect::<Result<Vec<_>, _>>()?;
    let ceremony = enter_dealings(plan, people, &round1, &dealt, board)?;
    let shares =
        dealers.iter().map(|d| d.receive(plan, &round1, &channels, &dealt)).collect::<Result<_, _>>()?;
    let dealings: Vec<Dealing> = dealt.into_iter().map(|d| d.dealing).collect();
    let keys = ElectionKeys::from_dealings(&dealings);
    keys.check().during("summing the keys")?;
    board.write(KEYS_PATH, &keys.encode())?;
    let keys = Keys { hash: keys.hash(), keys, ceremony: ceremony.into(), shares };
    acknowledge(plan, people, &keys, board)?;
    Ok(keys)
}

/// Round 1; its hash.
fn commit(
    plan: &Plan,
    people: &People,
    dealers: &[Dealer],
    board: &mut Board,
) -> Result<[u8; 32], MakeError> {
    let mut hashes = Vec::new();
    for dealer in dealers {
        let body = Commitment {
            attempt: ATTEMPT,
            channel_key: dealer.channel.public(),
            dealing: dealer.secret.commitment(ATTEMPT, dealer.number).into(),
            election: plan.election(),
            trustee: dealer.number,
        };
        let signed = people.by_trustee(dealer.number, Document::Commitment(body));
        hashes.push(signed.hash());
        board.enter(&signed)?;
    }
    Ok(round1_hash(&plan.election(), ATTEMPT, &hashes))
}

/// Round 2; the ceremony's hash.
fn enter_dealings(
    plan: &Plan,
    people: &People,
    round1: &[u8; 32],
    dealt: &[Dealt],
    board: &mut Board,
) -> Result<[u8; 32], MakeError> {
    let mut hashes = Vec::new();
    for (trustee, dealt) in (1..).zip(dealt) {
        let file = dealt.dealing.encode();
        let envelope = |e: &Vec<u8>| if e.is_empty() { [0; 32].into() } else { sha256(e).into() };
        let body = DealingDocument {
            attempt: ATTEMPT,
            election: plan.election(),
            envelopes: dealt.envelopes.iter().map(envelope).collect(),
            file: FileReference { sha256: sha256(&file).into(), size: file.len() as u64 },
            round: (*round1).into(),
            trustee,
        };
        let signed = people.by_trustee(trustee, Document::Dealing(body));
        hashes.push(signed.hash());
        board.write(&dealing_path(ATTEMPT, trustee), &file)?;
        board.enter(&signed)?;
    }
    Ok(ceremony_hash(round1, &hashes))
}

/// Round 3.
fn acknowledge(plan: &Plan, people: &People, keys: &Keys, board: &mut Board) -> Result<(), MakeError> {
    for trustee in 1..=TRUSTEES {
        let body = Acknowledgement {
            attempt: ATTEMPT,
            ceremony: keys.ceremony,
            election: plan.election(),
            keys: keys.hash.into(),
            trustee,
        };
        board.enter(&people.by_trustee(trustee, Document::Acknowledgement(body)))?;
    }
    Ok(())
}

impl Dealer {
    fn new(seed: Seed, plan: &Plan, number: u16) -> Self {
        let mut rng = seed.stream(Drawer::Dealer, number.into());
        let channel = ChannelSecret::generate(&mut rng);
        let secret = SecretDealing::draw(THRESHOLD, plan.columns(), &mut rng);
        Self { number, rng, channel, secret }
    }

    fn deal(&mut self, round1: &[u8; 32], channels: &[Bytes32]) -> Result<Dealt, MakeError> {
        let dealing = self.secret.publish(ATTEMPT, self.number, round1, &mut self.rng);
        let mut envelopes = Vec::new();
        for (recipient, channel) in (1..).zip(channels) {
            envelopes.push(match recipient == self.number {
                true => Vec::new(),
                false => self.seal(round1, recipient, channel)?,
            });
        }
        Ok(Dealt { dealing, envelopes })
    }

    fn seal(&mut self, round1: &[u8; 32], recipient: u16, channel: &Bytes32) -> Result<Vec<u8>, MakeError> {
        let envelope = Envelope { attempt: ATTEMPT, dealer: self.number, recipient };
        let shares = self.secret.shares_for(recipient);
        let sealed = envelope.seal(round1, &shares, &self.channel, channel, &mut self.rng);
        sealed.during(format!("trustee {} seals an envelope to trustee {recipient}", self.number))
    }

    /// Opens what the others sent, checks it, and adds it up to x_i.
    fn receive(
        &self,
        plan: &Plan,
        round1: &[u8; 32],
        channels: &[Bytes32],
        dealt: &[Dealt],
    ) -> Result<Vec<Scalar>, MakeError> {
        let mut sums = vec![Scalar::ZERO; plan.columns()];
        for (dealer, (channel, dealt)) in (1..).zip(channels.iter().zip(dealt)) {
            let step = format!("trustee {} opens the envelope of trustee {dealer}", self.number);
            dealt.dealing.verify_possession(round1).during(&step)?;
            let envelope = Envelope { attempt: ATTEMPT, dealer, recipient: self.number };
            let bytes = &dealt.envelopes[usize::from(self.number) - 1];
            let shares = match dealer == self.number {
                true => self.secret.shares_for(dealer),
                false => {
                    envelope.open(bytes, round1, plan.columns(), &self.channel, channel).during(&step)?
                }
            };
            dealt.dealing.verify_shares(self.number, &shares).during(&step)?;
            sums.iter_mut().zip(&shares).for_each(|(sum, share)| *sum += share.expose());
        }
        Ok(sums)
    }
}

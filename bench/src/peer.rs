//! elastic-elgamal's ballots of the same kind: a ring proof an option, and for one choice a proof of the sum.

use crate::Kind;
use elastic_elgamal::app::{ChoiceParams, EncryptedChoice, MultiChoice, SingleChoice};
use elastic_elgamal::group::Ristretto;
use elastic_elgamal::{Ciphertext, Keypair};
use rand_chacha::ChaCha12Rng;
use rand_chacha::rand_core::SeedableRng;
use std::error::Error;

/// The peer's election.
pub struct Peer {
    kind: Kind,
    single: ChoiceParams<Ristretto, SingleChoice>,
    multi: ChoiceParams<Ristretto, MultiChoice>,
}

/// One ballot of either kind.
pub enum PeerBallot {
    /// One of three.
    Single(EncryptedChoice<Ristretto, SingleChoice>),
    /// Any of ten.
    Multi(EncryptedChoice<Ristretto, MultiChoice>),
}

impl Peer {
    /// A fresh key; the generator is seeded once from `seed`.
    pub fn new(kind: Kind, seed: u64) -> (Self, ChaCha12Rng) {
        let mut rng = ChaCha12Rng::seed_from_u64(seed);
        let receiver = Keypair::<Ristretto>::generate(&mut rng).public().clone();
        let single = ChoiceParams::single(receiver.clone(), 3);
        let multi = ChoiceParams::multi(receiver, 10);
        (Self { kind, single, multi }, rng)
    }

    /// Encrypts and proves ballot number `ballot`.
    pub fn seal(&self, ballot: usize, rng: &mut ChaCha12Rng) -> PeerBallot {
        let marks = self.kind.marks(ballot);
        match self.kind {
            Kind::YesNoAbstain => PeerBallot::Single(EncryptedChoice::single(&self.single, marks[0], rng)),
            Kind::UpToFiveOfTen => {
                let choices: Vec<bool> = (0..10).map(|o| marks.contains(&o)).collect();
                PeerBallot::Multi(EncryptedChoice::new(&self.multi, &choices, rng))
            }
        }
    }

    /// Verifies one ballot; its ciphertexts.
    pub fn verify<'a>(&self, ballot: &'a PeerBallot) -> Result<&'a [Ciphertext<Ristretto>], Box<dyn Error>> {
        match ballot {
            PeerBallot::Single(choice) => choice.verify(&self.single).map_err(|e| e.to_string().into()),
            PeerBallot::Multi(choice) => choice.verify(&self.multi).map_err(|e| e.to_string().into()),
        }
    }
}

/// Adds ciphertexts up, option by option.
pub fn tally(ballots: &[&[Ciphertext<Ristretto>]]) -> Vec<Ciphertext<Ristretto>> {
    let mut sums = vec![Ciphertext::zero(); ballots.first().map_or(0, |b| b.len())];
    for ballot in ballots {
        sums.iter_mut().zip(*ballot).for_each(|(sum, c)| *sum += *c);
    }
    sums
}

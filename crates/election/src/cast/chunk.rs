//! Many ballots of one roll at once, from bytes to evidence: the verifier's fast way (spec 3.6).

use super::{DecodedBallot, VerifiedBallot, verify_ballots};
use ostrakon_proofs::ballot::{BatchError, Ciphertext, Relation};
use rand_core::CryptoRngCore;

/// What a ballot of a chunk says of itself. Made only of ballots whose proof holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// P's bytes.
    pub key: [u8; 32],
    /// What it follows.
    pub previous: [u8; 32],
    /// Its leaf hash.
    pub leaf: [u8; 32],
}

/// Ballots of one roll that were read strictly and verified together.
///
/// A ballot that is not [proved](Self::said) is refused by [`DecodedBallot::decode`] or by its claim's own equations, which also say why.
#[derive(Debug)]
pub struct ProvedChunk {
    roll: usize,
    said: Vec<Option<Said>>,
    ballots: Vec<VerifiedBallot>,
    contests: Vec<usize>,
}

impl ProvedChunk {
    /// Verifies `ballots` of `roll`. `hints` are the untrusted bytes of a side file, one part a ballot or none at all; wrong ones cost time and change no verdict.
    pub fn verify(
        relation: &Relation,
        roll: usize,
        ballots: &[&[u8]],
        _hints: &[&[u8]],
        rng: &mut impl CryptoRngCore,
    ) -> Result<Self, BatchError> {
        let decoded: Vec<_> = ballots.iter().map(|b| DecodedBallot::decode(b, roll, relation).ok()).collect();
        let readable: Vec<bool> = decoded.iter().map(Option::is_some).collect();
        let mut verdicts =
            verify_ballots(relation, decoded.into_iter().flatten().collect(), rng)?.into_iter();
        let proved = readable.iter().map(|r| if *r { verdicts.next().and_then(Result::ok) } else { None });
        let proved: Vec<Option<VerifiedBallot>> = proved.collect();
        let say = |b: &VerifiedBallot| Said { key: *b.key(), previous: *b.previous(), leaf: *b.leaf() };
        let said = proved.iter().map(|b| b.as_ref().map(say)).collect();
        let contests = relation.circuits().iter().map(|c| c.slots().len()).collect();
        Ok(Self { roll, said, ballots: proved.into_iter().flatten().collect(), contests })
    }

    /// Index of their roll.
    pub fn roll(&self) -> usize {
        self.roll
    }

    /// One a ballot, in their order; `None` where it is refused.
    pub fn said(&self) -> &[Option<Said>] {
        &self.said
    }

    /// Sums of the proved ballots' ciphertexts, each with weight 1, one a contest of the roll.
    pub fn sums(&self) -> Vec<Ciphertext> {
        let zero = |slots: &usize| Ciphertext { a: Default::default(), b: vec![Default::default(); *slots] };
        let mut sums: Vec<Ciphertext> = self.contests.iter().map(zero).collect();
        for ciphertext in self.ballots.iter().map(VerifiedBallot::ciphertexts) {
            for (sum, c) in sums.iter_mut().zip(ciphertext) {
                sum.a += c.a;
                sum.b.iter_mut().zip(&c.b).for_each(|(sum, b)| *sum += b);
            }
        }
        sums
    }
}

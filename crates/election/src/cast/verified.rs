//! Evidence: a ballot whose proof holds. Made here and nowhere else.

use super::DecodedBallot;
use ostrakon_group::sha256;
use ostrakon_proofs::ballot::{BatchError, Ciphertext, Claim, Relation, verify_batch};
use rand_core::CryptoRngCore;

/// A ballot that was proved; only these can be tallied.
#[derive(Clone, Debug)]
pub struct VerifiedBallot {
    roll: usize,
    key: [u8; 32],
    previous: [u8; 32],
    leaf: [u8; 32],
    ciphertexts: Vec<Ciphertext>,
}

impl VerifiedBallot {
    /// Index of its roll.
    pub fn roll(&self) -> usize {
        self.roll
    }

    /// P's bytes.
    pub fn key(&self) -> &[u8; 32] {
        &self.key
    }

    /// What it follows.
    pub fn previous(&self) -> &[u8; 32] {
        &self.previous
    }

    /// Its leaf hash.
    pub fn leaf(&self) -> &[u8; 32] {
        &self.leaf
    }

    /// One a contest of the roll.
    pub fn ciphertexts(&self) -> &[Ciphertext] {
        &self.ciphertexts
    }

    /// Goes on without a proof: for a verifier that was told to leave check 304 out, and whose report can therefore not pass.
    pub fn assume_proved(ballot: DecodedBallot) -> Self {
        let DecodedBallot { roll, key, previous, leaf, claim } = ballot;
        Self { roll, key, previous, leaf, ciphertexts: claim.statement.ciphertexts }
    }
}

/// Verifies ballots of one relation together; in their order, each verified or handed back.
pub fn verify_ballots(
    relation: &Relation,
    ballots: Vec<DecodedBallot>,
    rng: &mut impl CryptoRngCore,
) -> Result<Vec<Result<VerifiedBallot, Box<DecodedBallot>>>, BatchError> {
    // Every leaf hash covers its ballot's bytes, responses included, so this covers the batch.
    let leaves: Vec<u8> = ballots.iter().flat_map(|b| b.leaf).collect();
    let claims: Vec<&Claim> = ballots.iter().map(|b| &b.claim).collect();
    let verdicts = verify_batch(relation, &claims, &sha256(&leaves), rng)?;
    let mint = |(ballot, proved)| match proved {
        true => Ok(VerifiedBallot::assume_proved(ballot)),
        false => Err(Box::new(ballot)),
    };
    Ok(ballots.into_iter().zip(verdicts).map(mint).collect())
}

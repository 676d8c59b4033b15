//! Decryption shares: D_s = x_{i,s}·A_Σ with one proof a contest (spec 6.2).

use crate::document::record;
use ostrakon_charter::Id;
use ostrakon_group::{
    Bytes32, DecodeError, Point, SecretScalar, StuckGenerator, Transcript, decode_point, decode_scalar,
    encode_point,
};
use ostrakon_proofs::equal_logs::{EqualLogs, EqualLogsError, Statement};
use rand_core::CryptoRngCore;
use serde::{Deserialize, Serialize};

/// `ostrakon/v1/decryption-share`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecryptionShareDocument {
    /// Which contest.
    pub contest: Id,
    /// The election.
    pub election: Bytes32,
    /// Of equal logarithms.
    pub proof: ShareProof,
    /// D_s.
    pub shares: Vec<Bytes32>,
    /// Which trustee.
    pub trustee: u16,
}

record!(DecryptionShareDocument { contest, election, proof, shares, trustee });

/// (e, z).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShareProof {
    /// e.
    pub challenge: Bytes32,
    /// z.
    pub response: Bytes32,
}

record!(ShareProof { challenge, response });

/// Why a share is bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShareRefusal {
    /// A point or scalar does not decode.
    #[error("{0}")]
    Decode(#[from] DecodeError),
    /// Wrong length, or the proof is false.
    #[error(transparent)]
    Proof(#[from] EqualLogsError),
}

/// What is being decrypted: one sum of one contest, at one closing head.
#[derive(Clone, Debug)]
pub struct SharedSum<'a> {
    /// The election.
    pub election: &'a Bytes32,
    /// Root of the closing head.
    pub root: &'a Bytes32,
    /// The contest.
    pub contest: &'a Id,
    /// A_Σ.
    pub a: &'a Point,
}

/// A share whose proof holds; only these are recombined.
#[derive(Clone, Debug)]
pub struct VerifiedShare {
    trustee: u16,
    shares: Vec<Point>,
}

impl VerifiedShare {
    /// Which trustee.
    pub fn trustee(&self) -> u16 {
        self.trustee
    }

    /// D_s.
    pub fn shares(&self) -> &[Point] {
        &self.shares
    }

    /// Goes on without the proof: for a verifier that was told to leave check 602 out, and whose report can therefore not pass.
    pub fn assume_proved(document: &DecryptionShareDocument) -> Result<Self, ShareRefusal> {
        let shares = document.shares.iter().map(|d| decode_point(&d.0)).collect::<Result<_, _>>()?;
        Ok(Self { trustee: document.trustee, shares })
    }
}

impl SharedSum<'_> {
    /// Makes a trustee's share with x_{i,1} … x_{i,m}.
    pub fn share(
        &self,
        trustee: u16,
        secrets: &[SecretScalar],
        rng: &mut impl CryptoRngCore,
    ) -> Result<DecryptionShareDocument, StuckGenerator> {
        let keys: Vec<Point> = secrets.iter().map(SecretScalar::public).collect();
        let shares: Vec<Point> = secrets.iter().map(|x| self.a * x.expose()).collect();
        let statement = Statement { base_label: "sum", base: self.a, keys: &keys, shares: &shares };
        let proof = EqualLogs::prove(&self.context(trustee), &statement, secrets, rng)?;
        Ok(DecryptionShareDocument {
            contest: self.contest.clone(),
            election: *self.election,
            proof: proof.into(),
            shares: shares.iter().map(|d| encode_point(d).into()).collect(),
            trustee,
        })
    }

    /// Checks a share against X_{i,1} … X_{i,m}.
    pub fn verify(
        &self,
        document: &DecryptionShareDocument,
        keys: &[Point],
    ) -> Result<VerifiedShare, ShareRefusal> {
        let verified = VerifiedShare::assume_proved(document)?;
        let statement = Statement { base_label: "sum", base: self.a, keys, shares: &verified.shares };
        document.proof.decode()?.verify(&self.context(document.trustee), &statement)?;
        Ok(verified)
    }

    fn context(&self, trustee: u16) -> Transcript {
        let mut transcript = Transcript::new("ostrakon-v1/decryption-share");
        transcript.absorb("manifest", &self.election.0);
        transcript.absorb("root", &self.root.0);
        transcript.absorb("contest", self.contest.as_str().as_bytes());
        transcript.absorb_int("trustee", trustee.into());
        transcript
    }
}

impl ShareProof {
    /// The two scalars.
    pub fn decode(&self) -> Result<EqualLogs, DecodeError> {
        let (challenge, response) = (decode_scalar(&self.challenge.0)?, decode_scalar(&self.response.0)?);
        Ok(EqualLogs { challenge, response })
    }
}

impl From<EqualLogs> for ShareProof {
    fn from(proof: EqualLogs) -> Self {
        Self { challenge: proof.challenge.to_bytes().into(), response: proof.response.to_bytes().into() }
    }
}

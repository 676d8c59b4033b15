//! Lots: a threshold VRF on the closing root and the tied options (spec 6.4, C2SP vrf-r255).

use super::recombine::lagrange;
use super::share::{ShareProof, ShareRefusal};
use crate::document::record;
use ostrakon_charter::Id;
use ostrakon_group::multiply::VartimeMultiscalarMul;
use ostrakon_group::{
    Bytes32, Point, SecretScalar, StuckGenerator, Transcript, decode_point, encode_point, labelled_hash,
};
use ostrakon_proofs::equal_logs::{EqualLogs, Statement};
use rand_core::CryptoRngCore;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha512};

const SUITE: &[u8] = b"\xffc2sp.org/vrf-r255";

/// `ostrakon/v1/lot-share`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LotShareDocument {
    /// Which contest.
    pub contest: Id,
    /// The election.
    pub election: Bytes32,
    /// Of equal logarithms.
    pub proof: ShareProof,
    /// Γᵢ.
    pub share: Bytes32,
    /// The tied options, ascending.
    pub tied: Vec<Id>,
    /// Which trustee.
    pub trustee: u16,
}

record!(LotShareDocument { contest, election, proof, share, tied, trustee });

/// One lot: everything that fixes its input.
#[derive(Clone, Debug)]
pub struct LotDraw<'a> {
    /// The election.
    pub election: &'a Bytes32,
    /// Root of the closing head.
    pub root: &'a Bytes32,
    /// The contest's index.
    pub contest_index: u16,
    /// The contest.
    pub contest: &'a Id,
    /// The tied options, ascending.
    pub tied: &'a [Id],
    /// K_vrf.
    pub key: &'a Point,
}

/// alpha = H("lot", …).
pub fn lot_alpha(draw: &LotDraw<'_>) -> [u8; 32] {
    let mut bytes = draw.contest_index.to_be_bytes().to_vec();
    bytes.extend((draw.tied.len() as u16).to_be_bytes());
    for option in draw.tied {
        bytes.extend((option.as_str().len() as u16).to_be_bytes());
        bytes.extend(option.as_str().as_bytes());
    }
    labelled_hash("lot", &[&draw.election.0, &draw.root.0, &bytes])
}

/// Y = ECVRF_encode_to_curve(K_vrf, alpha).
pub fn lot_input(key: &Point, alpha: &[u8]) -> Point {
    let hash = Sha512::new().chain_update(SUITE).chain_update([0x82]).chain_update(encode_point(key));
    Point::from_uniform_bytes(&hash.chain_update(alpha).finalize().into())
}

/// The transcript that a lot share's proof continues.
pub fn lot_context(draw: &LotDraw<'_>, alpha: &[u8; 32], trustee: u16) -> Transcript {
    let mut transcript = Transcript::new("ostrakon-v1/lot-share");
    transcript.absorb("manifest", &draw.election.0);
    transcript.absorb("root", &draw.root.0);
    transcript.absorb("contest", draw.contest.as_str().as_bytes());
    transcript.absorb("alpha", alpha);
    transcript.absorb_int("trustee", trustee.into());
    transcript
}

impl LotDraw<'_> {
    /// Makes a trustee's share with x_{i,M+1}.
    pub fn share(
        &self,
        trustee: u16,
        secret: &SecretScalar,
        rng: &mut impl CryptoRngCore,
    ) -> Result<LotShareDocument, StuckGenerator> {
        let alpha = lot_alpha(self);
        let input = lot_input(self.key, &alpha);
        let (key, share) = ([secret.public()], [input * secret.expose()]);
        let statement = Statement { base_label: "input", base: &input, keys: &key, shares: &share };
        let context = lot_context(self, &alpha, trustee);
        let proof = EqualLogs::prove(&context, &statement, std::slice::from_ref(secret), rng)?;
        Ok(LotShareDocument {
            contest: self.contest.clone(),
            election: *self.election,
            proof: proof.into(),
            share: encode_point(&share[0]).into(),
            tied: self.tied.to_vec(),
            trustee,
        })
    }

    /// Checks a share against X_{i,M+1}; Γᵢ.
    pub fn verify(&self, document: &LotShareDocument, key: &Point) -> Result<Point, ShareRefusal> {
        let alpha = lot_alpha(self);
        let input = lot_input(self.key, &alpha);
        let share = decode_point(&document.share.0)?;
        let (keys, shares) = ([*key], [share]);
        let statement = Statement { base_label: "input", base: &input, keys: &keys, shares: &shares };
        document.proof.decode()?.verify(&lot_context(self, &alpha, document.trustee), &statement)?;
        Ok(share)
    }
}

/// The order of the `tied` options that the shares of t trustees draw: by H("lot-order", beta ‖ identifier).
pub fn lot_order(shares: &[(u16, Point)], tied: &[Id]) -> Vec<Id> {
    let beta = lot_beta(shares);
    let mut order = tied.to_vec();
    order.sort_by_cached_key(|option| labelled_hash("lot-order", &[&beta, option.as_str().as_bytes()]));
    order
}

/// The VRF's output: SHA-512(0xFF ‖ "c2sp.org/vrf-r255" ‖ 0x03 ‖ Γ ‖ 0x00).
pub fn lot_beta(shares: &[(u16, Point)]) -> [u8; 64] {
    let trustees: Vec<u16> = shares.iter().map(|s| s.0).collect();
    let gamma = Point::vartime_multiscalar_mul(lagrange(&trustees), shares.iter().map(|s| s.1));
    let hash = Sha512::new().chain_update(SUITE).chain_update([0x03]).chain_update(encode_point(&gamma));
    hash.chain_update([0x00]).finalize().into()
}

//! A prover of 3.5 whose randomness is given, written from the equations: with a vector's secrets and nonces it must make that
//! vector's ballot, byte for byte.

use crate::support::Json;
use ostrakon_group::multiply::MultiscalarMul;
use ostrakon_group::{Bases, GENERATOR, Point, Scalar, encode_point};
use ostrakon_proofs::ballot::{Challenges, Ciphertext, LinearChallenges, Relation, statement_digest};
use serde_json::Value;

pub(crate) struct Prover {
    bits: Vec<Scalar>,
    randomness: Vec<Scalar>,
    credential: Scalar,
    alpha: Vec<Scalar>,
    rho: Vec<Scalar>,
    kappa: Scalar,
    eta1: Scalar,
    eta0: Scalar,
}

fn integer(value: i64) -> Scalar {
    let size = Scalar::from(value.unsigned_abs());
    if value < 0 { -size } else { size }
}

impl Prover {
    /// The secrets and nonces of a vector.
    pub(crate) fn new(vector: &Value) -> Self {
        let nonces = &vector["nonces"];
        let bits =
            vector["bits"].list().iter().flat_map(|contest| contest.map(|bit| Scalar::from(bit.number())));
        Self {
            bits: bits.collect(),
            randomness: vector["randomness"].scalars(),
            credential: vector["credential"].scalar(),
            alpha: nonces["alpha"].scalars(),
            rho: nonces["rho"].scalars(),
            kappa: nonces["kappa"].scalar(),
            eta1: nonces["eta1"].scalar(),
            eta0: nonces["eta0"].scalar(),
        }
    }

    /// P = k·G.
    pub(crate) fn public(&self) -> Point {
        GENERATOR * self.credential
    }

    /// A_c = r_c·G, B_{c,s} = r_c·K_s + v_{c,s}·G with v = M·b.
    pub(crate) fn encrypt(&self, relation: &Relation) -> Vec<Ciphertext> {
        let mut bits = self.bits.as_slice();
        let contests = relation.circuits().iter().zip(&self.randomness).map(|(circuit, r)| {
            let (own, rest) = bits.split_at(circuit.bits());
            bits = rest;
            let value = |slot: &Vec<(u32, u64)>| -> Scalar {
                slot.iter().map(|(bit, weight)| own[*bit as usize] * Scalar::from(*weight)).sum()
            };
            let slots = circuit.slots().iter().zip(relation.keys());
            let b = slots.map(|(slot, key)| key * r + GENERATOR * value(slot)).collect();
            Ciphertext { a: GENERATOR * r, b }
        });
        contests.collect()
    }

    /// U₁ ‖ U₀ ‖ T ‖ f ‖ z_c ‖ z_k ‖ z for the statement that begins with `prefix`, and the challenges.
    pub(crate) fn prove(&self, relation: &Relation, prefix: &[u8]) -> (Vec<u8>, Challenges) {
        let bases = relation.bases();
        let cross: Vec<_> =
            self.bits.iter().zip(&self.alpha).map(|(b, a)| a * (Scalar::ONE - b - b)).collect();
        let squares: Vec<_> = self.alpha.iter().map(|a| -(a * a)).collect();
        let u1 = commit(bases, [&self.bits, &cross, &self.randomness], self.credential, self.eta1);
        let u0 = commit(bases, [&self.alpha, &squares, &self.rho], self.kappa, self.eta0);
        let mut bytes = [encode_point(&u1), encode_point(&u0)].concat();
        let digest = statement_digest(&[prefix, &bytes].concat());
        let (_, linear) = LinearChallenges::draw(relation, &digest);
        let t = encode_point(&self.linear_commitment(relation, &linear));
        let challenges = Challenges::recompute(relation, &digest, &t);
        bytes.extend(t);
        self.responses(&challenges.x).iter().for_each(|z| bytes.extend(z.as_bytes()));
        (bytes, challenges)
    }

    /// T = Σ_c ρ_c(θ_c G + Σ_s y_{c,s} K_s) + (κδ + ⟨y, Mα⟩ + ⟨ω, Lα⟩) G.
    fn linear_commitment(&self, relation: &Relation, linear: &LinearChallenges) -> Point {
        let mut sum = GENERATOR * (self.kappa * linear.delta);
        let mut alpha = self.alpha.as_slice();
        for (c, circuit) in relation.circuits().iter().enumerate() {
            let keys = linear.y[c].iter().zip(relation.keys()).map(|(y, key)| key * y);
            sum += (GENERATOR * linear.theta[c] + keys.sum::<Point>()) * self.rho[c];
            for (y, slot) in linear.y[c].iter().zip(circuit.slots()) {
                let m_alpha: Scalar =
                    slot.iter().map(|(bit, w)| alpha[*bit as usize] * Scalar::from(*w)).sum();
                sum += GENERATOR * (y * m_alpha);
            }
            for (omega, rule) in linear.omega[c].iter().zip(circuit.rules()) {
                let l_alpha: Scalar =
                    rule.terms.iter().map(|(bit, l)| alpha[*bit as usize] * integer(*l)).sum();
                sum += GENERATOR * (omega * l_alpha);
            }
            alpha = &alpha[circuit.bits()..];
        }
        sum
    }

    fn responses(&self, x: &Scalar) -> Vec<Scalar> {
        let line = |(slope, start): (&Scalar, &Scalar)| x * slope + start;
        let lists = self.bits.iter().zip(&self.alpha).chain(self.randomness.iter().zip(&self.rho));
        lists.chain([(&self.credential, &self.kappa), (&self.eta1, &self.eta0)]).map(line).collect()
    }
}

/// Σ uᵢ gᵢ + Σ u′ᵢ g′ᵢ + Σ r_c h_{r,c} + k h_k + η h.
fn commit(bases: &Bases, [bits, squares, randomness]: [&[Scalar]; 3], k: Scalar, eta: Scalar) -> Point {
    let scalars = bits.iter().chain(squares).chain(randomness).chain([&k, &eta]);
    let points = bases.bits.iter().chain(&bases.squares).chain(&bases.randomness);
    Point::multiscalar_mul(scalars, points.chain([&bases.credential, &bases.blinding]))
}

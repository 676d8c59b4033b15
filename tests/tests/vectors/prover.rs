//! A prover of 3.5 whose randomness is given, written from the equations: with a vector's secrets and nonces it must make that
//! vector's ballot, byte for byte. Of numbers only the range proof's bytes are taken as they are.

use crate::support::Json;
use ostrakon_group::multiply::MultiscalarMul;
use ostrakon_group::{Bases, GENERATOR, Point, Scalar, encode_point};
use ostrakon_proofs::ballot::{Challenges, Ciphertext, LinearChallenges, Relation, statement_digest};
use ostrakon_proofs::circuit::Circuit;
use serde_json::Value;

pub(crate) struct Prover {
    bits: Vec<Scalar>,
    numbers: Vec<Scalar>,
    randomness: Vec<Scalar>,
    credential: Scalar,
    range_proof: Vec<u8>,
    alpha: Vec<Scalar>,
    a: Vec<Scalar>,
    rho: Vec<Scalar>,
    kappa: Scalar,
    eta1: Scalar,
    eta0: Scalar,
    gamma: Vec<Scalar>,
    gamma0: Scalar,
}

fn integer(value: i64) -> Scalar {
    let size = Scalar::from(value.unsigned_abs());
    if value < 0 { -size } else { size }
}

/// ⟨u, v⟩.
fn inner(u: &[Scalar], v: &[Scalar]) -> Scalar {
    u.iter().zip(v).map(|(u, v)| u * v).sum()
}

/// All contests' integers, one list after the other.
fn joined(contests: &Value) -> Vec<Scalar> {
    contests.list().iter().flat_map(|contest| contest.map(|value| Scalar::from(value.number()))).collect()
}

/// Each circuit with its part of the bits and of the numbers, which are its variables.
fn variables<'a>(
    relation: &'a Relation,
    mut bits: &'a [Scalar],
    mut numbers: &'a [Scalar],
) -> Vec<(&'a Circuit, Vec<Scalar>)> {
    let mut take = |circuit: &'a Circuit| {
        let (own_bits, more_bits) = bits.split_at(circuit.bits());
        let (own_numbers, more_numbers) = numbers.split_at(circuit.numbers().len());
        (bits, numbers) = (more_bits, more_numbers);
        (circuit, [own_bits, own_numbers].concat())
    };
    relation.circuits().iter().map(&mut take).collect()
}

/// M·e.
fn slots(circuit: &Circuit, e: &[Scalar]) -> Vec<Scalar> {
    let term = |(variable, weight): &(u32, u64)| e[*variable as usize] * Scalar::from(*weight);
    circuit.slots().iter().map(|slot| slot.iter().map(term).sum()).collect()
}

/// L·e.
fn rules(circuit: &Circuit, e: &[Scalar]) -> Vec<Scalar> {
    let term = |(variable, coefficient): &(u32, i64)| e[*variable as usize] * integer(*coefficient);
    circuit.rules().iter().map(|rule| rule.terms.iter().map(term).sum()).collect()
}

impl Prover {
    /// The secrets and nonces of a vector.
    pub(crate) fn new(vector: &Value) -> Self {
        let nonces = &vector["nonces"];
        // Only ballots with numbers have these.
        let list = |name: &str| nonces.get(name).map_or_else(Vec::new, Json::scalars);
        Self {
            bits: joined(&vector["bits"]),
            numbers: joined(&vector["numbers"]),
            randomness: vector["randomness"].scalars(),
            credential: vector["credential"].scalar(),
            range_proof: vector["range_proof"].bytes(),
            alpha: nonces["alpha"].scalars(),
            a: list("a"),
            rho: nonces["rho"].scalars(),
            kappa: nonces["kappa"].scalar(),
            eta1: nonces["eta1"].scalar(),
            eta0: nonces["eta0"].scalar(),
            gamma: list("gamma"),
            gamma0: nonces.get("gamma0").map_or(Scalar::ZERO, Json::scalar),
        }
    }

    /// P = k·G.
    pub(crate) fn public(&self) -> Point {
        GENERATOR * self.credential
    }

    /// A_c = r_c·G, B_{c,s} = r_c·K_s + v_{c,s}·G with v = M·e.
    pub(crate) fn encrypt(&self, relation: &Relation) -> Vec<Ciphertext> {
        let contests = variables(relation, &self.bits, &self.numbers).into_iter().zip(&self.randomness);
        let encrypted = contests.map(|((circuit, e), r)| {
            let values = slots(circuit, &e).into_iter().zip(relation.keys());
            let b = values.map(|(value, key)| key * r + GENERATOR * value).collect();
            Ciphertext { a: GENERATOR * r, b }
        });
        encrypted.collect()
    }

    /// V_j = u_j·G + γ_j·H̃.
    pub(crate) fn values(&self, bases: &Bases) -> Vec<[u8; 32]> {
        let value = |(u, gamma)| encode_point(&(GENERATOR * u + bases.value_blinding * gamma));
        self.numbers.iter().zip(&self.gamma).map(value).collect()
    }

    /// U₁ ‖ U₀.
    fn commitments(&self, bases: &Bases) -> [u8; 64] {
        let cross: Vec<_> =
            self.bits.iter().zip(&self.alpha).map(|(b, a)| a * (Scalar::ONE - b - b)).collect();
        let squares: Vec<_> = self.alpha.iter().map(|a| -(a * a)).collect();
        let u1 =
            commit(bases, [&self.bits, &cross, &self.numbers, &self.randomness], self.credential, self.eta1);
        let u0 = commit(bases, [&self.alpha, &squares, &self.a, &self.rho], self.kappa, self.eta0);
        [encode_point(&u1), encode_point(&u0)].concat().try_into().unwrap()
    }

    /// V ‖ range proof ‖ U₁ ‖ U₀ ‖ T ‖ T₃ ‖ f ‖ f̂ ‖ z_c ‖ z_k ‖ z ‖ z_γ for the statement that begins with `prefix`, and the challenges.
    pub(crate) fn prove(&self, relation: &Relation, prefix: &[u8]) -> (Vec<u8>, Challenges) {
        let bases = relation.bases();
        let mut bytes = [self.values(bases).concat(), self.range_proof.clone()].concat();
        bytes.extend(self.commitments(bases));
        let digest = statement_digest(&[prefix, &bytes].concat());
        let (_, linear) = LinearChallenges::draw(relation, &digest);
        let t = encode_point(&self.linear_commitment(relation, &linear));
        let t3 = (!self.numbers.is_empty()).then(|| self.value_commitment(bases, &linear));
        let challenges = Challenges::recompute(relation, &digest, &t, t3.as_ref());
        bytes.extend(t);
        bytes.extend(t3.iter().flatten());
        self.responses(&challenges).iter().for_each(|z| bytes.extend(z.as_bytes()));
        (bytes, challenges)
    }

    /// T = Σ_c ρ_c(θ_c G + Σ_s y_{c,s} K_s) + (κδ + ⟨y, M(α, a)⟩ + ⟨ω, L(α, a)⟩) G.
    fn linear_commitment(&self, relation: &Relation, linear: &LinearChallenges) -> Point {
        let mut sum = GENERATOR * (self.kappa * linear.delta);
        for (c, (circuit, e)) in variables(relation, &self.alpha, &self.a).into_iter().enumerate() {
            let keys = linear.y[c].iter().zip(relation.keys()).map(|(y, key)| key * y);
            sum += (GENERATOR * linear.theta[c] + keys.sum::<Point>()) * self.rho[c];
            sum += GENERATOR * inner(&linear.y[c], &slots(circuit, &e));
            sum += GENERATOR * inner(&linear.omega[c], &rules(circuit, &e));
        }
        sum
    }

    /// T₃ = ⟨τ, a⟩ G + γ₀ H̃.
    fn value_commitment(&self, bases: &Bases, linear: &LinearChallenges) -> [u8; 32] {
        encode_point(&(GENERATOR * inner(&linear.tau, &self.a) + bases.value_blinding * self.gamma0))
    }

    fn responses(&self, challenges: &Challenges) -> Vec<Scalar> {
        let x = &challenges.x;
        let line = |(slope, start): (&Scalar, &Scalar)| x * slope + start;
        let lists = self.bits.iter().zip(&self.alpha).chain(self.numbers.iter().zip(&self.a));
        let lists = lists.chain(self.randomness.iter().zip(&self.rho));
        let last = [(&self.credential, &self.kappa), (&self.eta1, &self.eta0)];
        let blinding = inner(&challenges.linear.tau, &self.gamma);
        let values = (!self.numbers.is_empty()).then_some((&blinding, &self.gamma0));
        lists.chain(last).chain(values).map(line).collect()
    }
}

/// Σ uᵢ gᵢ + Σ u′ᵢ g′ᵢ + Σ u″_j n_j + Σ r_c h_{r,c} + k h_k + η h.
fn commit(
    bases: &Bases,
    [bits, squares, numbers, randomness]: [&[Scalar]; 4],
    k: Scalar,
    eta: Scalar,
) -> Point {
    let scalars = bits.iter().chain(squares).chain(numbers).chain(randomness).chain([&k, &eta]);
    let points = bases.bits.iter().chain(&bases.squares).chain(&bases.numbers).chain(&bases.randomness);
    Point::multiscalar_mul(scalars, points.chain([&bases.credential, &bases.blinding]))
}

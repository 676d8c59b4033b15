//! What the prover commits to in U₁ and U₀, and the answers it gives from it (spec 3.5).

use super::challenges::LinearChallenges;
use super::commit_numbers::CommittedNumbers;
use super::{BallotProof, Relation, Witness};
use ostrakon_group::multiply::MultiscalarMul;
use ostrakon_group::{GENERATOR, Point, Scalar};
use rand_core::CryptoRngCore;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// b, u, r, k as scalars. Those of a forger may be any.
#[derive(Zeroize, ZeroizeOnDrop)]
pub(super) struct Secrets {
    pub(super) bits: Vec<Scalar>,
    pub(super) numbers: Vec<Scalar>,
    pub(super) randomness: Vec<Scalar>,
    pub(super) credential: Scalar,
}

impl Secrets {
    pub(super) fn of(witness: &Witness<'_>) -> Self {
        Self {
            bits: witness.assignment.bits.iter().map(|b| Scalar::from(u8::from(*b))).collect(),
            numbers: witness.assignment.numbers.iter().map(|u| Scalar::from(*u)).collect(),
            randomness: witness.randomness.iter().map(|r| *r.expose()).collect(),
            credential: *witness.credential.expose(),
        }
    }

    /// As many uniform ones: α, a, ρ, κ.
    fn masks(&self, rng: &mut impl CryptoRngCore) -> Self {
        let mut random = |like: &[Scalar]| like.iter().map(|_| Scalar::random(rng)).collect();
        let (bits, numbers) = (random(&self.bits), random(&self.numbers));
        let randomness = random(&self.randomness);
        Self { bits, numbers, randomness, credential: Scalar::random(rng) }
    }
}

/// Secrets between commitment and response. Consumed by the response: no two proofs share an α.
pub(super) struct Committed {
    secrets: Secrets,
    masks: Secrets,
    eta: [Scalar; 2],
    pub(super) u1: Point,
    pub(super) u0: Point,
    pub(super) numbers: Option<CommittedNumbers>,
}

impl Committed {
    /// Draws α, a, ρ, κ, η and computes U₁ and U₀, in constant time.
    pub(super) fn draw(
        relation: &Relation,
        secrets: Secrets,
        numbers: Option<CommittedNumbers>,
        rng: &mut impl CryptoRngCore,
    ) -> Self {
        let masks = secrets.masks(rng);
        let eta = [Scalar::random(rng), Scalar::random(rng)];
        let cross = secrets.bits.iter().zip(&masks.bits).map(|(b, a)| a - a * (b + b));
        let cross = Zeroizing::new(cross.collect::<Vec<_>>());
        let squares = Zeroizing::new(masks.bits.iter().map(|a| -(a * a)).collect::<Vec<_>>());
        let u1 = commit(relation, &secrets, &cross, &eta[0]);
        let u0 = commit(relation, &masks, &squares, &eta[1]);
        Self { secrets, masks, eta, u1, u0, numbers }
    }

    /// T = Σ_c ρ_c(θ_c G + Σ_s y_{c,s} K_s) + (κδ + ⟨y, M(α, a)⟩ + ⟨ω, L(α, a)⟩) G.
    pub(super) fn linear_commitment(&self, relation: &Relation, linear: &LinearChallenges) -> Point {
        let LinearChallenges { delta, theta, y, omega, .. } = linear;
        let masks = &self.masks;
        let mut generator = masks.credential * delta;
        generator += relation.linear_form(y, omega, &masks.bits, &masks.numbers);
        let mut scalars = Zeroizing::new(vec![Scalar::ZERO; relation.keys().len() + 1]);
        for ((rho, theta), y) in masks.randomness.iter().zip(theta).zip(y) {
            generator += rho * theta;
            scalars.iter_mut().zip(y).for_each(|(sum, y)| *sum += rho * y);
        }
        scalars[relation.keys().len()] = generator;
        Point::multiscalar_mul(scalars.iter(), relation.keys().iter().chain([&GENERATOR]))
    }

    /// T₃, with numbers.
    pub(super) fn value_commitment(&self, relation: &Relation, linear: &LinearChallenges) -> Option<Point> {
        self.numbers.as_ref().map(|n| n.commitment(relation, linear, &self.masks.numbers))
    }

    /// Evaluates at x.
    pub(super) fn respond(
        self,
        linear: &LinearChallenges,
        x: Scalar,
        t: Point,
        t3: Option<Point>,
    ) -> BallotProof {
        let line = |(slope, start): (&Scalar, &Scalar)| x * slope + start;
        let (secrets, masks) = (&self.secrets, &self.masks);
        let f_numbers = secrets.numbers.iter().zip(&masks.numbers).map(line).collect();
        let numbers = self.numbers.as_ref().zip(t3).map(|(n, t3)| n.respond(linear, x, f_numbers, t3));
        BallotProof {
            u1: self.u1,
            u0: self.u0,
            t,
            f: secrets.bits.iter().zip(&masks.bits).map(line).collect(),
            z_randomness: secrets.randomness.iter().zip(&masks.randomness).map(line).collect(),
            z_credential: line((&secrets.credential, &masks.credential)),
            z_blinding: line((&self.eta[0], &self.eta[1])),
            numbers,
        }
    }
}

impl Drop for Committed {
    fn drop(&mut self) {
        self.eta.zeroize();
    }
}

/// Σ bᵢ gᵢ + Σ b′ᵢ g′ᵢ + Σ u_j n_j + Σ r_c h_{r,c} + k h_k + η h.
fn commit(relation: &Relation, secrets: &Secrets, squares: &[Scalar], eta: &Scalar) -> Point {
    let bases = relation.bases();
    let points = bases.bits.iter().chain(&bases.squares).chain(&bases.numbers).chain(&bases.randomness);
    let scalars = secrets.bits.iter().chain(squares).chain(&secrets.numbers).chain(&secrets.randomness);
    let points = points.chain([&bases.credential, &bases.blinding]);
    Point::multiscalar_mul(scalars.chain([&secrets.credential, eta]), points)
}

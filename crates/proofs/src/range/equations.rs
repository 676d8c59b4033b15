//! The verifier's two equations (spec 3.5), each times a weight, added to a sum.
//!
//! Every vector over q = j·n + i is a product over the bits of q: y^{−q}, s_q, 2^i, z^j. So each is built by doubling, with one multiplication
//! an element.

use super::{RangeChallenges, RangeProof, Ranges, Sum};
use ostrakon_group::Scalar;

/// weight · (Σ_j z^{j+2}·C_j + δ(y, z)·G + x·T_1 + x²·T_2 − t̂·G − τ̂·H̃), C the commitments. What falls on V_1 … V_W is added to `values`.
pub(crate) fn add_polynomial(
    ranges: &Ranges,
    challenges: &RangeChallenges,
    proof: &RangeProof,
    weight: Scalar,
    values: &mut [Scalar],
    sum: &mut Sum,
) {
    let RangeChallenges { y, z, x, .. } = challenges;
    let mut power = weight * z * z;
    for value in values.iter_mut() {
        *value += power;
        power *= z;
    }
    for (j, _) in ranges.tops() {
        values[j] -= power;
        sum.generator += power * Scalar::from(ranges.largest()[j]);
        power *= z;
    }
    sum.generator += weight * (delta(ranges, y, z) - proof.t_hat);
    sum.blinding -= weight * proof.t_blinding;
    let weighted = weight * x;
    sum.point(weighted, proof.t[0].point());
    sum.point(weighted * x, proof.t[1].point());
}

/// δ = (z − z²)·Σ_q y^q − (2ⁿ − 1)·Σ_j z^{j+3}.
fn delta(ranges: &Ranges, y: &Scalar, z: &Scalar) -> Scalar {
    let shape = ranges.shape();
    let full = Scalar::from(u64::MAX >> (64 - shape.bits));
    let square = z * z;
    (z - square) * powers_sum(y, shape.rounds())
        - full * square * z * powers_sum(z, shape.values.ilog2() as usize)
}

/// 1 + b + b² + … of 2^k terms: Π (1 + b^{2^i}).
fn powers_sum(base: &Scalar, doublings: usize) -> Scalar {
    squares(*base).take(doublings).map(|b| Scalar::ONE + b).product()
}

/// weight · (A + x·S − μ·H̃ + w·(t̂ − a·b)·G + Σ_q (−z − a·s_q)·𝐆_q + Σ_q (z + y^{−q}·(z^{j+2}·2^i − b·s_q⁻¹))·𝐇_q + Σ_ρ (u²·L + u⁻²·R))
pub(crate) fn add_inner_product(
    ranges: &Ranges,
    challenges: &RangeChallenges,
    proof: &RangeProof,
    weight: Scalar,
    sum: &mut Sum,
) {
    let [a, b] = proof.inner;
    sum.point(weight, proof.a.point());
    sum.point(weight * challenges.x, proof.s.point());
    sum.blinding -= weight * proof.e_blinding;
    sum.generator += weight * challenges.w * (proof.t_hat - a * b);
    let inverses = Inverses::new(challenges);
    for ((u, inverse), [l, r]) in challenges.u.iter().zip(&inverses.u).zip(&proof.rounds) {
        sum.point(weight * u * u, l.point());
        sum.point(weight * inverse * inverse, r.point());
    }
    add_vectors(ranges, challenges, &inverses, [weight, weight * a, weight * b], sum);
}

struct Inverses {
    y: Scalar,
    u: Vec<Scalar>,
}

impl Inverses {
    /// Challenges are 0 once in ℓ; the crate inverts them alike.
    fn new(challenges: &RangeChallenges) -> Self {
        let mut u = challenges.u.clone();
        u.push(challenges.y);
        Scalar::batch_invert(&mut u);
        let y = u.pop().unwrap_or(Scalar::ZERO);
        Self { y, u }
    }
}

/// The terms of 𝐆 and 𝐇; `weights` are weight, weight·a and weight·b.
fn add_vectors(
    ranges: &Ranges,
    challenges: &RangeChallenges,
    inverses: &Inverses,
    [weight, a, b]: [Scalar; 3],
    sum: &mut Sum,
) {
    let (shape, z) = (ranges.shape(), challenges.z);
    // The round that halves by bit k of q is the (lg − k)-th.
    let u_squares = || challenges.u.iter().rev().map(|u| u * u);
    let y_inverses = || squares(inverses.y);
    let inverse_squares = inverses.u.iter().rev().map(|u| u * u);
    let position = squares(Scalar::from(2u8)).take(shape.bits.ilog2() as usize).chain(squares(z));
    let product = |u: &[Scalar]| u.iter().product::<Scalar>();
    // weight·a·s_q; weight·b·y^{−q}·s_q⁻¹; weight·y^{−q}·z^{j+2}·2^i
    let s = doubled(a * product(&inverses.u), u_squares());
    let s_inverse =
        doubled(b * product(&challenges.u), inverse_squares.zip(y_inverses()).map(|(u, y)| u * y));
    let positions = position.zip(y_inverses()).map(|(p, y)| p * y).take(shape.rounds());
    let offset = doubled(weight * z * z, positions);
    let weighted_z = weight * z;
    sum.vectors.resize(2 * shape.total_bits(), Scalar::ZERO);
    let (g, h) = sum.vectors.split_at_mut(shape.total_bits());
    g.iter_mut().zip(&s).for_each(|(g, s)| *g -= weighted_z + s);
    for ((h, offset), s_inverse) in h.iter_mut().zip(&offset).zip(&s_inverse) {
        *h += weighted_z + offset - s_inverse;
    }
}

/// b, b², b⁴, …
fn squares(base: Scalar) -> impl Iterator<Item = Scalar> {
    std::iter::successors(Some(base), |b| Some(b * b))
}

/// For every q: `seed` times the factors at the bits of q that are 1.
fn doubled(seed: Scalar, factors: impl Iterator<Item = Scalar>) -> Vec<Scalar> {
    let mut all = vec![seed];
    for factor in factors {
        for q in 0..all.len() {
            all.push(all[q] * factor);
        }
    }
    all
}

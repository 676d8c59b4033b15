//! The adversarial prover: the steps of spec 3.5 on whatever it likes. It is written from the equations, not from the honest prover.

use ostrakon_group::multiply::MultiscalarMul;
use ostrakon_group::{Bases, GENERATOR, Point, Scalar};
use ostrakon_proofs::ballot::{Ciphertext, LinearChallenges, Relation};
use rand_core::OsRng;

/// What a prover claims to know, and its nonces.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the letters of spec 3.5")]
pub struct Forger {
    pub bits: Vec<Scalar>,
    pub randomness: Vec<Scalar>,
    pub credential: Scalar,
    pub alpha: Vec<Scalar>,
    pub rho: Vec<Scalar>,
    pub kappa: Scalar,
    pub eta: [Scalar; 2],
}

/// Uniform scalars.
pub fn scalars(count: usize) -> Vec<Scalar> {
    (0..count).map(|_| Scalar::random(&mut OsRng)).collect()
}

/// A = r·G, B_s = r·K_s + v_s·G, whatever v is.
pub fn encrypt(keys: &[Point], values: &[Scalar], r: &Scalar) -> Ciphertext {
    let b = values.iter().zip(keys).map(|(v, k)| k * r + GENERATOR * v).collect();
    Ciphertext { a: GENERATOR * r, b }
}

/// ⟨y, M·u⟩ + ⟨ω, L·u⟩.
pub fn linear_form(relation: &Relation, linear: &LinearChallenges, u: &[Scalar]) -> Scalar {
    let (mut sum, mut start) = (Scalar::ZERO, 0);
    for ((circuit, y), omega) in relation.circuits().iter().zip(&linear.y).zip(&linear.omega) {
        let u = &u[start..];
        for (slot, y) in circuit.slots().iter().zip(y) {
            sum += y * slot.iter().map(|(bit, w)| u[*bit as usize] * Scalar::from(*w)).sum::<Scalar>();
        }
        for (rule, omega) in circuit.rules().iter().zip(omega) {
            sum += omega * rule.terms.iter().map(|(bit, c)| u[*bit as usize] * signed(*c)).sum::<Scalar>();
        }
        start += circuit.bits();
    }
    sum
}

fn signed(value: i64) -> Scalar {
    let size = Scalar::from(value.unsigned_abs());
    if value < 0 { -size } else { size }
}

impl Forger {
    /// Fresh randomness and nonces.
    pub fn new(relation: &Relation, bits: Vec<Scalar>, credential: Scalar) -> Self {
        let contests = relation.contests();
        let last = scalars(3);
        Self {
            alpha: scalars(bits.len()),
            bits,
            randomness: scalars(contests),
            credential,
            rho: scalars(contests),
            kappa: last[0],
            eta: [last[1], last[2]],
        }
    }

    /// v = M·b, contest by contest.
    pub fn slot_values(&self, relation: &Relation) -> Vec<Vec<Scalar>> {
        let mut start = 0;
        let mut all = Vec::new();
        for circuit in relation.circuits() {
            let bits = &self.bits[start..];
            let value =
                |slot: &Vec<(u32, u64)>| slot.iter().map(|(b, w)| bits[*b as usize] * Scalar::from(*w)).sum();
            all.push(circuit.slots().iter().map(value).collect());
            start += circuit.bits();
        }
        all
    }

    /// U₁ and U₀ over these bases.
    pub fn commitments(&self, bases: &Bases) -> [Point; 2] {
        let cross: Vec<_> =
            self.bits.iter().zip(&self.alpha).map(|(b, a)| a * (Scalar::ONE - b - b)).collect();
        let squares: Vec<_> = self.alpha.iter().map(|a| -(a * a)).collect();
        [
            commit(bases, [&self.bits, &cross, &self.randomness], self.credential, self.eta[0]),
            commit(bases, [&self.alpha, &squares, &self.rho], self.kappa, self.eta[1]),
        ]
    }

    /// T.
    pub fn linear_commitment(&self, relation: &Relation, linear: &LinearChallenges) -> Point {
        let mut sum = GENERATOR * (self.kappa * linear.delta + linear_form(relation, linear, &self.alpha));
        for ((rho, theta), y) in self.rho.iter().zip(&linear.theta).zip(&linear.y) {
            let keys: Point = y.iter().zip(relation.keys()).map(|(y, k)| k * y).sum();
            sum += (GENERATOR * theta + keys) * rho;
        }
        sum
    }

    /// f, z_c, z_k, z.
    pub fn responses(&self, x: &Scalar) -> Vec<Scalar> {
        let line = |(slope, start): (&Scalar, &Scalar)| x * slope + start;
        let lists = self.bits.iter().zip(&self.alpha).chain(self.randomness.iter().zip(&self.rho));
        lists.chain([(&self.credential, &self.kappa), (&self.eta[0], &self.eta[1])]).map(line).collect()
    }
}

fn commit(bases: &Bases, [bits, squares, randomness]: [&[Scalar]; 3], k: Scalar, eta: Scalar) -> Point {
    let scalars = bits.iter().chain(squares).chain(randomness).chain([&k, &eta]);
    let points = bases.bits.iter().chain(&bases.squares).chain(&bases.randomness);
    Point::multiscalar_mul(scalars, points.chain([&bases.credential, &bases.blinding]))
}

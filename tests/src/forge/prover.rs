//! The adversarial prover: the steps of spec 3.5 on whatever it likes. It is written from the equations, not from the honest prover.

use super::RangeForger;
use ostrakon_group::multiply::MultiscalarMul;
use ostrakon_group::{Bases, GENERATOR, Point, Scalar};
use ostrakon_proofs::ballot::{Ciphertext, LinearChallenges, Relation};
use ostrakon_proofs::circuit::{Assignment, Circuit};
use rand_core::OsRng;

/// Scalars in the place of bits and numbers.
#[derive(Clone, Debug, Default)]
#[expect(missing_docs, reason = "the words of spec 3.1")]
pub struct Claimed {
    pub bits: Vec<Scalar>,
    pub numbers: Vec<Scalar>,
}

/// What a prover claims to know, and its nonces.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the letters of spec 3.5")]
pub struct Forger {
    pub bits: Vec<Scalar>,
    pub numbers: Vec<Scalar>,
    pub randomness: Vec<Scalar>,
    pub credential: Scalar,
    pub alpha: Vec<Scalar>,
    pub rho: Vec<Scalar>,
    pub kappa: Scalar,
    pub eta: [Scalar; 2],
    /// a_1 … a_W.
    pub number_masks: Vec<Scalar>,
    /// What V_1 … V_W commit to, with γ_1 … γ_W.
    pub committed: Vec<[Scalar; 2]>,
    pub gamma0: Scalar,
    /// Of what it proves the ranges.
    pub ranges: Option<RangeForger>,
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

/// ⟨y, M·e⟩ + ⟨ω, L·e⟩.
pub fn linear_form(relation: &Relation, linear: &LinearChallenges, e: &Claimed) -> Scalar {
    let mut sum = Scalar::ZERO;
    let challenges = linear.y.iter().zip(&linear.omega);
    for ((circuit, e), (y, omega)) in relation.circuits().iter().zip(e.by_contest(relation)).zip(challenges) {
        for (slot, y) in circuit.slots().iter().zip(y) {
            sum += y * slot.iter().map(|(v, w)| e[*v as usize] * Scalar::from(*w)).sum::<Scalar>();
        }
        for (rule, omega) in circuit.rules().iter().zip(omega) {
            sum += omega * rule.terms.iter().map(|(v, c)| e[*v as usize] * integer(*c)).sum::<Scalar>();
        }
    }
    sum
}

/// A signed integer as a scalar.
pub fn integer(value: i64) -> Scalar {
    let size = Scalar::from(value.unsigned_abs());
    if value < 0 { -size } else { size }
}

impl Claimed {
    /// Each contest's variables in order.
    fn by_contest(&self, relation: &Relation) -> Vec<Vec<Scalar>> {
        let (mut bits, mut numbers) = (self.bits.as_slice(), self.numbers.as_slice());
        let own = |circuit: &Circuit| {
            let (own, rest) = bits.split_at(circuit.bits());
            let (u, later) = numbers.split_at(circuit.numbers().len());
            (bits, numbers) = (rest, later);
            [own, u].concat()
        };
        relation.circuits().iter().map(own).collect()
    }
}

impl From<Vec<Scalar>> for Claimed {
    fn from(bits: Vec<Scalar>) -> Self {
        Self { bits, numbers: Vec::new() }
    }
}

impl From<&Assignment> for Claimed {
    fn from(assignment: &Assignment) -> Self {
        let bits = assignment.bits.iter().map(|b| Scalar::from(u8::from(*b))).collect();
        Self { bits, numbers: assignment.numbers.iter().map(|u| Scalar::from(*u)).collect() }
    }
}

impl Forger {
    /// Fresh randomness and nonces; V commits to the claimed numbers, and their ranges are what it proves.
    pub fn new(relation: &Relation, claimed: impl Into<Claimed>, credential: Scalar) -> Self {
        let Claimed { bits, numbers } = claimed.into();
        let (contests, last) = (relation.contests(), scalars(4));
        let committed: Vec<_> = numbers.iter().zip(scalars(numbers.len())).map(|(u, g)| [*u, g]).collect();
        Self {
            alpha: scalars(bits.len()),
            bits,
            number_masks: scalars(numbers.len()),
            numbers,
            randomness: scalars(contests),
            credential,
            rho: scalars(contests),
            kappa: last[0],
            eta: [last[1], last[2]],
            gamma0: last[3],
            ranges: RangeForger::new(relation, &committed),
            committed,
        }
    }

    /// v = M·e, contest by contest.
    pub fn slot_values(&self, relation: &Relation) -> Vec<Vec<Scalar>> {
        let claimed = Claimed { bits: self.bits.clone(), numbers: self.numbers.clone() };
        let values = |(circuit, e): (&Circuit, Vec<Scalar>)| {
            let value = |slot: &Vec<(u32, u64)>| {
                slot.iter().map(|(v, w)| e[*v as usize] * Scalar::from(*w)).sum::<Scalar>()
            };
            circuit.slots().iter().map(value).collect()
        };
        relation.circuits().iter().zip(claimed.by_contest(relation)).map(values).collect()
    }

    /// V_1 … V_W.
    pub fn values(&self, bases: &Bases) -> Vec<Point> {
        self.committed.iter().map(|[u, gamma]| GENERATOR * u + bases.value_blinding * gamma).collect()
    }

    /// U₁ and U₀ over these bases.
    pub fn commitments(&self, bases: &Bases) -> [Point; 2] {
        let cross: Vec<_> =
            self.bits.iter().zip(&self.alpha).map(|(b, a)| a * (Scalar::ONE - b - b)).collect();
        let squares: Vec<_> = self.alpha.iter().map(|a| -(a * a)).collect();
        let slopes = [&self.bits, &cross, &self.numbers, &self.randomness];
        let starts = [&self.alpha, &squares, &self.number_masks, &self.rho];
        [
            commit(bases, slopes.map(Vec::as_slice), self.credential, self.eta[0]),
            commit(bases, starts.map(Vec::as_slice), self.kappa, self.eta[1]),
        ]
    }

    /// T.
    pub fn linear_commitment(&self, relation: &Relation, linear: &LinearChallenges) -> Point {
        let masks = Claimed { bits: self.alpha.clone(), numbers: self.number_masks.clone() };
        let mut sum = GENERATOR * (self.kappa * linear.delta + linear_form(relation, linear, &masks));
        for ((rho, theta), y) in self.rho.iter().zip(&linear.theta).zip(&linear.y) {
            let keys: Point = y.iter().zip(relation.keys()).map(|(y, k)| k * y).sum();
            sum += (GENERATOR * theta + keys) * rho;
        }
        sum
    }

    /// T₃, with numbers.
    pub fn value_commitment(&self, bases: &Bases, linear: &LinearChallenges) -> Option<Point> {
        let form: Scalar = linear.tau.iter().zip(&self.number_masks).map(|(tau, a)| tau * a).sum();
        (!self.numbers.is_empty()).then(|| GENERATOR * form + bases.value_blinding * self.gamma0)
    }

    /// f, f̂, z_c, z_k, z; with numbers z_γ.
    pub fn responses(&self, linear: &LinearChallenges, x: &Scalar) -> Vec<Scalar> {
        let line = |(slope, start): (&Scalar, &Scalar)| x * slope + start;
        let variables = self.bits.iter().zip(&self.alpha).chain(self.numbers.iter().zip(&self.number_masks));
        let lists = variables.chain(self.randomness.iter().zip(&self.rho));
        let lists = lists.chain([(&self.credential, &self.kappa), (&self.eta[0], &self.eta[1])]);
        let gamma =
            linear.tau.iter().zip(&self.committed).map(|(tau, [_, gamma])| tau * gamma).sum::<Scalar>();
        let last = (!self.numbers.is_empty()).then_some((&gamma, &self.gamma0));
        lists.chain(last).map(line).collect()
    }
}

fn commit(bases: &Bases, lists: [&[Scalar]; 4], k: Scalar, eta: Scalar) -> Point {
    let scalars = [lists.concat(), vec![k, eta]].concat();
    let points = bases.bits.iter().chain(&bases.squares).chain(&bases.numbers).chain(&bases.randomness);
    Point::multiscalar_mul(&scalars, points.chain([&bases.credential, &bases.blinding]))
}

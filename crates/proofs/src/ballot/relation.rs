//! What is fixed for all ballots of a roll, and what one ballot states.

use crate::circuit::{Circuit, signed};
use ostrakon_group::{Bases, Point, Scalar, Transcript};
use std::ops::Range;

/// Circuits, keys, bases and the absorbed context of one ballot form.
#[derive(Clone)]
pub struct Relation {
    circuits: Vec<Circuit>,
    keys: Vec<Point>,
    bases: Bases,
    context: Transcript,
}

/// (A, B_1 … B_m): numbers v_1 … v_m under keys K_1 … K_m with one randomness (spec 3.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ciphertext {
    /// r·G.
    pub a: Point,
    /// r·K_s + v_s·G.
    pub b: Vec<Point>,
}

/// What one ballot states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// P.
    pub credential: Point,
    /// One a contest.
    pub ciphertexts: Vec<Ciphertext>,
}

impl Relation {
    /// `context` has absorbed everything of spec 3.5 before "statement"; `keys` are K_1 … K_M, at least as many as
    /// the widest circuit has slots, or `None`.
    pub fn new(circuits: Vec<Circuit>, keys: Vec<Point>, context: Transcript) -> Option<Self> {
        let widest = circuits.iter().map(|c| c.slots().len()).max()?;
        if widest > keys.len() {
            return None;
        }
        let bits = circuits.iter().map(Circuit::bits).sum();
        let bases = Bases::new(bits, circuits.len());
        Some(Self { circuits, keys, bases, context })
    }

    /// The contests' circuits.
    pub fn circuits(&self) -> &[Circuit] {
        &self.circuits
    }

    /// K_1 … K_M.
    pub fn keys(&self) -> &[Point] {
        &self.keys
    }

    /// The bases.
    pub fn bases(&self) -> &Bases {
        &self.bases
    }

    /// The transcript that has absorbed the context.
    pub fn context(&self) -> &Transcript {
        &self.context
    }

    /// N, over all contests.
    pub fn bits(&self) -> usize {
        self.bases.bits.len()
    }

    /// C.
    pub fn contests(&self) -> usize {
        self.circuits.len()
    }

    /// Points of all ciphertexts: Σ (1 + m_c).
    pub fn ciphertext_points(&self) -> usize {
        self.circuits.iter().map(|c| 1 + c.slots().len()).sum()
    }

    /// Each contest's circuit with the range of its bits.
    pub(crate) fn parts(&self) -> impl Iterator<Item = (&Circuit, Range<usize>)> {
        self.circuits.iter().scan(0, |start, circuit| {
            let range = *start..*start + circuit.bits();
            *start = range.end;
            Some((circuit, range))
        })
    }

    /// ⟨y, M·u⟩ + ⟨ω, L·u⟩ for a vector u of N scalars.
    pub(crate) fn linear_form(&self, y: &[Vec<Scalar>], omega: &[Vec<Scalar>], u: &[Scalar]) -> Scalar {
        let mut sum = Scalar::ZERO;
        for ((circuit, range), (y, omega)) in self.parts().zip(y.iter().zip(omega)) {
            let u = &u[range];
            for (slot, y) in circuit.slots().iter().zip(y) {
                sum += y * slot.iter().map(|&(bit, weight)| times(u[bit as usize], weight)).sum::<Scalar>();
            }
            for (rule, omega) in circuit.rules().iter().zip(omega) {
                sum += omega
                    * rule.terms.iter().map(|&(bit, c)| times_signed(u[bit as usize], c)).sum::<Scalar>();
            }
        }
        sum
    }

    /// ⟨ω, c⟩.
    pub(crate) fn constants(&self, omega: &[Vec<Scalar>]) -> Scalar {
        let rules = self.circuits.iter().map(Circuit::rules);
        rules
            .zip(omega)
            .flat_map(|(rules, omega)| rules.iter().zip(omega))
            .map(|(r, w)| times_signed(*w, r.constant))
            .sum()
    }
}

/// Most weights are 1: a multiplication saved.
fn times(u: Scalar, weight: u64) -> Scalar {
    if weight == 1 { u } else { u * Scalar::from(weight) }
}

fn times_signed(u: Scalar, coefficient: i64) -> Scalar {
    match coefficient {
        1 => u,
        -1 => -u,
        0 => Scalar::ZERO,
        other => u * signed(other),
    }
}

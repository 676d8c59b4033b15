//! What is fixed for all ballots of a roll, and what one ballot states.

use crate::circuit::{Circuit, RangeShape, signed};
use crate::range::Ranges;
use ostrakon_arith::{Arithmetic, Points};
use ostrakon_group::{Bases, GENERATOR, Point, Scalar, Transcript, encode_point};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// Circuits, keys, bases and the absorbed context of one ballot form.
#[derive(Clone)]
pub struct Relation {
    circuits: Vec<Circuit>,
    keys: Vec<Point>,
    bases: Bases,
    /// Only with numbers. Shared: its generators are many and made once.
    ranges: Option<Arc<Ranges>>,
    context: Transcript,
    /// What all ballots' equations share, for many at once; only a verifier needs it.
    shared: Arc<OnceLock<Points>>,
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

/// Elements of 32 bytes after *previous* in a ballot of these contests: all A and B, then the proof (spec 3.4).
pub fn ballot_elements(circuits: &[Circuit]) -> usize {
    ciphertext_points(circuits) + proof_elements(circuits)
}

fn ciphertext_points(circuits: &[Circuit]) -> usize {
    circuits.iter().map(|c| 1 + c.slots().len()).sum()
}

fn proof_elements(circuits: &[Circuit]) -> usize {
    let bits: usize = circuits.iter().map(Circuit::bits).sum();
    let largest = numbers(circuits);
    // V, the range proof, T₃, f̂, z_γ.
    let wide = RangeShape::of(&largest).map_or(0, |shape| 2 * largest.len() + shape.elements() + 2);
    3 + bits + circuits.len() + 2 + wide
}

/// S_1 … S_W of all contests.
fn numbers(circuits: &[Circuit]) -> Vec<u64> {
    circuits.iter().flat_map(Circuit::numbers).copied().collect()
}

impl Relation {
    /// `context` has absorbed everything of spec 3.5 before "statement"; `keys` are K_1 … K_M, of which those are kept that these
    /// circuits have slots for. `None` without contests, with fewer keys than the widest circuit has slots, or with more range bits than
    /// spec 0.8 allows.
    pub fn new(circuits: Vec<Circuit>, mut keys: Vec<Point>, context: Transcript) -> Option<Self> {
        let widest = circuits.iter().map(|c| c.slots().len()).max()?;
        if widest > keys.len() {
            return None;
        }
        // Another roll's contests may be wider; nobody multiplies their keys here.
        keys.truncate(widest);
        let bits = circuits.iter().map(Circuit::bits).sum();
        let largest = numbers(&circuits);
        let bases = Bases::new(bits, largest.len(), circuits.len());
        let ranges = match largest.is_empty() {
            true => None,
            false => Some(Arc::new(Ranges::new(largest, bases.value_blinding)?)),
        };
        Some(Self { circuits, keys, bases, ranges, context, shared: Arc::default() })
    }

    /// The contests' circuits.
    pub fn circuits(&self) -> &[Circuit] {
        &self.circuits
    }

    /// K_1 … K_m, m being the slots of the widest circuit.
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

    /// W, over all contests.
    pub fn numbers(&self) -> usize {
        self.bases.numbers.len()
    }

    /// C.
    pub fn contests(&self) -> usize {
        self.circuits.len()
    }

    /// Points of all ciphertexts: Σ (1 + m_c).
    pub fn ciphertext_points(&self) -> usize {
        ciphertext_points(&self.circuits)
    }

    /// Elements of 32 bytes in a proof: from V_1 (or, without numbers, U₁) to the end.
    pub fn proof_elements(&self) -> usize {
        proof_elements(&self.circuits)
    }

    /// Shape of the range proof, if there are numbers.
    pub fn range_shape(&self) -> Option<RangeShape> {
        self.ranges().map(Ranges::shape)
    }

    /// Of those, the elements before U₁: V and the range proof, which belong to the statement.
    pub(super) fn range_elements(&self) -> usize {
        self.range_shape().map_or(0, |shape| self.numbers() + shape.elements())
    }

    /// G, K, g, g′, h_r, h_k, h, in the verifier's arithmetic.
    pub(super) fn shared_points(&self) -> &Points {
        self.shared.get_or_init(|| {
            let Bases { bits, squares, randomness, credential, blinding, .. } = &self.bases;
            let rows = [&[GENERATOR][..], &self.keys, bits, squares, randomness, &[*credential, *blinding]];
            let encodings: Vec<[u8; 32]> = rows.into_iter().flatten().map(encode_point).collect();
            Points::decode(Arithmetic::current(), &encodings, None).0
        })
    }

    pub(crate) fn ranges(&self) -> Option<&Ranges> {
        self.ranges.as_deref()
    }

    /// Each contest's circuit with the ranges of its bits and of its numbers.
    pub(crate) fn parts(&self) -> impl Iterator<Item = (&Circuit, Range<usize>, Range<usize>)> {
        self.circuits.iter().scan((0, 0), |(bit, number), circuit| {
            let bits = *bit..*bit + circuit.bits();
            let numbers = *number..*number + circuit.numbers().len();
            (*bit, *number) = (bits.end, numbers.end);
            Some((circuit, bits, numbers))
        })
    }

    /// ⟨y, M·e⟩ + ⟨ω, L·e⟩ for N scalars in the place of bits and W in that of numbers.
    pub(crate) fn linear_form(
        &self,
        y: &[Vec<Scalar>],
        omega: &[Vec<Scalar>],
        bits: &[Scalar],
        numbers: &[Scalar],
    ) -> Scalar {
        let mut sum = Scalar::ZERO;
        for ((circuit, bit, number), (y, omega)) in self.parts().zip(y.iter().zip(omega)) {
            let (bits, numbers) = (&bits[bit], &numbers[number]);
            let value = |variable: u32| {
                let variable = variable as usize;
                bits.get(variable).map_or_else(|| numbers[variable - bits.len()], |bit| *bit)
            };
            for (slot, y) in circuit.slots().iter().zip(y) {
                sum += y * slot.iter().map(|&(variable, w)| times(value(variable), w)).sum::<Scalar>();
            }
            for (rule, omega) in circuit.rules().iter().zip(omega) {
                let term = |&(variable, c): &(u32, i64)| times_signed(value(variable), c);
                sum += omega * rule.terms.iter().map(term).sum::<Scalar>();
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

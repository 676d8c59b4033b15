//! The range proof of spec 3.5 by a prover who may lie: the bits of what it commits to are any scalars. It is written from the equations of
//! Bünz et al. 2018, §4.2 and §3, not from the crate that honest provers use.

use super::scalars;
use ostrakon_group::multiply::MultiscalarMul;
use ostrakon_group::{GENERATOR, Point, Scalar, Transcript, encode_point};
use ostrakon_proofs::ballot::Relation;
use sha3::Shake256;
use sha3::digest::{ExtendableOutput, Update, XofReader};

/// What the prover commits to, and in how many bits.
#[derive(Clone, Debug)]
pub struct RangeForger {
    /// n.
    pub bits: usize,
    /// Value and blinding of every commitment: numbers, complements, padding.
    pub list: Vec<[Scalar; 2]>,
    blinding: Point,
}

/// The vectors of one proof, and what has been written of it.
struct Argument {
    transcript: Transcript,
    bytes: Vec<u8>,
    /// 𝐆, then 𝐇.
    bases: [Vec<Point>; 2],
}

impl RangeForger {
    /// The list that the verifier computes from commitments to these; nothing without numbers.
    pub fn new(relation: &Relation, committed: &[[Scalar; 2]]) -> Option<Self> {
        let shape = relation.range_shape()?;
        let largest: Vec<u64> = relation.circuits().iter().flat_map(|c| c.numbers()).copied().collect();
        let complement = |j: usize| [Scalar::from(largest[j]) - committed[j][0], -committed[j][1]];
        let mut list = committed.to_vec();
        list.extend(shape.complements(&largest).map(complement));
        list.resize(shape.values, [Scalar::ZERO; 2]);
        Some(Self { bits: shape.bits, list, blinding: relation.bases().value_blinding })
    }

    /// The proof's bytes; `context` is the ballot's transcript before "statement".
    pub fn prove(&self, context: &Transcript, digest: &[u8; 32]) -> Vec<u8> {
        let (n, m) = (self.bits, self.list.len());
        let mut argument = Argument::new(context, digest, n, m);
        let commitments = self.list.iter().map(|[u, gamma]| GENERATOR * u + self.blinding * gamma);
        commitments.for_each(|v| argument.transcript.absorb("V", &encode_point(&v)));
        let left: Vec<Scalar> = self.list.iter().flat_map(|[value, _]| digits(value, n)).collect();
        let right: Vec<Scalar> = left.iter().map(|bit| bit - Scalar::ONE).collect();
        let (masks, blindings) = ([scalars(n * m), scalars(n * m)], scalars(4));
        argument.point("A", self.commit(&argument.bases, [&left, &right], &blindings[0]));
        argument.point("S", self.commit(&argument.bases, [&masks[0], &masks[1]], &blindings[1]));
        let (y, z) = (argument.transcript.challenge("y"), argument.transcript.challenge("z"));
        let powers = powers(&y, n * m);
        let weights: Vec<Scalar> = (0..m)
            .scan(z, |w, _| {
                *w *= z;
                Some(*w)
            })
            .collect();
        let two = |q: usize| weights[q / n] * Scalar::from(1u64 << (q % n));
        let l0: Vec<Scalar> = left.iter().map(|a| a - z).collect();
        let r0: Vec<Scalar> = (0..n * m).map(|q| powers[q] * (right[q] + z) + two(q)).collect();
        let r1: Vec<Scalar> = (0..n * m).map(|q| powers[q] * masks[1][q]).collect();
        let t1 = inner(&l0, &r1) + inner(&masks[0], &r0);
        let t2 = inner(&masks[0], &r1);
        argument.point("T_1", GENERATOR * t1 + self.blinding * blindings[2]);
        argument.point("T_2", GENERATOR * t2 + self.blinding * blindings[3]);
        let x = argument.transcript.challenge("x");
        let line = |(a, b): (&Scalar, &Scalar)| a + b * x;
        let l: Vec<Scalar> = l0.iter().zip(&masks[0]).map(line).collect();
        let r: Vec<Scalar> = r0.iter().zip(&r1).map(line).collect();
        let hidden: Scalar = self.list.iter().zip(&weights).map(|([_, gamma], w)| gamma * w).sum();
        argument.scalar("t_x", inner(&l, &r));
        argument.scalar("t_x_blinding", hidden + x * blindings[2] + x * x * blindings[3]);
        argument.scalar("e_blinding", blindings[0] + x * blindings[1]);
        let w = argument.transcript.challenge("w");
        argument.inner_product(l, r, &powers, GENERATOR * w)
    }

    fn commit(&self, bases: &[Vec<Point>; 2], vectors: [&[Scalar]; 2], blinding: &Scalar) -> Point {
        let scalars = [vectors.concat(), vec![*blinding]].concat();
        let [g, h] = bases;
        Point::multiscalar_mul(&scalars, g.iter().chain(h).chain([&self.blinding]))
    }
}

impl Argument {
    fn new(context: &Transcript, digest: &[u8; 32], n: usize, m: usize) -> Self {
        let mut transcript = context.clone();
        transcript.absorb("range-statement", digest);
        transcript.absorb("dom-sep", b"rangeproof v1");
        transcript.absorb("n", &(n as u64).to_le_bytes());
        transcript.absorb("m", &(m as u64).to_le_bytes());
        let bases = [b'G', b'H'].map(|letter| (0..m as u32).flat_map(|j| generators(letter, j, n)).collect());
        Self { transcript, bytes: Vec::new(), bases }
    }

    fn point(&mut self, label: &'static str, point: Point) {
        let bytes = encode_point(&point);
        self.transcript.absorb(label, &bytes);
        self.bytes.extend(bytes);
    }

    fn scalar(&mut self, label: &'static str, scalar: Scalar) {
        self.transcript.absorb(label, scalar.as_bytes());
        self.bytes.extend(scalar.as_bytes());
    }

    /// Halves l and r until one of each is left, over 𝐆 and y^{−q}·𝐇_q; `end` is w·G.
    fn inner_product(
        mut self,
        mut l: Vec<Scalar>,
        mut r: Vec<Scalar>,
        powers: &[Scalar],
        end: Point,
    ) -> Vec<u8> {
        self.transcript.absorb("dom-sep", b"ipp v1");
        self.transcript.absorb("n", &(l.len() as u64).to_le_bytes());
        let [mut g, h] = std::mem::take(&mut self.bases);
        let mut h: Vec<Point> = h.iter().zip(powers).map(|(h, y)| h * y.invert()).collect();
        while l.len() > 1 {
            let half = l.len() / 2;
            let cross = |l: &[Scalar], g: &[Point], r: &[Scalar], h: &[Point]| {
                let scalars = l.iter().chain(r).copied().chain([inner(l, r)]);
                Point::multiscalar_mul(scalars, g.iter().chain(h).chain([&end]))
            };
            self.point("L", cross(&l[..half], &g[half..], &r[half..], &h[..half]));
            self.point("R", cross(&l[half..], &g[..half], &r[..half], &h[half..]));
            let u = self.transcript.challenge("u");
            let v = u.invert();
            (l, r) = (fold(&l, &u, &v), fold(&r, &v, &u));
            (g, h) = (fold(&g, &v, &u), fold(&h, &u, &v));
        }
        self.bytes.extend(l[0].as_bytes());
        self.bytes.extend(r[0].as_bytes());
        self.bytes
    }
}

/// The first half times one, plus the second half times the other.
fn fold<T: Copy + std::ops::Mul<Scalar, Output = T> + std::ops::Add<Output = T>>(
    vector: &[T],
    one: &Scalar,
    other: &Scalar,
) -> Vec<T> {
    let (front, back) = vector.split_at(vector.len() / 2);
    front.iter().zip(back).map(|(a, b)| *a * *one + *b * *other).collect()
}

/// n scalars that write a value: its bits, or, if it has more, all of what is left in the first.
fn digits(value: &Scalar, n: usize) -> Vec<Scalar> {
    let bytes = value.as_bytes();
    let bit = |i: usize| u64::from(bytes[i / 8] >> (i % 8) & 1);
    let mut digits: Vec<Scalar> = (0..n).map(|i| Scalar::from(bit(i))).collect();
    let written: Scalar = digits.iter().enumerate().map(|(i, bit)| bit * Scalar::from(1u64 << i)).sum();
    digits[0] += value - written;
    digits
}

fn inner(a: &[Scalar], b: &[Scalar]) -> Scalar {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// 1, y, y², …
fn powers(y: &Scalar, count: usize) -> Vec<Scalar> {
    std::iter::successors(Some(Scalar::ONE), |power| Some(power * y)).take(count).collect()
}

/// 𝐆 or 𝐇 of one commitment.
fn generators(letter: u8, commitment: u32, n: usize) -> Vec<Point> {
    let mut shake = Shake256::default();
    shake.update(b"GeneratorsChain");
    shake.update(&[letter]);
    shake.update(&commitment.to_le_bytes());
    let mut reader = shake.finalize_xof();
    let point = |_| {
        let mut uniform = [0; 64];
        reader.read(&mut uniform);
        Point::from_uniform_bytes(&uniform)
    };
    (0..n).map(point).collect()
}

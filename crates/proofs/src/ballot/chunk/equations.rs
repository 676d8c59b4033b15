//! Equations (1) and (2) of spec 3.5, times their weights, added up over some ballots.
//!
//! ```text
//! v·(x U₁ + U₀ − Σ fᵢ gᵢ − Σ fᵢ(x − fᵢ) g′ᵢ − Σ z_c h_{r,c} − z_k h_k − z h)
//! w·(T + x(Σ θ_c A_c + δP + Σ y B + ⟨ω,c⟩G) − Σ z_c(θ_c G + Σ y K_s) − (z_k δ + ⟨k, f⟩) G),   kᵢ = Σ_s y_s M_{s,i} + Σ_j ω_j L_{j,i}
//! ```
//!
//! Scalars of the shared points are sums of products with weights of 128 bits, reduced once for all ballots.

use super::Chunk;
use super::challenge::Challenged;
use super::shape::{Shape, Term};
use ostrakon_arith::{Residue, Terms, Wide};

/// The sum so far: terms of the ballots' own points, and what is due to the shared ones.
pub(super) struct Equations<'a> {
    chunk: &'a Chunk<'a>,
    terms: Terms,
    generator: Wide,
    /// Subtracted: K_1 … K_M, then g, g′, h_r, h_k, h.
    keys: Vec<Wide>,
    bases: Vec<Wide>,
}

impl<'a> Equations<'a> {
    pub(super) fn new(chunk: &'a Chunk<'a>, ballots: usize) -> Self {
        let shape = &chunk.shape;
        let bases = 2 * shape.bits + shape.contests + 2;
        let keys = shape.relation.keys().len();
        Self {
            chunk,
            terms: Terms::with_capacity(ballots * (shape.points - 2) + bases + keys + 1, 2 * ballots),
            generator: Wide::default(),
            keys: vec![Wide::default(); keys],
            bases: vec![Wide::default(); bases],
        }
    }

    /// Adds both equations of a ballot, with weights v and w.
    pub(super) fn add(&mut self, ballot: usize, v: u128, w: u128) {
        let shape = &self.chunk.shape;
        let first = (ballot * shape.points) as u32;
        let challenged = &self.chunk.challenges[ballot];
        let responses = self.chunk.responses_of(ballot);
        self.add_bits(first + shape.commitments() as u32, challenged, responses, v);
        self.add_linear(first, challenged, responses, w);
    }

    fn add_bits(&mut self, u1: u32, Challenged { x, .. }: &Challenged, responses: &[Residue], v: u128) {
        let bits = self.chunk.shape.bits;
        self.terms.add(u1, x.times_short(v));
        self.terms.add_short(u1 + 1, v);
        let (f, rest) = responses.split_at(bits);
        let (values, others) = self.bases.split_at_mut(bits);
        let (squares, others) = others.split_at_mut(bits);
        for ((f, value), square) in f.iter().zip(values).zip(squares) {
            value.add_short_product(f, v);
            square.add_short_product(&f.times(&x.minus(f)), v);
        }
        others.iter_mut().zip(rest).for_each(|(sum, z)| sum.add_short_product(z, v));
    }

    fn add_linear(&mut self, first: u32, challenged: &Challenged, responses: &[Residue], w: u128) {
        let shape = &self.chunk.shape;
        let Challenged { short, x } = challenged;
        let (f, z) = responses.split_at(shape.bits);
        let weighted_x = x.times_short(w);
        self.terms.add_short(first + shape.commitments() as u32 + 2, w);
        self.terms.add(first, weighted_x.times_short(short[0]));
        for (c, (slots, a, y)) in shape.slots.iter().enumerate() {
            let a = first + *a as u32;
            self.terms.add(a, weighted_x.times_short(short[1 + c]));
            let weighted_z = z[c].times_short(w);
            for (s, y) in short[*y..][..*slots].iter().enumerate() {
                self.terms.add(a + 1 + s as u32, weighted_x.times_short(*y));
                self.keys[s].add_short_product(&weighted_z, *y);
            }
        }
        self.generator.add_short_product(&generator(shape, short, x, f, z), w);
    }

    /// Does the sum vanish?
    pub(super) fn vanish(mut self) -> bool {
        let first = (self.chunk.len() * self.chunk.shape.points) as u32;
        self.terms.add(first, self.generator.reduce());
        for (i, sum) in (first + 1..).zip(self.keys.iter().chain(&self.bases)) {
            self.terms.add(i, sum.reduce().negated());
        }
        self.chunk.points.vanishes(&self.terms)
    }
}

/// x⟨ω, c⟩ − Σ z_c θ_c − z_k δ − ⟨k, f⟩.
fn generator(shape: &Shape<'_>, short: &[u128], x: &Residue, f: &[Residue], z: &[Residue]) -> Residue {
    let (mut plus, mut minus) = (Wide::default(), Wide::default());
    minus.add_short_product(&z[shape.contests], short[0]);
    z.iter().zip(&short[1..=shape.contests]).for_each(|(z, theta)| minus.add_short_product(z, *theta));
    for (f, form) in f.iter().zip(&shape.forms) {
        let [more, less] = coefficient(form, short);
        minus.add_product(f, &more);
        if less != Residue::ZERO {
            plus.add_product(f, &less);
        }
    }
    let [more, less] = coefficient(&shape.constants, short);
    plus.add_product(x, &more);
    minus.add_product(x, &less);
    plus.reduce().minus(&minus.reduce())
}

/// Σ coefficient·challenge, its positive and its negative terms.
fn coefficient(form: &[Term], short: &[u128]) -> [Residue; 2] {
    let mut sums = [Wide::default(); 2];
    for term in form {
        let sum = &mut sums[usize::from(term.coefficient < 0)];
        sum.add_short(short[term.challenge], term.coefficient.unsigned_abs());
    }
    sums.map(|sum| sum.reduce())
}

//! Equation (3) and the range proof (spec 3.5), for ballots with numbers.

use super::terms::Terms;
use super::{Claim, NumbersProof, Relation};
use crate::range::{add_inner_product, add_polynomial};
use ostrakon_group::Scalar;

impl Claim {
    /// Equation (3) and the two equations of the range proof, times a weight each; nothing without numbers. An equation whose weight is 0
    /// is left out.
    pub(super) fn add_numbers(&self, relation: &Relation, weights: [Scalar; 3], terms: &mut Terms) {
        let parts = relation.ranges().zip(self.proof.numbers.as_ref()).zip(self.challenges.range.as_ref());
        let Some(((ranges, numbers), challenges)) = parts else { return };
        let [own, polynomial, inner] = weights;
        // Each V stands in (3) and in the polynomial's equation, and gets one term.
        let mut values = self.values_equation(numbers, own, terms);
        add_polynomial(ranges, challenges, &numbers.range, polynomial, &mut values, &mut terms.sum);
        values.iter().zip(&numbers.values).for_each(|(scalar, v)| terms.sum.point(*scalar, v.point()));
        if inner != Scalar::ZERO {
            add_inner_product(ranges, challenges, &numbers.range, inner, &mut terms.sum);
        }
    }

    /// weight · (T₃ + x Σ τ_j V_j − ⟨τ, f̂⟩ G − z_γ H̃); returns the scalars of V.
    fn values_equation(&self, numbers: &NumbersProof, weight: Scalar, terms: &mut Terms) -> Vec<Scalar> {
        let tau = &self.challenges.linear.tau;
        let form: Scalar = tau.iter().zip(&numbers.f).map(|(tau, f)| tau * f).sum();
        terms.sum.point(weight, &numbers.t);
        terms.sum.generator -= weight * form;
        terms.sum.blinding -= weight * numbers.z_values;
        let weighted_x = weight * self.challenges.x;
        tau.iter().map(|tau| weighted_x * tau).collect()
    }
}

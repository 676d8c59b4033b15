//! Recombination: V_s·G from the shares of t trustees (spec 6.3).

use super::VerifiedShare;
use ostrakon_group::multiply::VartimeMultiscalarMul;
use ostrakon_group::{Point, Scalar};

/// λ_i = Π_{j ≠ i} j / (j − i) for distinct trustee numbers from 1.
pub fn lagrange(trustees: &[u16]) -> Vec<Scalar> {
    let coefficient = |i: &u16| {
        let others = trustees.iter().filter(|j| *j != i);
        let (top, bottom) = others.fold((Scalar::ONE, Scalar::ONE), |(top, bottom), j| {
            (top * Scalar::from(*j), bottom * (Scalar::from(*j) - Scalar::from(*i)))
        });
        top * bottom.invert()
    };
    trustees.iter().map(coefficient).collect()
}

/// V_s·G = B_{Σ,s} − Σ λ_i·D_{i,s}, for every slot. Takes shares of exactly t different trustees.
pub fn recombine(sums: &[Point], shares: &[&VerifiedShare]) -> Vec<Point> {
    let trustees: Vec<u16> = shares.iter().map(|s| s.trustee()).collect();
    let coefficients = lagrange(&trustees);
    let slot = |(s, sum): (usize, &Point)| {
        let points = shares.iter().map(|share| share.shares()[s]);
        sum - Point::vartime_multiscalar_mul(&coefficients, points)
    };
    sums.iter().enumerate().map(slot).collect()
}

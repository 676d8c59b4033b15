//! A sum of points that should vanish, in which G, H̃, 𝐆 and 𝐇 have one term each.

use super::Ranges;
use ostrakon_group::multiply::{IsIdentity, VartimeMultiscalarMul};
use ostrakon_group::{GENERATOR, Point, Scalar};

/// Scalars of the shared points, and the points that belong to one proof.
pub(crate) struct Sum {
    /// Of G.
    pub(crate) generator: Scalar,
    /// Of H̃.
    pub(crate) blinding: Scalar,
    /// Of 𝐆, then 𝐇; empty until a proof needs them.
    pub(crate) vectors: Vec<Scalar>,
    scalars: Vec<Scalar>,
    points: Vec<Point>,
}

impl Sum {
    pub(crate) fn new() -> Self {
        let (generator, blinding) = (Scalar::ZERO, Scalar::ZERO);
        Self { generator, blinding, vectors: Vec::new(), scalars: Vec::new(), points: Vec::new() }
    }

    /// Adds one term.
    pub(crate) fn point(&mut self, scalar: Scalar, point: &Point) {
        self.scalars.push(scalar);
        self.points.push(*point);
    }

    /// One multi-scalar multiplication.
    pub(crate) fn vanish(mut self, ranges: Option<&Ranges>) -> bool {
        self.point(self.generator, &GENERATOR);
        if let Some(ranges) = ranges {
            self.point(self.blinding, &ranges.pedersen().B_blinding);
            if !self.vectors.is_empty() {
                self.scalars.append(&mut self.vectors);
                self.points.extend(ranges.generators());
            }
        }
        Point::vartime_multiscalar_mul(&self.scalars, &self.points).is_identity()
    }
}

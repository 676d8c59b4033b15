//! A dealer's polynomials in the open.

use ostrakon_group::{GENERATOR, Point, Scalar, encode_point};
use rand_core::OsRng;

/// a_{s,k}: columns of t coefficients.
#[derive(Clone, Debug)]
pub struct Polynomials(pub Vec<Vec<Scalar>>);

impl Polynomials {
    /// Uniform, as they should be.
    pub fn random(columns: usize, threshold: u16) -> Self {
        let column = |_| (0..threshold).map(|_| Scalar::random(&mut OsRng)).collect();
        Self((0..columns).map(column).collect())
    }

    /// All coefficients, column by column.
    pub fn flat(&self) -> Vec<Scalar> {
        self.0.concat()
    }

    /// C_{s,k}, column by column.
    pub fn commitments(&self) -> Vec<Point> {
        self.flat().iter().map(|a| GENERATOR * a).collect()
    }

    /// f_s(x) for every column.
    pub fn at(&self, x: u16) -> Vec<Scalar> {
        let x = Scalar::from(x);
        let value = |column: &Vec<Scalar>| column.iter().rev().fold(Scalar::ZERO, |sum, a| sum * x + a);
        self.0.iter().map(value).collect()
    }

    /// a_{s,0} for every column.
    pub fn constants(&self) -> Vec<Scalar> {
        self.0.iter().map(|column| column[0]).collect()
    }
}

/// `setup/keys` with these keys.
pub fn joint_keys(keys: &[Point]) -> Vec<u8> {
    let mut out = b"OK\x01\x01".to_vec();
    out.extend((keys.len() as u16).to_be_bytes());
    keys.iter().for_each(|k| out.extend(encode_point(k)));
    out
}

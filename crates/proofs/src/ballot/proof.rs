//! The proof's bytes: U₁, U₀, T, f₁ … f_N, z_1 … z_C, z_k, z.

use super::Relation;
use ostrakon_group::{
    ByteError, DecodeError, Point, Reader, Scalar, decode_nonzero_point, decode_point, decode_scalar,
    encode_point,
};

/// A decoded proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BallotProof {
    /// U₁, over b, r, k.
    pub u1: Point,
    /// U₀, over α, ρ, κ.
    pub u0: Point,
    /// T, what is left of the linear relations.
    pub t: Point,
    /// fᵢ = x bᵢ + αᵢ.
    pub f: Vec<Scalar>,
    /// z_c = x r_c + ρ_c.
    pub z_randomness: Vec<Scalar>,
    /// z_k = x k + κ.
    pub z_credential: Scalar,
    /// z = x η₁ + η₀.
    pub z_blinding: Scalar,
}

/// Which part of a proof does not decode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// Bytes missing.
    #[error("the proof {0}")]
    Bytes(#[from] ByteError),
    /// U₁, U₀ or T.
    #[error("{name}: {source}")]
    Point {
        /// Which point.
        name: &'static str,
        /// Why.
        source: DecodeError,
    },
    /// A response.
    #[error("response {index}: {source}")]
    Scalar {
        /// Which response, from 0: f, then z.
        index: usize,
        /// Why.
        source: DecodeError,
    },
}

impl BallotProof {
    /// Appends U₁ and U₀, which belong to the statement.
    pub(crate) fn write_commitments(u1: &Point, u0: &Point, out: &mut Vec<u8>) {
        out.extend(encode_point(u1));
        out.extend(encode_point(u0));
    }

    /// Appends T and the responses.
    pub fn write_answers(&self, out: &mut Vec<u8>) {
        out.extend(encode_point(&self.t));
        let scalars = self.f.iter().chain(&self.z_randomness).chain([&self.z_credential, &self.z_blinding]);
        scalars.for_each(|s| out.extend(s.as_bytes()));
    }

    /// Reads a proof of `relation`'s shape.
    pub fn read(relation: &Relation, reader: &mut Reader<'_>) -> Result<Self, ProofError> {
        let mut point =
            |name, decode: fn(&[u8; 32]) -> Result<Point, DecodeError>| -> Result<Point, ProofError> {
                decode(&reader.array()?).map_err(|source| ProofError::Point { name, source })
            };
        let u1 = point("U1", decode_nonzero_point)?;
        let u0 = point("U0", decode_nonzero_point)?;
        let t = point("T", decode_point)?;
        let mut scalars = Vec::with_capacity(relation.bits() + relation.contests() + 2);
        for (index, row) in reader.rows(scalars.capacity())?.iter().enumerate() {
            scalars.push(decode_scalar(row).map_err(|source| ProofError::Scalar { index, source })?);
        }
        Ok(Self::from_scalars(relation, [u1, u0, t], scalars))
    }

    /// Splits the responses; there are N + C + 2 of them.
    pub fn from_scalars(relation: &Relation, [u1, u0, t]: [Point; 3], mut f: Vec<Scalar>) -> Self {
        let mut z_randomness = f.split_off(relation.bits());
        let last = z_randomness.split_off(relation.contests());
        Self { u1, u0, t, f, z_randomness, z_credential: last[0], z_blinding: last[1] }
    }
}

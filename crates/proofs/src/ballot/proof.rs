//! The proof's bytes: V and the range proof, U₁, U₀, T, T₃, f₁ … f_N, f̂₁ … f̂_W, z_1 … z_C, z_k, z, z_γ (spec 3.4).

use super::Relation;
use crate::range::{Encoded, LENIENT, RangeError, RangeProof, Ranges, Reading, STRICT};
use ostrakon_group::{ByteError, DecodeError, Point, Reader, Scalar, decode_point, encode_point};

/// A decoded proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BallotProof {
    /// U₁, over b, u, r, k.
    pub u1: Point,
    /// U₀, over α, a, ρ, κ.
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
    /// What a ballot with numbers has besides.
    pub numbers: Option<NumbersProof>,
}

/// The rows that are there only with numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumbersProof {
    /// V_j = u_j·G + γ_j·H̃.
    pub values: Vec<Encoded>,
    /// That 0 ≤ u_j ≤ S_j.
    pub range: RangeProof,
    /// T₃, what is left of the numbers.
    pub t: Point,
    /// f̂_j = x u_j + a_j.
    pub f: Vec<Scalar>,
    /// z_γ = x Σ τ_j γ_j + γ₀.
    pub z_values: Scalar,
}

/// Which part of a proof does not decode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// Bytes missing.
    #[error("the proof {0}")]
    Bytes(#[from] ByteError),
    /// U₁, U₀, T or T₃.
    #[error("{name}: {source}")]
    Point {
        /// Which point.
        name: &'static str,
        /// Why.
        source: DecodeError,
    },
    /// A commitment to a number.
    #[error("V{index}: {source}")]
    Value {
        /// Which number, from 1.
        index: usize,
        /// Why.
        source: DecodeError,
    },
    /// The range proof.
    #[error(transparent)]
    Range(#[from] RangeError),
    /// A response.
    #[error("response {index}: {source}")]
    Scalar {
        /// Which response, from 0: f, then f̂, then z.
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

    /// Appends all its bytes.
    pub fn write(&self, out: &mut Vec<u8>) {
        if let Some(numbers) = &self.numbers {
            numbers.values.iter().for_each(|v| out.extend(v.bytes()));
            numbers.range.write(out);
        }
        Self::write_commitments(&self.u1, &self.u0, out);
        self.write_answers(out);
    }

    /// Appends T, T₃ and the responses.
    pub(crate) fn write_answers(&self, out: &mut Vec<u8>) {
        let numbers = self.numbers.as_ref();
        out.extend(encode_point(&self.t));
        numbers.iter().for_each(|n| out.extend(encode_point(&n.t)));
        let scalars = self.f.iter().chain(numbers.iter().flat_map(|n| &n.f)).chain(&self.z_randomness);
        let scalars = scalars.chain([&self.z_credential, &self.z_blinding]);
        scalars.chain(numbers.map(|n| &n.z_values)).for_each(|s| out.extend(s.as_bytes()));
    }

    /// Reads a proof of `relation`'s shape.
    pub fn read(relation: &Relation, reader: &mut Reader<'_>) -> Result<Self, ProofError> {
        Self::read_by(relation, reader, &STRICT)
    }

    /// Reads a proof as far as its bytes mean anything: O accepted everywhere, scalars reduced. For a verifier that leaves check 301 out.
    pub fn read_lenient(relation: &Relation, reader: &mut Reader<'_>) -> Result<Self, ProofError> {
        Self::read_by(relation, reader, &LENIENT)
    }

    fn read_by(relation: &Relation, reader: &mut Reader<'_>, by: &Reading) -> Result<Self, ProofError> {
        let ranges = relation.ranges();
        let ranged = ranges.map(|ranges| read_ranges(ranges, reader, by)).transpose()?;
        let u1 = read_point("U1", by.nonzero, reader)?;
        let u0 = read_point("U0", by.nonzero, reader)?;
        let t = read_point("T", decode_point, reader)?;
        let t3 = ranges.map(|_| read_point("T3", decode_point, reader)).transpose()?;
        let (bits, numbers, contests) = (relation.bits(), relation.numbers(), relation.contests());
        let rest = bits + numbers + contests + 2 + usize::from(ranges.is_some());
        let mut f = read_scalars(rest, reader, by)?;
        let mut f_numbers = f.split_off(bits);
        let mut z_randomness = f_numbers.split_off(numbers);
        let last = z_randomness.split_off(contests);
        let wide = |((values, range), t)| NumbersProof { values, range, t, f: f_numbers, z_values: last[2] };
        let numbers = ranged.zip(t3).map(wide);
        Ok(Self { u1, u0, t, f, z_randomness, z_credential: last[0], z_blinding: last[1], numbers })
    }
}

fn read_ranges(
    ranges: &Ranges,
    reader: &mut Reader<'_>,
    by: &Reading,
) -> Result<(Vec<Encoded>, RangeProof), ProofError> {
    let mut values = Vec::with_capacity(ranges.largest().len());
    for (index, row) in (1..).zip(reader.rows(ranges.largest().len())?) {
        values.push(Encoded::read(row, decode_point).map_err(|source| ProofError::Value { index, source })?);
    }
    Ok((values, RangeProof::read(ranges.shape(), reader, by)?))
}

fn read_point(
    name: &'static str,
    decode: fn(&[u8; 32]) -> Result<Point, DecodeError>,
    reader: &mut Reader<'_>,
) -> Result<Point, ProofError> {
    decode(&reader.array()?).map_err(|source| ProofError::Point { name, source })
}

fn read_scalars(count: usize, reader: &mut Reader<'_>, by: &Reading) -> Result<Vec<Scalar>, ProofError> {
    let rows = reader.rows(count)?;
    let scalar = |(index, row)| (by.scalar)(row).map_err(|source| ProofError::Scalar { index, source });
    rows.iter().enumerate().map(scalar).collect()
}

//! The range proof's bytes: A, S, T_1, T_2, t̂, τ̂, μ, L_1, R_1, …, a, b (spec 3.4).

use super::element::{Encoded, Reading};
use crate::circuit::RangeShape;
use ostrakon_group::{ByteError, DecodeError, Reader, Scalar};
use std::fmt;

/// A decoded range proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RangeProof {
    /// A, over the bits.
    pub a: Encoded,
    /// S, over what blinds them.
    pub s: Encoded,
    /// T_1 and T_2, over the polynomial's coefficients.
    pub t: [Encoded; 2],
    /// t̂, the polynomial at x.
    pub t_hat: Scalar,
    /// τ̂, its blinding.
    pub t_blinding: Scalar,
    /// μ, the vectors' blinding.
    pub e_blinding: Scalar,
    /// (L, R) of each round.
    pub rounds: Vec<[Encoded; 2]>,
    /// a and b, what is left of the vectors.
    pub inner: [Scalar; 2],
}

/// An element of a range proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names of spec 3.4")]
pub enum RangeElement {
    A,
    S,
    T1,
    T2,
    THat,
    TBlinding,
    EBlinding,
    /// Of a round, from 1.
    L(usize),
    /// Of a round, from 1.
    R(usize),
    InnerA,
    InnerB,
}

/// An element that does not decode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RangeError {
    /// Bytes missing.
    #[error("the range proof {0}")]
    Bytes(#[from] ByteError),
    /// Not canonical, or the identity.
    #[error("{element} of the range proof: {source}")]
    Element {
        /// Which one.
        element: RangeElement,
        /// Why.
        source: DecodeError,
    },
}

impl RangeProof {
    /// Reads a proof of this shape.
    pub(crate) fn read(
        shape: RangeShape,
        reader: &mut Reader<'_>,
        reading: &Reading,
    ) -> Result<Self, RangeError> {
        use RangeElement::{A, EBlinding, InnerA, InnerB, L, R, S, T1, T2, TBlinding, THat};
        let mut elements = Elements { reader, reading };
        let (a, s) = (elements.point(A)?, elements.point(S)?);
        let t = [elements.point(T1)?, elements.point(T2)?];
        let t_hat = elements.scalar(THat)?;
        let t_blinding = elements.scalar(TBlinding)?;
        let e_blinding = elements.scalar(EBlinding)?;
        let mut round = |i| Ok([elements.point(L(i))?, elements.point(R(i))?]);
        let rounds = (1..=shape.rounds()).map(&mut round).collect::<Result<_, RangeError>>()?;
        let inner = [elements.scalar(InnerA)?, elements.scalar(InnerB)?];
        Ok(Self { a, s, t, t_hat, t_blinding, e_blinding, rounds, inner })
    }

    /// Appends its bytes.
    pub fn write(&self, out: &mut Vec<u8>) {
        [&self.a, &self.s, &self.t[0], &self.t[1]].into_iter().for_each(|p| out.extend(p.bytes()));
        [&self.t_hat, &self.t_blinding, &self.e_blinding].into_iter().for_each(|s| out.extend(s.as_bytes()));
        self.rounds.iter().flatten().for_each(|p| out.extend(p.bytes()));
        self.inner.iter().for_each(|s| out.extend(s.as_bytes()));
    }
}

struct Elements<'a, 'b> {
    reader: &'a mut Reader<'b>,
    reading: &'a Reading,
}

impl Elements<'_, '_> {
    fn point(&mut self, element: RangeElement) -> Result<Encoded, RangeError> {
        Encoded::read(self.reader.array()?, self.reading.nonzero)
            .map_err(|source| RangeError::Element { element, source })
    }

    fn scalar(&mut self, element: RangeElement) -> Result<Scalar, RangeError> {
        (self.reading.scalar)(&self.reader.array()?).map_err(|source| RangeError::Element { element, source })
    }
}

impl fmt::Display for RangeElement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::A => "A",
            Self::S => "S",
            Self::T1 => "T_1",
            Self::T2 => "T_2",
            Self::THat => "t",
            Self::TBlinding => "t's blinding",
            Self::EBlinding => "mu",
            Self::L(round) => return write!(f, "L_{round}"),
            Self::R(round) => return write!(f, "R_{round}"),
            Self::InnerA => "a",
            Self::InnerB => "b",
        };
        f.write_str(name)
    }
}

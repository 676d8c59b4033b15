//! Canonical bytes of the elements of a proof, or a refusal; and how strictly they are read.

use ostrakon_group::{DecodeError, Point, Scalar, decode_nonzero_point, decode_point, decode_scalar};

/// How elements are read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    /// A point that must not be O (spec 0.2).
    pub(crate) nonzero: fn(&[u8; 32]) -> Result<Point, DecodeError>,
    /// A scalar.
    pub(crate) scalar: fn(&[u8; 32]) -> Result<Scalar, DecodeError>,
}

/// As the specification says.
pub(crate) const STRICT: Reading = Reading { nonzero: decode_nonzero_point, scalar: decode_scalar };

/// For a verifier that leaves check 301 out: O accepted, scalars reduced.
pub(crate) const LENIENT: Reading =
    Reading { nonzero: decode_point, scalar: |bytes| Ok(Scalar::from_bytes_mod_order(*bytes)) };

/// A point with its encoding, which the transcript absorbs: encoding costs as much as decoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoded {
    point: Point,
    bytes: [u8; 32],
}

impl Encoded {
    /// Encodes a point.
    pub fn new(point: Point) -> Self {
        Self { point, bytes: ostrakon_group::encode_point(&point) }
    }

    /// Decodes by one of the rules.
    pub(crate) fn read(
        bytes: [u8; 32],
        decode: fn(&[u8; 32]) -> Result<Point, DecodeError>,
    ) -> Result<Self, DecodeError> {
        Ok(Self { point: decode(&bytes)?, bytes })
    }

    /// The point.
    pub fn point(&self) -> &Point {
        &self.point
    }

    /// Its encoding.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.bytes
    }
}

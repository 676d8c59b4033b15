//! Canonical points and scalars, or a refusal (spec 0.1).

use crate::Point;
use curve25519_dalek::Scalar;
use curve25519_dalek::ristretto::CompressedRistretto;
use curve25519_dalek::traits::IsIdentity;

/// Why 32 bytes are not the element they should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// RFC 9496 §4.3.1 rejects the bytes.
    #[error("not the canonical encoding of a ristretto255 point")]
    Point,
    /// The identity, where it is refused (spec 0.2).
    #[error("the identity element, which is refused here")]
    Identity,
    /// The value is ℓ or more.
    #[error("not a canonical scalar: the value is not below the group's order")]
    Scalar,
}

/// Decodes a point; the identity (32 zero bytes) is a point.
pub fn decode_point(bytes: &[u8; 32]) -> Result<Point, DecodeError> {
    CompressedRistretto(*bytes).decompress().ok_or(DecodeError::Point)
}

/// Decodes a point where the identity is refused.
pub fn decode_nonzero_point(bytes: &[u8; 32]) -> Result<Point, DecodeError> {
    let point = decode_point(bytes)?;
    if point.is_identity() { Err(DecodeError::Identity) } else { Ok(point) }
}

/// Encodes a point by RFC 9496 §4.3.2.
pub fn encode_point(point: &Point) -> [u8; 32] {
    point.compress().to_bytes()
}

/// Decodes a scalar below ℓ, little-endian.
pub fn decode_scalar(bytes: &[u8; 32]) -> Result<Scalar, DecodeError> {
    Option::from(Scalar::from_canonical_bytes(*bytes)).ok_or(DecodeError::Scalar)
}

/// A short scalar: 16 bytes, little-endian, below 2¹²⁸.
pub fn short_scalar(bytes: &[u8; 16]) -> Scalar {
    Scalar::from(u128::from_le_bytes(*bytes))
}

/// A wide scalar: 64 bytes, little-endian, mod ℓ.
pub fn wide_scalar(bytes: &[u8; 64]) -> Scalar {
    Scalar::from_bytes_mod_order_wide(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// ℓ in little-endian bytes.
    const ORDER: [u8; 32] = [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ];

    #[test]
    fn scalars_from_the_order_up_are_refused() {
        assert_eq!(decode_scalar(&ORDER), Err(DecodeError::Scalar));
        assert_eq!(decode_scalar(&[0xff; 32]), Err(DecodeError::Scalar));
        let mut below = ORDER;
        below[0] -= 1;
        assert_eq!(decode_scalar(&below), Ok(-Scalar::ONE));
    }

    #[test]
    fn zero_bytes_are_the_identity_and_refused_where_it_is() {
        assert!(decode_point(&[0; 32]).is_ok());
        assert_eq!(decode_nonzero_point(&[0; 32]), Err(DecodeError::Identity));
        assert_eq!(decode_point(&[0xff; 32]), Err(DecodeError::Point));
    }
}

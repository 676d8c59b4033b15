//! Floor 0: the group everything else stands on.
//!
//! ristretto255 (RFC 9496) by curve25519-dalek, with the rules of `spec/0-notation.md`: canonical bytes
//! or refused, bases nobody knows relations of, labelled hashes, and a transcript with named verbs.

#![forbid(unsafe_code)]

mod bases;
mod bytes;
mod decode;
mod generator;
mod hash;
mod hedge;
mod hex;
mod secret;
mod sorted;
mod transcript;

pub use bases::{Bases, base};
pub use bytes::{ByteError, Reader};
pub use curve25519_dalek::{RistrettoPoint as Point, Scalar};
pub use decode::{
    DecodeError, decode_nonzero_point, decode_point, decode_scalar, encode_point, short_scalar, wide_scalar,
};
pub use hash::{labelled_hash, sha256};
pub use hedge::{HedgedRng, StuckGenerator};
pub use hex::{Bytes16, Bytes32, Bytes64, Hex, NotHex, decode_hex, encode_hex};
pub use secret::SecretScalar;
pub use sorted::{SortedMap, SortedSet};
pub use transcript::Transcript;

/// The generator G of RFC 9496 §4.
pub const GENERATOR: Point = curve25519_dalek::constants::RISTRETTO_BASEPOINT_POINT;

/// Multi-scalar multiplication, as curve25519-dalek provides it.
pub mod multiply {
    pub use crate::generator::times_generator;
    pub use curve25519_dalek::ristretto::VartimeRistrettoPrecomputation;
    pub use curve25519_dalek::traits::{
        Identity, IsIdentity, MultiscalarMul, VartimeMultiscalarMul, VartimePrecomputedMultiscalarMul,
    };
}

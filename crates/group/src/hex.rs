//! Byte strings that stand in JSON as lower-case hexadecimal (spec 0.3).

use data_encoding::HEXLOWER;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::fmt;
use std::str::FromStr;

/// N bytes, written as 2N lower-case hexadecimal digits and nothing else.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hex<const N: usize>(pub [u8; N]);

/// 16 bytes.
pub type Bytes16 = Hex<16>;
/// 32 bytes: a hash, a point, a scalar, a key.
pub type Bytes32 = Hex<32>;
/// 64 bytes: a signature.
pub type Bytes64 = Hex<64>;

impl<const N: usize> Hex<N> {
    /// Reads exactly 2N lower-case digits.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = HEXLOWER.decode(text.as_bytes()).ok()?;
        bytes.try_into().ok().map(Self)
    }
}

impl<const N: usize> FromStr for Hex<N> {
    type Err = NotHex<N>;

    fn from_str(text: &str) -> Result<Self, NotHex<N>> {
        Self::parse(text).ok_or(NotHex)
    }
}

/// A text is no byte string of this length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotHex<const N: usize>;

impl<const N: usize> fmt::Display for NotHex<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} lower-case hexadecimal digits expected", 2 * N)
    }
}

impl<const N: usize> std::error::Error for NotHex<N> {}

impl<const N: usize> fmt::Display for Hex<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}

impl<const N: usize> fmt::Debug for Hex<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<const N: usize> From<[u8; N]> for Hex<N> {
    fn from(bytes: [u8; N]) -> Self {
        Self(bytes)
    }
}

impl<const N: usize> Serialize for Hex<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&HEXLOWER.encode(&self.0))
    }
}

impl<'de, const N: usize> Deserialize<'de> for Hex<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

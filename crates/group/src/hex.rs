//! Byte strings that stand in JSON as lower-case hexadecimal (spec 0.3).

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::fmt;
use std::str::FromStr;

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// Two lower-case hexadecimal digits a byte.
pub fn encode_hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(|digit| char::from(DIGITS[usize::from(digit)])).collect()
}

/// Reads what [`encode_hex`] writes, and nothing else.
pub fn decode_hex(text: &str) -> Option<Vec<u8>> {
    let (pairs, rest) = text.as_bytes().as_chunks();
    let bytes = pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?));
    if rest.is_empty() { bytes.collect() } else { None }
}

fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    }
}

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
        decode_hex(text)?.try_into().ok().map(Self)
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
        f.write_str(&encode_hex(&self.0))
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
        serializer.serialize_str(&encode_hex(&self.0))
    }
}

impl<'de, const N: usize> Deserialize<'de> for Hex<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use data_encoding::HEXLOWER;
    use proptest::prelude::*;

    #[test]
    fn every_pair_of_bytes_is_read_as_data_encoding_reads_it() {
        for pair in 0..=u16::MAX {
            let Ok(text) = String::from_utf8(pair.to_be_bytes().to_vec()) else { continue };
            assert_eq!(decode_hex(&text), HEXLOWER.decode(text.as_bytes()).ok(), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn texts_are_read_and_bytes_written_as_data_encoding_does(text in "[0-9a-fA-Fé ]{0,9}", bytes: Vec<u8>) {
            prop_assert_eq!(decode_hex(&text), HEXLOWER.decode(text.as_bytes()).ok());
            prop_assert_eq!(encode_hex(&bytes), HEXLOWER.encode(&bytes));
            prop_assert_eq!(decode_hex(&encode_hex(&bytes)), Some(bytes));
        }
    }
}

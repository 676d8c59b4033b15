//! How secrets are written in the state, with as few copies as JSON allows.

use data_encoding::HEXLOWER;
use ostrakon_election::setup::ChannelSecret;
use ostrakon_group::{SecretScalar, decode_scalar};
use serde::de::{DeserializeOwned, Error as _, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::io::Write;
use zeroize::Zeroizing;

/// Canonical bytes of a value whose members are declared in ascending order of their names.
///
/// Such values hold only texts, integers, lists and objects: encoding cannot fail. The buffer is made in one piece, so that no
/// smaller copy of it is left in memory.
pub(crate) fn encode<T: Serialize>(value: &T) -> Zeroizing<Vec<u8>> {
    let mut counter = Counter(0);
    let _ = serde_json::to_writer(&mut counter, value);
    let mut bytes = Zeroizing::new(Vec::with_capacity(counter.0));
    let _ = serde_json::to_writer(&mut *bytes, value);
    bytes
}

/// Reads exactly what [`encode`] gives.
pub(crate) fn decode<T: Serialize + DeserializeOwned>(bytes: &[u8]) -> Result<T, serde_json::Error> {
    let value: T = serde_json::from_slice(bytes)?;
    match encode(&value).as_slice() == bytes {
        true => Ok(value),
        false => Err(serde_json::Error::custom(
            "the same content is written otherwise than this program writes it",
        )),
    }
}

struct Counter(usize);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// 32 secret bytes, in hexadecimal. Boxed: a list that grows moves the pointer, not the secret.
pub(crate) struct SecretHex(Box<Zeroizing<[u8; 32]>>);

impl SecretHex {
    pub(crate) fn new(bytes: &[u8; 32]) -> Self {
        Self(Box::new(Zeroizing::new(*bytes)))
    }

    pub(crate) fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

impl Serialize for SecretHex {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut digits = Zeroizing::new([0; 64]);
        HEXLOWER.encode_mut(self.expose(), digits.as_mut());
        serializer.serialize_str(std::str::from_utf8(digits.as_ref()).map_err(serde::ser::Error::custom)?)
    }
}

impl<'de> Deserialize<'de> for SecretHex {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(SecretVisitor)
    }
}

struct SecretVisitor;

impl Visitor<'_> for SecretVisitor {
    type Value = SecretHex;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("64 lower-case hexadecimal digits")
    }

    // The error never quotes what stood there.
    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<SecretHex, E> {
        let refused = || E::custom("a secret is 64 lower-case hexadecimal digits");
        let mut secret = SecretHex::new(&[0; 32]);
        match HEXLOWER.decode_len(text.len()) {
            Ok(32) => {
                HEXLOWER.decode_mut(text.as_bytes(), secret.0.as_mut().as_mut()).map_err(|_| refused())?
            }
            _ => return Err(refused()),
        };
        Ok(secret)
    }
}

/// Secret scalars as a list.
pub(crate) mod scalars {
    use super::*;

    pub(crate) fn serialize<S: Serializer>(list: &[SecretScalar], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(list.iter().map(|x| SecretHex::new(x.expose().as_bytes())))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<SecretScalar>, D::Error> {
        let rows = Vec::<SecretHex>::deserialize(from)?;
        let scalar = |row: &SecretHex| decode_scalar(row.expose()).map(SecretScalar::new);
        rows.iter().map(scalar).collect::<Result<_, _>>().map_err(D::Error::custom)
    }
}

/// A channel secret.
pub(crate) mod channel {
    use super::*;

    pub(crate) fn serialize<S: Serializer>(secret: &ChannelSecret, to: S) -> Result<S::Ok, S::Error> {
        SecretHex::new(&secret.expose()).serialize(to)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<ChannelSecret, D::Error> {
        Ok(ChannelSecret::from_bytes(*SecretHex::deserialize(from)?.expose()))
    }
}

/// Public bytes of any length, in hexadecimal.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct HexBytes(pub(crate) Vec<u8>);

impl Serialize for HexBytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&HEXLOWER.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for HexBytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        HEXLOWER.decode(text.as_bytes()).map(Self).map_err(D::Error::custom)
    }
}

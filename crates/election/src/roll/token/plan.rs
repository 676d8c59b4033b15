//! What the manifest says of a roll's tokens.

use super::{TokenKey, TokenKeyError};
use crate::document::{Fault, Members, Read, Tree};
use ostrakon_group::{decode_hex, encode_hex};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// `token` of a roll, as written: check 104 judges it, [`TokenPlan::key`] gives the key.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TokenPlan {
    /// n, big-endian; the exponent is always 65537.
    #[serde(serialize_with = "write", deserialize_with = "read")]
    pub modulus: Vec<u8>,
}

impl TokenPlan {
    /// Reads a modulus as a manifest writes it.
    pub fn parse(text: &str) -> Option<Self> {
        decode_hex(text).map(|modulus| Self { modulus })
    }

    /// The key, if it is one.
    pub fn key(&self) -> Result<TokenKey, TokenKeyError> {
        TokenKey::new(&self.modulus)
    }
}

impl Read for TokenPlan {
    fn read(tree: Tree) -> Result<Self, Fault> {
        let mut members = Members::open(tree, "struct TokenPlan", &["modulus"])?;
        let read = Self::parse(&members.take::<String>()?).ok_or_else(|| Fault::custom(NO_DIGITS))?;
        members.close().map(|()| read)
    }
}

const NO_DIGITS: &str = "lower-case hexadecimal digits expected";

impl fmt::Debug for TokenPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TokenPlan({})", encode_hex(&self.modulus))
    }
}

fn write<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&encode_hex(bytes))
}

fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    let plan = TokenPlan::parse(&String::deserialize(deserializer)?);
    plan.map(|plan| plan.modulus).ok_or_else(|| D::Error::custom(NO_DIGITS))
}

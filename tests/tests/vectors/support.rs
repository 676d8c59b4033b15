//! Reading vectors: JSON, hexadecimal, and a generator that gives what it was given.

use ostrakon_group::{Point, Scalar, SecretScalar, decode_point, decode_scalar};
use rand_core::{CryptoRng, Error, RngCore, impls};
use serde_json::Value;
use std::path::PathBuf;

/// `spec/vectors`.
pub(crate) fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../spec/vectors")
}

/// One file.
pub(crate) fn read(path: &str) -> Value {
    let bytes = std::fs::read(folder().join(path)).expect(path);
    serde_json::from_slice(&bytes).expect(path)
}

/// Bytes in lower-case hexadecimal.
pub(crate) fn hex(bytes: impl AsRef<[u8]>) -> String {
    data_encoding::HEXLOWER.encode(bytes.as_ref())
}

/// A vector's values; whatever is not of the form asked for is a fault of the vector.
pub(crate) trait Json {
    fn text(&self) -> &str;
    fn number(&self) -> u64;
    fn flag(&self) -> bool;
    fn list(&self) -> &[Value];
    fn map<T>(&self, one: impl Fn(&Value) -> T) -> Vec<T> {
        self.list().iter().map(one).collect()
    }
    fn bytes(&self) -> Vec<u8> {
        data_encoding::HEXLOWER.decode(self.text().as_bytes()).unwrap()
    }
    fn array<const N: usize>(&self) -> [u8; N] {
        self.bytes().try_into().unwrap()
    }
    fn scalar(&self) -> Scalar {
        decode_scalar(&self.array()).unwrap()
    }
    fn secret(&self) -> SecretScalar {
        SecretScalar::new(self.scalar())
    }
    fn point(&self) -> Point {
        decode_point(&self.array()).unwrap()
    }
    fn scalars(&self) -> Vec<Scalar> {
        self.map(Json::scalar)
    }
    fn secrets(&self) -> Vec<SecretScalar> {
        self.map(Json::secret)
    }
    fn points(&self) -> Vec<Point> {
        self.map(Json::point)
    }
    fn arrays<const N: usize>(&self) -> Vec<[u8; N]> {
        self.map(Json::array)
    }
}

impl Json for Value {
    fn text(&self) -> &str {
        self.as_str().unwrap_or_else(|| panic!("{self} is no text"))
    }
    fn number(&self) -> u64 {
        self.as_u64().unwrap_or_else(|| panic!("{self} is no number"))
    }
    fn flag(&self) -> bool {
        self.as_bool().unwrap_or_else(|| panic!("{self} is no truth value"))
    }
    fn list(&self) -> &[Value] {
        self.as_array().unwrap_or_else(|| panic!("{self} is no list"))
    }
}

/// Gives these bytes and no others: honest code then draws the vector's nonces.
pub(crate) struct Scripted(std::vec::IntoIter<u8>);

impl Scripted {
    /// Gives these bytes.
    pub(crate) fn new(bytes: Vec<u8>) -> Self {
        Self(bytes.into_iter())
    }

    /// Lets `Scalar::random`, which reduces 64 bytes, draw these scalars.
    pub(crate) fn scalars(scalars: &[Scalar]) -> Self {
        Self::new(scalars.iter().flat_map(|s| s.to_bytes().into_iter().chain([0; 32])).collect())
    }

    /// Was everything drawn?
    pub(crate) fn is_spent(&self) -> bool {
        self.0.as_slice().is_empty()
    }
}

impl RngCore for Scripted {
    fn next_u32(&mut self) -> u32 {
        impls::next_u32_via_fill(self)
    }
    fn next_u64(&mut self) -> u64 {
        impls::next_u64_via_fill(self)
    }
    fn fill_bytes(&mut self, out: &mut [u8]) {
        out.iter_mut().for_each(|byte| *byte = self.0.next().expect("nothing is left to draw"));
    }
    fn try_fill_bytes(&mut self, out: &mut [u8]) -> Result<(), Error> {
        self.fill_bytes(out);
        Ok(())
    }
}

impl CryptoRng for Scripted {}

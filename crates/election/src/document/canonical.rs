//! RFC 8785 JSON, or a refusal (spec 0.6).

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Why bytes are no canonical document.
#[derive(Debug, thiserror::Error)]
pub enum CanonicalError {
    /// Not JSON of this form.
    #[error("not a document of a known form: {0}")]
    Form(#[source] serde_json::Error),
    /// JSON of this form, but its canonical encoding has other bytes.
    #[error("not in canonical form (RFC 8785): the same content encodes to other bytes, from byte {at} on")]
    NotCanonical {
        /// The first byte that differs.
        at: usize,
    },
}

/// JCS(x): the canonical encoding.
///
/// Documents hold only objects, lists, texts, truth values and integers below 2⁵³, so encoding cannot fail.
pub fn jcs<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json_canonicalizer::to_vec(value).unwrap_or_default()
}

/// Reads a value of a known form, whatever its spacing and order: for judging what else may be wrong.
pub(crate) fn read_lenient<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, CanonicalError> {
    serde_json::from_slice(bytes).map_err(CanonicalError::Form)
}

/// Refuses bytes that are not the value's canonical encoding.
pub(crate) fn check_canonical<T: Serialize>(value: &T, bytes: &[u8]) -> Result<(), CanonicalError> {
    let canonical = jcs(value);
    if canonical == bytes {
        return Ok(());
    }
    let common = canonical.iter().zip(bytes).take_while(|(a, b)| a == b).count();
    Err(CanonicalError::NotCanonical { at: common })
}

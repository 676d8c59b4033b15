//! RFC 8785 JSON, or a refusal (spec 0.6).

use super::fault::FormError;
use super::jcs::jcs;
use super::json::parse;
use super::reading::from_json;
use super::tree::Tree;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The largest integer of a document (spec 0.6); none is negative.
const MAX_INTEGER: u64 = (1 << 53) - 1;

/// Why bytes are no canonical document.
#[derive(Debug, thiserror::Error)]
pub enum CanonicalError {
    /// Not JSON of this form.
    #[error("not a document of a known form: {0}")]
    Form(#[source] FormError),
    /// JSON of this form, but its canonical encoding has other bytes.
    #[error("not in canonical form (RFC 8785): the same content encodes to other bytes, from byte {at} on")]
    NotCanonical {
        /// The first byte that differs.
        at: usize,
    },
    /// A number that not every reader reads exactly.
    #[error("the integer {0} is larger than 2^53 - 1")]
    Integer(u64),
}

/// Reads a value of a known form, whatever its spacing and order: for judging what else may be wrong.
pub(crate) fn read_lenient<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, CanonicalError> {
    from_json(bytes).map_err(CanonicalError::Form)
}

/// Refuses bytes that are not the value's canonical encoding, and integers that documents do not hold.
pub(crate) fn check_canonical<T: Serialize>(value: &T, bytes: &[u8]) -> Result<(), CanonicalError> {
    let canonical = jcs(value);
    if canonical == bytes {
        let tree = parse(bytes).map_err(CanonicalError::Form)?;
        return too_large(&tree).map_or(Ok(()), |integer| Err(CanonicalError::Integer(integer)));
    }
    let common = canonical.iter().zip(bytes).take_while(|(a, b)| a == b).count();
    Err(CanonicalError::NotCanonical { at: common })
}

/// The first integer above the limit.
fn too_large(tree: &Tree) -> Option<u64> {
    match tree {
        Tree::Unsigned(number) => Some(*number).filter(|number| *number > MAX_INTEGER),
        Tree::List(items) => items.iter().find_map(too_large),
        Tree::Members(members) => members.iter().find_map(|(_, tree)| too_large(tree)),
        _ => None,
    }
}

//! Documents: canonical JSON, signed (spec 0.6, `spec/encoding.md`).

mod canonical;
mod fault;
mod growing;
mod jcs;
mod json;
mod kinds;
mod leaf;
mod reading;
mod record;
mod signed;
mod tree;

pub use canonical::CanonicalError;
pub use fault::FormError;
pub use jcs::jcs;
pub use kinds::{Document, Role};
pub use reading::{from_json, text_in};
pub(crate) use record::{Fault, Members, Read, lone_word, record, tagged, variant};
pub use signed::{Signature, SignatureError, Signed, SignedDocument};
pub(crate) use tree::Tree;

#[cfg(test)]
mod record_tests;

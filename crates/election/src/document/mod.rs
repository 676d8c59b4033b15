//! Documents: canonical JSON, signed (spec 0.6, `spec/encoding.md`).

mod canonical;
mod kinds;
mod signed;

pub use canonical::{CanonicalError, jcs};
pub use kinds::{Document, Role};
pub use signed::{Signature, SignatureError, Signed, SignedDocument};

//! One entry of the board: a signed document or a ballot.

use crate::document::{CanonicalError, SignedDocument};

/// What an entry's bytes are.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// A signed document.
    Document(Box<SignedDocument>),
    /// A ballot; its bytes are read once its roll's form is known.
    Ballot,
}

/// Why an entry is refused.
#[derive(Debug, thiserror::Error)]
pub enum EntryError {
    /// Neither `{` nor `OB`.
    #[error("neither a document nor a ballot")]
    Unknown,
    /// A document that does not read.
    #[error(transparent)]
    Document(#[from] CanonicalError),
}

impl Entry {
    /// Reads an entry strictly.
    pub fn decode(bytes: &[u8]) -> Result<Self, EntryError> {
        let entry = Self::decode_lenient(bytes)?;
        if let Self::Document(document) = &entry {
            document.check_canonical(bytes)?;
        }
        Ok(entry)
    }

    /// Reads an entry whatever its document's spacing and order.
    pub fn decode_lenient(bytes: &[u8]) -> Result<Self, EntryError> {
        match bytes {
            [b'{', ..] => Ok(Self::Document(Box::new(SignedDocument::decode_lenient(bytes)?))),
            [b'O', b'B', ..] => Ok(Self::Ballot),
            _ => Err(EntryError::Unknown),
        }
    }
}

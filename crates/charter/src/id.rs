//! Identifiers (spec 0.8).

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

/// An identifier: 1 to 64 characters of `a–z`, `0–9`, `-`, the first not `-` (spec 0.8).
///
/// Identifiers are ordered by their bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Id(String);

impl Id {
    /// The most characters an identifier has.
    pub const MAX_CHARACTERS: usize = 64;

    /// Takes an identifier.
    ///
    /// # Errors
    /// Which part of the form it does not have.
    pub fn new(id: impl Into<String>) -> Result<Self, IdError> {
        let id = id.into();
        if let Some(found) = id.chars().find(|c| !matches!(c, 'a'..='z' | '0'..='9' | '-')) {
            return Err(IdError::Character { found });
        }
        match id.len() {
            0 => Err(IdError::Empty),
            length if length > Self::MAX_CHARACTERS => Err(IdError::TooLong { length }),
            _ if id.starts_with('-') => Err(IdError::LeadingHyphen),
            _ => Ok(Self(id)),
        }
    }

    /// The identifier.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Id {
    type Err = IdError;

    fn from_str(id: &str) -> Result<Self, IdError> {
        Self::new(id)
    }
}

impl TryFrom<String> for Id {
    type Error = IdError;

    fn try_from(id: String) -> Result<Self, IdError> {
        Self::new(id)
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.0
    }
}

/// Why a string is no identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IdError {
    /// No character at all.
    #[error("is empty; an identifier has 1 to 64 characters")]
    Empty,
    /// More than 64 characters.
    #[error("has {length} characters; shorten it to at most 64")]
    TooLong {
        /// How many it has.
        length: usize,
    },
    /// A hyphen at the start.
    #[error("starts with a hyphen; start it with a letter or a digit")]
    LeadingHyphen,
    /// A character that no identifier has.
    #[error("contains {found:?}; use only a–z, 0–9 and hyphens")]
    Character {
        /// The character.
        found: char,
    },
}

//! Texts for people: names, titles, clauses (spec 0.8).

use core::fmt;

use serde::{Deserialize, Serialize};

/// A text: 1 to 500 bytes of UTF-8 without control characters (spec 0.8).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Text(String);

impl Text {
    /// The most bytes a text has.
    pub const MAX_BYTES: usize = 500;

    /// Takes a text.
    ///
    /// # Errors
    /// If it is empty, too long or has a control character.
    pub fn new(text: impl Into<String>) -> Result<Self, TextError> {
        let text = text.into();
        // Spec 0.8 names these and no others: U+0080 to U+009F are allowed.
        if let Some(found) = text.chars().find(|c| matches!(c, '\0'..'\u{20}' | '\u{7f}')) {
            return Err(TextError::Control { found });
        }
        match text.len() {
            0 => Err(TextError::Empty),
            length if length > Self::MAX_BYTES => Err(TextError::TooLong { length }),
            _ => Ok(Self(text)),
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Text {
    type Error = TextError;

    fn try_from(text: String) -> Result<Self, TextError> {
        Self::new(text)
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.0
    }
}

/// Why a string is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TextError {
    /// No character at all.
    #[error("is empty; write 1 to 500 bytes of text")]
    Empty,
    /// More than 500 bytes.
    #[error("has {length} bytes; shorten it to at most 500")]
    TooLong {
        /// How many it has.
        length: usize,
    },
    /// A character below U+0020, or U+007F.
    #[error("contains the control character {found:?}; remove it")]
    Control {
        /// The character.
        found: char,
    },
}

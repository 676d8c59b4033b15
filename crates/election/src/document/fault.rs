//! Why something is not a document, or not what was expected in one.

use serde::de::{Error, Expected, Unexpected};
use std::fmt::{self, Display};

/// Why bytes are not JSON, or JSON is not of a form: words. (serde_json's own error would bring its reader along, and serde's words the printing of
/// doubles, for which browsers load tables.)
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormError(Box<str>);

impl Display for FormError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for FormError {}

impl Error for FormError {
    fn custom<T: Display>(words: T) -> Self {
        Self(words.to_string().into())
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::custom(format_args!("invalid type: {}, expected {expected}", Found(found)))
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::custom(format_args!("invalid value: {}, expected {expected}", Found(found)))
    }
}

impl serde::ser::Error for FormError {
    fn custom<T: Display>(words: T) -> Self {
        Error::custom(words)
    }
}

/// In serde's words, but for a double, whose value no refusal needs.
struct Found<'a>(Unexpected<'a>);

impl Display for Found<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Unexpected::Bool(truth) => write!(f, "boolean `{truth}`"),
            Unexpected::Unsigned(number) => write!(f, "integer `{number}`"),
            Unexpected::Signed(number) => write!(f, "integer `{number}`"),
            Unexpected::Float(_) => f.write_str("a number that is no integer"),
            Unexpected::Str(text) => write!(f, "string {text:?}"),
            Unexpected::Unit => f.write_str("null"),
            Unexpected::Seq => f.write_str("sequence"),
            Unexpected::Map => f.write_str("map"),
            Unexpected::Enum => f.write_str("enum"),
            Unexpected::UnitVariant => f.write_str("unit variant"),
            Unexpected::NewtypeVariant => f.write_str("newtype variant"),
            Unexpected::Other(other) => f.write_str(other),
            _ => f.write_str("another value"),
        }
    }
}

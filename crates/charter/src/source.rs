//! TOML as a tree that knows its lines, read by a reader of our own: a booth loads it, and libraries are larger.

mod cursor;
mod date;
mod float;
mod names;
mod number;
mod reader;
mod strings;
mod tree;
mod trie;
mod value;

use crate::CharterError;
use reader::Reader;

/// A value and the line on which it starts.
#[derive(Debug, PartialEq)]
pub(crate) struct Node {
    pub(crate) line: usize,
    pub(crate) value: Value,
}

/// A value of a kind that charters have, or what it is instead.
#[derive(Debug, PartialEq)]
pub(crate) enum Value {
    Text(String),
    Integer(i64),
    Boolean(bool),
    List(Vec<Node>),
    Table(Vec<(String, Node)>),
    Other(&'static str),
}

impl Value {
    /// What it is, in words.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "a string",
            Self::Integer(_) => "an integer",
            Self::Boolean(_) => "true or false",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
            Self::Other(kind) => kind,
        }
    }
}

/// Why a text is not TOML 1.0.
#[derive(Debug)]
struct Fault {
    line: usize,
    message: String,
}

/// Reads TOML 1.0.
pub(crate) fn read(bytes: &[u8]) -> Result<Node, CharterError> {
    let text = core::str::from_utf8(bytes).map_err(|error| not_utf8(bytes, error.valid_up_to()))?;
    // TOML 1.0 has no byte order mark; some readers take one, others do not.
    if text.starts_with('\u{feff}') {
        return Err(CharterError::ByteOrderMark);
    }
    let tree =
        Reader::new(text).read().map_err(|Fault { line, message }| CharterError::Syntax { line, message })?;
    tree.into_root().map_err(|line| CharterError::DottedName { line })
}

fn not_utf8(bytes: &[u8], good: usize) -> CharterError {
    let ends = bytes.iter().take(good).filter(|byte| **byte == b'\n').count();
    CharterError::NotUtf8 { line: 1 + ends }
}

#[cfg(test)]
mod tests;

//! TOML as a tree that knows its lines.

use core::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use toml::Spanned;

use crate::CharterError;

/// A value and the line on which it starts.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) line: usize,
    pub(crate) value: Value,
}

/// A value of a kind that charters have, or what it is instead.
#[derive(Debug)]
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

/// Reads TOML 1.0.
pub(crate) fn read(bytes: &[u8]) -> Result<Node, CharterError> {
    let lines = Lines::of(bytes);
    let text = core::str::from_utf8(bytes)
        .map_err(|error| CharterError::NotUtf8 { line: lines.at(error.valid_up_to()) })?;
    // TOML 1.0 has no byte order mark; some readers take one, others do not.
    if text.starts_with('\u{feff}') {
        return Err(CharterError::ByteOrderMark);
    }
    toml::from_str::<IgnoredAny>(text).map_err(|error| syntax(&lines, &error))?;
    // What is TOML and has no place of its own in the file is a table that a dotted name implies.
    let root = toml::from_str::<Raw>(text)
        .map_err(|error| CharterError::DottedName { line: lines.at(start(&error)) })?;
    Ok(Node { line: 1, value: root.place(&lines) })
}

fn syntax(lines: &Lines, error: &toml::de::Error) -> CharterError {
    let message = error.message().trim().replace('\n', "; ");
    let message = if message.is_empty() { "unexpected character".to_owned() } else { message };
    CharterError::Syntax { line: lines.at(start(error)), message }
}

fn start(error: &toml::de::Error) -> usize {
    error.span().map_or(0, |span| span.start)
}

/// Where the lines of a file end.
struct Lines(Vec<usize>);

impl Lines {
    fn of(bytes: &[u8]) -> Self {
        Self(bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at).collect())
    }

    /// The number of the line, from 1 on, that the byte at `offset` is on.
    fn at(&self, offset: usize) -> usize {
        1 + self.0.partition_point(|end| *end < offset)
    }
}

/// A value as the TOML reader gives it, with byte ranges.
enum Raw {
    Plain(Value),
    List(Vec<Spanned<Raw>>),
    Table(Vec<(String, Spanned<Raw>)>),
}

impl Raw {
    /// The same with lines. No deeper than the TOML reader's own limit.
    fn place(self, lines: &Lines) -> Value {
        let node = |spanned: Spanned<Self>| {
            let line = lines.at(spanned.span().start);
            Node { line, value: spanned.into_inner().place(lines) }
        };
        match self {
            Self::Plain(value) => value,
            Self::List(items) => Value::List(items.into_iter().map(node).collect()),
            Self::Table(entries) => {
                Value::Table(entries.into_iter().map(|(key, item)| (key, node(item))).collect())
            }
        }
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a TOML value")
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Plain(Value::Text(text.to_owned())))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Raw, E> {
        Ok(Raw::Plain(Value::Integer(number)))
    }

    fn visit_bool<E>(self, boolean: bool) -> Result<Raw, E> {
        Ok(Raw::Plain(Value::Boolean(boolean)))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Plain(Value::Other("a number with a point or an exponent")))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Raw::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
        let mut table = Vec::new();
        while let Some(key) = entries.next_key::<String>()? {
            // The reader hands over dates and times as a table with this one key.
            if key == "$__toml_private_datetime" {
                entries.next_value::<IgnoredAny>()?;
                return Ok(Raw::Plain(Value::Other("a date or a time")));
            }
            table.push((key, entries.next_value()?));
        }
        Ok(Raw::Table(table))
    }
}

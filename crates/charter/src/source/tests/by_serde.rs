//! The same tree as serde reads it from the crate `toml`.

use super::lines::{Lines, start};
use crate::CharterError;
use crate::source::{Node, Value};
use core::fmt;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use toml::Spanned;

pub(super) fn by_serde(text: &str) -> Result<Node, CharterError> {
    let lines = Lines::of(text);
    toml::from_str::<IgnoredAny>(text).map_err(|error| CharterError::Syntax {
        line: lines.at(start(error.span())),
        message: error.message().to_owned(),
    })?;
    let root = toml::from_str::<Raw>(text)
        .map_err(|error| CharterError::DottedName { line: lines.at(start(error.span())) })?;
    Ok(Node { line: 1, value: root.place(&lines) })
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

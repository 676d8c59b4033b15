//! TOML as a tree that knows its lines.

use core::ops::Range;

use toml_edit::{ImDocument, InlineTable, Item, Key, Table, TomlError};

use crate::CharterError;

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

/// Reads TOML 1.0.
pub(crate) fn read(bytes: &[u8]) -> Result<Node, CharterError> {
    let lines = Lines::of(bytes);
    let text = core::str::from_utf8(bytes)
        .map_err(|error| CharterError::NotUtf8 { line: lines.at(error.valid_up_to()) })?;
    // TOML 1.0 has no byte order mark; some readers take one, others do not.
    if text.starts_with('\u{feff}') {
        return Err(CharterError::ByteOrderMark);
    }
    let document = ImDocument::parse(text).map_err(|error| syntax(&lines, &error))?;
    Ok(Node { line: 1, value: lines.table(document.as_table())? })
}

fn syntax(lines: &Lines, error: &TomlError) -> CharterError {
    let message = error.message().trim().replace('\n', "; ");
    let message = if message.is_empty() { "unexpected character".to_owned() } else { message };
    CharterError::Syntax { line: lines.at(start(error.span())), message }
}

fn start(span: Option<Range<usize>>) -> usize {
    span.map_or(0, |span| span.start)
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

/// What the TOML reader gives, with lines. No deeper than that reader's own limit.
impl Lines {
    fn table(&self, table: &Table) -> Result<Value, CharterError> {
        let entries = table.iter().map(|(name, item)| {
            let line = self.line(item.span(), table.key(name))?;
            Ok((name.to_owned(), Node { line, value: self.item(item)? }))
        });
        entries.collect::<Result<_, _>>().map(Value::Table)
    }

    fn inline(&self, table: &InlineTable) -> Result<Value, CharterError> {
        let entries = table.iter().map(|(name, value)| {
            let line = self.line(value.span(), table.key(name))?;
            Ok((name.to_owned(), Node { line, value: self.value(value)? }))
        });
        entries.collect::<Result<_, _>>().map(Value::Table)
    }

    fn item(&self, item: &Item) -> Result<Value, CharterError> {
        match item {
            Item::Value(value) => self.value(value),
            Item::Table(table) => self.table(table),
            Item::ArrayOfTables(tables) => {
                let node = |table: &Table| {
                    Ok(Node { line: self.line(table.span(), None)?, value: self.table(table)? })
                };
                tables.iter().map(node).collect::<Result<_, _>>().map(Value::List)
            }
            Item::None => Ok(Value::Other("nothing")),
        }
    }

    fn value(&self, value: &toml_edit::Value) -> Result<Value, CharterError> {
        match value {
            toml_edit::Value::String(text) => Ok(Value::Text(text.value().clone())),
            toml_edit::Value::Integer(number) => Ok(Value::Integer(*number.value())),
            toml_edit::Value::Float(_) => Ok(Value::Other("a number with a point or an exponent")),
            toml_edit::Value::Boolean(boolean) => Ok(Value::Boolean(*boolean.value())),
            toml_edit::Value::Datetime(_) => Ok(Value::Other("a date or a time")),
            toml_edit::Value::InlineTable(table) => self.inline(table),
            toml_edit::Value::Array(list) => {
                let node = |item: &toml_edit::Value| {
                    Ok(Node { line: self.line(item.span(), None)?, value: self.value(item)? })
                };
                list.iter().map(node).collect::<Result<_, _>>().map(Value::List)
            }
        }
    }

    /// What is TOML and has no place of its own in the file is a table that a dotted name implies.
    fn line(&self, span: Option<Range<usize>>, key: Option<&Key>) -> Result<usize, CharterError> {
        match span {
            Some(span) => Ok(self.at(span.start)),
            None => Err(CharterError::DottedName { line: self.at(start(key.and_then(Key::span))) }),
        }
    }
}

#[cfg(test)]
mod tests;

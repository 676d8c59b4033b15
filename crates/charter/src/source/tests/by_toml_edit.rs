//! The same tree from the crate `toml_edit`, which knows where each name is.

use super::lines::{Lines, start};
use crate::CharterError;
use crate::source::{Node, Value};
use core::ops::Range;
use toml_edit::{ImDocument, InlineTable, Item, Key, Table};

pub(super) fn by_toml_edit(text: &str) -> Result<Node, CharterError> {
    let lines = Lines::of(text);
    let document = ImDocument::parse(text).map_err(|error| CharterError::Syntax {
        line: lines.at(start(error.span())),
        message: error.message().to_owned(),
    })?;
    Ok(Node { line: 1, value: lines.table(document.as_table())? })
}

/// Its tree, with lines.
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

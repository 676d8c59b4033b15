//! Where the keys of a table stand, so that whatever is wrong with it is said with its line.

use crate::source::{Node, Value};
use crate::{CharterError, Problem};

/// A table of a charter file and the lines of its keys.
#[derive(Debug)]
pub(crate) struct Place {
    /// What stands before a key in messages: `vote.`, or nothing.
    prefix: &'static str,
    line: usize,
    keys: Vec<KeyLines>,
}

/// The lines of a key's value, and of each item of a list.
#[derive(Debug)]
struct KeyLines {
    name: String,
    line: usize,
    items: Vec<usize>,
}

impl Place {
    pub(crate) fn of(prefix: &'static str, line: usize, entries: &[(String, Node)]) -> Self {
        let items = |node: &Node| match &node.value {
            Value::List(items) => items.iter().map(|item| item.line).collect(),
            _ => Vec::new(),
        };
        let lines = |(name, node): &(String, Node)| KeyLines {
            name: name.clone(),
            line: node.line,
            items: items(node),
        };
        Self { prefix, line, keys: entries.iter().map(lines).collect() }
    }

    /// The key as messages name it.
    pub(crate) fn name(&self, key: &str) -> String {
        format!("{}{key}", self.prefix)
    }

    /// Whether a key is there.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.key(key).is_some()
    }

    /// The line of a key that is there, else the table's.
    pub(crate) fn line_of(&self, key: &str) -> usize {
        self.key(key).map_or(self.line, |key| key.line)
    }

    /// An error about a key.
    pub(crate) fn error(&self, key: &str, problem: Problem) -> CharterError {
        self.error_at(self.line_of(key), key, problem)
    }

    /// An error about an item of the list of a key.
    pub(crate) fn item_error(&self, key: &str, item: usize, problem: Problem) -> CharterError {
        let line = self.key(key).and_then(|key| key.items.get(item)).copied();
        self.error_at(line.unwrap_or_else(|| self.line_of(key)), key, problem)
    }

    /// An error about a key, found on a certain line.
    pub(crate) fn error_at(&self, line: usize, key: &str, problem: Problem) -> CharterError {
        CharterError::Form { line, key: self.name(key), problem }
    }

    fn key(&self, name: &str) -> Option<&KeyLines> {
        self.keys.iter().find(|key| key.name == name)
    }
}

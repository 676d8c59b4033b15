//! One table of a charter file, taken apart key by key.

use crate::source::{Node, Value};
use crate::{CharterError, Id, Problem, Text, Threshold};

/// A key that a table may have, and how it may look.
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) example: &'static str,
}

/// A table's keys that have not been taken yet.
pub(crate) struct Fields {
    /// What stands before a key in messages: `vote.`, or nothing.
    prefix: &'static str,
    line: usize,
    keys: &'static [Key],
    entries: Vec<(String, Node)>,
}

impl Fields {
    /// The keys of a table that may have `keys` and no others.
    pub(crate) fn open(
        prefix: &'static str,
        line: usize,
        keys: &'static [Key],
        entries: Vec<(String, Node)>,
    ) -> Result<Self, CharterError> {
        let fields = Self { prefix, line, keys, entries };
        let unknown = |(name, _): &&(String, Node)| keys.iter().all(|key| key.name != name);
        match fields.entries.iter().find(unknown) {
            None => Ok(fields),
            Some((name, node)) => Err(fields.error(
                node.line,
                name,
                Problem::Unknown { known: words(keys.iter().map(|k| k.name)) },
            )),
        }
    }

    /// An error about one of the keys.
    pub(crate) fn error(&self, line: usize, key: &str, problem: Problem) -> CharterError {
        CharterError::Form { line, key: format!("{}{key}", self.prefix), problem }
    }

    /// The line of a key that is there, else the table's.
    pub(crate) fn line_of(&self, key: &str) -> usize {
        self.entries.iter().find(|(name, _)| name == key).map_or(self.line, |(_, node)| node.line)
    }

    /// Whether a key is there.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(name, _)| name == key)
    }

    /// Refuses a key that this vote has no use for.
    pub(crate) fn refuse(&self, key: &str, problem: Problem) -> Result<(), CharterError> {
        if self.has(key) { Err(self.error(self.line_of(key), key, problem)) } else { Ok(()) }
    }

    pub(crate) fn text(&mut self, key: &'static str) -> Result<Text, CharterError> {
        self.parsed(key, |text| Ok(Text::new(text)?))
    }

    pub(crate) fn id(&mut self, key: &'static str) -> Result<Id, CharterError> {
        self.parsed(key, |text| Ok(Id::new(text)?))
    }

    pub(crate) fn threshold(&mut self, key: &'static str) -> Result<Threshold, CharterError> {
        self.parsed(key, |text| Ok(text.parse()?))
    }

    /// One of a few words, each standing for something.
    pub(crate) fn word<T: Copy>(
        &mut self,
        key: &'static str,
        table: &[(&str, T)],
    ) -> Result<T, CharterError> {
        self.parsed(key, |found| match table.iter().find(|(word, _)| *word == found) {
            Some((_, meaning)) => Ok(*meaning),
            None => Err(Problem::Word { found, allowed: alternatives(table.iter().map(|(word, _)| *word)) }),
        })
    }

    pub(crate) fn boolean(&mut self, key: &'static str) -> Result<bool, CharterError> {
        match self.take(key)? {
            Node { value: Value::Boolean(boolean), .. } => Ok(boolean),
            other => Err(self.wrong_type(key, &other)),
        }
    }

    /// An integer, and its line.
    pub(crate) fn integer(&mut self, key: &'static str) -> Result<(i64, usize), CharterError> {
        match self.take(key)? {
            Node { value: Value::Integer(integer), line } => Ok((integer, line)),
            other => Err(self.wrong_type(key, &other)),
        }
    }

    /// The tables of a list that has at least one, each opened with its own keys.
    pub(crate) fn tables(
        &mut self,
        key: &'static str,
        prefix: &'static str,
        keys: &'static [Key],
    ) -> Result<Vec<Self>, CharterError> {
        match self.take(key)? {
            Node { value: Value::List(items), line } if items.is_empty() => {
                Err(self.error(line, key, Problem::Missing { example: self.example(key) }))
            }
            Node { value: Value::List(items), .. } => {
                items.into_iter().map(|item| self.table(key, item, prefix, keys)).collect()
            }
            other => Err(self.wrong_type(key, &other)),
        }
    }

    fn table(
        &self,
        key: &'static str,
        item: Node,
        prefix: &'static str,
        keys: &'static [Key],
    ) -> Result<Self, CharterError> {
        match item {
            Node { value: Value::Table(entries), line } => Self::open(prefix, line, keys, entries),
            other => Err(self.wrong_type(key, &other)),
        }
    }

    /// A string, read as something.
    fn parsed<T>(
        &mut self,
        key: &'static str,
        parse: impl FnOnce(String) -> Result<T, Problem>,
    ) -> Result<T, CharterError> {
        match self.take(key)? {
            Node { value: Value::Text(text), line } => {
                parse(text).map_err(|problem| self.error(line, key, problem))
            }
            other => Err(self.wrong_type(key, &other)),
        }
    }

    fn take(&mut self, key: &'static str) -> Result<Node, CharterError> {
        match self.entries.iter().position(|(name, _)| name == key) {
            Some(at) => Ok(self.entries.swap_remove(at).1),
            None => Err(self.error(self.line, key, Problem::Missing { example: self.example(key) })),
        }
    }

    fn wrong_type(&self, key: &'static str, node: &Node) -> CharterError {
        let (found, example) = (node.value.kind(), self.example(key));
        self.error(node.line, key, Problem::WrongType { found, example })
    }

    /// How a key may look.
    pub(crate) fn example(&self, key: &str) -> &'static str {
        self.keys.iter().find(|known| known.name == key).map_or("", |known| known.example)
    }
}

fn words<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

/// `"a" or "b"`.
pub(crate) fn alternatives<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.map(|word| format!("{word:?}")).collect::<Vec<_>>().join(" or ")
}

//! One table of a charter file, taken apart key by key.

use crate::place::Place;
use crate::source::{Node, Value};
use crate::{CharterError, Id, Problem, Text, Threshold};

/// A key that a table may have, and how it may look.
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) example: &'static str,
}

/// A table's keys that have not been taken yet.
pub(crate) struct Fields {
    place: Place,
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
        let place = Place::of(prefix, line, &entries);
        let unknown = |(name, _): &&(String, Node)| keys.iter().all(|key| key.name != name);
        match entries.iter().find(unknown) {
            None => Ok(Self { place, keys, entries }),
            Some((name, node)) => {
                let known = words(keys.iter().map(|key| key.name));
                Err(place.error_at(node.line, name, Problem::Unknown { known }))
            }
        }
    }

    /// Where the keys stand, once all are taken.
    pub(crate) fn into_place(self) -> Place {
        self.place
    }

    /// An error about one of the keys.
    pub(crate) fn error(&self, key: &str, problem: Problem) -> CharterError {
        self.place.error(key, problem)
    }

    /// Whether a key is there.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.place.has(key)
    }

    /// Refuses a table without a key.
    pub(crate) fn require(&self, key: &'static str) -> Result<(), CharterError> {
        if self.has(key) { Ok(()) } else { Err(self.missing(key)) }
    }

    fn missing(&self, key: &'static str) -> CharterError {
        self.error(key, Problem::Missing { example: self.example(key) })
    }

    /// Refuses a key that this table has no use for.
    pub(crate) fn refuse(&self, key: &str, problem: Problem) -> Result<(), CharterError> {
        if self.has(key) { Err(self.error(key, problem)) } else { Ok(()) }
    }

    /// Refuses a key without another that it goes with.
    pub(crate) fn needs(&self, key: &str, other: &'static str) -> Result<(), CharterError> {
        if self.has(key) && !self.has(other) {
            let (missing, example) = (self.place.name(other), self.example(other));
            return Err(self.error(key, Problem::Alone { missing, example }));
        }
        Ok(())
    }

    /// Refuses a key beside another that it does not go with.
    pub(crate) fn excludes(&self, key: &str, other: &'static str) -> Result<(), CharterError> {
        if self.has(key) && self.has(other) {
            return Err(self.error(key, Problem::NotBoth { other: self.place.name(other) }));
        }
        Ok(())
    }

    /// A key that may be missing.
    pub(crate) fn optional<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Self, &'static str) -> Result<T, CharterError>,
    ) -> Result<Option<T>, CharterError> {
        if self.has(key) { read(self, key).map(Some) } else { Ok(None) }
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

    /// Whether a key that can only be true is there.
    pub(crate) fn mark(&mut self, key: &'static str) -> Result<bool, CharterError> {
        match self.optional(key, Self::boolean)? {
            Some(false) => Err(self.error(key, Problem::OnlyTrue)),
            found => Ok(found.is_some()),
        }
    }

    /// An integer, and its line.
    pub(crate) fn integer(&mut self, key: &'static str) -> Result<(i64, usize), CharterError> {
        match self.take(key)? {
            Node { value: Value::Integer(integer), line } => Ok((integer, line)),
            other => Err(self.wrong_type(key, &other)),
        }
    }

    /// A number from 1 to `most`.
    pub(crate) fn number(&mut self, key: &'static str, most: u16) -> Result<u16, CharterError> {
        let (found, _) = self.integer(key)?;
        u16::try_from(found)
            .ok()
            .filter(|number| (1..=most).contains(number))
            .ok_or_else(|| self.error(key, Problem::Number { found, most: most.into() }))
    }

    /// A list of one identifier at least, none twice; none if the key is missing.
    pub(crate) fn ids(&mut self, key: &'static str) -> Result<Vec<Id>, CharterError> {
        let Some(items) = self.optional(key, Self::list)? else { return Ok(Vec::new()) };
        let mut ids = Vec::with_capacity(items.len());
        for (index, item) in items.into_iter().enumerate() {
            let id = self.item(key, item)?;
            if ids.contains(&id) {
                return Err(self.place.item_error(key, index, Problem::NamedTwice { id }));
            }
            ids.push(id);
        }
        Ok(ids)
    }

    fn list(&mut self, key: &'static str) -> Result<Vec<Node>, CharterError> {
        match self.take(key)? {
            Node { value: Value::List(items), .. } if items.is_empty() => {
                Err(self.error(key, Problem::EmptyList))
            }
            Node { value: Value::List(items), .. } => Ok(items),
            other => Err(self.wrong_type(key, &other)),
        }
    }

    fn item(&self, key: &'static str, node: Node) -> Result<Id, CharterError> {
        let error = |line, problem| self.place.error_at(line, key, problem);
        match node {
            Node { value: Value::Text(text), line } => Id::new(text).map_err(|e| error(line, e.into())),
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
            Node { value: Value::List(items), .. } if items.is_empty() => Err(self.missing(key)),
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
            Node { value: Value::Text(text), .. } => parse(text).map_err(|problem| self.error(key, problem)),
            other => Err(self.wrong_type(key, &other)),
        }
    }

    fn take(&mut self, key: &'static str) -> Result<Node, CharterError> {
        match self.entries.iter().position(|(name, _)| name == key) {
            Some(at) => Ok(self.entries.swap_remove(at).1),
            None => Err(self.missing(key)),
        }
    }

    fn wrong_type(&self, key: &'static str, node: &Node) -> CharterError {
        let (found, example) = (node.value.kind(), self.example(key));
        self.place.error_at(node.line, key, Problem::WrongType { found, example })
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

//! The tables of a document while it is read: what may be defined once, and what may be extended (TOML 1.0).

use super::{Fault, Node, Value};

/// What stands in the file, each in a place of its own and known by its number.
pub(super) struct Tree {
    pub(super) places: Vec<Place>,
}

/// A value or a table. What it holds is `children`, in the order of the file.
pub(super) struct Place {
    pub(super) name: String,
    pub(super) line: usize,
    pub(super) kind: Kind,
    pub(super) children: Vec<usize>,
    /// Whether it stands twice among its table's entries, of which the first does not count.
    pub(super) moved: bool,
    /// How the names of its table lead to it (see `trie`).
    pub(super) bit: usize,
    pub(super) next: [usize; 2],
}

/// What is in a place, and so what may be done to it later.
pub(super) enum Kind {
    Plain(Value),
    List,
    /// A table in braces: complete where it stands.
    Inline,
    /// A table of a header: headers below it extend it, dotted names do not.
    Header,
    /// A table that headers of tables in it imply: its own header may follow, once.
    Implied,
    /// A table that dotted names make: these and headers of tables in it extend it.
    Dotted,
    /// A list of tables, each with a header: the last one is meant.
    Items,
}

impl Tree {
    pub(super) const ROOT: usize = 0;

    pub(super) fn new() -> Self {
        let mut tree = Self { places: Vec::new() };
        tree.add(1, Kind::Header);
        tree
    }

    /// A new place that nothing has yet.
    pub(super) fn add(&mut self, line: usize, kind: Kind) -> usize {
        let place = Place {
            name: String::new(),
            line,
            kind,
            children: Vec::new(),
            moved: false,
            bit: 0,
            next: [0; 2],
        };
        self.places.push(place);
        self.places.len() - 1
    }

    /// A list's next item.
    pub(super) fn push(&mut self, list: usize, item: usize) {
        self.places[list].children.push(item);
    }

    /// Gives a table an entry by its name, or by a dotted one.
    pub(super) fn put(
        &mut self,
        table: usize,
        mut names: Vec<String>,
        line: usize,
        item: usize,
    ) -> Result<(), Fault> {
        let name = names.pop().unwrap_or_default();
        let dotted = !names.is_empty();
        let table = self.descend(table, names, line, true)?;
        // A dotted name extends no table that is not made by such names.
        if dotted && !matches!(self.places[table].kind, Kind::Dotted) {
            return Err(self.clash(table, line));
        }
        match self.find(table, &name) {
            Some(first) => Err(self.clash(first, line)),
            None => {
                self.attach(table, name, item);
                Ok(())
            }
        }
    }

    /// The table of a header `[…]`.
    pub(super) fn open_table(&mut self, mut names: Vec<String>, line: usize) -> Result<usize, Fault> {
        let name = names.pop().unwrap_or_default();
        let parent = self.descend(Self::ROOT, names, line, false)?;
        let Some(found) = self.find(parent, &name) else {
            let table = self.add(line, Kind::Header);
            self.attach(parent, name, table);
            return Ok(table);
        };
        if !matches!(self.places[found].kind, Kind::Implied) {
            return Err(self.clash(found, line));
        }
        // It comes where its own header is.
        self.push(parent, found);
        let place = &mut self.places[found];
        (place.kind, place.line, place.moved) = (Kind::Header, line, true);
        Ok(found)
    }

    /// The next table of a header `[[…]]`.
    pub(super) fn open_item(&mut self, mut names: Vec<String>, line: usize) -> Result<usize, Fault> {
        let name = names.pop().unwrap_or_default();
        let parent = self.descend(Self::ROOT, names, line, false)?;
        let list = match self.find(parent, &name) {
            None => {
                let list = self.add(line, Kind::Items);
                self.attach(parent, name.clone(), list);
                list
            }
            Some(found) if matches!(self.places[found].kind, Kind::Items) => found,
            Some(found) => return Err(self.clash(found, line)),
        };
        let item = self.add(line, Kind::Header);
        self.places[item].name = name;
        self.push(list, item);
        Ok(item)
    }

    /// The table that names lead to; those that are not there yet are made.
    fn descend(
        &mut self,
        mut table: usize,
        names: Vec<String>,
        line: usize,
        dotted: bool,
    ) -> Result<usize, Fault> {
        for name in names {
            table = match self.find(table, &name) {
                Some(found) => self.extensible(found, line, dotted)?,
                None => {
                    let made = self.add(line, if dotted { Kind::Dotted } else { Kind::Implied });
                    self.attach(table, name, made);
                    made
                }
            };
        }
        Ok(table)
    }

    /// The table that more is put into where this stands.
    fn extensible(&self, found: usize, line: usize, dotted: bool) -> Result<usize, Fault> {
        let place = &self.places[found];
        match place.kind {
            Kind::Implied | Kind::Dotted => Ok(found),
            Kind::Header if !dotted => Ok(found),
            Kind::Items => Ok(place.children.last().copied().unwrap_or(found)),
            _ => Err(self.clash(found, line)),
        }
    }

    fn clash(&self, first: usize, line: usize) -> Fault {
        let Place { name, line: first, .. } = &self.places[first];
        let message = format!("`{name}` is on line {first} already; name it once, with all that is in it");
        Fault { line, message }
    }

    /// All of it, or the line of the first table that has no place of its own in the file.
    pub(super) fn into_root(mut self) -> Result<Node, usize> {
        self.node(Self::ROOT)
    }

    /// No deeper than headers and values may stand in each other.
    fn node(&mut self, at: usize) -> Result<Node, usize> {
        let place = &mut self.places[at];
        let (line, children) = (place.line, core::mem::take(&mut place.children));
        let value = match core::mem::replace(&mut place.kind, Kind::List) {
            Kind::Plain(value) => value,
            Kind::Implied | Kind::Dotted => return Err(line),
            Kind::List | Kind::Items => {
                let mut items = Vec::with_capacity(children.len());
                for child in children {
                    items.push(self.node(child)?);
                }
                Value::List(items)
            }
            Kind::Inline | Kind::Header => Value::Table(self.entries(children)?),
        };
        Ok(Node { line, value })
    }

    fn entries(&mut self, children: Vec<usize>) -> Result<Vec<(String, Node)>, usize> {
        let mut entries = Vec::with_capacity(children.len());
        for child in children {
            if !core::mem::take(&mut self.places[child].moved) {
                let name = core::mem::take(&mut self.places[child].name);
                entries.push((name, self.node(child)?));
            }
        }
        Ok(entries)
    }
}

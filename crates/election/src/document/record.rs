//! Records: objects of known members, read from a [`Tree`] by one reader for all of them. (serde would write a reader for each, and a browser load
//! them all.) It takes what serde's takes, and refuses in its words: `record_tests` holds the one against the other.

/// Why a tree is not what was expected.
pub(crate) use super::fault::FormError as Fault;
use super::tree::Tree;
use serde::de::{Error, Expected};
use std::fmt;

/// What is read from a tree.
pub(crate) trait Read: Sized {
    /// Reads it.
    fn read(tree: Tree) -> Result<Self, Fault>;
}

/// Declares how a record is read: its members in the order of their declaration. One that is `= default` may be missing. `then` says what judges it.
macro_rules! record {
    ($name:ident { $($member:ident $(= $default:ident)?),* $(,)? } $(then $judge:path)?) => {
        impl $crate::document::Read for $name {
            fn read(tree: $crate::document::Tree) -> Result<Self, $crate::document::Fault> {
                let (what, names) = (concat!("struct ", stringify!($name)), &[$(stringify!($member)),*]);
                let mut members = $crate::document::Members::open(tree, what, names)?;
                let read = Self { $($member: $crate::document::record!(@ members $($default)?)),* };
                members.close()?;
                $(let read = $judge(read).map_err(<$crate::document::Fault as serde::de::Error>::custom)?;)?
                Ok(read)
            }
        }
    };
    (@ $members:ident) => { $members.take()? };
    (@ $members:ident default) => { $members.take_or_default()? };
}

pub(crate) use record;

/// A record's members, taken one after the other.
pub(crate) struct Members {
    what: &'static str,
    names: &'static [&'static str],
    /// By place; of a list those that are there.
    found: Vec<Option<Tree>>,
    taken: usize,
}

impl Members {
    /// Takes an object apart, or a list that has its members in their order.
    pub(crate) fn open(
        tree: Tree,
        what: &'static str,
        names: &'static [&'static str],
    ) -> Result<Self, Fault> {
        let found = match tree {
            Tree::Members(members) => by_name(members, names)?,
            Tree::List(items) => items.into_iter().map(Some).collect(),
            other => return Err(Fault::invalid_type(other.unexpected(), &what)),
        };
        Ok(Self { what, names, found, taken: 0 })
    }

    /// The next one.
    pub(crate) fn take<T: Read>(&mut self) -> Result<T, Fault> {
        let (place, tree) = self.next();
        match tree {
            Some(tree) => T::read(tree),
            None if place < self.found.len() => Err(Fault::missing_field(self.names[place])),
            None => Err(self.short(place)),
        }
    }

    /// The next one, which may be missing.
    pub(crate) fn take_or_default<T: Read + Default>(&mut self) -> Result<T, Fault> {
        self.next().1.map_or_else(|| Ok(T::default()), T::read)
    }

    /// There is nothing more.
    pub(crate) fn close(self) -> Result<(), Fault> {
        match self.found.len() {
            found if found > self.names.len() => {
                Err(Fault::invalid_length(found, &Elements(self.names.len())))
            }
            _ => Ok(()),
        }
    }

    fn next(&mut self) -> (usize, Option<Tree>) {
        let place = self.taken;
        self.taken += 1;
        (place, self.found.get_mut(place).and_then(Option::take))
    }

    fn short(&self, place: usize) -> Fault {
        let expected = format!("{} with {}", self.what, Elements(self.names.len()));
        Fault::invalid_length(place, &expected.as_str())
    }
}

fn by_name(members: Vec<(String, Tree)>, names: &'static [&'static str]) -> Result<Vec<Option<Tree>>, Fault> {
    let mut found: Vec<Option<Tree>> = names.iter().map(|_| None).collect();
    for (name, tree) in members {
        let place = names.iter().position(|known| *known == name);
        let place = place.ok_or_else(|| Fault::unknown_field(&name, names))?;
        if found[place].replace(tree).is_some() {
            return Err(Fault::duplicate_field(names[place]));
        }
    }
    Ok(found)
}

/// So many of a list.
struct Elements(usize);

impl fmt::Display for Elements {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} element{}", self.0, if self.0 == 1 { "" } else { "s" })
    }
}

impl Expected for Elements {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self} in sequence")
    }
}

/// What a tree says it is in its member `type`, and the rest of it.
pub(crate) fn tagged(tree: Tree, what: &'static str) -> Result<(Tree, Tree), Fault> {
    const TAG: &str = "type";
    match tree {
        Tree::Members(members) => {
            let (mut tags, rest): (Vec<_>, Vec<_>) = members.into_iter().partition(|(name, _)| name == TAG);
            let (_, tag) = tags.pop().ok_or_else(|| Fault::missing_field(TAG))?;
            if tags.is_empty() { Ok((tag, Tree::Members(rest))) } else { Err(Fault::duplicate_field(TAG)) }
        }
        Tree::List(items) if items.is_empty() => Err(Fault::missing_field(TAG)),
        Tree::List(mut items) => Ok((items.remove(0), Tree::List(items))),
        other => Err(Fault::invalid_type(other.unexpected(), &what)),
    }
}

/// The place of a word among those that are known.
pub(crate) fn word(text: &str, known: &'static [&'static str]) -> Result<usize, Fault> {
    known.iter().position(|word| *word == text).ok_or_else(|| Fault::unknown_variant(text, known))
}

/// The same of a tag; serde also takes a number for one.
pub(crate) fn variant(tag: Tree, known: &'static [&'static str]) -> Result<usize, Fault> {
    match tag {
        Tree::Text(text) => word(&text, known),
        Tree::Unsigned(place) if place < known.len() as u64 => Ok(place as usize),
        Tree::Unsigned(_) => {
            let expected = format!("variant index 0 <= i < {}", known.len());
            Err(Fault::invalid_value(tag.unexpected(), &expected.as_str()))
        }
        other => Err(Fault::invalid_type(other.unexpected(), &"variant identifier")),
    }
}

/// The same of a value that is nothing but a word: a text, or as serde also takes it, an object with that one member, which says nothing.
pub(crate) fn lone_word(tree: Tree, known: &'static [&'static str]) -> Result<usize, Fault> {
    match tree {
        Tree::Text(text) => word(&text, known),
        Tree::Members(members) => match members.as_slice() {
            [(name, value)] => {
                let place = word(name, known)?;
                match value {
                    Tree::Null => Ok(place),
                    Tree::Members(none) if none.is_empty() => Ok(place),
                    other => Err(Fault::invalid_type(other.unexpected(), &"unit")),
                }
            }
            _ => Err(Fault::invalid_value(serde::de::Unexpected::Map, &"map with a single key")),
        },
        other => Err(Fault::invalid_type(other.unexpected(), &"string or map")),
    }
}

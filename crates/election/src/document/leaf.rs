//! Numbers, texts, lists.

use super::record::{Fault, Read};
use super::tree::Tree;
use ostrakon_charter::Id;
use ostrakon_group::Hex;
use serde::de::Error;

fn integer<T: TryFrom<u64>>(tree: Tree, what: &'static str) -> Result<T, Fault> {
    match tree {
        Tree::Unsigned(number) => {
            T::try_from(number).map_err(|_| Fault::invalid_value(tree.unexpected(), &what))
        }
        Tree::Negative(_) => Err(Fault::invalid_value(tree.unexpected(), &what)),
        other => Err(Fault::invalid_type(other.unexpected(), &what)),
    }
}

impl<T: Read> Read for Box<T> {
    fn read(tree: Tree) -> Result<Self, Fault> {
        T::read(tree).map(Self::new)
    }
}

impl Read for u16 {
    fn read(tree: Tree) -> Result<Self, Fault> {
        integer(tree, "u16")
    }
}

impl Read for u32 {
    fn read(tree: Tree) -> Result<Self, Fault> {
        integer(tree, "u32")
    }
}

impl Read for u64 {
    fn read(tree: Tree) -> Result<Self, Fault> {
        integer(tree, "u64")
    }
}

impl Read for bool {
    fn read(tree: Tree) -> Result<Self, Fault> {
        match tree {
            Tree::Truth(truth) => Ok(truth),
            other => Err(Fault::invalid_type(other.unexpected(), &"a boolean")),
        }
    }
}

impl Read for String {
    fn read(tree: Tree) -> Result<Self, Fault> {
        match tree {
            Tree::Text(text) => Ok(text),
            other => Err(Fault::invalid_type(other.unexpected(), &"a string")),
        }
    }
}

impl<const N: usize> Read for Hex<N> {
    fn read(tree: Tree) -> Result<Self, Fault> {
        String::read(tree)?.parse().map_err(Fault::custom)
    }
}

impl Read for Id {
    fn read(tree: Tree) -> Result<Self, Fault> {
        Self::try_from(String::read(tree)?).map_err(Fault::custom)
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(tree: Tree) -> Result<Self, Fault> {
        match tree {
            Tree::List(items) => items.into_iter().map(T::read).collect(),
            other => Err(Fault::invalid_type(other.unexpected(), &"a sequence")),
        }
    }
}

impl<T: Read> Read for Option<T> {
    fn read(tree: Tree) -> Result<Self, Fault> {
        if tree == Tree::Null { Ok(None) } else { T::read(tree).map(Some) }
    }
}

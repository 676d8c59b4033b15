//! The bodies of an organisation (spec 7.1).

use crate::{Id, Text};

/// A body that votes by itself, with its own roll; or a kind of body, of which the register forms as many as there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    pub(crate) id: Id,
    pub(crate) name: Text,
    pub(crate) clause: Text,
    pub(crate) shape: Shape,
    pub(crate) weighted: bool,
    pub(crate) voteless: bool,
}

/// How many bodies of a kind there are, and who belongs to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One, of the kind's own identifier.
    One,
    /// One, whose roll is everyone on the rolls of these bodies, once.
    Union(Vec<Id>),
    /// As many as the register forms.
    Many {
        /// At most so many at a time.
        most: Option<u16>,
        /// So many members declare one.
        founders: Option<u16>,
    },
}

impl Body {
    /// The name that manifests use, or that the register's bodies of this kind refer to.
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// The name that people use.
    pub fn name(&self) -> &Text {
        &self.name
    }

    /// The clause of the constitution that says who belongs to it.
    pub fn clause(&self) -> &Text {
        &self.clause
    }

    /// How many there are of it.
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// Whether bodies of this kind are formed by acts of the register.
    pub fn is_many(&self) -> bool {
        matches!(self.shape, Shape::Many { .. })
    }

    /// Whether voters may have weights other than 1.
    pub fn is_weighted(&self) -> bool {
        self.weighted
    }

    /// Whether it never votes.
    pub fn is_voteless(&self) -> bool {
        self.voteless
    }
}

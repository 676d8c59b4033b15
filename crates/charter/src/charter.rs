//! The charter: an organisation's bodies and kinds of vote (spec 7.1).

use core::num::NonZeroU64;

use crate::{CharterError, Id, Text, Vote, form, source};

/// The most bytes a charter has (spec 0.8).
pub const MAX_BYTES: usize = 262_144;

/// An organisation's voting rules.
///
/// It has at least one body and one vote; no two bodies and no two votes share an identifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charter {
    pub(crate) organisation: Text,
    pub(crate) min_counted: NonZeroU64,
    pub(crate) bodies: Vec<Body>,
    pub(crate) votes: Vec<Vote>,
}

impl Charter {
    /// Reads a charter: TOML 1.0 with exactly the tables and keys of spec 7.1.
    ///
    /// # Errors
    /// The first thing wrong with it: the line, the key, and what to write instead.
    pub fn parse(bytes: &[u8]) -> Result<Self, CharterError> {
        if bytes.len() > MAX_BYTES {
            return Err(CharterError::TooLong { size: bytes.len() });
        }
        form::charter(source::read(bytes)?)
    }

    /// Whose rules these are.
    pub fn organisation(&self) -> &Text {
        &self.organisation
    }

    /// A contest with fewer counted ballots is not decrypted (spec 5.3).
    pub fn min_counted(&self) -> NonZeroU64 {
        self.min_counted
    }

    /// The bodies, in the file's order.
    pub fn bodies(&self) -> &[Body] {
        &self.bodies
    }

    /// The kinds of vote, in the file's order.
    pub fn votes(&self) -> &[Vote] {
        &self.votes
    }

    /// The body of that identifier, if the charter has one.
    pub fn body(&self, id: &Id) -> Option<&Body> {
        self.bodies.iter().find(|body| body.id == *id)
    }

    /// The vote of that identifier, if the charter has one.
    pub fn vote(&self, id: &Id) -> Option<&Vote> {
        self.votes.iter().find(|vote| vote.id == *id)
    }
}

/// A body of the organisation that votes by itself, with its own roll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    pub(crate) id: Id,
    pub(crate) name: Text,
    pub(crate) clause: Text,
}

impl Body {
    /// The name that manifests use.
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
}

//! The charter: an organisation's bodies and kinds of vote (spec 7.1).

use core::num::NonZeroU64;

use crate::{Body, CharterError, Id, Incompatible, MeetingKind, Office, Text, Vote, form, source};

/// The most bytes a charter has (spec 0.8).
pub const MAX_BYTES: usize = 262_144;

/// An organisation's voting rules.
///
/// It has at least one body and one vote; no two bodies and no two votes share an identifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charter {
    pub(crate) organisation: Text,
    pub(crate) min_counted: NonZeroU64,
    pub(crate) open_votes: bool,
    pub(crate) bodies: Vec<Body>,
    pub(crate) offices: Vec<Office>,
    pub(crate) incompatible: Vec<Incompatible>,
    pub(crate) meetings: Vec<MeetingKind>,
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
        form::draft(source::read(bytes)?)?.check()
    }

    /// Whose rules these are.
    pub fn organisation(&self) -> &Text {
        &self.organisation
    }

    /// A contest with fewer counted ballots is not decrypted (spec 5.3).
    pub fn min_counted(&self) -> NonZeroU64 {
        self.min_counted
    }

    /// Whether a body too small to count in secret may decide openly (spec 9.9).
    pub fn has_open_votes(&self) -> bool {
        self.open_votes
    }

    /// The bodies, in the file's order.
    pub fn bodies(&self) -> &[Body] {
        &self.bodies
    }

    /// The offices, in the file's order.
    pub fn offices(&self) -> &[Office] {
        &self.offices
    }

    /// The pairs of bodies in which nobody sits at once.
    pub fn incompatible(&self) -> &[Incompatible] {
        &self.incompatible
    }

    /// The kinds of meeting, in the file's order.
    pub fn meetings(&self) -> &[MeetingKind] {
        &self.meetings
    }

    /// The kinds of vote, in the file's order.
    pub fn votes(&self) -> &[Vote] {
        &self.votes
    }

    /// The body of that identifier, if the charter has one.
    pub fn body(&self, id: &Id) -> Option<&Body> {
        self.bodies.iter().find(|body| body.id == *id)
    }

    /// The office of that identifier, if the charter has one.
    pub fn office(&self, id: &Id) -> Option<&Office> {
        self.offices.iter().find(|office| office.id == *id)
    }

    /// The kind of meeting of that identifier, if the charter has one.
    pub fn meeting(&self, id: &Id) -> Option<&MeetingKind> {
        self.meetings.iter().find(|meeting| meeting.id == *id)
    }

    /// The vote of that identifier, if the charter has one.
    pub fn vote(&self, id: &Id) -> Option<&Vote> {
        self.votes.iter().find(|vote| vote.id == *id)
    }
}

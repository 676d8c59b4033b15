//! What the history holds of bodies, meetings, elections and offices.

use super::Period;
use crate::acts::{Officer, SiteFile};
use ostrakon_charter::{Charter, Id};
use ostrakon_election::setup::{CharterReference, ElectionManifest};
use ostrakon_group::Bytes32;

/// A charter that stands, or stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingCharter {
    /// Hash and size of its file.
    pub reference: CharterReference,
    /// What it says.
    pub charter: Charter,
}

/// The officers who stand, or stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingOfficers {
    /// All of them, in the act's order.
    pub officers: Vec<Officer>,
    /// How many sign together.
    pub quorum: u16,
}

/// A body that was formed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyRecord {
    /// Its identifier.
    pub id: Id,
    /// Which of the charter's bodies it is one of.
    pub kind: Id,
    /// The name that people use.
    pub name: String,
    /// From when to when it stands.
    pub period: Period,
}

/// A meeting that was called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Its identifier.
    pub id: Id,
    /// Which of the charter's meetings it is one of.
    pub kind: Id,
    /// Where.
    pub place: String,
    /// When it starts, Unix seconds.
    pub starts: u64,
    /// When it was called.
    pub called: u64,
    /// Why it was not properly convened; nothing if it was.
    pub flaw: Option<String>,
    /// From when to when it stands.
    pub period: Period,
}

/// An election that was linked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Election {
    /// Its manifest hash.
    pub hash: Bytes32,
    /// What it is.
    pub manifest: Box<ElectionManifest>,
    /// The act that linked it.
    pub since: u64,
    /// The leaf hash of the act with its outcome, and that act's index.
    pub outcome: Option<(Bytes32, u64)>,
}

impl Election {
    /// The size of the head that its manifest pins.
    pub fn pinned(&self) -> u64 {
        self.manifest.register.as_ref().map_or(0, |register| register.head.size)
    }
}

/// An office that somebody holds, or held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// The leaf hash of the act that gave it.
    pub leaf: Bytes32,
    /// Which office.
    pub office: Id,
    /// The body that elected; of an office that nobody elects to, the one in which it sits.
    pub body: Id,
    /// Who.
    pub person: Id,
    /// What the person's name is, where it is public.
    pub name: Option<String>,
    /// The flags of the option under which the person was elected.
    pub flags: Vec<Id>,
    /// The outcome and the contest by which the person was elected, if anybody elects to it.
    pub elected_by: Option<(Bytes32, Id)>,
    /// From when to when it is held.
    pub period: Period,
}

/// What browsers are given, or were.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// The leaf hash of the act that says so.
    pub leaf: Bytes32,
    /// The act's index.
    pub since: u64,
    /// All files, ascending by path.
    pub files: Vec<SiteFile>,
    /// What they are made from, for people.
    pub release: String,
}

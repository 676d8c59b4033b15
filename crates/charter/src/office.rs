//! The offices of an organisation, and which of them nobody holds together (spec 7.1).

use crate::{Id, Text};

/// An office: who fills it, and where its holders sit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    pub(crate) id: Id,
    pub(crate) name: Text,
    pub(crate) clause: Text,
    pub(crate) elected_by: Vec<Id>,
    pub(crate) seats: u16,
    pub(crate) sits_in: Option<Id>,
    pub(crate) voteless: bool,
    pub(crate) from: Option<Id>,
    pub(crate) renewed: bool,
    pub(crate) public: bool,
}

impl Office {
    /// The name that votes and the register use.
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// The name that people use.
    pub fn name(&self) -> &Text {
        &self.name
    }

    /// The clause of the constitution that makes the office.
    pub fn clause(&self) -> &Text {
        &self.clause
    }

    /// The kinds of body that elect to it; none if it is filled by invitation.
    pub fn elected_by(&self) -> &[Id] {
        &self.elected_by
    }

    /// How many hold it, for each body that elects.
    pub fn seats(&self) -> u16 {
        self.seats
    }

    /// The body that its holders are members of.
    pub fn sits_in(&self) -> Option<&Id> {
        self.sits_in.as_ref()
    }

    /// Whether its holders sit there without a vote.
    pub fn is_voteless(&self) -> bool {
        self.voteless
    }

    /// Only who holds an office that sits in this body can hold it.
    pub fn from(&self) -> Option<&Id> {
        self.from.as_ref()
    }

    /// Whether an election of all its seats ends the terms of those who hold them.
    pub fn is_renewed(&self) -> bool {
        self.renewed
    }

    /// Whether a holder's name may be published, with the holder's consent.
    pub fn is_public(&self) -> bool {
        self.public
    }
}

/// Two bodies in which nobody sits at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incompatible {
    pub(crate) bodies: [Id; 2],
    pub(crate) clause: Text,
    pub(crate) choose_days: u16,
}

impl Incompatible {
    /// The two bodies.
    pub fn bodies(&self) -> &[Id; 2] {
        &self.bodies
    }

    /// The clause of the constitution that says so.
    pub fn clause(&self) -> &Text {
        &self.clause
    }

    /// Within how many days who is elected to both chooses.
    pub fn choose_days(&self) -> u16 {
        self.choose_days
    }

    /// The other of the two bodies.
    pub fn other(&self, body: &Id) -> Option<&Id> {
        match &self.bodies {
            [one, other] if one == body => Some(other),
            [other, one] if one == body => Some(other),
            _ => None,
        }
    }
}

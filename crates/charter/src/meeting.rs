//! The kinds of meeting of an organisation (spec 7.1, 9.4).

use crate::{Id, Text};

/// A kind of meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingKind {
    pub(crate) id: Id,
    pub(crate) name: Text,
    pub(crate) clause: Text,
    pub(crate) body: Id,
    pub(crate) notice: Option<Notice>,
    pub(crate) per_year: Option<u16>,
    pub(crate) running: Option<Running>,
}

/// How long before its start a meeting is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// So many calendar months.
    Months(u16),
    /// So many days of 86,400 seconds.
    Days(u16),
}

/// No more than so many meetings one after another in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Running {
    /// The place.
    pub place: Text,
    /// How many at most.
    pub most: u16,
}

impl MeetingKind {
    /// The name that votes and the register use.
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// The name that people use.
    pub fn name(&self) -> &Text {
        &self.name
    }

    /// The clause of the constitution that asks for it.
    pub fn clause(&self) -> &Text {
        &self.clause
    }

    /// Whose meeting it is.
    pub fn body(&self) -> &Id {
        &self.body
    }

    /// How long before it must be called.
    pub fn notice(&self) -> Option<Notice> {
        self.notice
    }

    /// How many there are in a calendar year, at least.
    pub fn per_year(&self) -> Option<u16> {
        self.per_year
    }

    /// Where no more than so many are held one after another.
    pub fn running(&self) -> Option<&Running> {
        self.running.as_ref()
    }
}

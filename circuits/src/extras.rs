//! The extra answers, "none of these" and blank (spec 3.2): bits that exclude everything else.

use crate::{Refusal, Selection};

/// Which extra answers a contest offers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extras {
    /// "None of these".
    pub none: bool,
    /// Blank.
    pub blank: bool,
}

/// An answer to a contest: what a type itself asks, or an extra answer that is offered.
pub(crate) enum Answer<'a> {
    /// For the type to judge.
    Marked(&'a Selection),
    /// An extra answer.
    Extra,
}

impl Extras {
    /// How many there are.
    pub(crate) fn count(self) -> usize {
        usize::from(self.none) + usize::from(self.blank)
    }

    /// Tells extra answers, if they are offered, from all others.
    pub(crate) fn sort(self, selection: &Selection) -> Result<Answer<'_>, Refusal> {
        match selection {
            Selection::None if self.none => Ok(Answer::Extra),
            Selection::None => Err(Refusal::NoneNotOffered),
            Selection::Blank if self.blank => Ok(Answer::Extra),
            Selection::Blank => Err(Refusal::BlankNotOffered),
            other => Ok(Answer::Marked(other)),
        }
    }

    /// z_none and z_blank, those that are there.
    pub(crate) fn bits(self, selection: &Selection) -> impl Iterator<Item = bool> {
        let none = self.none.then_some(*selection == Selection::None);
        none.into_iter().chain(self.blank.then_some(*selection == Selection::Blank))
    }

    /// The extra answer that the last slots of one ballot say, if they say one; `None` if they are not 0 or 1, or both 1.
    pub(crate) fn selection(self, slots: &[u64]) -> Option<Option<Selection>> {
        let (none, blank) = self.totals(slots)?;
        match (none.unwrap_or(0), blank.unwrap_or(0)) {
            (0, 0) => Some(None),
            (1, 0) => Some(Some(Selection::None)),
            (0, 1) => Some(Some(Selection::Blank)),
            _ => None,
        }
    }

    /// The totals of none and blank, from their slots.
    pub(crate) fn totals(self, slots: &[u64]) -> Option<(Option<u64>, Option<u64>)> {
        match (self.none, self.blank, slots) {
            (false, false, []) => Some((None, None)),
            (true, false, [none]) => Some((Some(*none), None)),
            (false, true, [blank]) => Some((None, Some(*blank))),
            (true, true, [none, blank]) => Some((Some(*none), Some(*blank))),
            _ => None,
        }
    }
}

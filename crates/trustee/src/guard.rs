//! Against rollback.
//!
//! A trustee restored from an old copy has forgotten what it signed and could sign again, differently. Three things stand against it:
//!
//! * the [`Guard`]: length and head of the journal, kept in another file than the state, and in as many other places as the
//!   trustee likes: a journal that is shorter, or another one, is not loaded;
//! * the board: what it shows signed by this trustee, and the journal does not know, stops every step;
//! * the quorum: with fewer than t trustees dishonest *or rolled back*, no two sets of q sign-offs differ (spec 6.1).
//!
//! What remains: whoever restores state and every guard together, and shows the trustee a board without its own entries, gets a
//! second signature. No program without a counter in hardware can notice; a guard on another machine, or on paper, does.

use crate::{Journal, StateError, wire};
use ostrakon_group::Bytes32;
use serde::{Deserialize, Serialize};

/// Length and head of a journal: small, public, to be kept elsewhere than the state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guard {
    /// The election.
    pub election: Bytes32,
    /// The journal's head.
    pub head: Bytes32,
    /// Its number of entries.
    pub length: u64,
}

/// A state that does not continue what its guard has seen.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RollbackError {
    /// Another election's guard.
    #[error(
        "the guard is of election {guard}, the state of {state}: use the guard that was stored with this state"
    )]
    Election {
        /// The guard's.
        guard: Bytes32,
        /// The state's.
        state: Bytes32,
    },
    /// The state has forgotten.
    #[error(
        "the guard has seen {guard} signatures, this state knows {state}: it is an old copy. Restore the newest one; \
         if there is none, tell the organiser that this trustee is lost, and sign nothing"
    )]
    Short {
        /// Entries the guard has seen.
        guard: u64,
        /// Entries there are.
        state: u64,
    },
    /// The state has another past.
    #[error(
        "among the first {length} signatures of this state is one that its guard has not seen: it is another copy, used apart"
    )]
    Fork {
        /// How many the guard has seen.
        length: u64,
    },
}

impl Guard {
    pub(crate) fn of(election: Bytes32, journal: &Journal) -> Self {
        Self { election, head: journal.head(), length: journal.entries().len() as u64 }
    }

    /// Its file.
    pub fn to_bytes(&self) -> Vec<u8> {
        wire::encode(self).to_vec()
    }

    /// Reads its file.
    ///
    /// # Errors
    /// If the bytes are anything but a guard's.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, StateError> {
        wire::decode(bytes).map_err(StateError::Form)
    }

    pub(crate) fn check(&self, election: &Bytes32, journal: &Journal) -> Result<(), RollbackError> {
        if self.election != *election {
            return Err(RollbackError::Election { guard: self.election, state: *election });
        }
        match journal.head_at(self.length) {
            None => Err(RollbackError::Short { guard: self.length, state: journal.entries().len() as u64 }),
            Some(head) if head != self.head => Err(RollbackError::Fork { length: self.length }),
            Some(_) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Kind;
    use crate::journal::Entry;

    fn entry(asked: u8) -> Entry {
        Entry { asked: [asked; 32].into(), document: "{}".into(), kind: Kind::Share, subject: "seat".into() }
    }

    #[test]
    fn a_guard_notices_a_shorter_and_another_past() {
        let election = [1; 32].into();
        let (mut one, mut two) = (Journal::new(&election, 1), Journal::new(&election, 1));
        let empty = Guard::of(election, &one);
        one.append(entry(7));
        two.append(entry(8));
        let guard = Guard::of(election, &one);
        assert_eq!(empty.check(&election, &one), Ok(()));
        assert_eq!(guard.check(&election, &one), Ok(()));
        assert_eq!(guard.check(&election, &two), Err(RollbackError::Fork { length: 1 }));
        let fresh = Journal::new(&election, 1);
        assert_eq!(guard.check(&election, &fresh), Err(RollbackError::Short { guard: 1, state: 0 }));
        assert!(guard.check(&[2; 32].into(), &one).is_err());
        assert_eq!(Guard::from_bytes(&guard.to_bytes()).unwrap(), guard);
    }
}

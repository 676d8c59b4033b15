//! The lists of notes that are sorted, and how much of each stays in memory.

use crate::facts::Facts;
use crate::spill::rows::{Event, Exception, Listed, Used};
use crate::spill::{Place, Sorter};

/// Bytes of each list that stay in memory: a record of 10⁵ ballots fills them already.
const MEMORY: usize = 2 << 20;

/// Everything that is noted of ballots and voters.
pub(crate) struct Notes {
    /// All voters of all rolls.
    pub(crate) voters: Sorter<{ Listed::LENGTH }>,
    /// All ballots that could be read.
    pub(crate) events: Sorter<{ Event::LENGTH }>,
    /// All A of those.
    pub(crate) used: Sorter<{ Used::LENGTH }>,
    /// Ballots that do not count once.
    pub(crate) exceptions: Sorter<{ Exception::LENGTH }>,
}

impl Notes {
    pub(crate) fn new(facts: &Facts<'_>) -> Self {
        let memory = memory(facts);
        Self {
            voters: Sorter::new(Place::Temporary, memory),
            events: Sorter::new(Place::Temporary, memory),
            used: Sorter::new(Place::Temporary, memory),
            exceptions: Sorter::new(Place::Temporary, memory),
        }
    }
}

/// Bytes of each list that stay in memory.
pub(crate) fn memory(facts: &Facts<'_>) -> usize {
    facts.options.tuning.memory.unwrap_or(MEMORY)
}

/// What a user is told if notes cannot be written.
pub(crate) fn no_notes(error: &std::io::Error) -> String {
    format!(
        "notes about the ballots cannot be kept on the disk ({error}): free some room, or set TMPDIR, and --resume if it is used, to a disk that has some"
    )
}

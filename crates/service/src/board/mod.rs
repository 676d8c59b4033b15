//! Room 4, board: logs that are written to, and the files in which they are published.

mod candidate;
mod folder;
mod heads;
mod ledger;
mod partials;
mod publish;
mod replay;
mod show;
mod sides;
#[cfg(test)]
mod tests;

pub(crate) use candidate::Candidate;
pub(crate) use folder::Folder;
pub(crate) use heads::{StartError, published};
pub(crate) use ledger::{Desk, ENDED, Ledger, LedgerError};
pub(crate) use publish::Publisher;
pub(crate) use replay::Replayed;
pub(crate) use show::Policy;
pub(crate) use sides::charter_of;

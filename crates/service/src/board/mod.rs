//! Room 4, board: logs that are written to, and the files in which they are published.

mod candidate;
mod folder;
mod ledger;
mod publish;
mod replay;

pub(crate) use candidate::Candidate;
pub(crate) use folder::Folder;
pub(crate) use ledger::{Desk, ENDED, Ledger, LedgerError};
pub(crate) use publish::{Policy, Publisher};
pub(crate) use replay::{Replayed, StartError, published};

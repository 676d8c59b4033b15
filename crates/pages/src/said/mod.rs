//! What the protocol's own values are called in words.

mod ballot;
mod entry;
mod next;
mod rule;
mod status;

pub(crate) use ballot::{ballot, unit};
pub(crate) use entry::entry;
pub(crate) use next::{next, not_before};
pub(crate) use rule::{fraction, rule, tie};
pub(crate) use status::{ground, status};

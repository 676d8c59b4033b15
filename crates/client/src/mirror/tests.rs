//! Mirrors of logs that are made here: honest ones, broken ones, and ones that lie.
#![allow(clippy::unwrap_used)]

mod growing;
mod lying;
pub(crate) mod made;
mod registers;
mod remote;

//! Mirrors of logs that are made here: honest ones, broken ones, and ones that lie.
#![allow(clippy::unwrap_used)]

mod growing;
mod lying;
mod made;
mod registers;
mod remote;

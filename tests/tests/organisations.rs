//! Organisations with a register before both verifiers: whole archives, and random ones against the rules said again.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is the verdict")]

#[path = "organisations/archives.rs"]
mod archives;
#[path = "organisations/random.rs"]
mod random;
#[path = "organisations/restated.rs"]
mod restated;

//! The whole service on a disk that fails, is full, or cannot be written, and with a clock that jumps (attacks 71 to 73). In continuous
//! integration some of the faults, by `cargo xtask crash` all of them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test, a panic is the verdict")]

#[path = "failing/bed.rs"]
mod bed;
#[path = "failing/clocks.rs"]
mod clocks;
#[path = "failing/full.rs"]
mod full;
#[path = "failing/hasty.rs"]
mod hasty;
#[path = "failing/locked.rs"]
mod locked;
#[path = "failing/sweeps.rs"]
mod sweeps;

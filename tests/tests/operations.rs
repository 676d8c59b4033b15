//! What operators do: backup, restore, and starting on what was damaged, on both engines.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "operations/damaged.rs"]
mod damaged;
#[path = "operations/drill.rs"]
mod drill;
#[path = "operations/house.rs"]
mod house;
#[path = "operations/refused.rs"]
mod refused;

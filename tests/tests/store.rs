//! The store, the same on both engines.

#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test, a panic is the verdict")]

#[path = "store/appending.rs"]
mod appending;
#[path = "store/bed.rs"]
mod bed;
#[path = "store/copying.rs"]
mod copying;
#[path = "store/edges.rs"]
mod edges;
#[path = "store/faults.rs"]
mod faults;
#[path = "store/growing.rs"]
mod growing;
#[path = "store/keeping.rs"]
mod keeping;
#[path = "store/kinds.rs"]
mod kinds;
#[path = "store/migrations.rs"]
mod migrations;
#[path = "store/one_process.rs"]
mod one_process;
#[path = "store/power.rs"]
mod power;
#[path = "store/racing.rs"]
mod racing;
#[path = "store/schema.rs"]
mod schema;
#[path = "store/wires.rs"]
mod wires;

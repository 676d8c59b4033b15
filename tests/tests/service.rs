//! The service, through its interface (spec chapter 10).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "service/casting.rs"]
mod casting;
#[path = "service/described.rs"]
mod described;
#[path = "service/whole.rs"]
mod whole;

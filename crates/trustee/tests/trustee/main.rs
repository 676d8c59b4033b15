//! A trustee's part, driven through bytes only: every step is stored, loaded again and gone on with.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod ceremony;
mod common;
mod complaint;
mod dealing;
mod lot;
mod release;
mod rogue;
mod rollback;
mod sign_off;
mod state;
mod vote;

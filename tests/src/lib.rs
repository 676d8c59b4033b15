//! Whole elections, the attack corpus and the flow, room by room.
//!
//! * [`forge`] makes election records in memory. Everybody in it may collude: it holds all secrets, and whatever is changed at one
//!   stage, the stages after it are made and signed to fit, so that a record breaks the one rule under test and no other.
//! * [`corpus`](mod@corpus) is the attack corpus: named fixtures, each with the checks of spec chapter 8 that must refuse it.
//! * [`rows`](mod@rows) are the votes that the shipped charter asks for, each held whole in an organisation with a register.
//! * [`carried`](mod@carried) is a service in this process, and forged elections that it carries.
//! * [`crash`](mod@crash) kills a service under load; [`failing`] puts it on a disk that fails.
//! * [`faults`] is a disk that fails where it is told to, also under [a PostgreSQL server](ostrakon_postgres), [`batches`] what is kept on them.
//! * [`pieces`](mod@pieces) verifies records in pieces, as a cluster does.
//! * [`reference`](mod@reference) runs the second verifier, which shares no code with the first.

#![forbid(unsafe_code)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in a test, a panic is the verdict"
)]

pub mod batches;
pub mod carried;
pub mod corpus;
pub mod crash;
pub mod failing;
pub mod faults;
pub mod forge;
pub mod pieces;
pub mod reference;
pub mod rows;

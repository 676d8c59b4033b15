//! The attack corpus: everything that must be refused, by the check that is there for it, and by no other (spec 8).
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "in a test, a panic is the verdict")]

#[path = "corpus/ballot.rs"]
mod ballot;
#[path = "corpus/board.rs"]
mod board;
#[path = "corpus/ceremony.rs"]
mod ceremony;
#[path = "corpus/changes.rs"]
mod changes;
#[path = "corpus/decryption.rs"]
mod decryption;
#[path = "corpus/devices.rs"]
mod devices;
#[path = "corpus/documents.rs"]
mod documents;
#[path = "corpus/form.rs"]
mod form;
#[path = "corpus/governance.rs"]
mod governance;
#[path = "corpus/history.rs"]
mod history;
#[path = "corpus/inputs.rs"]
mod inputs;
#[path = "corpus/keys.rs"]
mod keys;
#[path = "corpus/list.rs"]
mod list;
#[path = "corpus/proof.rs"]
mod proof;
#[path = "corpus/release.rs"]
mod release;
#[path = "corpus/review.rs"]
mod review;
#[path = "corpus/roll.rs"]
mod roll;
#[path = "corpus/rooms.rs"]
mod rooms;
#[path = "corpus/tokens.rs"]
mod tokens;
#[path = "corpus/types.rs"]
mod types;

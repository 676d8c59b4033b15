//! Published vectors, properties and refusals of the transparency log.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod any_bytes;
mod checkpoint;
mod coarse;
mod common;
mod ed25519;
mod files;
mod note;
mod published;
mod receipt;
mod stream;
mod tile_proof;
mod tiles;
mod tree;
mod witness;

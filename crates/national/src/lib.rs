//! Floor 6: whole records of national size, made from a seed.
//!
//! What a country's election would publish, with ballots that nobody cast: nineteen bodies with thirty-one contests, a key ceremony of five
//! trustees, rolls, ballots and second ballots, tallies, shares, result, certificate, all of it signed, in the files of spec 4.1. Both verifiers
//! pass it. It serves to measure them; [`shape`] says what stands in it.
//!
//! **Such ballots have no secrecy.** Every key, every vote and all randomness follow from the seed, so that anybody can make the same record again,
//! byte for byte, whatever the number of cores. Nothing here may ever seal a ballot that somebody casts.
//!
//! Memory does not grow with the number of voters: ballots are sealed in lots, written out as the log's files fill up, and summed as they go by.
//!
//! | module | makes |
//! |---|---|
//! | [`shape`], [`schedule`] | who votes in what, who votes when, who votes again |
//! | `random` | every stream of randomness, from the seed |
//! | `people`, `manifest` | keys and the question |
//! | `ceremony` | the keys of the election, by five trustees |
//! | `rolls` | roll files, sorted on disk |
//! | `voter`, `casting`, `sums` | sealed ballots, and what they add up to |
//! | `count` | tallies, sign-offs, shares, result, certificate |
//! | `board` | the log's files |

#![forbid(unsafe_code)]

mod board;
mod casting;
mod ceremony;
mod count;
mod error;
mod make;
mod manifest;
mod people;
mod random;
mod rolls;
pub mod schedule;
pub mod shape;
mod sums;
mod voter;

pub use error::MakeError;
pub use make::{Made, make};
pub use manifest::{CHARTER, OPENS, ORIGIN};
pub use people::log_key;

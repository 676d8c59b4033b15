//! Floor 1: what is proved in zero knowledge. One proof a file; nothing here knows of elections.
//!
//! * [`circuit`]: bits, numbers, slots and linear rules, the relation language of ballots (spec 3.1);
//! * [`ballot`]: the ballot proof, which is also a signature (spec 3.5), and many at once (spec 3.6);
//! * [`range`]: numbers within a range, for ballots with numbers (spec 3.5);
//! * [`possession`]: knowledge of every coefficient of a dealing (spec 1.3);
//! * [`equal_logs`]: one logarithm relation over many slots (spec 6.2).

#![forbid(unsafe_code)]

pub mod ballot;
pub mod circuit;
pub mod equal_logs;
pub mod possession;
pub mod range;

//! How votes are counted: one method a file, each a pure function over totals (spec 7.2 to 7.6).
//!
//! Options are named by their place in the manifest's order, from 0 on. No method knows a charter, a contest or a
//! name: [`crate::judge`] joins them.

pub mod copeland;
mod graph;
pub mod majority;
pub mod majority_judgment;
pub mod minimax;
pub mod most_votes;
mod outcome;
mod pairs;
pub mod ranked_pairs;
pub mod schulze;
pub mod star;

pub use outcome::{Contested, Outcome};
pub use pairs::{Link, Pairs};

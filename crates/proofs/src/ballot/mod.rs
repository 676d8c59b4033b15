//! The ballot proof, which is also the voter's signature (spec 3.5).
//!
//! For contests c with circuits of bits, slots v = M·b and rules L·b = c, it shows knowledge of b, r, k with
//!
//! ```text
//! b ∈ {0,1}^N     L·b = c     P = k·G     A_c = r_c·G     B_{c,s} = r_c·K_s + v_{c,s}·G
//! ```
//!
//! in three points and N + C + 2 scalars, for all contests of the ballot together. No key's secrecy is assumed: the
//! statement holds even against those who know every K_s's logarithm. The argument is in `spec/arguments.md`; the lineage is
//! Groth 2005, Groth–Kohlweiss 2015 (bits by squares), Bootle et al. 2015, Attema–Cramer 2020 (linear forms).
//!
//! * `relation`: what is fixed for all ballots of a roll
//! * `challenges`: what the transcript gives
//! * `proof`: the proof's bytes
//! * `prove`: commit, answer, respond
//! * `verify`: the two equations of one ballot
//! * `batch`, `weights`: many ballots in one multiplication, bisected when it fails

mod batch;
mod challenges;
mod proof;
mod prove;
mod relation;
mod verify;
mod weights;

#[cfg(test)]
mod tests;

pub use batch::{BatchError, verify_batch};
pub use challenges::{Challenges, LinearChallenges, statement_digest};
pub use proof::{BallotProof, ProofError};
pub use prove::{Witness, WitnessError};
pub use relation::{Ciphertext, Relation, Statement};
pub use verify::{Claim, Equation};
pub use weights::{WeightError, Weights};

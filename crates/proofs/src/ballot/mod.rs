//! The ballot proof, which is also the voter's signature (spec 3.5).
//!
//! For contests c with circuits of bits b and numbers u, together e, slots v = M·e and rules L·e = c, it shows knowledge of e, r, k with
//!
//! ```text
//! b ∈ {0,1}^N     0 ≤ u ≤ S     L·e = c     P = k·G     A_c = r_c·G     B_{c,s} = r_c·K_s + v_{c,s}·G
//! ```
//!
//! in three points and N + C + 2 scalars, for all contests of the ballot together; with numbers, in 2·W + 2 elements more and a range proof. No key's secrecy is assumed: the
//! statement holds even against those who know every K_s's logarithm. The argument is in `spec/arguments.md`; the lineage is
//! Groth 2005, Groth–Kohlweiss 2015 (bits by squares), Bootle et al. 2015, Attema–Cramer 2020 (linear forms).
//!
//! * `relation`: what is fixed for all ballots of a roll
//! * `challenges`: what the transcript gives
//! * `proof`: the proof's bytes
//! * `prove`: the prover's steps; `commit`, `commit_numbers`: its secrets between them
//! * `verify`, `verify_numbers`: the equations of one ballot; `terms`: the sum they are added to
//! * `batch`, `weights`: many ballots in one multiplication, bisected when it fails

mod batch;
mod challenges;
mod chunk;
mod commit;
mod commit_numbers;
mod proof;
mod prove;
mod relation;
mod terms;
mod verify;
mod verify_numbers;
mod weights;

#[cfg(test)]
mod tests;

pub use batch::{BatchError, verify_batch};
pub use challenges::{Challenges, LinearChallenges, statement_digest};
pub use chunk::{Chunk, Encoded, Verdict};
pub use proof::{BallotProof, NumbersProof, ProofError};
pub use prove::{Witness, WitnessError};
pub use relation::{Ciphertext, Relation, Statement, ballot_elements};
pub use verify::{Claim, Equation};
pub use weights::{WeightError, Weights};

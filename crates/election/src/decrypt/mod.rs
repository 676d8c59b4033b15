//! Room 6, decrypt: sign-offs, shares, totals, lots (spec chapter 6).

mod logarithm;
mod lot;
mod recombine;
mod result;
mod share;
mod sign_off;

pub use logarithm::{LogarithmTable, discrete_logarithm};
pub use lot::{LotDraw, LotShareDocument, lot_alpha, lot_beta, lot_context, lot_input, lot_order};
pub use recombine::{lagrange, recombine};
pub use result::{ContestTotals, ResultDocument};
pub use share::{DecryptionShareDocument, ShareProof, ShareRefusal, SharedSum, VerifiedShare};
pub use sign_off::{SignOff, tallies_hash};

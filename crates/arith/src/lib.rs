//! Floor 0: the verifier's arithmetic of ristretto255, many points at once.
//!
//! Only public data is computed here, in variable time. Everything that a verifier does with points is three operations on a list of them: [decode](Points::decode) many encodings, with or
//! without [hints]; [multiply](Points::multiply) them in one multi-scalar multiplication, or see whether it [vanishes](Points::vanishes); and [sum](Points::sum) some of them.
//!
//! Formulas are written once, over an element of several lanes (`lanes`), and compiled for each kind of processor (`kernels`), which is looked at while running. [`Arithmetic`]
//! says which is used; curve25519-dalek itself is one of them, and all are tested against it.
//!
//! * `lanes`: elements of GF(2²⁵⁵ − 19), `ifma`, `avx2`, `portable`, `ten` and `twelve`; the only place with `unsafe`, beside the calls in `kernels`
//! * `field`, `point`: powers and bytes; the curve's formulas
//! * `decode`, `encode`: Ristretto
//! * `residue`: scalars, their products added up lazily
//! * `terms`, `digits`, `buckets`: a multi-scalar multiplication's sum, its scalars' digits, one window of it
//! * `points`: what the rest of the program sees

#![deny(unsafe_code)]

mod arithmetic;
mod buckets;
mod constants;
mod decode;
mod digits;
mod encode;
mod field;
mod kernels;
mod lanes;
mod point;
mod points;
mod residue;
mod terms;

pub use arithmetic::{Arithmetic, UnknownArithmetic};
pub use points::{Points, hints};
pub use residue::{Residue, Wide};
pub use terms::Terms;

#[cfg(test)]
mod tests;

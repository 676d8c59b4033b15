//! What concerns Python.
//!
//! * `environment`: folders with packages of PyPI's, made once
//! * `wheel`: the package of `crates/py`, built by maturin and installed in `target/python`
//! * `tests`: its tests, on the corpus and on the demonstrations' records

mod environment;
mod tests;
mod wheel;

pub(crate) use tests::{Options, run, step};

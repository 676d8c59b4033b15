//! What concerns Python.
//!
//! * `environment`: folders with packages of PyPI's, made once
//! * `wheel`: the package of `crates/py`, built by maturin and installed in `target/python`
//! * `cluster`: its tests on real clusters, with engines of PyPI's
//! * `tests`: its tests, on the corpus and on the demonstrations' records

pub(crate) mod cluster;
mod environment;
mod tests;
mod wheel;

pub(crate) use tests::{Options, run, step};

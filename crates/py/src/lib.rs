//! Floor 7: the verifier from Python, as the module `ostrakon._ostrakon` of the package `ostrakon`.
//!
//! Thin: what is verified stands in [`ostrakon_verify`]. Here arguments become its types, its results become Python objects, its errors exceptions
//! that say who, where, what and what next. While it works the interpreter is free; progress is told, and Ctrl-C heard, in the thread that called.
//!
//! * `errors`: exceptions; `arguments`: paths, numbers, tasks; `plain`: results as Python's own objects
//! * `work`: long work without the interpreter
//! * `verification`: a record verified; `options`: what may be given beside it
//! * `single`: one ballot, one receipt
//! * `record`, `board`, `entry`: a record as it says it is
//! * `job`: the same in pieces, for many machines

#![forbid(unsafe_code)]

mod arguments;
mod board;
mod entry;
mod errors;
mod job;
mod options;
mod plain;
mod record;
mod single;
mod verification;
mod work;

use pyo3::prelude::*;

/// A worker does piece after piece, and each takes and returns the same memory: it need not be the system's each time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The verifier of Ostrakon's records.
#[pymodule]
mod _ostrakon {
    #[pymodule_export]
    use super::board::{Board, Entries};
    #[pymodule_export]
    use super::entry::Entry;
    #[pymodule_export]
    use super::errors::{
        Altered, Changed, Missing, NoTask, NotCut, NotNoted, NotVerified, OstrakonError, ReadError,
        ShardError, Stale, StoreError,
    };
    #[pymodule_export]
    use super::job::{Job, Reduced, reopen};
    #[pymodule_export]
    use super::record::Record;
    #[pymodule_export]
    use super::single::{BallotVerdict, ReceiptVerdict, verify_ballot, verify_receipt};
    #[pymodule_export]
    use super::verification::{Check, Finding, Verification, verify};

    /// The version of the package.
    #[allow(non_upper_case_globals)] // As Python has it.
    #[pymodule_export]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}

//! Floor 6: a log as Parquet files, for whoever asks questions of many entries at once (spec 8.10).
//!
//! The view shows what the log shows and nothing else. Every file names the checkpoint it was made from and the tree hash of every row group, so whoever reads a group can hash its
//! entries again and hold them against what the log signs, and needs no other file for that.
//!
//! | module | does |
//! |---|---|
//! | `binding` | what a file says of itself, and the way from a row group to the signed root |
//! | `row` | an entry as a row |
//! | `columns` | rows as columns, written and read |
//! | `pages` | pages with their checksums |
//! | `export` | a record's log into a new directory |
//! | `log` | a record's log, as its tree says |
//! | `check` | such a directory, entry by entry |

#![forbid(unsafe_code)]

mod again;
mod binding;
mod check;
mod columns;
mod error;
mod export;
mod log;
mod pages;
mod row;

pub use check::{Checked, check};
pub use error::ViewError;
pub use export::{Exported, Size, export};
pub use log::check_log;

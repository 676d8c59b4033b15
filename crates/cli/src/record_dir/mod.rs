//! The record directory: the only module that reads a record for work and the only one that writes to one.
//!
//! [`Record`] is a record that was read strictly: entries, tiles and checkpoint agree and the log's key signed them. [`Writer`] appends to it,
//! under a lock, and never signs a tree that does not continue the last one this log signed; or has a service append that keeps the log, and
//! then the directory is a mirror. The verifier is a program of its own and reads for itself.

mod carried;
mod contents;
mod log_key;
mod own_log;
mod read;
mod register;
mod write;

pub(crate) use contents::{is_temporary, list, may_be_left};
pub(crate) use log_key::{log_key, log_key_of};
pub(crate) use read::Record;
pub(crate) use register::{read_register, stands};
pub(crate) use write::{Writer, private_of};

/// Where the log keeps the last checkpoint it signed, in its private directory.
pub(crate) const LAST_SIGNED: &str = "last-signed";
/// Locked while a process may sign. It stands in the private directory, because that is what must not sign twice, whatever copy of
/// the record is named.
pub(crate) const LOCK: &str = "lock";
/// The signing keys in the private directory.
pub(crate) const ORGANISER_KEY: &str = "organiser.key";
/// Signs the rolls.
pub(crate) const REGISTRAR_KEY: &str = "registrar.key";
/// Signs checkpoints.
pub(crate) const LOG_KEY: &str = "log.key";

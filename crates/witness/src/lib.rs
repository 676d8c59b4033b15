//! A witness of logs: it cosigns what only grows, and keeps the evidence when something does not (c2sp.org/tlog-witness, spec 4.6).
//!
//! | module | what it holds |
//! |---|---|
//! | [`witness`] | the witness: requests answered from its logs |
//! | [`logs`] | which logs those are |
//! | [`cosigned`] | what is remembered of each |
//! | [`behind`] | that its files show less |
//! | [`evidence`] | forks and doubts, kept on disk |
//! | [`disk`] | files that are durable when a call returns |
//! | [`layout`] | what stands where |
//! | [`failure`] | why there is no cosignature |
//! | [`http`] | the witness over HTTP |
//! | [`watch`] | looking at logs by oneself |
//! | [`notices`] | what is looked at beside logs, for the page |
//! | [`run`] | all of it, until it is to end |
//!
//! What a witness decides is in `ostrakon_tlog::witness`. Here is what makes it hold: one process, one request of a
//! log at a time, and a head on the disk before its cosignature is anywhere else. After a call to the disk has failed
//! the file is read again: nobody knows what such a call has done.

#![forbid(unsafe_code)]

pub mod behind;
pub mod cosigned;
mod desk;
pub mod disk;
pub mod evidence;
pub mod failure;
pub mod http;
pub mod layout;
mod log_state;
pub mod logs;
pub mod notices;
pub mod run;
pub mod watch;
pub mod witness;

pub use desk::Clock;

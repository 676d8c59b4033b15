//! Whole registers, each rule broken alone.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod acts;
mod any_bytes;
mod at;
mod bodies;
mod candidates;
mod charters;
mod common;
mod dissolution;
mod elections;
mod electorate;
mod files;
mod fresh;
mod keeper;
mod late;
mod meeting_grounds;
mod meetings;
mod notes;
mod offices;
mod open_votes;
mod outcomes;
mod recall;
mod signatures;
mod site;
mod subject;
mod vectors;
mod verdict_vectors;

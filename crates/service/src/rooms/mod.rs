//! What is taken and given, room by room: one file a room (spec 10.3, 10.4).

pub(crate) mod board;
pub(crate) mod cast;
pub(crate) mod certify;
pub(crate) mod decrypt;
mod documents;
mod door;
pub(crate) mod draft;
mod ending;
mod enter;
pub(crate) mod envelopes;
mod objections;
pub(crate) mod overview;
pub(crate) mod register;
pub(crate) mod roll;
pub(crate) mod setup;
pub(crate) mod tally;
pub(crate) mod vote_file;

pub(crate) use enter::failed;
pub(crate) use overview::{Stage, stage};

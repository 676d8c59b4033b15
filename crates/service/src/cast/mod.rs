//! Room 3, cast: sealed ballots, verified many at once, entered in one order, acknowledged when they are durable (spec 10.4).

mod clerk;
mod forms;
mod token;

pub(crate) use clerk::{Acknowledged, CastRefusal, Clerk};
pub(crate) use forms::read as read_forms;
pub(crate) use token::verify as verify_token;

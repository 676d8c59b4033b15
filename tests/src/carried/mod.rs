//! A service in this process, on a real socket, and elections that are carried by it.

mod election;
mod people;
mod server;
mod tokens;

pub use election::{BASE, SLUG, election, files, room, signed, time_of};
pub use people::Visitor;
pub use server::{Answer, Caller, Carried};
pub use tokens::TokenOffice;

//! A witness over HTTP: the protocol's one request, and what anybody may read.
//!
//! No address and no header of whoever asks is written anywhere.

mod answer;
mod page;
mod routes;
mod serve;

pub use routes::routes;
pub use serve::{Limits, serve};

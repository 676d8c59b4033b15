//! Small parts of pages that several have, each a template of its own.

mod bar;
mod count;
mod moment;
mod tag;

pub(crate) use bar::Bar;
pub use count::Count;
pub(crate) use moment::{Moment, written};
pub(crate) use tag::Tag;

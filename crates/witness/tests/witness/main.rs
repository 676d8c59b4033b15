//! A witness on its disk, over HTTP, and looking by itself.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;
mod durable;
mod evidence;
mod lists;
mod protocol;
mod watching;
mod web;

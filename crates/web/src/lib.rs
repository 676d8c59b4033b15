//! Floor 6: the same core in a browser, as WASM.
//!
//! A worker of the page holds it and hands over messages; the page itself never sees a key. What is exported is thin: it turns text and bytes
//! into the types of the floors below, and what goes wrong into [`Fault`]s, for which pages have words in every language.
//!
//! * [`booth`]: an opened election, a voter's key, a ballot that is sealed *or* opened; the second device; receipts
//! * `fetched`: the record's files, as the worker fetches them
//! * [`token`]: the arithmetic of tokens, which only votes that have some load
//! * `verifier`: the whole record verified, with progress
//! * `desk`: an officer's certificate, a trustee's ceremony and shares
//! * [`qr`]: from one screen to another device

#![forbid(unsafe_code)]

#[cfg(feature = "booth")]
pub mod booth;
#[cfg(feature = "desk")]
pub mod desk;
mod fault;
mod fetched;
mod json;
#[cfg(feature = "booth")]
pub mod qr;
#[cfg(any(feature = "booth", feature = "desk"))]
mod random;
#[cfg(feature = "token")]
pub mod token;
#[cfg(feature = "verifier")]
pub mod verifier;

pub use fault::Fault;
pub use fetched::Fetched;

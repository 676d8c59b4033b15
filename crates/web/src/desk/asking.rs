//! Requests that a key signs (spec 10.5): the worker sends them.

use super::json;
use crate::Fault;
use data_encoding::HEXLOWER;
use ostrakon_election::request::{Asked, Request};
use ostrakon_group::Bytes16;
use ostrakon_tlog::ed25519::SecretKey;
use serde::Serialize;

/// A request, signed, as the worker sends it.
#[derive(Serialize)]
struct Signed<'a> {
    path: &'a str,
    authorization: String,
}

/// Signs a request of this time (Unix seconds) and nonce; its path and its header.
pub(super) fn signed(key: &SecretKey, asked: &Asked<'_>, time: f64, nonce: &[u8]) -> Result<String, Fault> {
    let nonce = Bytes16::parse(&HEXLOWER.encode(nonce));
    let nonce = nonce.ok_or_else(|| Fault::new("core-stopped", "a nonce has 16 bytes"))?;
    let authorization = Request::new(asked, time as u64, nonce).sign(key);
    Ok(json(&Signed { path: asked.path, authorization }))
}

//! Requests that a key signs (spec 10.5).

use crate::wire::{Answer, Ask};
use crate::{Client, ClientError};
use ostrakon_election::request::{Asked, Request};
use ostrakon_group::Bytes16;
use rand_core::{OsRng, RngCore};
use std::time::{SystemTime, UNIX_EPOCH};

/// Signs a request: [`Request::sign`] under some key.
pub type Signer<'a> = dyn Fn(Request) -> String + 'a;

impl Client {
    /// Asks with a signature; every attempt has one of its own, since each is good once.
    pub(crate) fn ask_signed(&self, ask: &Ask<'_>, signer: &Signer<'_>) -> Result<Answer, ClientError> {
        let asked = Asked {
            base: self.base().as_str(),
            method: ask.method,
            path: ask.path,
            body: ask.body.map_or(&[], |(_, body)| body),
        };
        self.wire.ask_fresh(&mut || {
            let request = Request::new(&asked, self.wire.time.unwrap_or_else(now), nonce());
            Ok(ask.clone().header("authorization", signer(request)))
        })
    }
}

fn nonce() -> Bytes16 {
    let mut bytes = [0; 16];
    OsRng.fill_bytes(&mut bytes);
    bytes.into()
}

/// The system's clock.
fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs())
}

//! What a token is asked for with: made here, where the credential is; what is computed of it is module `token`'s.

use crate::Fault;
use ostrakon_election::roll::{Token, TokenKey};
use wasm_bindgen::prelude::*;
use zeroize::Zeroizing;

/// Everything that a request is made from (spec 2.4), for [`blinded`](crate::token::blinded) and [`finished`](crate::token::finished). It is this
/// voter's and roll's alone, and no credential can be had from it.
#[wasm_bindgen]
pub struct Asked {
    modulus: Vec<u8>,
    message: Vec<u8>,
    drawn: Zeroizing<Vec<u8>>,
}

#[wasm_bindgen]
impl Asked {
    /// n, big-endian.
    #[wasm_bindgen(getter)]
    pub fn modulus(&self) -> Vec<u8> {
        self.modulus.clone()
    }

    /// What is signed, without its prefix.
    #[wasm_bindgen(getter)]
    pub fn message(&self) -> Vec<u8> {
        self.message.clone()
    }

    /// prefix ‖ salt ‖ r.
    #[wasm_bindgen(getter)]
    pub fn drawn(&self) -> Vec<u8> {
        self.drawn.to_vec()
    }
}

impl Asked {
    pub(super) fn new(key: &TokenKey, message: Vec<u8>, drawn: &[u8]) -> Self {
        Self { modulus: key.modulus().to_vec(), message, drawn: Zeroizing::new(drawn.to_vec()) }
    }
}

/// A token as the other module has made and verified it, for a false one would tell the service whose ballot it is. Here it is only read: both modules are
/// the same worker's, from the same published list, and whoever could put a false one in place of that one could do so with this, which holds more.
pub(super) fn token(bytes: &[u8], key: &TokenKey) -> Result<Token, Fault> {
    Token::decode(bytes, key).map_err(|error| Fault::new("token-refused", error))
}

impl std::fmt::Debug for Asked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Asked(<redacted>)")
    }
}

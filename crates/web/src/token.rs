//! A module of its own: the arithmetic of tokens, RSA, which nobody waits for whose vote has none (spec 2.4, 10.9).
//!
//! The booth's module derives what a request is made from and keeps the credential; here it is blinded, and what the service answers becomes a token.

use crate::Fault;
use ostrakon_election::roll::TokenKey;
use ostrakon_voter::{TokenRequest, TokenRequestError};
use wasm_bindgen::prelude::*;

/// What the service is asked to sign. `modulus` is the roll's in the manifest; `message` and `drawn` are those of spec 2.4, as the booth's module gives them.
///
/// # Errors
/// If the service's key is none, or `drawn` is not what such a message is blinded with.
#[wasm_bindgen]
pub fn blinded(modulus: &[u8], message: &[u8], drawn: &[u8]) -> Result<Vec<u8>, Fault> {
    let key = key(modulus)?;
    Ok(request(&key, message, drawn)?.blinded().to_vec())
}

/// The token, from what the service has signed; it is verified.
///
/// # Errors
/// As [`blinded`], and if the answer is no signature on what was asked for.
#[wasm_bindgen]
pub fn finished(modulus: &[u8], message: &[u8], drawn: &[u8], answer: &[u8]) -> Result<Vec<u8>, Fault> {
    let key = key(modulus)?;
    let token = request(&key, message, drawn)?.finalize(answer).map_err(refused)?;
    Ok(token.encode().to_vec())
}

fn key(modulus: &[u8]) -> Result<TokenKey, Fault> {
    TokenKey::new(modulus).map_err(|error| Fault::new("token-key", error))
}

fn request<'a>(key: &'a TokenKey, message: &[u8], drawn: &[u8]) -> Result<TokenRequest<'a>, Fault> {
    TokenRequest::again(key, message, drawn).map_err(refused)
}

fn refused(error: TokenRequestError) -> Fault {
    let name = match error {
        TokenRequestError::Key => "token-key",
        TokenRequestError::Answer => "token-refused",
        TokenRequestError::Drawn => "sealed-no-token",
    };
    Fault::new(name, error)
}

#[cfg(test)]
mod tests {
    use super::{blinded, finished};
    use ostrakon_election::roll::{Credential, Token, TokenSigner, token_message};
    use ostrakon_group::{Bytes32, Hex, Scalar, SecretScalar};
    use ostrakon_voter::{TokenRequest, token_drawn};
    use rand_core::OsRng;

    const ELECTION: Bytes32 = Hex([7; 32]);

    #[test]
    fn a_token_comes_of_what_the_booth_gives() {
        let signer = TokenSigner::generate(2048, &mut OsRng).expect("a signer");
        let (key, own) = (signer.key(), Credential::new(SecretScalar::new(Scalar::from(5_u64))).expect("k"));
        let drawn = token_drawn(key, &ELECTION, 3, &own).expect("drawn");
        let message = token_message(&ELECTION, 3, &own.key());
        let asked = blinded(key.modulus(), &message, &drawn).expect("blinded");
        assert_eq!(asked, TokenRequest::new(key, &ELECTION, 3, &own).expect("a request").blinded());
        let mut answer = signer.blind_sign(&asked, &mut OsRng).expect("signed");
        let token = finished(key.modulus(), &message, &drawn, &answer).expect("a token");
        let token = Token::decode(&token, key).expect("a token");
        assert_eq!(key.verify(&ELECTION, 3, &own.key(), &token), Ok(()));
        answer[9] ^= 1;
        let name = |given: Result<Vec<u8>, crate::Fault>| given.expect_err("a fault").name;
        assert_eq!(name(finished(key.modulus(), &message, &drawn, &answer)), "token-refused");
        assert_eq!(name(blinded(key.modulus(), &message, &drawn[1..])), "sealed-no-token");
        assert_eq!(name(blinded(&key.modulus()[1..], &message, &drawn)), "token-key");
    }

    /// 2²⁰⁴⁸ − 1 is a multiple of 3, and so is r = 3.
    #[test]
    fn a_key_with_a_factor_that_is_met_is_none() {
        let drawn = [vec![0; 80], vec![3], vec![0; 255]].concat();
        assert_eq!(blinded(&[0xff; 256], b"message", &drawn).expect_err("a fault").name, "token-key");
    }
}

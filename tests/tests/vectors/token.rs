//! 2.4: tokens, from the credential to the verdict; and what RFC 9474 publishes of the signatures.

use crate::support::{Json, hex, read};
use blind_rsa_signatures::reexports::crypto_bigint::BoxedUint;
use blind_rsa_signatures::reexports::rsa::RsaPrivateKey;
use blind_rsa_signatures::reexports::rsa::rand_core::{TryCryptoRng, TryRng};
use blind_rsa_signatures::{BlindSignature, DefaultRng, PSS, Randomized, SecretKey, Sha384};
use ostrakon_election::roll::{
    Credential, CredentialKey, Token, TokenError, TokenKey, TokenKeyError, TokenSigner, TokenSignerError,
    token_message,
};
use ostrakon_group::Bytes32;
use ostrakon_voter::{TokenRequest, TokenRequestError};
use rand_core::OsRng;
use serde_json::Value;
use std::convert::Infallible;

fn number(value: &Value, bits: u32) -> BoxedUint {
    BoxedUint::from_be_slice(&value.bytes(), bits).unwrap()
}

/// A signer of the published private key, by way of its DER.
fn published_signer(vector: &Value) -> TokenSigner {
    let primes = vec![number(&vector["p"], 2048), number(&vector["q"], 2048)];
    let (n, e, d) = (number(&vector["n"], 4096), number(&vector["e"], 32), number(&vector["d"], 4096));
    let key = RsaPrivateKey::from_components(n, e, d, primes).unwrap();
    TokenSigner::from_der(&SecretKey::<Sha384, PSS, Randomized>::new(key).to_der().unwrap()).unwrap()
}

/// Gives the vector's prefix, salt and r (little-endian), one after the other.
struct Published(Vec<u8>);

impl TryRng for Published {
    type Error = Infallible;
    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        unreachable!("bytes are drawn, not numbers")
    }
    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        unreachable!("bytes are drawn, not numbers")
    }
    fn try_fill_bytes(&mut self, out: &mut [u8]) -> Result<(), Infallible> {
        let rest = self.0.split_off(out.len());
        out.copy_from_slice(&self.0);
        self.0 = rest;
        Ok(())
    }
}

impl TryCryptoRng for Published {}

#[test]
fn published_blind_signature() {
    let vector = read("0-notation/blind-rsa.json");
    let signer = published_signer(&vector);
    assert_eq!(hex(signer.key().modulus()), vector["n"].text());
    let n = number(&vector["n"], 4096).to_nz().unwrap();
    let r = number(&vector["inv"], 4096).invert_mod(&n).unwrap();
    let drawn = [vector["msg_prefix"].bytes(), vector["salt"].bytes(), r.to_le_bytes().to_vec()].concat();
    let key = TokenKey::new(&vector["n"].bytes()).unwrap();
    let message = vector["msg"].bytes();
    let request = key.rsa().unwrap().blind(&mut Published(drawn), &message).unwrap();
    assert_eq!(hex(&request.blind_message.0), vector["blinded_msg"].text());
    let answer = signer.blind_sign(&request.blind_message.0, &mut OsRng).unwrap();
    assert_eq!(hex(&answer), vector["blind_sig"].text());
    let signature = key.rsa().unwrap().finalize(&BlindSignature(answer), &request, &message).unwrap();
    assert_eq!(hex(&signature.0), vector["sig"].text());
}

#[test]
fn requests() {
    let vectors = read("2-roll/tokens.json");
    let election = Bytes32::from(vectors["manifest_hash"].array());
    for case in vectors["requests"].list() {
        let key = TokenKey::new(&case["modulus"].bytes()).unwrap();
        let credential = Credential::new(case["k"].secret()).unwrap();
        let roll = case["roll"].number() as u16;
        assert_eq!(hex(credential.key().bytes()), case["p"].text());
        assert_eq!(hex(token_message(&election, roll, &credential.key())), case["message"].text());
        let request = TokenRequest::new(&key, &election, roll, &credential).unwrap();
        assert_eq!(hex(request.blinded()), case["blinded"].text());
        let token = request.finalize(&case["answer"].bytes()).unwrap();
        assert_eq!(hex(token.encode().as_slice()), case["token"].text());
        for answer in [case["blinded"].bytes(), case["token"].bytes()[32..].to_vec()] {
            assert_eq!(request.finalize(&answer).unwrap_err(), TokenRequestError::Answer);
        }
    }
}

fn judge(case: &Value) -> Result<(), TokenError> {
    let key = TokenKey::new(&case["modulus"].bytes()).unwrap();
    let token = Token::decode(&case["token"].bytes(), &key)?;
    let p = CredentialKey::decode(&case["p"].array()).unwrap();
    key.verify(&Bytes32::from(case["manifest_hash"].array()), case["roll"].number() as u16, &p, &token)
}

#[test]
fn tokens() {
    for case in read("2-roll/tokens.json")["cases"].list() {
        let (verdict, what) = (judge(case), case["what"].text());
        assert_eq!(verdict.is_ok(), case["accepted"].flag(), "{what}");
        let (given, wanted) = (case["token"].bytes().len(), 32 + case["modulus"].bytes().len());
        let expected = match what {
            "a signature of n" | "n added to the signature" => Err(TokenError::Range),
            _ if given != wanted => Err(TokenError::Length { given, wanted }),
            _ if case["accepted"].flag() => Ok(()),
            _ => Err(TokenError::False),
        };
        assert_eq!(verdict, expected, "{what}");
    }
}

#[test]
fn a_key_that_is_no_token_key_signs_nothing() {
    assert_eq!(TokenSigner::from_der(b"").unwrap_err(), TokenSignerError::Der);
    let signer = published_signer(&read("0-notation/blind-rsa.json"));
    let mut der = signer.to_der().unwrap();
    let middle = der.len() / 2;
    der[middle] ^= 1;
    assert_eq!(TokenSigner::from_der(&der).unwrap_err(), TokenSignerError::Der);
    let drawn = |bits, e: u32| {
        let key = RsaPrivateKey::new_with_exp(&mut DefaultRng, bits, BoxedUint::from(e)).unwrap();
        TokenSigner::from_der(&SecretKey::<Sha384, PSS, Randomized>::new(key).to_der().unwrap()).unwrap_err()
    };
    assert_eq!(drawn(2048, 3), TokenSignerError::Exponent);
    assert_eq!(drawn(2112, 65537), TokenSignerError::Key(TokenKeyError::Length(264)));
    assert_eq!(drawn(1024, 65537), TokenSignerError::Der);
}

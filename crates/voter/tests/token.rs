//! Tokens from request to verification (spec 2.4).

#![allow(clippy::unwrap_used, clippy::expect_used)]

use ostrakon_election::roll::{
    Credential, CredentialKey, Token, TokenError, TokenKey, TokenSigner, TokenSignerError,
};
use ostrakon_group::{Bytes32, Scalar, SecretScalar};
use ostrakon_voter::{TokenRequest, TokenRequestError};
use rand_core::OsRng;
use std::sync::LazyLock;

const ELECTION: Bytes32 = ostrakon_group::Hex([7; 32]);
const ROLL: u16 = 3;

static SIGNER: LazyLock<TokenSigner> = LazyLock::new(|| TokenSigner::generate(2048, &mut OsRng).unwrap());
static OTHER: LazyLock<TokenSigner> = LazyLock::new(|| TokenSigner::generate(2048, &mut OsRng).unwrap());

fn member(number: u64) -> Credential {
    Credential::new(SecretScalar::new(Scalar::from(number))).unwrap()
}

fn token_of(member: &Credential) -> Token {
    let request = TokenRequest::new(SIGNER.key(), &ELECTION, ROLL, member).unwrap();
    let answer = SIGNER.blind_sign(request.blinded(), &mut OsRng).unwrap();
    request.finalize(&answer).unwrap()
}

fn verdict(token: &Token, election: &Bytes32, roll: u16, key: &CredentialKey) -> Result<(), TokenError> {
    SIGNER.key().verify(election, roll, key, token)
}

#[test]
fn a_token_is_good_for_its_own_voter_roll_election_and_key_alone() {
    let (me, you) = (member(5), member(6));
    let token = token_of(&me);
    assert_eq!(verdict(&token, &ELECTION, ROLL, &me.key()), Ok(()));
    assert_eq!(verdict(&token, &ELECTION, ROLL, &you.key()), Err(TokenError::False));
    assert_eq!(verdict(&token, &ELECTION, ROLL + 1, &me.key()), Err(TokenError::False));
    assert_eq!(verdict(&token, &[8; 32].into(), ROLL, &me.key()), Err(TokenError::False));
    assert_eq!(OTHER.key().verify(&ELECTION, ROLL, &me.key(), &token), Err(TokenError::False));
}

#[test]
fn who_lost_everything_but_the_credential_asks_for_the_same_token() {
    let me = member(5);
    let request = TokenRequest::new(SIGNER.key(), &ELECTION, ROLL, &me).unwrap();
    let again = TokenRequest::new(SIGNER.key(), &ELECTION, ROLL, &member(5)).unwrap();
    assert_eq!(request.blinded(), again.blinded());
    assert_eq!(*token_of(&me).encode(), *token_of(&me).encode());
    for other in [
        TokenRequest::new(SIGNER.key(), &ELECTION, ROLL, &member(6)),
        TokenRequest::new(SIGNER.key(), &ELECTION, ROLL + 1, &me),
        TokenRequest::new(SIGNER.key(), &[8; 32].into(), ROLL, &me),
        TokenRequest::new(OTHER.key(), &ELECTION, ROLL, &me),
    ] {
        assert_ne!(request.blinded(), other.unwrap().blinded());
    }
}

#[test]
fn what_the_service_sees_is_nothing_of_the_token() {
    let me = member(5);
    let request = TokenRequest::new(SIGNER.key(), &ELECTION, ROLL, &me).unwrap();
    let answer = SIGNER.blind_sign(request.blinded(), &mut OsRng).unwrap();
    let token = request.finalize(&answer).unwrap();
    assert_ne!(token.signature(), answer);
    assert_ne!(token.signature(), request.blinded());
}

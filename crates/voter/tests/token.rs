//! Tokens from request to verification (spec 2.4).

#![allow(clippy::unwrap_used, reason = "a panic is a test's verdict")]

use ostrakon_election::roll::{
    Credential, CredentialKey, Token, TokenError, TokenKey, TokenSigner, TokenSignerError, token_message,
};
use ostrakon_group::{Bytes32, Hex, Scalar, SecretScalar};
use ostrakon_voter::{TokenRequest, TokenRequestError, token_drawn, token_drawn_length};
use rand_core::OsRng;
use std::sync::LazyLock;

const ELECTION: Bytes32 = Hex([7; 32]);
const ROLL: u16 = 3;

static SIGNER: LazyLock<TokenSigner> = LazyLock::new(|| TokenSigner::generate(2048, &mut OsRng).unwrap());
static OTHER: LazyLock<TokenSigner> = LazyLock::new(|| TokenSigner::generate(2048, &mut OsRng).unwrap());

fn member(number: u64) -> Credential {
    Credential::new(SecretScalar::new(Scalar::from(number))).unwrap()
}

fn request(credential: &Credential) -> TokenRequest<'static> {
    TokenRequest::new(SIGNER.key(), &ELECTION, ROLL, credential).unwrap()
}

fn token_of(credential: &Credential) -> Token {
    let request = request(credential);
    request.finalize(&SIGNER.blind_sign(request.blinded(), &mut OsRng).unwrap()).unwrap()
}

fn verdict(token: &Token, key: &CredentialKey) -> Result<(), TokenError> {
    SIGNER.key().verify(&ELECTION, ROLL, key, token)
}

#[test]
fn a_token_is_good_for_its_own_voter_roll_election_and_key_alone() {
    let (me, you) = (member(5), member(6));
    let token = token_of(&me);
    assert_eq!(verdict(&token, &me.key()), Ok(()));
    assert_eq!(verdict(&token, &you.key()), Err(TokenError::False));
    let other = |key: &TokenKey, election, roll| key.verify(&election, roll, &me.key(), &token);
    assert_eq!(other(SIGNER.key(), ELECTION, ROLL + 1), Err(TokenError::False));
    assert_eq!(other(SIGNER.key(), Hex([8; 32]), ROLL), Err(TokenError::False));
    assert_eq!(other(OTHER.key(), ELECTION, ROLL), Err(TokenError::False));
}

#[test]
fn whoever_posts_a_sealed_ballot_asks_in_its_voters_stead() {
    let me = member(5);
    let own = request(&me);
    let drawn = token_drawn(SIGNER.key(), &ELECTION, ROLL, &me).unwrap();
    assert_eq!(drawn.len(), token_drawn_length(SIGNER.key()));
    let message = token_message(&ELECTION, ROLL, &me.key());
    let again = |drawn: &[u8]| TokenRequest::again(SIGNER.key(), &message, drawn);
    let other = again(&drawn).unwrap();
    assert_eq!(other.blinded(), own.blinded());
    let token = other.finalize(&SIGNER.blind_sign(other.blinded(), &mut OsRng).unwrap()).unwrap();
    assert_eq!(*token.encode(), *token_of(&me).encode());
    // Too short, too long, r = 0, r far above n and r = n.
    let fixed = &drawn[..80];
    let n: Vec<u8> = SIGNER.key().modulus().iter().rev().copied().collect();
    let none = [vec![], drawn[1..].to_vec(), [&drawn[..], &[0]].concat(), [fixed, &[0; 256]].concat()];
    for drawn in none.iter().chain(&[[fixed, &[0xff; 256]].concat(), [fixed, &n].concat()]) {
        assert_eq!(again(drawn).err(), Some(TokenRequestError::Drawn), "{} bytes", drawn.len());
    }
}

#[test]
fn every_size_of_key_signs() {
    for bits in [3072, 4096] {
        let signer = TokenSigner::generate(bits, &mut OsRng).unwrap();
        let me = member(5);
        let request = TokenRequest::new(signer.key(), &ELECTION, ROLL, &me).unwrap();
        let token = request.finalize(&signer.blind_sign(request.blinded(), &mut OsRng).unwrap()).unwrap();
        assert_eq!(signer.key().verify(&ELECTION, ROLL, &me.key(), &token), Ok(()));
        assert_eq!(verdict(&token, &me.key()), Err(TokenError::False));
    }
}

#[test]
fn who_lost_everything_but_the_credential_asks_for_the_same_token() {
    let me = member(5);
    let first = request(&me);
    assert_eq!(first.blinded(), request(&member(5)).blinded());
    assert_eq!(*token_of(&me).encode(), *token_of(&member(5)).encode());
    for other in [
        TokenRequest::new(SIGNER.key(), &ELECTION, ROLL, &member(6)),
        TokenRequest::new(SIGNER.key(), &ELECTION, ROLL + 1, &me),
        TokenRequest::new(SIGNER.key(), &Hex([8; 32]), ROLL, &me),
        TokenRequest::new(OTHER.key(), &ELECTION, ROLL, &me),
    ] {
        assert_ne!(first.blinded(), other.unwrap().blinded());
    }
}

#[test]
fn a_signer_that_was_stored_signs_the_same() {
    let again = TokenSigner::from_der(&SIGNER.to_der().unwrap()).unwrap();
    assert_eq!(again.key(), SIGNER.key());
    let request = request(&member(5));
    let sign = |signer: &TokenSigner| signer.blind_sign(request.blinded(), &mut OsRng).unwrap();
    assert_eq!(sign(&again), sign(&SIGNER));
}

#[test]
fn no_answer_but_the_right_one_becomes_a_token() {
    let (mine, yours) = (request(&member(5)), request(&member(6)));
    let answer = SIGNER.blind_sign(mine.blinded(), &mut OsRng).unwrap();
    // One signature, two P: the other's request makes nothing of it.
    assert_eq!(yours.finalize(&answer).unwrap_err(), TokenRequestError::Answer);
    assert!(mine.finalize(&answer).is_ok());
    let length = answer.len();
    let forged = [
        Vec::new(),
        vec![0; length],
        vec![0xff; length],
        SIGNER.key().modulus().to_vec(),
        answer[1..].to_vec(),
        [&[0], answer.as_slice()].concat(),
        mine.blinded().to_vec(),
    ];
    for answer in forged {
        assert_eq!(mine.finalize(&answer).unwrap_err(), TokenRequestError::Answer);
    }
}

#[test]
fn nonsense_is_not_signed() {
    let modulus = SIGNER.key().modulus();
    let length = modulus.len();
    let small = |value: u8| [vec![0; length - 1], vec![value]].concat();
    let near = |difference: i8| {
        let last = modulus[length - 1].wrapping_add_signed(difference);
        [&modulus[..length - 1], &[last]].concat()
    };
    for blinded in [small(0), small(1), near(-1), near(0), vec![0xff; length]] {
        assert_eq!(SIGNER.blind_sign(&blinded, &mut OsRng).unwrap_err(), TokenSignerError::Range);
    }
    for blinded in [small(2), near(-2 + (modulus[length - 1] == 1) as i8)] {
        assert!(SIGNER.blind_sign(&blinded, &mut OsRng).is_ok());
    }
    for given in [0, 1, length - 1, length + 1] {
        let refusal = TokenSignerError::Length { given, wanted: length };
        assert_eq!(SIGNER.blind_sign(&vec![7; given], &mut OsRng).unwrap_err(), refusal);
    }
}

/// A modulus with a factor that small numbers share: whoever blinded with them would be known by the remainder.
#[test]
fn a_key_made_of_small_primes_is_noticed() {
    // 2^2048 − 1 is a multiple of 3, 5 and 17.
    let key = TokenKey::new(&[0xff; 256]).unwrap();
    let refused = (1..=20).filter(|k| TokenRequest::new(&key, &ELECTION, ROLL, &member(*k)).is_err()).count();
    // The same twenty every time: 11 for the encoded message, 5 more for r.
    assert_eq!(refused, 16);
}

#[test]
fn nothing_secret_is_shown() {
    let request = request(&member(5));
    let shown = format!("{request:?} {:?} {:?}", token_of(&member(5)), *SIGNER);
    assert!(
        shown.starts_with("TokenRequest(<redacted>) Token(<redacted>) TokenSigner(<redacted>, TokenKey(")
    );
}

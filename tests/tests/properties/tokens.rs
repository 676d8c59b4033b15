//! Tokens: any credential's is good for it alone; any changed one, and any nonsense, is refused.

use ostrakon_election::roll::{Credential, Token, TokenKey, TokenSigner};
use ostrakon_group::{Hex, SecretScalar, wide_scalar};
use ostrakon_voter::TokenRequest;
use proptest::prelude::*;
use proptest::sample::Index;
use rand_core::OsRng;
use std::sync::LazyLock;

static SIGNER: LazyLock<TokenSigner> = LazyLock::new(|| TokenSigner::generate(2048, &mut OsRng).unwrap());

fn credential() -> impl Strategy<Value = Credential> {
    any::<[u8; 32]>().prop_filter_map("not 0", |bytes| {
        let wide: [u8; 64] = [bytes, bytes].concat().try_into().ok()?;
        Credential::new(SecretScalar::new(wide_scalar(&wide)))
    })
}

fn is_good(bytes: &[u8], election: [u8; 32], roll: u16, credential: &Credential) -> bool {
    let key: &TokenKey = SIGNER.key();
    let verify = |token| key.verify(&Hex(election), roll, &credential.key(), &token).is_ok();
    Token::decode(bytes, key).is_ok_and(verify)
}

fn token_of(election: [u8; 32], roll: u16, credential: &Credential) -> Vec<u8> {
    let request = TokenRequest::new(SIGNER.key(), &Hex(election), roll, credential).unwrap();
    let answer = SIGNER.blind_sign(request.blinded(), &mut OsRng).unwrap();
    request.finalize(&answer).unwrap().encode().to_vec()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_changed_token_is_refused(
        (election, roll, mine, other) in (any::<[u8; 32]>(), any::<u16>(), credential(), credential()),
        (place, bit, cut) in (any::<Index>(), 0u8..8, any::<Index>()),
    ) {
        let token = token_of(election, roll, &mine);
        prop_assert!(is_good(&token, election, roll, &mine));
        prop_assert!(!is_good(&token, election, roll, &other));
        prop_assert!(!is_good(&token, election, roll ^ 1 << bit, &mine));
        let mut changed = election;
        changed[place.index(32)] ^= 1 << bit;
        prop_assert!(!is_good(&token, changed, roll, &mine));
        let mut changed = token.clone();
        changed[place.index(token.len())] ^= 1 << bit;
        prop_assert!(!is_good(&changed, election, roll, &mine));
        prop_assert!(!is_good(&token[..cut.index(token.len())], election, roll, &mine));
    }

    #[test]
    fn nonsense_is_refused_or_signed_and_never_more(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let mine = Credential::new(SecretScalar::new(ostrakon_group::Scalar::ONE)).unwrap();
        prop_assert!(!is_good(&bytes, [0; 32], 0, &mine));
        let request = TokenRequest::new(SIGNER.key(), &Hex([0; 32]), 0, &mine).unwrap();
        prop_assert!(request.finalize(&bytes).is_err());
        prop_assert!(SIGNER.blind_sign(&bytes, &mut OsRng).is_err() || bytes.len() == 256);
        prop_assert!(TokenKey::new(&bytes).is_err() || [256, 384, 512].contains(&bytes.len()));
    }

    #[test]
    fn whatever_is_below_the_modulus_is_signed_as_anybody_can_check(mut bytes in prop::collection::vec(any::<u8>(), 256)) {
        bytes[0] &= 0x7f;
        let answer = SIGNER.blind_sign(&bytes, &mut OsRng).unwrap();
        prop_assert_eq!(SIGNER.blind_sign(&bytes, &mut OsRng).unwrap(), answer.clone());
        prop_assert!(answer.as_slice() < SIGNER.key().modulus());
    }
}

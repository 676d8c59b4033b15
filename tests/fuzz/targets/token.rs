//! Tokens (spec 2.4): keys, blinded messages as the service signs them, and tokens as it takes them.
#![no_main]
#![allow(clippy::expect_used, clippy::panic, reason = "a panic is a finding")]

use libfuzzer_sys::fuzz_target;
use ostrakon_election::roll::{CredentialKey, Token, TokenKey, TokenPlan, TokenSigner};
use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;
use std::sync::LazyLock;

static SIGNER: LazyLock<TokenSigner> = LazyLock::new(|| {
    TokenSigner::generate(2048, &mut ChaCha20Rng::from_seed([7; 32])).expect("a key of 2048 bits")
});

fuzz_target!(|bytes: &[u8]| {
    if let Ok(key) = TokenKey::new(bytes) {
        assert_eq!(key.modulus(), bytes);
    }
    if let Ok(text) = str::from_utf8(bytes) {
        let _ = TokenPlan::parse(text).map(|plan| plan.key());
    }
    let key = SIGNER.key();
    match Token::decode(bytes, key) {
        Ok(token) => {
            assert_eq!(token.encode().as_slice(), bytes);
            let holder = CredentialKey::decode(&[0; 32]);
            let own = holder.is_ok_and(|holder| key.verify(&[0; 32].into(), 0, &holder, &token).is_ok());
            assert!(!own, "nobody signed this");
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
    if let Ok(signature) = SIGNER.blind_sign(bytes, &mut ChaCha20Rng::from_seed([8; 32])) {
        assert_eq!(signature.len(), key.modulus().len());
    }
    let _ = TokenSigner::from_der(bytes);
});

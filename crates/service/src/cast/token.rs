//! The token before a ballot: somebody on the roll logged in and had this P signed (spec 2.4, 10.4).
//!
//! It is verified for every cast, so by `ring`, in half the time of the crate that signs tokens and asks for them. Both must agree.

use ostrakon_election::roll::{CredentialKey, Token, TokenError, TokenKey, token_message};
use ostrakon_group::Bytes32;
use ring::rsa::PublicKeyComponents;
use ring::signature::RSA_PSS_2048_8192_SHA384;

/// Whether the token is one of this key, for this P on this roll of this election: RSASSA-PSS of RFC 8017 with SHA-384, MGF1 with SHA-384
/// and a salt of 48 bytes.
pub(crate) fn verify(
    key: &TokenKey,
    election: &Bytes32,
    roll: u16,
    own: &CredentialKey,
    token: &Token,
) -> Result<(), TokenError> {
    let message = [token.prefix().as_slice(), &token_message(election, roll, own)].concat();
    let exponent = key.exponent().to_be_bytes();
    let zeros = exponent.iter().take_while(|byte| **byte == 0).count();
    let components = PublicKeyComponents { n: key.modulus(), e: &exponent[zeros..] };
    let verdict = components.verify(&RSA_PSS_2048_8192_SHA384, &message, token.signature());
    verdict.map_err(|_| TokenError::False)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a panic is a test's verdict")]

    use super::*;
    use ostrakon_election::roll::{Credential, TokenSigner};
    use ostrakon_group::{Hex, Scalar, SecretScalar};
    use ostrakon_voter::TokenRequest;
    use rand_core::OsRng;

    const ELECTION: Bytes32 = Hex([7; 32]);

    fn member(number: u64) -> Credential {
        Credential::new(SecretScalar::new(Scalar::from(number))).unwrap()
    }

    fn token_of(signer: &TokenSigner, credential: &Credential) -> Token {
        let request = TokenRequest::new(signer.key(), &ELECTION, 3, credential).unwrap();
        request.finalize(&signer.blind_sign(request.blinded(), &mut OsRng).unwrap()).unwrap()
    }

    /// The verdict, which is that of the other implementation.
    fn agreed(key: &TokenKey, election: Bytes32, roll: u16, own: &CredentialKey, token: &Token) -> bool {
        let verdict = verify(key, &election, roll, own, token);
        assert_eq!(verdict, key.verify(&election, roll, own, token));
        verdict.is_ok()
    }

    #[test]
    fn both_implementations_agree_for_every_size_of_key() {
        let (me, you) = (member(5), member(6));
        for bits in [2048, 3072, 4096] {
            let signer = TokenSigner::generate(bits, &mut OsRng).unwrap();
            let token = token_of(&signer, &me);
            assert!(agreed(signer.key(), ELECTION, 3, &me.key(), &token));
            assert!(!agreed(signer.key(), ELECTION, 4, &me.key(), &token));
            assert!(!agreed(signer.key(), Hex([8; 32]), 3, &me.key(), &token));
            assert!(!agreed(signer.key(), ELECTION, 3, &you.key(), &token));
        }
    }

    #[test]
    fn every_changed_byte_is_refused_by_both() {
        let (signer, me) = (TokenSigner::generate(2048, &mut OsRng).unwrap(), member(5));
        let bytes = token_of(&signer, &me).encode();
        for place in 0..bytes.len() {
            let mut changed = bytes.to_vec();
            changed[place] ^= 1;
            if let Ok(token) = Token::decode(&changed, signer.key()) {
                assert!(!agreed(signer.key(), ELECTION, 3, &me.key(), &token), "byte {place}");
            }
        }
    }
}

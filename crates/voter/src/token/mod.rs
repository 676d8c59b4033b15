//! Asking for a token: the service signs P without seeing it (spec 2.4).
//!
//! * `drawn`: what a request is blinded with, which whoever seals a ballot derives; `factor`: its arithmetic
//! * this: the request itself, where RSA is computed; `prepared`: how the library is given what it would draw

mod drawn;
mod factor;
mod prepared;

use blind_rsa_signatures::{BlindSignature, BlindingResult};
pub use drawn::{token_drawn, token_drawn_length};
use ostrakon_election::roll::{Credential, RsaKey, Token, TokenKey, token_message};
use ostrakon_group::Bytes32;
use prepared::Prepared;
use std::fmt;
use zeroize::{Zeroize, Zeroizing};

/// One credential's request under one roll's key. Made again, it is the same: whoever lost everything but the credential asks
/// with the same bytes, and gets the same token.
pub struct TokenRequest<'a> {
    key: &'a TokenKey,
    rsa: RsaKey,
    message: Vec<u8>,
    blinding: BlindingResult,
}

/// Why there is no request, or no token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenRequestError {
    /// A factor of the modulus was met: the service's key is none.
    #[error(
        "the roll's token key is not one that messages can be blinded under: tell the organiser, and do not vote with it"
    )]
    Key,
    /// The answer is no signature on what was asked for.
    #[error(
        "the service's answer is not a signature under the roll's token key: ask again, and tell the organiser if it stays so"
    )]
    Answer,
    /// Not what a request was made from.
    #[error("what the token is asked for with is damaged, or another election's: seal the ballot again")]
    Drawn,
}

impl<'a> TokenRequest<'a> {
    /// `key` is the roll's in the manifest, `roll` its index there.
    pub fn new(
        key: &'a TokenKey,
        election: &Bytes32,
        roll: u16,
        credential: &Credential,
    ) -> Result<Self, TokenRequestError> {
        let drawn = token_drawn(key, election, roll, credential)?;
        Self::again(key, &token_message(election, roll, &credential.key()), &drawn)
    }

    /// The request on a [`token_message`] from what [`token_drawn`] gave, by whoever has both: they need no credential.
    ///
    /// # Errors
    /// If it is not that, or the key is none.
    pub fn again(key: &'a TokenKey, message: &[u8], drawn: &[u8]) -> Result<Self, TokenRequestError> {
        if !drawn::is_drawn(drawn, key) {
            return Err(TokenRequestError::Drawn);
        }
        let rsa = key.rsa().map_err(|_| TokenRequestError::Key)?;
        let mut prepared = Prepared::new(Zeroizing::new(drawn.to_vec()));
        let blinding = rsa.blind(&mut prepared, message).map_err(|_| TokenRequestError::Key)?;
        let request = Self { key, rsa, message: message.to_vec(), blinding };
        // An r without inverse would be drawn anew, and there is nothing more to draw: that would be no secret.
        if prepared.is_used_up() { Ok(request) } else { Err(TokenRequestError::Key) }
    }

    /// What the service signs; it tells nothing of P.
    pub fn blinded(&self) -> &[u8] {
        &self.blinding.blind_message.0
    }

    /// The token, from the service's answer. It is verified: an answer under another key would make its holder known.
    pub fn finalize(&self, answer: &[u8]) -> Result<Token, TokenRequestError> {
        let answer = BlindSignature(answer.to_vec());
        let signature = self.rsa.finalize(&answer, &self.blinding, &self.message);
        let signature = signature.map_err(|_| TokenRequestError::Answer)?;
        let prefix = self.blinding.msg_randomizer.ok_or(TokenRequestError::Answer)?;
        let bytes = Zeroizing::new([prefix.0.as_slice(), &signature.0].concat());
        Token::decode(&bytes, self.key).map_err(|_| TokenRequestError::Answer)
    }
}

impl Drop for TokenRequest<'_> {
    fn drop(&mut self) {
        self.blinding.secret.0.zeroize();
        self.blinding.msg_randomizer.iter_mut().for_each(|prefix| prefix.0.zeroize());
    }
}

impl fmt::Debug for TokenRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenRequest(<redacted>)")
    }
}

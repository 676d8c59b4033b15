//! Asking for a token: the service signs P without seeing it (spec 2.4).

use blind_rsa_signatures::reexports::crypto_bigint::{BoxedUint, NonZero};
use blind_rsa_signatures::reexports::rsa::rand_core::{TryCryptoRng, TryRng};
use blind_rsa_signatures::{BlindSignature, BlindingResult};
use hkdf::Hkdf;
use ostrakon_election::roll::{Credential, CredentialKey, Token, TokenKey, token_message};
use ostrakon_group::Bytes32;
use sha2::Sha512;
use std::convert::Infallible;
use std::fmt;
use zeroize::{Zeroize, Zeroizing};

/// Bytes of the message's prefix and of the salt inside the signature.
const PREFIX_AND_SALT: usize = 32 + 48;
/// Bytes drawn beyond the modulus' length: the factor is then uniform but for 2⁻¹²⁸.
const SURPLUS: usize = 16;

/// One credential's request under one roll's key. Made again, it is the same: whoever lost everything but the credential asks
/// with the same bytes, and gets the same token.
pub struct TokenRequest<'a> {
    key: &'a TokenKey,
    message: Vec<u8>,
    blinding: BlindingResult,
    drawn: Zeroizing<Vec<u8>>,
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
        Self::from_drawn(key, election, roll, &credential.key(), draws(key, election, roll, credential)?)
    }

    /// Makes a request again from what [`Self::drawn`] gave, by whoever has that and P: they need no credential.
    ///
    /// # Errors
    /// If it is not that.
    pub fn again(
        key: &'a TokenKey,
        election: &Bytes32,
        roll: u16,
        own: &CredentialKey,
        drawn: &[u8],
    ) -> Result<Self, TokenRequestError> {
        if drawn.len() != Self::drawn_length(key) {
            return Err(TokenRequestError::Drawn);
        }
        let request = Self::from_drawn(key, election, roll, own, Zeroizing::new(drawn.to_vec()));
        request.map_err(|_| TokenRequestError::Drawn)
    }

    fn from_drawn(
        key: &'a TokenKey,
        election: &Bytes32,
        roll: u16,
        own: &CredentialKey,
        drawn: Zeroizing<Vec<u8>>,
    ) -> Result<Self, TokenRequestError> {
        let message = token_message(election, roll, own);
        let mut prepared = Prepared::new(drawn.clone());
        let blinding = key.rsa().blind(&mut prepared, &message).map_err(|_| TokenRequestError::Key)?;
        let request = Self { key, message, blinding, drawn };
        // An r without inverse would be drawn anew, and there is nothing more to draw: that would be no secret.
        if prepared.is_used_up() { Ok(request) } else { Err(TokenRequestError::Key) }
    }

    /// prefix ‖ salt ‖ r: what the request was made from. Whoever has it, P and the blinded message knows that these belong together.
    pub fn drawn(&self) -> &[u8] {
        &self.drawn
    }

    /// How many bytes [`Self::drawn`] has under a key.
    pub fn drawn_length(key: &TokenKey) -> usize {
        PREFIX_AND_SALT + key.modulus().len()
    }

    /// What the service signs; it tells nothing of P.
    pub fn blinded(&self) -> &[u8] {
        &self.blinding.blind_message.0
    }

    /// The token, from the service's answer. It is verified: an answer under another key would make its holder known.
    pub fn finalize(&self, answer: &[u8]) -> Result<Token, TokenRequestError> {
        let answer = BlindSignature(answer.to_vec());
        let signature = self.key.rsa().finalize(&answer, &self.blinding, &self.message);
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

/// prefix ‖ salt ‖ r as blinding draws them: r little-endian, of the modulus' length.
fn draws(
    key: &TokenKey,
    election: &Bytes32,
    roll: u16,
    credential: &Credential,
) -> Result<Zeroizing<Vec<u8>>, TokenRequestError> {
    let length = key.modulus().len();
    let mut bytes = Zeroizing::new(vec![0; PREFIX_AND_SALT + length + SURPLUS]);
    let hkdf = Hkdf::<Sha512>::new(Some(b"ostrakon-v1/token"), credential.expose().expose().as_bytes());
    let info = [election.0.as_slice(), &roll.to_be_bytes()].concat();
    // 608 bytes at most: HKDF's limit of 255 hashes cannot be reached.
    hkdf.expand(&info, &mut bytes).map_err(|_| TokenRequestError::Key)?;
    let factor = factor(&bytes[PREFIX_AND_SALT..], key.modulus()).ok_or(TokenRequestError::Key)?;
    bytes[PREFIX_AND_SALT..PREFIX_AND_SALT + length].copy_from_slice(&factor);
    bytes[PREFIX_AND_SALT + length..].zeroize();
    bytes.truncate(PREFIX_AND_SALT + length);
    Ok(bytes)
}

/// r = 1 + (w mod (n − 1)), little-endian.
fn factor(wide: &[u8], modulus: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let bits = 8 * wide.len() as u32;
    let one = BoxedUint::one_with_precision(bits);
    let n = BoxedUint::from_be_slice(&[[0; SURPLUS].as_slice(), modulus].concat(), bits).ok()?;
    let below = NonZero::new(n.wrapping_sub(&one)).into_option()?;
    let mut w = BoxedUint::from_be_slice(wide, bits).ok()?;
    let mut rest = &w % &below;
    let mut r = rest.wrapping_add(&one);
    let bytes = Zeroizing::new(r.to_le_bytes()[..modulus.len()].to_vec());
    [&mut w, &mut rest, &mut r].into_iter().for_each(Zeroize::zeroize);
    Some(bytes)
}

/// Bytes handed out in order, as the library asks for randomness.
struct Prepared {
    bytes: Zeroizing<Vec<u8>>,
    asked: usize,
}

impl Prepared {
    fn new(bytes: Zeroizing<Vec<u8>>) -> Self {
        Self { bytes, asked: 0 }
    }

    /// Neither more nor less was asked for than there is.
    fn is_used_up(&self) -> bool {
        self.asked == self.bytes.len()
    }
}

impl TryRng for Prepared {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, dest: &mut [u8]) -> Result<(), Infallible> {
        let rest = self.bytes.get(self.asked..).unwrap_or_default();
        let given = rest.len().min(dest.len());
        // Whoever asks for more than there is gets a one, so that nobody draws for ever; that more was asked for is an error then.
        dest.fill(0);
        dest.iter_mut().take(1).for_each(|first| *first = 1);
        dest[..given].copy_from_slice(&rest[..given]);
        self.asked += dest.len();
        Ok(())
    }
}

impl TryCryptoRng for Prepared {}

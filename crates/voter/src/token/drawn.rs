//! What a request is blinded with, derived from a credential (spec 2.4).

use super::TokenRequestError;
use super::factor::{factor, is_factor};
use hkdf::Hkdf;
use ostrakon_election::roll::{Credential, TokenKey};
use ostrakon_group::Bytes32;
use sha2::Sha512;
use zeroize::Zeroizing;

/// Bytes of the message's prefix and of the salt inside the signature.
const PREFIX_AND_SALT: usize = 32 + 48;
/// Bytes drawn beyond the modulus' length: the factor is then uniform but for 2⁻¹²⁸.
const SURPLUS: usize = 16;

/// How many bytes [`token_drawn`] gives under a key.
pub fn token_drawn_length(key: &TokenKey) -> usize {
    PREFIX_AND_SALT + key.modulus().len()
}

/// prefix ‖ salt ‖ r: what a credential's request is made from, r little-endian and as long as the modulus. `key` is the roll's in the manifest, `roll`
/// its index there. Nothing of RSA is computed, and nothing tells of the credential but whose request this makes.
///
/// # Errors
/// None under any key: HKDF's limit of 255 hashes lies far above.
pub fn token_drawn(
    key: &TokenKey,
    election: &Bytes32,
    roll: u16,
    credential: &Credential,
) -> Result<Zeroizing<Vec<u8>>, TokenRequestError> {
    let mut bytes = Zeroizing::new(vec![0; token_drawn_length(key) + SURPLUS]);
    let hkdf = Hkdf::<Sha512>::new(Some(b"ostrakon-v1/token"), credential.expose().expose().as_bytes());
    let info = [election.0.as_slice(), &roll.to_be_bytes()].concat();
    hkdf.expand(&info, &mut bytes).map_err(|_| TokenRequestError::Key)?;
    let (fixed, wide) = bytes.split_at(PREFIX_AND_SALT);
    let r = factor(wide, key.modulus());
    Ok(Zeroizing::new([fixed, r.as_slice()].concat()))
}

/// Whether bytes are what [`token_drawn`] could give under a key.
pub(super) fn is_drawn(bytes: &[u8], key: &TokenKey) -> bool {
    bytes.get(PREFIX_AND_SALT..).is_some_and(|r| is_factor(r, key.modulus()))
}

//! A sealed box (libsodium's `crypto_box_seal`): what only the holder of an X25519 key opens.

use blake2::{Blake2b, Digest, digest::consts::U24};
use crypto_box::aead::{Aead, Error};
use crypto_box::{PublicKey, SalsaBox, SecretKey};
use curve25519_dalek::constants::X25519_BASEPOINT;
use rand_core::CryptoRngCore;
use zeroize::Zeroizing;

/// Ephemeral key ‖ box, under the nonce BLAKE2b-192(ephemeral key ‖ their key).
///
/// As `PublicKey::seal`; but the ephemeral key is computed by X25519's ladder, which needs no table that browsers would have to load.
pub(crate) fn seal(their: &[u8; 32], text: &[u8], rng: &mut impl CryptoRngCore) -> Result<Vec<u8>, Error> {
    let own = SecretKey::generate(rng);
    let ephemeral = X25519_BASEPOINT.mul_clamped(*Zeroizing::new(own.to_bytes()));
    let nonce = Blake2b::<U24>::new().chain_update(ephemeral.as_bytes()).chain_update(their).finalize();
    let sealed = SalsaBox::new(&PublicKey::from(*their), &own).encrypt(&nonce, text)?;
    Ok([ephemeral.as_bytes().as_slice(), &sealed].concat())
}

#[cfg(test)]
mod tests {
    use super::seal;
    use crypto_box::{PublicKey, SecretKey};
    use rand_chacha::ChaCha20Rng;
    use rand_core::{OsRng, SeedableRng};

    #[test]
    fn a_box_is_sealed_as_the_library_seals_it() {
        for seed in 0..50 {
            let their = SecretKey::generate(&mut OsRng).public_key();
            let text = vec![7; seed as usize];
            let rng = || ChaCha20Rng::seed_from_u64(seed);
            let own = seal(their.as_bytes(), &text, &mut rng()).expect("sealed");
            assert_eq!(own, PublicKey::seal(&their, &mut rng(), &text).expect("sealed"));
        }
    }
}

#![allow(clippy::unwrap_used)]
use super::*;
use blind_rsa_signatures::reexports::crypto_bigint::BoxedUint;
use blind_rsa_signatures::reexports::rsa::RsaPublicKey;
use rand_core::{CryptoRng, Error, OsRng, RngCore};

fn modulus(length: usize) -> Vec<u8> {
    vec![0xff; length]
}

#[test]
fn keys_are_of_three_sizes_odd_and_full() {
    for length in [256, 384, 512] {
        assert_eq!(TokenKey::new(&modulus(length)).unwrap().modulus(), modulus(length));
        let mut even = modulus(length);
        even[length - 1] = 0xfe;
        assert_eq!(TokenKey::new(&even), Err(TokenKeyError::Even));
        let mut short = modulus(length);
        short[0] = 0x7f;
        assert_eq!(TokenKey::new(&short), Err(TokenKeyError::FirstBit));
    }
    for length in [0, 1, 128, 255, 257, 264, 383, 511, 513, 1024] {
        assert_eq!(TokenKey::new(&modulus(length)), Err(TokenKeyError::Length(length)));
    }
}

/// The judge of bytes takes what the library takes, of the lengths and first bits that are allowed.
#[test]
fn a_key_is_judged_as_the_arithmetic_judges_it() {
    let library = |modulus: &[u8]| {
        let n = BoxedUint::from_be_slice(modulus, 8 * modulus.len() as u32).unwrap();
        let allowed = [2048, 3072, 4096].contains(&n.bits());
        allowed && RsaPublicKey::new(n, BoxedUint::from(65537_u32)).is_ok()
    };
    let signer = TokenSigner::generate(2048, &mut OsRng).unwrap();
    let mut judged = Vec::new();
    for own in [signer.key().modulus().to_vec(), modulus(256), modulus(384), modulus(512)] {
        for bit in 0..8 * own.len() {
            let mut flipped = own.clone();
            flipped[bit / 8] ^= 0x80 >> (bit % 8);
            judged.push(flipped);
        }
        // Alone the first and the last bit, and whatever is cut off at either end.
        for (first, last) in [(0x80, 1), (0x80, 0), (0, 1), (0x7f, 0xff), (0, 0)] {
            let mut sparse = vec![0; own.len()];
            (sparse[0], sparse[own.len() - 1]) = (first, last);
            judged.push(sparse);
        }
        judged.extend((1..own.len()).flat_map(|cut| [own[cut..].to_vec(), own[..cut].to_vec()]));
        judged.push(own);
    }
    for modulus in judged {
        let key = TokenKey::new(&modulus);
        assert_eq!(key.is_ok(), library(&modulus), "{key:?}");
        if let Ok(key) = key {
            assert_eq!(key.rsa().unwrap().components().n(), modulus);
        }
    }
}

#[test]
fn a_token_has_one_length_and_stays_below_the_modulus() {
    let key = TokenKey::new(&modulus(256)).unwrap();
    let length = |given| TokenError::Length { given, wanted: 288 };
    for given in [0, 31, 32, 287, 289, 32 + 384] {
        assert_eq!(Token::decode(&vec![0; given], &key).unwrap_err(), length(given));
    }
    assert_eq!(Token::decode(&[0xff; 288], &key).unwrap_err(), TokenError::Range);
    let mut below = [0xff; 288];
    below[287] = 0xfe;
    let token = Token::decode(&below, &key).unwrap();
    assert_eq!(token.encode().as_slice(), below);
    assert_eq!((token.prefix(), token.signature()), (&[0xff; 32], &below[32..]));
}

#[test]
fn a_plan_is_written_in_lower_case_and_read_strictly() {
    let plan = TokenPlan { modulus: vec![0xab, 0xcd] };
    assert_eq!(serde_json::to_string(&plan).unwrap(), r#"{"modulus":"abcd"}"#);
    assert_eq!(serde_json::from_str::<TokenPlan>(r#"{"modulus":"abcd"}"#).unwrap(), plan);
    assert_eq!(plan.key().unwrap_err(), TokenKeyError::Length(2));
    for text in [
        r#"{"modulus":"ABCD"}"#,
        r#"{"modulus":"abc"}"#,
        r#"{"modulus":7}"#,
        r#"{}"#,
        r#""abcd""#,
        r#"{"modulus":"abcd","exponent":3}"#,
    ] {
        assert!(serde_json::from_str::<TokenPlan>(text).is_err(), "{text}");
    }
}

#[test]
fn signers_are_of_three_sizes() {
    for bits in [0, 512, 1024, 2047, 2056, 8192] {
        assert_eq!(TokenSigner::generate(bits, &mut OsRng).unwrap_err(), TokenSignerError::Bits(bits));
    }
}

/// Gives the same byte for ever.
struct Stuck;

impl RngCore for Stuck {
    fn next_u32(&mut self) -> u32 {
        0
    }
    fn next_u64(&mut self) -> u64 {
        0
    }
    fn fill_bytes(&mut self, out: &mut [u8]) {
        out.fill(0);
    }
    fn try_fill_bytes(&mut self, out: &mut [u8]) -> Result<(), Error> {
        self.fill_bytes(out);
        Ok(())
    }
}

impl CryptoRng for Stuck {}

#[test]
fn a_stuck_generator_makes_and_signs_nothing() {
    assert!(matches!(TokenSigner::generate(2048, &mut Stuck), Err(TokenSignerError::Random(_))));
    let signer = TokenSigner::generate(2048, &mut OsRng).unwrap();
    assert!(matches!(signer.blind_sign(&[7; 256], &mut Stuck), Err(TokenSignerError::Random(_))));
}

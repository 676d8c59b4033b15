//! Printed codes: 130 random bits as 26 characters, with two that notice mistakes (spec 2.1).

use super::{ChainSecret, MasterKey};
use hkdf::Hkdf;
use ostrakon_group::{SecretScalar, wide_scalar};
use rand_core::CryptoRngCore;
use sha2::Sha512;
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// Crockford's base 32.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 26;
/// Prime, above 26 · 31: every single wrong character and every exchange of two changes the check.
const MODULUS: u32 = 1021;

/// A code as printed. Never shown by `Debug`; [`PrintedCode::expose`] gives the text.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct PrintedCode([u8; LENGTH]);

/// Why a text is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Not 28 characters.
    #[error("a code has 28 letters and digits; this one has {0}")]
    Length(usize),
    /// A character that codes do not use.
    #[error("character {place} is not one that codes use (digits and letters without U)")]
    Character {
        /// From 1, hyphens and spaces not counted.
        place: usize,
    },
    /// The check characters do not fit.
    #[error("the code is mistyped: its last two characters do not fit the others")]
    Check,
    /// It gives the key 0.
    #[error("the code gives no usable key")]
    Key,
}

impl PrintedCode {
    /// Draws a code: each character uniform.
    pub fn generate(rng: &mut impl CryptoRngCore) -> Self {
        let mut values = [0; LENGTH];
        rng.fill_bytes(&mut values);
        values.iter_mut().for_each(|v| *v &= 31);
        Self(values)
    }

    /// Reads what a person typed: lower case, `O` for 0, `I` and `L` for 1, hyphens and spaces anywhere.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let typed: Zeroizing<Vec<char>> =
            Zeroizing::new(text.chars().filter(|c| *c != '-' && !c.is_whitespace()).collect());
        if typed.len() != LENGTH + 2 {
            return Err(CodeError::Length(typed.len()));
        }
        let mut values = Zeroizing::new([0u8; LENGTH + 2]);
        for (place, (c, value)) in typed.iter().zip(values.iter_mut()).enumerate() {
            *value = character(*c).ok_or(CodeError::Character { place: place + 1 })?;
        }
        let mut code = Self([0; LENGTH]);
        code.0.copy_from_slice(&values[..LENGTH]);
        if code.check() == values[LENGTH..] { Ok(code) } else { Err(CodeError::Check) }
    }

    /// The text, in seven groups of four; whoever calls this is answerable for the copy.
    pub fn expose(&self) -> Zeroizing<String> {
        let values: Vec<u8> = self.0.iter().copied().chain(self.check()).collect();
        let groups: Vec<String> = values.chunks(4).map(letters).collect();
        Zeroizing::new(groups.join("-"))
    }

    /// The master key and the chain secret.
    pub fn derive(&self) -> Result<(MasterKey, ChainSecret), CodeError> {
        let input = Zeroizing::new(letters(&self.0));
        let hkdf = Hkdf::<Sha512>::new(Some(b"ostrakon-v1/printed-code"), input.as_bytes());
        let (mut wide, mut chain) = (Zeroizing::new([0; 64]), Zeroizing::new([0; 32]));
        // Both lengths are far below HKDF's limit of 255 hashes.
        hkdf.expand(b"master", wide.as_mut()).map_err(|_| CodeError::Key)?;
        hkdf.expand(b"chain", chain.as_mut()).map_err(|_| CodeError::Key)?;
        let key = MasterKey::new(SecretScalar::new(wide_scalar(&wide))).ok_or(CodeError::Key)?;
        Ok((key, ChainSecret::new(*chain)))
    }

    fn check(&self) -> [u8; 2] {
        let sum: u32 = (1..).zip(&self.0).map(|(i, v)| i * u32::from(*v)).sum();
        let check = sum % MODULUS;
        [(check / 32) as u8, (check % 32) as u8]
    }
}

impl fmt::Debug for PrintedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PrintedCode(<redacted>)")
    }
}

fn letters(values: &[u8]) -> String {
    values.iter().map(|v| char::from(ALPHABET[usize::from(*v)])).collect()
}

fn character(typed: char) -> Option<u8> {
    let letter = match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET.iter().position(|a| char::from(*a) == letter).map(|p| p as u8)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use rand_core::OsRng;

    #[test]
    fn every_single_mistake_and_every_exchange_is_noticed() {
        let text = PrintedCode::generate(&mut OsRng).expose().replace('-', "");
        let characters: Vec<char> = text.chars().collect();
        for place in 0..characters.len() {
            for other in ALPHABET.iter().map(|a| char::from(*a)).filter(|a| *a != characters[place]) {
                let mut wrong = characters.clone();
                wrong[place] = other;
                assert!(PrintedCode::parse(&wrong.iter().collect::<String>()).is_err());
            }
            for second in place + 1..LENGTH {
                let mut wrong = characters.clone();
                wrong.swap(place, second);
                let same = wrong == characters;
                assert_eq!(PrintedCode::parse(&wrong.iter().collect::<String>()).is_ok(), same);
            }
        }
    }

    #[test]
    fn people_may_type_it_their_way() {
        let code =
            PrintedCode([0, 1, 1, 31, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        let text = code.expose().to_string();
        let typed = text.to_lowercase().replacen('0', "o", 1).replacen('1', "l", 1).replacen('1', " I ", 1);
        assert_eq!(PrintedCode::parse(&typed).unwrap().0, code.0);
        assert_eq!(PrintedCode::parse("ABC").unwrap_err(), CodeError::Length(3));
        let odd = text.replacen('Z', "U", 1);
        assert!(matches!(PrintedCode::parse(&odd), Err(CodeError::Character { .. })));
    }
}

//! The tracker: what a second device takes down before the voter casts or challenges (spec 3.8).

use super::ballot::ciphertext_bytes;
use ostrakon_group::{Bytes32, labelled_hash};
use ostrakon_proofs::ballot::Ciphertext;
use std::fmt;

/// Hash of all A and B of a ballot, for one election and roll. Says nothing of the vote.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Tracker([u8; 32]);

/// Crockford's base 32.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

impl Tracker {
    /// H("tracker", manifest_hash ‖ u16(roll) ‖ all A, B).
    pub fn new(election: &Bytes32, roll: u16, ciphertexts: &[Ciphertext]) -> Self {
        let points: Vec<u8> = ciphertexts.iter().flat_map(ciphertext_bytes).collect();
        Self(labelled_hash("tracker", &[&election.0, &roll.to_be_bytes(), &points]))
    }

    /// The 32 bytes.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Reads a tracker as people copy it: any case, hyphens and spaces anywhere, `O` for 0, `I` and `L` for 1.
    pub fn parse(text: &str) -> Option<Self> {
        let typed = text.chars().filter(|c| *c != '-' && !c.is_whitespace());
        let values: Vec<u8> = typed.map(value).collect::<Option<_>>()?;
        if values.len() != 52 {
            return None;
        }
        let bits = values.iter().flat_map(|v| (0..5).rev().map(move |i| v >> i & 1));
        let bits: Vec<u8> = bits.collect();
        let (whole, rest) = bits.split_at(256);
        let mut bytes = [0; 32];
        whole.iter().enumerate().for_each(|(i, bit)| bytes[i / 8] |= bit << (7 - i % 8));
        rest.iter().all(|bit| *bit == 0).then_some(Self(bytes))
    }
}

fn value(c: char) -> Option<u8> {
    let letter = match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET.iter().position(|a| char::from(*a) == letter).map(|p| p as u8)
}

impl fmt::Display for Tracker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bits: Vec<u8> = self.0.iter().flat_map(|b| (0..8).rev().map(move |i| b >> i & 1)).collect();
        for (place, five) in bits.chunks(5).enumerate() {
            if place > 0 && place % 4 == 0 {
                f.write_str("-")?;
            }
            let value = (0..5).fold(0, |v, i| v << 1 | five.get(i).copied().unwrap_or(0));
            write!(f, "{}", char::from(ALPHABET[usize::from(value)]))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Tracker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_reads_back() {
        for byte in [0u8, 1, 0x80, 0xff, 0x5a] {
            let tracker = Tracker([byte; 32]);
            let text = tracker.to_string();
            assert_eq!(text.replace('-', "").len(), 52);
            assert_eq!(Tracker::parse(&text.to_lowercase()), Some(tracker));
        }
        assert_eq!(Tracker::parse("abc"), None);
        let nonzero_end = format!("{}1", "0".repeat(51));
        assert_eq!(Tracker::parse(&nonzero_end), None);
    }
}

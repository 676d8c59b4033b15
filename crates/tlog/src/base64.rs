//! Base64 in one form only (RFC 4648 §4): padded, at the end alone, unused bits zero.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Four digits for three bytes, the last four padded.
pub(crate) fn encode(bytes: &[u8]) -> String {
    bytes.chunks(3).flat_map(quantum).collect()
}

/// The digits of one byte to three.
fn quantum(bytes: &[u8]) -> [char; 4] {
    let bits = (0..3).fold(0, |bits, at| bits << 8 | u32::from(bytes.get(at).copied().unwrap_or(0)));
    [0, 1, 2, 3].map(|place| match place <= bytes.len() {
        true => char::from(DIGITS[(bits >> (18 - 6 * place)) as usize & 63]),
        false => '=',
    })
}

/// Reads what [`encode`] writes.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    let unpadded = text.trim_end_matches('=');
    let mut bytes = Vec::with_capacity(unpadded.len() / 4 * 3 + 2);
    for digits in unpadded.as_bytes().chunks(4) {
        let bits = (0..4).try_fold(0, |bits, at| Some(bits << 6 | digits.get(at).map_or(Some(0), value)?))?;
        bytes.extend_from_slice(&u32::to_be_bytes(bits)[1..digits.len()]);
    }
    // Padding elsewhere, or of another length, and bits that are not used.
    (encode(&bytes) == text).then_some(bytes)
}

fn value(digit: &u8) -> Option<u32> {
    let place = DIGITS.iter().position(|known| known == digit)?;
    u32::try_from(place).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use data_encoding::BASE64;
    use proptest::prelude::*;

    #[test]
    fn padded_pieces_are_refused() {
        assert_eq!(decode("AAEC"), Some(vec![0, 1, 2]));
        assert_eq!(decode("AAE="), Some(vec![0, 1]));
        assert_eq!(BASE64.decode(b"AAE=AAE="), Ok(vec![0, 1, 0, 1]));
        for text in ["AAE=AAE=", "AA==AAEC", "AAF=", "AAE", "A AE=", "AAE=\n", "A", "A===", "=", "===="] {
            assert_eq!(decode(text), None, "{text:?}");
        }
    }

    /// As data-encoding reads and writes it, but for padded pieces one after another, which that takes.
    fn by_data_encoding(text: &str) -> Option<Vec<u8>> {
        let bytes = BASE64.decode(text.as_bytes()).ok()?;
        (BASE64.encode(&bytes) == text).then_some(bytes)
    }

    proptest! {
        #[test]
        fn texts_and_bytes_are_as_data_encoding_has_them(text in "[A-Da-d0-3+/é ]{0,9}={0,4}", bytes: Vec<u8>) {
            prop_assert_eq!(decode(&text), by_data_encoding(&text));
            prop_assert_eq!(encode(&bytes), BASE64.encode(&bytes));
            prop_assert_eq!(decode(&encode(&bytes)), Some(bytes));
        }
    }
}

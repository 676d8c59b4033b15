//! Base64 in one form only (RFC 4648 §4): padded, at the end alone, unused bits zero.

use data_encoding::BASE64;

/// Reads what `BASE64.encode` writes. (`BASE64.decode` also takes padded pieces one after another.)
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    let bytes = BASE64.decode(text.as_bytes()).ok()?;
    (BASE64.encode(&bytes) == text).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padded_pieces_are_refused() {
        assert_eq!(decode("AAEC"), Some(vec![0, 1, 2]));
        assert_eq!(decode("AAE="), Some(vec![0, 1]));
        assert_eq!(BASE64.decode(b"AAE=AAE="), Ok(vec![0, 1, 0, 1]));
        for text in ["AAE=AAE=", "AA==AAEC", "AAF=", "AAE", "A AE=", "AAE=\n"] {
            assert_eq!(decode(text), None, "{text:?}");
        }
    }
}

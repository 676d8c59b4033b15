//! Signing keys of organisers, registrars and officers in files: `ostrakon key <role>` on the first line, the seed in hexadecimal on the second.

use ostrakon_group::Bytes32;
use ostrakon_tlog::ed25519::SecretKey;
use zeroize::Zeroizing;

const HEAD: &str = "ostrakon key ";
/// More than any key file has, in bytes.
pub const MAX_BYTES: u64 = 4096;

/// The file of a key; `role` is a word for whoever finds it.
pub fn encode(role: &str, key: &SecretKey) -> Zeroizing<String> {
    Zeroizing::new(format!("{HEAD}{role}\n{}\n", Bytes32::from(*key.expose_seed())))
}

/// Reads what [`encode`] gives; nothing if the text is anything else.
pub fn parse(text: &str) -> Option<SecretKey> {
    let mut lines = text.lines();
    lines.next().filter(|line| line.starts_with(HEAD))?;
    Some(SecretKey::from_seed(&lines.next().and_then(Bytes32::parse)?.0))
}

/// The public key, as manifests hold it.
pub fn public(key: &SecretKey) -> Bytes32 {
    (*key.public_key().as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_was_written_and_nothing_else_is_one() {
        let key = SecretKey::from_seed(&[7; 32]);
        let text = encode("officer", &key);
        assert_eq!(parse(&text).map(|read| public(&read)), Some(public(&key)));
        let none =
            ["", "ostrakon key officer", "ostrakon key officer\n07", &text.replace("ostrakon", "other")];
        for text in none {
            assert!(parse(text).is_none(), "{text}");
        }
    }
}

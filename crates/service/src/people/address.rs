//! Addresses of mail, as this service takes them: plain ones, in ASCII.

/// An address with its form for comparison.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Address {
    written: String,
    folded: String,
}

/// Bytes of an address, and of what stands before its @ (RFC 5321, 4.5.3.1).
const LONGEST: usize = 254;
const LONGEST_LOCAL: usize = 64;
/// Bytes of a label of a domain (RFC 1035, 2.3.4).
const LONGEST_LABEL: usize = 63;

impl Address {
    /// Takes an address: a dot-atom, @, a domain of two labels at least. A domain in another script is written as its xn-- form.
    pub(crate) fn new(text: &str) -> Option<Self> {
        let (local, domain) = text.split_once('@')?;
        let labels = || domain.split('.');
        let fits = text.len() <= LONGEST && local.len() <= LONGEST_LOCAL && labels().count() >= 2;
        let good = fits && local.split('.').all(atom) && labels().all(label);
        good.then(|| Self { written: text.to_owned(), folded: text.to_ascii_lowercase() })
    }

    /// As it was written.
    pub(crate) fn as_str(&self) -> &str {
        &self.written
    }

    /// As addresses are compared.
    pub(crate) fn folded(&self) -> &str {
        &self.folded
    }

    /// As people see it: the domain in its own script.
    pub(super) fn shown(&self) -> String {
        let (local, domain) = self.folded.split_once('@').unwrap_or_default();
        format!("{local}@{}", idna::domain_to_unicode(domain).0)
    }
}

/// Characters between the dots of what stands before the @ (RFC 5322, 3.2.3).
fn atom(text: &str) -> bool {
    let special = |b: u8| b"!#$%&'*+-/=?^_`{|}~".contains(&b);
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || special(b))
}

fn label(text: &str) -> bool {
    let whole = !text.starts_with('-') && !text.ends_with('-');
    let long = text.is_empty() || text.len() > LONGEST_LABEL;
    whole && !long && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_addresses_are_taken() {
        for text in ["ada@example.org", "A.B+c@x-y.example", "o'brien@xn--bcher-kva.example"] {
            assert_eq!(Address::new(text).unwrap().as_str(), text);
        }
        let address = Address::new("Ada@Example.ORG").unwrap();
        assert_eq!(address.folded(), "ada@example.org");
        assert_eq!(Address::new("a@xn--bcher-kva.example").unwrap().shown(), "a@bücher.example");
    }

    #[test]
    fn others_are_not() {
        let long = format!("{}@example.org", "a".repeat(65));
        let deep = format!("a@{}example.org", "abcdefgh.".repeat(30));
        for text in [
            "",
            "ada",
            "@example.org",
            "ada@",
            "ada@org",
            "a@b@c.org",
            ".a@x.org",
            "a.@x.org",
            "a..b@x.org",
            "a@x..org",
            "a@-x.org",
            "a@x-.org",
            "a b@x.org",
            "a@x.org ",
            "\"a b\"@x.org",
            "a@[10.0.0.1]",
            "ä@x.org",
            "a@bücher.example",
            "a@x.org\r\nBcc: b@x.org",
            "a,b@x.org",
            "a@x_y.org",
            &long,
            &deep,
        ] {
            assert_eq!(Address::new(text), None, "{text:?}");
        }
    }
}

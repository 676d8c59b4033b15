//! JSON's text (RFC 8259) as a [`Tree`].

use super::fault::FormError;
use super::tree::Tree;
use serde::de::Error;

/// Lists and objects inside one another, as serde_json has them at most.
const MOST_NESTED: usize = 127;

/// Reads a text that is one value and nothing else.
pub(crate) fn parse(bytes: &[u8]) -> Result<Tree, FormError> {
    let mut text = Text { bytes, at: 0, nested: 0 };
    let tree = text.value()?;
    text.space();
    match text.at == bytes.len() {
        true => Ok(tree),
        false => Err(text.fault("more after the end")),
    }
}

struct Text<'a> {
    bytes: &'a [u8],
    at: usize,
    nested: usize,
}

impl Text<'_> {
    fn fault(&self, what: &str) -> FormError {
        FormError::custom(format_args!("no JSON: {what}, at byte {}", self.at))
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// Steps over a byte, if it is there.
    fn takes(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    fn needs(&mut self, byte: u8) -> Result<(), FormError> {
        if self.takes(byte) { Ok(()) } else { Err(self.fault(&format!("`{}` is missing", char::from(byte)))) }
    }

    fn value(&mut self) -> Result<Tree, FormError> {
        self.space();
        match self.peek() {
            Some(b'{') => self.within(Self::members),
            Some(b'[') => self.within(Self::list),
            Some(b'"') => self.string().map(Tree::Text),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => self.word(),
        }
    }

    fn word(&mut self) -> Result<Tree, FormError> {
        let rest = &self.bytes[self.at..];
        let words = [("null", Tree::Null), ("true", Tree::Truth(true)), ("false", Tree::Truth(false))];
        let found = words.into_iter().find(|(word, _)| rest.starts_with(word.as_bytes()));
        let (word, tree) = found.ok_or_else(|| self.fault("a value is missing"))?;
        self.at += word.len();
        Ok(tree)
    }

    fn within(&mut self, read: fn(&mut Self) -> Result<Tree, FormError>) -> Result<Tree, FormError> {
        if self.nested == MOST_NESTED {
            return Err(self.fault("nested too deep"));
        }
        (self.at, self.nested) = (self.at + 1, self.nested + 1);
        let tree = read(self)?;
        self.nested -= 1;
        Ok(tree)
    }

    fn list(&mut self) -> Result<Tree, FormError> {
        let mut list = Vec::new();
        while self.next(b']', list.is_empty())? {
            list.push(self.value()?);
        }
        Ok(Tree::List(list))
    }

    fn members(&mut self) -> Result<Tree, FormError> {
        let mut members = Vec::new();
        while self.next(b'}', members.is_empty())? {
            self.space();
            let name = self.string()?;
            self.space();
            self.needs(b':')?;
            members.push((name, self.value()?));
        }
        Ok(Tree::Members(members))
    }

    /// Whether another item follows, or the end.
    fn next(&mut self, end: u8, first: bool) -> Result<bool, FormError> {
        self.space();
        if self.takes(end) {
            return Ok(false);
        }
        if !first {
            self.needs(b',')?;
        }
        Ok(true)
    }

    fn digits(&mut self) -> Result<(), FormError> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at > start { Ok(()) } else { Err(self.fault("a digit is missing")) }
    }

    fn number(&mut self) -> Result<Tree, FormError> {
        let start = self.at;
        self.takes(b'-');
        if !self.takes(b'0') {
            self.digits()?;
        }
        let whole = self.at;
        if self.takes(b'.') {
            self.digits()?;
        }
        if self.takes(b'e') || self.takes(b'E') {
            let _ = self.takes(b'+') || self.takes(b'-');
            self.digits()?;
        }
        let text = String::from_utf8_lossy(&self.bytes[start..self.at]);
        // What is no integer of 64 bits is a double to everybody; -0 is one too.
        let integer = if self.at == whole && text != "-0" { integer(&text) } else { None };
        Ok(integer.unwrap_or_else(|| Tree::Double(text.into())))
    }

    fn string(&mut self) -> Result<String, FormError> {
        self.needs(b'"')?;
        let mut out = Vec::new();
        loop {
            let byte = self.peek().ok_or_else(|| self.fault("a text has no end"))?;
            self.at += 1;
            match byte {
                b'"' => return String::from_utf8(out).map_err(|_| self.fault("a text is not UTF-8")),
                b'\\' => self.escaped(&mut out)?,
                0..0x20 => return Err(self.fault("a control character in a text")),
                _ => out.push(byte),
            }
        }
    }

    fn escaped(&mut self, out: &mut Vec<u8>) -> Result<(), FormError> {
        let byte = self.peek().ok_or_else(|| self.fault("a text has no end"))?;
        self.at += 1;
        out.push(match byte {
            b'"' | b'\\' | b'/' => byte,
            b'b' => 0x08,
            b'f' => 0x0c,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'u' => {
                let character = self.character()?;
                out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                return Ok(());
            }
            _ => return Err(self.fault("no such escape")),
        });
        Ok(())
    }

    /// One UTF-16 unit, or the two of a pair.
    fn character(&mut self) -> Result<char, FormError> {
        let first = self.unit()?;
        let code = match first {
            0xd800..0xdc00 if self.takes(b'\\') && self.takes(b'u') => match self.unit()? {
                second @ 0xdc00..0xe000 => 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00),
                _ => first,
            },
            _ => first,
        };
        char::from_u32(code).ok_or_else(|| self.fault("half of a surrogate pair"))
    }

    fn unit(&mut self) -> Result<u32, FormError> {
        let digits = self.bytes.get(self.at..self.at + 4).unwrap_or_default();
        let unit =
            digits.iter().try_fold(0, |unit, digit| Some(unit * 16 + char::from(*digit).to_digit(16)?));
        let unit =
            unit.filter(|_| digits.len() == 4).ok_or_else(|| self.fault("no four hexadecimal digits"))?;
        self.at += 4;
        Ok(unit)
    }
}

fn integer(text: &str) -> Option<Tree> {
    match text.strip_prefix('-') {
        None => text.parse().ok().map(Tree::Unsigned),
        Some(_) => text.parse().ok().map(Tree::Negative),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Either reads the same, or neither does: but for doubles beyond all doubles, which serde_json refuses.
    fn same(text: &[u8]) {
        let shown = String::from_utf8_lossy(text);
        match (parse(text), serde_json::from_slice::<Tree>(text)) {
            (Ok(own), Ok(other)) => assert_eq!(without_doubles(own), without_doubles(other), "{shown}"),
            (Err(_), Err(_)) => {}
            (Ok(_), Err(error)) if error.to_string().contains("number out of range") => {}
            (own, other) => panic!("{own:?}, {other:?}: {shown}"),
        }
    }

    /// Their texts differ: one is as it stood, the other is made.
    fn without_doubles(tree: Tree) -> Tree {
        match tree {
            Tree::Double(_) => Tree::Double(String::new()),
            Tree::List(items) => Tree::List(items.into_iter().map(without_doubles).collect()),
            Tree::Members(members) => {
                Tree::Members(members.into_iter().map(|(name, tree)| (name, without_doubles(tree))).collect())
            }
            other => other,
        }
    }

    const MIXED: &str = r#" { "a" : [ 1 , -2, 0, -0, 1.5, 2e9, -1E+2, 18446744073709551616, -9223372036854775808 ],
        "b\u00e9\ud83d\ude00\"\\\/\b\f\n\r\t": {"": null, "c":[true,false,[],{}]}, "ü😀": "", "a": 1e-7 } "#;

    #[test]
    fn every_beginning_and_every_flipped_bit_is_judged_as_serde_judges_it() {
        for at in 0..=MIXED.len() {
            same(&MIXED.as_bytes()[..at]);
            for bit in 0..8 {
                let mut bytes = MIXED.as_bytes().to_vec();
                let Some(byte) = bytes.get_mut(at) else { continue };
                *byte ^= 1 << bit;
                same(&bytes);
            }
        }
    }

    #[test]
    fn odd_texts_are_judged_as_serde_judges_them() {
        let texts = [
            "",
            " ",
            "01",
            "-",
            "-01",
            "1.",
            ".5",
            "1e",
            "1e+",
            "+1",
            "nul",
            "nulll",
            "tru",
            "[1,]",
            "[,1]",
            "{\"a\":1,}",
            "{,}",
            "{\"a\" 1}",
            "{1:2}",
            "[1 2]",
            "\"\u{7f}\"",
            "\"\n\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\ud800\"",
            "\"\\udc00\"",
            "\"\\ud800\\ud800\"",
            "\"\\ud800\\u0041\"",
            "\"\\ud800x\"",
            "\"\\ud800\\n\"",
            "\"\\u00\u{e9}0\"",
            "\"\\u+123\"",
            "\u{feff}1",
            "1\u{a0}",
            "[1]]",
            "1e999",
            "-1e999",
            "18446744073709551615",
            "-9223372036854775809",
            "9007199254740993",
            "\"abc",
            "\"\\",
            "{\"a\":",
            "[",
        ];
        texts.iter().for_each(|text| same(text.as_bytes()));
        for bytes in [&b"\"\xff\""[..], b"\"\xc3\"", b"\"\xed\xa0\x80\"", b"\xff", b"[\"a\x00\"]", b"1\x00"] {
            same(bytes);
        }
        for depth in [126, 127, 128, 129, 100_000] {
            same(format!("{}{}", "[".repeat(depth), "]".repeat(depth)).as_bytes());
            same(format!("{}1{}", "{\"a\":".repeat(depth), "}".repeat(depth)).as_bytes());
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]

        #[test]
        fn changed_texts_are_judged_as_serde_judges_them(
            at in any::<prop::sample::Index>(),
            length in 0..6_usize,
            new in "[\\[\\]{}\",:0-9eE+\\-.\\\\u a-f\u{e9}\u{0}-\u{20}]{0,6}",
        ) {
            let bytes = MIXED.as_bytes();
            let at = at.index(bytes.len());
            let end = bytes.len().min(at + length);
            same(&[&bytes[..at], new.as_bytes(), &bytes[end..]].concat());
        }

        #[test]
        fn any_text_is_judged_as_serde_judges_it(text in "[\\[\\]{}\",:0-9eE+\\-.\\\\utrlsn ]{0,16}") {
            same(text.as_bytes());
        }
    }
}

//! Strings: in one or three quotation marks or apostrophes, with escapes where the marks are quotation marks.

use super::Fault;
use super::cursor::Cursor;

impl Cursor<'_> {
    /// A string of any of the four kinds, with the quote that is next.
    pub(super) fn string(&mut self, quote: u8) -> Result<String, Fault> {
        let long = self.ahead(1) == Some(quote) && self.ahead(2) == Some(quote);
        self.at += if long { 3 } else { 1 };
        if long {
            // An end of line right at the start does not belong to the string.
            self.newline();
        }
        self.quoted(quote, long)
    }

    /// A string whose first quotes are passed; over several lines if it is `long`.
    pub(super) fn quoted(&mut self, quote: u8, long: bool) -> Result<String, Fault> {
        let mut out = String::new();
        loop {
            out.push_str(self.plain(quote));
            match self.peek() {
                Some(byte) if byte == quote => {
                    if self.close(quote, long, &mut out) {
                        return Ok(out);
                    }
                }
                Some(b'\\') => self.escape(long, &mut out)?,
                _ if long && self.newline() => out.push('\n'),
                _ => return Err(self.unexpected("close the string with the quotes it begins with")),
            }
        }
    }

    /// Characters that stand for themselves.
    fn plain(&mut self, quote: u8) -> &str {
        let start = self.at;
        while let Some(b'\t' | b' '..=b'~' | 0x80..) = self.peek() {
            if self.peek() == Some(quote) || (quote == b'"' && self.peek() == Some(b'\\')) {
                break;
            }
            self.at += 1;
        }
        self.since(start)
    }

    /// Passes quotes, and says whether they close the string. Up to two may belong to a long one, also before its end.
    fn close(&mut self, quote: u8, long: bool, out: &mut String) -> bool {
        let start = self.at;
        let most = if long { 5 } else { 1 };
        while self.at - start < most && self.take(quote) {}
        let quotes = self.since(start);
        let closes = !long || quotes.len() >= 3;
        out.push_str(if closes { quotes.get(3..).unwrap_or_default() } else { quotes });
        closes
    }

    /// What a backslash begins: a character, or an end of line and blanks that do not count.
    fn escape(&mut self, long: bool, out: &mut String) -> Result<(), Fault> {
        self.at += 1;
        if long && self.folded() {
            return Ok(());
        }
        let byte = self.peek();
        self.at += 1;
        // A fault is behind what follows the backslash, also where that ends the line.
        self.line += usize::from(byte == Some(b'\n'));
        out.push(match byte {
            Some(b'b') => '\u{8}',
            Some(b't') => '\t',
            Some(b'n') => '\n',
            Some(b'f') => '\u{c}',
            Some(b'r') => '\r',
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'u') => self.code(4)?,
            Some(b'U') => self.code(8)?,
            _ => return Err(self.fault(r#"after \ write one of b t n f r " \ uXXXX UXXXXXXXX"#)),
        });
        Ok(())
    }

    /// Whether only blanks follow on the line; if so, they are passed, and all up to what is none.
    fn folded(&mut self) -> bool {
        let start = self.at;
        self.blank();
        if !self.newline() {
            self.at = start;
            return false;
        }
        while let Some(b' ' | b'\t' | b'\r' | b'\n') = self.peek() {
            self.blank();
            if !self.newline() {
                break;
            }
        }
        true
    }

    /// The character of a code of so many hexadecimal digits.
    fn code(&mut self, digits: usize) -> Result<char, Fault> {
        let mut code = 0;
        for _ in 0..digits {
            let digit = self.digit(16).ok_or_else(|| self.bad_code())?;
            code = (code << 4) | u32::from(digit);
            self.at += 1;
        }
        char::from_u32(code).ok_or_else(|| self.bad_code())
    }

    fn bad_code(&self) -> Fault {
        self.fault(r"write a character's code, as four hexadecimal digits after \u or eight after \U")
    }
}

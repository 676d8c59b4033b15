//! Names of keys and tables, and names with dots.

use super::Fault;
use super::cursor::Cursor;

impl Cursor<'_> {
    /// A name, or several with dots between them.
    pub(super) fn names(&mut self) -> Result<Vec<String>, Fault> {
        let mut names = Vec::new();
        loop {
            self.blank();
            names.push(self.name()?);
            self.blank();
            if !self.take(b'.') {
                return Ok(names);
            }
        }
    }

    /// Whether a name can start here.
    pub(super) fn at_name(&self) -> bool {
        matches!(self.peek(), Some(b'"' | b'\'')) || self.at_plain()
    }

    fn at_plain(&self) -> bool {
        matches!(self.peek(), Some(b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_'))
    }

    fn name(&mut self) -> Result<String, Fault> {
        if let Some(quote @ (b'"' | b'\'')) = self.peek() {
            self.at += 1;
            return self.quoted(quote, false);
        }
        let start = self.at;
        while self.at_plain() {
            self.at += 1;
        }
        if self.at == start {
            return Err(self.unexpected("write a name, of A-Z a-z 0-9 - _ or in quotes"));
        }
        Ok(self.since(start).to_owned())
    }
}

//! A place in a text, and what separates things there: blanks, comments, ends of lines.

use super::Fault;

/// A place in a text, and the number of its line, from 1 on.
pub(super) struct Cursor<'a> {
    text: &'a str,
    pub(super) at: usize,
    pub(super) line: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, line: 1 }
    }

    /// The next byte, none at the end.
    pub(super) fn peek(&self) -> Option<u8> {
        self.ahead(0)
    }

    /// The byte so many bytes further on.
    pub(super) fn ahead(&self, bytes: usize) -> Option<u8> {
        self.text.as_bytes().get(self.at + bytes).copied()
    }

    /// Whether this byte is next; if so, it is passed.
    pub(super) fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// Whether this word is next; if so, it is passed.
    pub(super) fn word(&mut self, word: &str) -> bool {
        let found = self.text.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(word.as_bytes()));
        self.at += if found { word.len() } else { 0 };
        found
    }

    /// What was passed since `start`.
    pub(super) fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// What is wrong here.
    pub(super) fn fault(&self, message: &str) -> Fault {
        Fault { line: self.line, message: message.to_owned() }
    }

    /// What is wrong where something else was to stand.
    pub(super) fn unexpected(&self, wanted: &str) -> Fault {
        match self.peek() {
            Some(0..=8 | 11..=31 | 127) => self.fault("a control character stands here; remove it"),
            None => self.fault(&format!("the file ends here; {wanted}")),
            Some(_) => self.fault(wanted),
        }
    }

    /// Passes spaces and tabs.
    pub(super) fn blank(&mut self) {
        while let Some(b' ' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    /// Whether a line ends here; if so, its end is passed.
    pub(super) fn newline(&mut self) -> bool {
        let found = self.take(b'\n') || self.word("\r\n");
        self.line += usize::from(found);
        found
    }

    /// Passes a comment, if there is one, up to the end of its line.
    fn comment(&mut self) {
        if self.peek() == Some(b'#') {
            while let Some(b'\t' | b' '..=b'~' | 0x80..) = self.peek() {
                self.at += 1;
            }
        }
    }

    /// Passes what may follow on a line when all is said, and its end.
    pub(super) fn line_end(&mut self) -> Result<(), Fault> {
        self.blank();
        self.comment();
        if self.newline() || self.peek().is_none() {
            return Ok(());
        }
        Err(self.unexpected("write what follows on a line of its own"))
    }

    /// Passes blanks, comments and ends of lines, as they stand inside a list.
    pub(super) fn gap(&mut self) -> Result<(), Fault> {
        loop {
            self.blank();
            let comment = self.peek() == Some(b'#');
            self.comment();
            if !self.newline() {
                // A carriage return alone ends no line, and a comment ends with its line.
                let fault = comment || self.peek() == Some(b'\r');
                return if fault { Err(self.unexpected("close the list with `]`")) } else { Ok(()) };
            }
        }
    }
}

//! How the demonstration speaks: a column of rooms, a column of what happens in them.

use crate::words::wrap;
use std::io::IsTerminal;

/// Where the column of what happens begins, and where it ends.
const COLUMN: usize = 12;
const WIDTH: usize = 100;

/// Where the words go: nowhere, if a program reads the outcome.
#[derive(Clone, Copy)]
pub(super) struct Stage {
    quiet: bool,
    colour: bool,
}

impl Stage {
    /// `quiet`: only the outcome is printed, by somebody else.
    pub(super) fn new(quiet: bool) -> Self {
        let colour = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        Self { quiet, colour }
    }

    /// Is nothing said?
    pub(super) fn quiet(self) -> bool {
        self.quiet
    }

    /// A heading.
    pub(super) fn title(self, text: &str) {
        self.line(&format!("\n{}", self.strong(text)));
    }

    /// The first line of a room.
    pub(super) fn room(self, name: &str, text: &str) {
        let padded = format!("{name:<9}");
        let lines = wrap(text, COLUMN, WIDTH);
        let (first, more) = lines.split_first().map_or(("", &[][..]), |(first, more)| (first.trim(), more));
        self.line(&format!("\n  {} {first}", self.strong(&padded)));
        more.iter().for_each(|line| self.line(line));
    }

    /// Further lines in the same room.
    pub(super) fn say(self, text: &str) {
        wrap(text, COLUMN, WIDTH).iter().for_each(|line| self.line(line));
    }

    /// An item of a list in the same room.
    pub(super) fn item(self, text: &str) {
        wrap(text, COLUMN + 2, WIDTH).iter().for_each(|line| self.line(line));
    }

    /// Any line.
    pub(super) fn line(self, text: &str) {
        if !self.quiet {
            crate::say::say!("{text}");
        }
    }

    fn strong(self, text: &str) -> String {
        if self.colour { format!("\x1b[1m{text}\x1b[0m") } else { text.to_owned() }
    }
}

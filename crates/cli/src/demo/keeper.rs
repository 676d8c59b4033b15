//! The keeper: a process of its own for every act, `ostrakon register …`, in a private directory.

use super::process::{Running, Said};
use crate::clock;
use crate::error::{CliError, Outcome};
use std::path::{Path, PathBuf};

/// Who keeps the register.
pub(super) struct Keeper {
    /// Where the keeper works: relative names of files are looked for there.
    room: PathBuf,
    archive: PathBuf,
}

impl Keeper {
    /// A keeper who works in `room` on the register of `archive`.
    pub(super) fn new(room: PathBuf, archive: &Path) -> Outcome<Self> {
        let archive = std::path::absolute(archive).map_err(CliError::new)?;
        Ok(Self { room, archive })
    }

    /// Where the register is.
    pub(super) fn register(&self) -> PathBuf {
        self.archive.join("register")
    }

    /// Where the keys are.
    pub(super) fn private(&self) -> PathBuf {
        self.room.join("keeper")
    }

    /// Runs a command that must do its work.
    pub(super) fn enter(&self, line: &str, at: u64) -> Outcome {
        match self.run(line, at)? {
            Said::Done(_) => Ok(()),
            Said::Refused(why) => Err(CliError::new(why).at(format!("`ostrakon register {line}`"))),
        }
    }

    /// Runs a command as of a time; what it said, or why it refused.
    pub(super) fn run(&self, line: &str, at: u64) -> Outcome<Said> {
        let mut words = self.words(line)?;
        let (register, private) = (self.register(), self.private());
        let is = |name: &str| line.starts_with(name);
        words.push(format!("--register={}", register.display()));
        if !is("officers sign") {
            words.push(format!("--private={}", private.display()));
        }
        if !is("officers sign") && !is("officers enter") {
            words.push(format!("--at={}", clock::show(at)));
        }
        words.insert(0, "register".into());
        Running::start(&self.room, &words)?.said()
    }

    /// Words, as a shell takes them: quotes keep words together. Elections lie in the archive.
    fn words(&self, line: &str) -> Outcome<Vec<String>> {
        let mut words = Vec::new();
        for (number, part) in line.split('\'').enumerate() {
            match number % 2 {
                0 => words.extend(part.split_whitespace().map(|word| self.place(word))),
                _ => words.push(part.to_owned()),
            }
        }
        match line.matches('\'').count() % 2 {
            0 => Ok(words),
            _ => Err(CliError::new(format!("a quote is open in {line:?}"))),
        }
    }

    fn place(&self, word: &str) -> String {
        match word.starts_with("elections/") {
            true => self.archive.join(word).display().to_string(),
            false => word.to_owned(),
        }
    }
}

//! Other people's processes: `ostrakon` commands in a directory of their own.

use crate::error::{At, CliError, Outcome};
use crate::own;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// `--name=path`.
pub(super) fn flag(name: &str, value: impl AsRef<Path>) -> String {
    format!("--{name}={}", value.as_ref().display())
}

/// A process at work.
pub(super) struct Running {
    child: Child,
    what: String,
}

impl Running {
    /// Starts a command of this program in somebody's room.
    pub(super) fn start(room: &Path, words: &[String]) -> Outcome<Self> {
        let what = format!("ostrakon {}", words.join(" "));
        let mut command = Command::new(own::program()?);
        command.args(words).current_dir(room);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        Ok(Self { child: command.spawn().at(&what)?, what })
    }

    /// Waits for its end; what it said, if it failed.
    pub(super) fn wait(self) -> Outcome {
        let what = self.what.clone();
        match self.said()? {
            Said::Done(_) => Ok(()),
            Said::Refused(why) => Err(CliError::new(why).at(what)),
        }
    }

    /// Waits for its end; what it said.
    pub(super) fn said(self) -> Outcome<Said> {
        let done = self.child.wait_with_output().at(&self.what)?;
        if done.status.success() {
            let lines = String::from_utf8_lossy(&done.stdout).lines().map(str::to_owned).collect();
            return Ok(Said::Done(lines));
        }
        let why = String::from_utf8_lossy(&done.stderr).trim().to_owned();
        Ok(Said::Refused(why.strip_prefix("error: ").map_or(why.clone(), str::to_owned)))
    }
}

/// What a process said.
pub(super) enum Said {
    /// It did its work, and printed these lines.
    Done(Vec<String>),
    /// It refused, and why.
    Refused(String),
}

/// Runs a command to its end.
pub(super) fn run(room: &Path, words: &[String]) -> Outcome {
    Running::start(room, words)?.wait()
}

//! Environments of Python with packages of PyPI's: exactly those that a list names, with their hashes; each made once on a machine.

use crate::command::{Words, command, root, run};
use crate::web::cache;
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Written last.
const READY: &str = "ready";

/// An environment of Python.
pub(crate) struct Environment(PathBuf);

impl Environment {
    /// The one with the packages of this list, made unless it is there.
    pub(crate) fn with(list: &str) -> Result<Self, Words> {
        let text = fs::read(root().join(list)).map_err(|error| format!("{list}: {error}"))?;
        let name = HEXLOWER.encode(&Sha256::digest(&text)[..8]);
        let made = Self(cache().join("python").join(name));
        if !made.0.join(READY).exists() {
            made.make(list)?;
        }
        Ok(made)
    }

    fn make(&self, list: &str) -> Result<(), Words> {
        let folder = &self.0;
        let _ = fs::remove_dir_all(folder);
        println!("preparing {list} in {} (once)", folder.display());
        let missing = |words| format!("{words}; it needs `apt-get install python3-venv`");
        run(command("python3 -m venv").arg(folder)).map_err(missing)?;
        let line = "-m pip install --quiet --disable-pip-version-check --require-hashes --requirement";
        run(self.program("python", line).arg(root().join(list)))
            .map_err(|words| format!("{words}; it needs the network, the first time"))?;
        fs::write(folder.join(READY), "").map_err(|error| format!("{}: {error}", folder.display()))
    }

    /// A program of it, `python` or one that its packages bring, with these words behind it.
    pub(crate) fn program(&self, name: &str, line: &str) -> Command {
        command(&format!("{} {line}", self.0.join("bin").join(name).display()))
    }
}

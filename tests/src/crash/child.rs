//! The service as a process that can be killed.

use std::io::{BufRead, BufReader, Read};
use std::process::{self, Command, Stdio};

/// A running service.
pub struct Child {
    process: process::Child,
    address: String,
}

impl Child {
    /// Runs a command that begins to serve, and waits until it answers.
    ///
    /// # Errors
    /// What it said, if it ended before.
    pub fn start(command: &mut Command) -> Result<Self, String> {
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().to_owned();
        if address.starts_with("http://") {
            return Ok(Self { process, address });
        }
        let status = process.wait().unwrap();
        let mut said = String::new();
        process.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        Err(format!("{status}: {said}"))
    }

    /// Where it listens.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Whether it still runs.
    pub fn lives(&mut self) -> bool {
        self.process.try_wait().unwrap().is_none()
    }

    /// SIGKILL.
    pub fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

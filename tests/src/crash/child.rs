//! The service as a process that can be killed.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{self, Command, Stdio};

/// A running service.
pub struct Child {
    process: process::Child,
    address: String,
}

impl Child {
    /// Starts `program` on a data directory and waits until it answers.
    pub fn start(program: &Path, data: &Path, database: Option<&str>) -> Self {
        let mut process =
            Command::new(program).arg(data).args(database).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().to_owned();
        assert!(address.starts_with("http://"), "the service does not start: {:?}", process.wait());
        Self { process, address }
    }

    /// Where it listens.
    pub fn address(&self) -> &str {
        &self.address
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

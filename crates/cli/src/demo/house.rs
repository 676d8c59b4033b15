//! A service of the demonstration's own: a process, on a free port of this machine, by a clock that is played.

use super::offices;
use super::venue::Service;
use crate::error::{At, CliError, Outcome};
use crate::files::{self, Readers, SecretFolder};
use crate::own;
use ostrakon_client::Base;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

/// A service that answers until this is dropped; then it ends in order, and all that it kept is removed.
pub(super) struct House {
    service: Service,
    child: Child,
    /// Held open: what it says at its end must find a reader.
    _said: BufReader<ChildStdout>,
    _folder: SecretFolder,
}

/// How long it may take to end.
const PATIENCE: Duration = Duration::from_secs(20);
const LOG: &str = "service.log";
const CLOCK: &str = "clock";

impl House {
    /// Settles a service, and starts it; on an SQLite file, unless a database is named.
    pub(super) fn open(database: Option<&str>, now: u64) -> Outcome<Self> {
        let folder = SecretFolder::new()?;
        let (path, address) = (folder.path(), free_address()?);
        let base = format!("http://{address}");
        let at = Base::parse(&base).at("the service")?;
        offices::settle(&path.join("data"), path, &base, "A demonstration")?;
        let clock = path.join(CLOCK);
        files::write(&clock, now.to_string().as_bytes(), Readers::All)?;
        let (child, said) = start(path, &address, database)?;
        let service = Service::at(&at, path, Some(clock))?;
        let mut house = Self { service, child, _said: said, _folder: folder };
        house.wait()?;
        Ok(house)
    }

    /// How it is reached.
    pub(super) fn service(&self) -> &Service {
        &self.service
    }

    /// Waits until it says where it listens.
    fn wait(&mut self) -> Outcome {
        let mut line = String::new();
        self._said.read_line(&mut line).at("the service")?;
        if line.starts_with("Serving ") {
            return Ok(());
        }
        let log = std::fs::read_to_string(self._folder.path().join(LOG)).unwrap_or_default();
        let last = log.trim_end().lines().last().unwrap_or("it says nothing");
        Err(CliError::new(format!("it does not start: {last}")).at("the service"))
    }
}

impl Drop for House {
    /// Asked to end as an operator would ask; who does not listen is ended.
    fn drop(&mut self) {
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        let begun = Instant::now();
        while asked.is_ok() && begun.elapsed() < PATIENCE {
            if !matches!(self.child.try_wait(), Ok(None)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A port that nobody listens on now. The service is called by its base, so it has to be known before.
fn free_address() -> Outcome<String> {
    let listener = TcpListener::bind("127.0.0.1:0").at("127.0.0.1")?;
    Ok(listener.local_addr().at("127.0.0.1")?.to_string())
}

fn start(folder: &Path, address: &str, database: Option<&str>) -> Outcome<(Child, BufReader<ChildStdout>)> {
    let mut command = Command::new(own::program()?);
    command.args(["serve", "--data", "data", "--clock", CLOCK, "--listen", address]);
    // Never the database that the operator of another service has named.
    command.env_remove("OSTRAKON_DATABASE");
    command.envs(database.map(|url| ("OSTRAKON_DATABASE", url)));
    let log = File::create(folder.join(LOG)).at("the service's log")?;
    command.current_dir(folder).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(log);
    let mut child = command.spawn().at("ostrakon serve")?;
    match child.stdout.take() {
        Some(said) => Ok((child, BufReader::new(said))),
        None => Err(CliError::new("says nothing").at("the service")),
    }
}

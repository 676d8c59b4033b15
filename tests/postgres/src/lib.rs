//! A real PostgreSQL server for tests, in a directory of its own, which flushes to the disk as it comes.
//!
//! It listens on a socket in that directory alone. A shell stands over it and waits for the end of a pipe that this process holds: however
//! this process ends, by `kill -9` too, the pipe ends, the server is stopped and its directory removed.

#![forbid(unsafe_code)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in a test, a panic is the verdict"
)]

mod binaries;
pub mod wire;

use binaries::{Binaries, Owner};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// A running server; dropped, it is gone.
#[derive(Debug)]
pub struct Server {
    binaries: Binaries,
    directory: PathBuf,
    guard: Child,
    databases: AtomicUsize,
}

/// The superuser of every server here.
const USER: &str = "ostrakon";

/// Starts a program in the directory `$0`, and ends it and its directory when nobody is left to read from. Its end is asked for more than once:
/// in its first moments the server does not listen.
const GUARD: &str = r#"
trap '' INT HUP TERM
"$@" > "$0/log" 2>&1 < /dev/null &
read -r nothing
while kill -QUIT $! 2> /dev/null; do sleep 0.1; done
rm -rf "$0"
"#;

impl Server {
    /// The one server of this process; it ends with the process.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Server> = OnceLock::new();
        SHARED.get_or_init(Self::start)
    }

    /// Starts a server of the test's own, that it may break. Fails, in words, where PostgreSQL is not installed: nothing is skipped.
    pub fn start() -> Self {
        Self::start_with(|_, _| {})
    }

    /// Starts one for which something is prepared in its directory, or in the command that starts it.
    pub fn start_with(prepare: impl FnOnce(&Path, &mut Command)) -> Self {
        let binaries = Binaries::find().unwrap_or_else(|why| panic!("{why}"));
        let directory = tempfile::Builder::new().prefix("ostrakon-pg-").tempdir().unwrap().keep();
        let owner = Owner::of(&directory);
        initialise(&binaries, &owner, &directory);
        let mut shell = guard(&binaries, &owner, &directory);
        prepare(&directory, &mut shell);
        let server =
            Self { binaries, guard: shell.spawn().unwrap(), directory, databases: AtomicUsize::new(0) };
        server.wait_until_it_answers();
        server
    }

    /// A new empty database's address.
    pub fn database(&self) -> String {
        let name = format!("test{}", self.databases.fetch_add(1, Ordering::Relaxed));
        self.sql("postgres", &format!("CREATE DATABASE {name}"));
        self.address(&name)
    }

    /// Runs statements in a database, given by its name or its address; what they answer, a row a line, columns with `|` between them.
    pub fn sql(&self, database: &str, statements: &str) -> String {
        let mut psql = self.client("psql");
        psql.args(["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1"]);
        let output = psql.args(["--dbname", name(database), "--command", statements]).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{statements}: {said}");
        String::from_utf8(output.stdout).unwrap().trim_end().to_owned()
    }

    /// Where its socket is; and its log, and its data.
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    fn address(&self, name: &str) -> String {
        format!("postgres:///{name}?host={}&user={USER}", self.directory.display())
    }

    fn client(&self, program: &str) -> Command {
        let mut command = Command::new(self.binaries.path(program));
        command.arg("--host").arg(&self.directory).args(["--username", USER]);
        command
    }

    fn wait_until_it_answers(&self) {
        let start = Instant::now();
        while !self.client("pg_isready").stdout(Stdio::null()).status().unwrap().success() {
            let log = || fs::read_to_string(self.directory.join("log")).unwrap_or_default();
            assert!(start.elapsed() < Duration::from_secs(60), "PostgreSQL does not answer: {}", log());
            sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        let _ = self.guard.wait();
    }
}

/// The name of a database in its address.
fn name(database: &str) -> &str {
    let name = database.strip_prefix("postgres:///").unwrap_or(database);
    name.split('?').next().unwrap_or(name)
}

/// Makes the server's files. They are not flushed; what the server writes later is.
fn initialise(binaries: &Binaries, owner: &Owner, directory: &Path) {
    let mut initdb = owner.command(&binaries.path("initdb"), directory);
    initdb.args(["--no-sync", "--no-instructions", "--auth=trust", "--encoding=UTF8", "--no-locale"]);
    let output = initdb.args(["--username", USER, "--pgdata"]).arg(directory.join("data")).output().unwrap();
    assert!(output.status.success(), "initdb: {}", String::from_utf8_lossy(&output.stderr));
}

fn guard(binaries: &Binaries, owner: &Owner, directory: &Path) -> Command {
    let mut shell = owner.command(Path::new("/bin/sh"), directory);
    shell.args(["-c", GUARD]).arg(directory).arg(binaries.path("postgres"));
    shell.arg("-D").arg(directory.join("data")).arg("-k").arg(directory);
    shell.args(["-c", "listen_addresses=", "-c", "max_connections=300", "-c", "shared_buffers=32MB"]);
    shell.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    shell
}

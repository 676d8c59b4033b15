//! A PostgreSQL server of a test's own, in a directory of its own, on a socket in it.
//!
//! A shell stands over it and waits for the end of a pipe that this process holds: however this process ends, the server is stopped and its
//! directory removed. Where PostgreSQL is not installed the test fails: nothing is skipped.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running server with one empty database; dropped, it is gone.
pub(crate) struct Server {
    programs: PathBuf,
    folder: PathBuf,
    guard: Child,
}

const GUARD: &str = r#"
trap '' INT HUP TERM
"$@" > "$0/log" 2>&1 < /dev/null &
read -r nothing
while kill -QUIT $! 2> /dev/null; do sleep 0.1; done
rm -rf "$0"
"#;

impl Server {
    pub(crate) fn start() -> Self {
        let programs = programs();
        let folder = tempfile::Builder::new().prefix("ostrakon-pg-").tempdir().unwrap().keep();
        let owner = owner(&folder);
        let data = folder.join("data");
        let mut initdb = as_owner(&programs.join("initdb"), owner, &folder);
        initdb.args(["--no-sync", "--auth=trust", "--encoding=UTF8", "--no-locale", "--username=ostrakon"]);
        let made = initdb.arg("--pgdata").arg(&data).output().unwrap();
        assert!(made.status.success(), "initdb: {}", String::from_utf8_lossy(&made.stderr));
        let mut shell = as_owner(Path::new("/bin/sh"), owner, &folder);
        shell.args(["-c", GUARD]).arg(&folder).arg(programs.join("postgres"));
        shell.arg("-D").arg(&data).arg("-k").arg(&folder).args(["-c", "listen_addresses="]);
        shell.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let server = Self { programs, guard: shell.spawn().unwrap(), folder };
        server.wait();
        server
    }

    /// The address of its empty database.
    pub(crate) fn database(&self) -> String {
        format!("postgres:///postgres?host={}&user=ostrakon", self.folder.display())
    }

    fn wait(&self) {
        let begun = Instant::now();
        let mut ready = Command::new(self.programs.join("pg_isready"));
        ready.arg("--host").arg(&self.folder).stdout(Stdio::null());
        while !ready.status().unwrap().success() {
            let log = || fs::read_to_string(self.folder.join("log")).unwrap_or_default();
            assert!(begun.elapsed() < Duration::from_secs(60), "PostgreSQL does not answer: {}", log());
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        let _ = self.guard.wait();
    }
}

/// The folder with PostgreSQL's programs: what the path leads to, or Debian's newest.
fn programs() -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let named = std::env::split_paths(&path)
        .filter_map(|folder| Some(folder.join("postgres").canonicalize().ok()?.parent()?.to_owned()));
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut versions: Vec<PathBuf> = versions.map(|entry| entry.path().join("bin")).collect();
    versions.sort();
    let all = named.chain(versions.into_iter().rev());
    let whole =
        |folder: &PathBuf| ["initdb", "postgres", "pg_isready"].iter().all(|p| folder.join(p).is_file());
    all.into_iter().find(whole).expect("PostgreSQL is not installed: apt-get install postgresql")
}

/// As whom it runs: PostgreSQL refuses root, so in root's tests somebody else is found for it.
fn owner(folder: &Path) -> Option<(u32, u32)> {
    if fs::metadata(folder).unwrap().uid() != 0 {
        return None;
    }
    let users = fs::read_to_string("/etc/passwd").unwrap();
    let of = |name: &str| {
        let line = users.lines().find(|line| line.split(':').next() == Some(name))?;
        let mut numbers = line.split(':').skip(2).map(|number| number.parse().unwrap());
        Some((numbers.next()?, numbers.next()?))
    };
    let (user, group) = of("postgres").or_else(|| of("nobody")).expect("a user who is not root");
    chown(folder, Some(user), Some(group)).unwrap();
    Some((user, group))
}

fn as_owner(program: &Path, owner: Option<(u32, u32)>, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder);
    if let Some((user, group)) = owner {
        command.uid(user).gid(group);
    }
    command
}

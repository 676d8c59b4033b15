//! Where PostgreSQL's programs are, and as whom they run.

use std::fs;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder with PostgreSQL's programs.
#[derive(Debug)]
pub(super) struct Binaries(PathBuf);

/// Folders whose subfolders are versions, each with a `bin`: Debian's, Fedora's, Homebrew's.
const VERSIONS: [&str; 3] = ["/usr/lib/postgresql", "/usr", "/opt/homebrew/opt"];

/// What is needed of them.
const PROGRAMS: [&str; 4] = ["initdb", "postgres", "pg_isready", "psql"];

const MISSING: &str = "PostgreSQL's initdb, postgres, pg_isready and psql are neither on the path nor below /usr/lib/postgresql; \
                       the store is tested on both engines: apt-get install postgresql";

impl Binaries {
    /// On the path, or the newest where systems keep several.
    pub(super) fn find() -> Result<Self, String> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let installed = VERSIONS.iter().flat_map(|folder| versions(Path::new(folder)));
        let all = std::env::split_paths(&path).filter_map(|folder| home(&folder)).chain(installed);
        all.into_iter().find(|folder| has_all(folder)).map(Self).ok_or_else(|| MISSING.to_owned())
    }

    pub(super) fn path(&self, program: &str) -> PathBuf {
        self.0.join(program)
    }
}

fn has_all(folder: &Path) -> bool {
    PROGRAMS.iter().all(|program| folder.join(program).is_file())
}

/// Where a folder's `postgres` really is: links beside others lead to it.
fn home(folder: &Path) -> Option<PathBuf> {
    Some(folder.join("postgres").canonicalize().ok()?.parent()?.to_owned())
}

/// `bin` folders of the versions in a folder, the newest first.
fn versions(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let number = |path: &Path| {
        let name = path.file_name()?.to_str()?;
        let digits = name.strip_prefix("postgresql@").or(name.strip_prefix("pgsql-")).unwrap_or(name);
        digits.split('.').next()?.parse::<u32>().ok()
    };
    let mut found: Vec<_> =
        entries.filter_map(|e| Some((number(&e.path())?, e.path().join("bin")))).collect();
    found.sort_by(|a, b| b.cmp(a));
    found.into_iter().map(|(_, path)| path).collect()
}

/// As whom the server runs: PostgreSQL refuses root, so in root's tests somebody else is found for it.
#[derive(Debug)]
pub(super) struct Owner(Option<(u32, u32)>);

impl Owner {
    /// Whoever made the directory, if that is not root; otherwise somebody to whom it is given.
    pub(super) fn of(directory: &Path) -> Self {
        if fs::metadata(directory).unwrap().uid() != 0 {
            return Self(None);
        }
        let other = user("postgres").or_else(|| user("nobody"));
        let (uid, gid) =
            other.expect("PostgreSQL does not run as root, and there is no user postgres or nobody");
        chown(directory, Some(uid), Some(gid)).unwrap();
        Self(Some((uid, gid)))
    }

    /// A program that runs as this user, in the directory.
    pub(super) fn command(&self, program: &Path, directory: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir(directory);
        if let Some((uid, gid)) = self.0 {
            command.uid(uid).gid(gid);
        }
        command
    }
}

/// Numbers of a user and their group.
fn user(name: &str) -> Option<(u32, u32)> {
    let users = fs::read_to_string("/etc/passwd").ok()?;
    let line = users.lines().find(|line| line.split(':').next() == Some(name))?;
    let mut numbers = line.split(':').skip(2).map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

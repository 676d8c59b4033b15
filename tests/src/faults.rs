//! A disk that fails where it is told to, under a child process: `tests/faults/shim.c`, compiled once and loaded before the C library.
//!
//! Without a fault it counts what a run writes; then the run is repeated with a fault at each of those calls.

use ostrakon_postgres::Server;
use std::env;
use std::ffi::OsString;
use std::fs::{self, Permissions};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use tempfile::TempDir;

/// What happens at a call that writes, flushes, makes, cuts, renames, links or removes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It fails, and has done nothing.
    FailBefore,
    /// It fails, and has done everything.
    FailAfter,
    /// It fails for want of room, and has done nothing.
    NoSpace,
    /// It fails because nothing may be written any more, and has done nothing.
    ReadOnly,
    /// Half is written, and the process is killed.
    Torn,
    /// The process is killed; what it wrote stays.
    Kill,
    /// The process is killed, and what was not flushed is gone.
    PowerLoss,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::FailBefore,
        Self::FailAfter,
        Self::NoSpace,
        Self::ReadOnly,
        Self::Torn,
        Self::Kill,
        Self::PowerLoss,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::FailBefore => "before",
            Self::FailAfter => "after",
            Self::NoSpace => "space",
            Self::ReadOnly => "readonly",
            Self::Torn => "torn",
            Self::Kill => "kill",
            Self::PowerLoss => "power",
        }
    }
}

/// A fault at one call, or from there on.
#[derive(Clone, Copy, Debug)]
pub struct Fault {
    /// The number of the call, from 1.
    pub at: u64,
    /// What happens.
    pub kind: Kind,
    /// Whether it happens at every later call too.
    pub lasting: bool,
    /// Of what is not flushed, a loss of power may keep about half; which, follows from this.
    pub keep: Option<u64>,
}

impl Fault {
    /// Happens once; a loss of power loses everything that was not flushed.
    pub fn once(at: u64, kind: Kind) -> Self {
        Self { at, kind, lasting: false, keep: None }
    }
}

/// A PostgreSQL server whose tables are on a disk that fails while it is armed.
pub fn postgres_on_failing(fault: Fault) -> (Server, Disk) {
    let mut under = None;
    let server = Server::start_with(|directory, shell| {
        let disk = under.insert(Disk::under(&directory.join("data/base")));
        disk.put_disarmed(shell, Some(fault));
        // Where the server may read it.
        let own = directory.join("faults.so");
        fs::copy(library(), &own).unwrap();
        shell.env("LD_PRELOAD", own);
    });
    (server, under.unwrap())
}

/// The disk under files whose paths begin alike, for one child process.
#[derive(Debug)]
pub struct Disk {
    under: PathBuf,
    /// Where its log is, and the file that arms it.
    own: TempDir,
    lying: bool,
}

impl Disk {
    /// A sound disk under files whose absolute paths begin so: a directory, or a file with those beside it whose names go on.
    pub fn under(path: &Path) -> Self {
        let own = tempfile::tempdir().unwrap();
        // The child may be another user's.
        fs::set_permissions(own.path(), Permissions::from_mode(0o777)).unwrap();
        Self { under: path.to_owned(), own, lying: false }
    }

    /// A disk that says that it has flushed and has not, as programs do that do not wait for it.
    pub fn lying(self) -> Self {
        Self { lying: true, ..self }
    }

    /// Puts it under a program that is not running yet. Calls count from its start.
    pub fn put(&self, command: &mut Command, fault: Option<Fault>) {
        command.env("LD_PRELOAD", preload()).env("FAULT_UNDER", &self.under).env("FAULT_LOG", self.log());
        if self.lying {
            command.env("FAULT_LYING", "1");
        }
        let Some(fault) = fault else { return };
        command.env("FAULT_KIND", fault.kind.word()).env("FAULT_AT", fault.at.to_string());
        if fault.lasting {
            command.env("FAULT_LASTING", "1");
        }
        if let Some(seed) = fault.keep {
            command.env("FAULT_KEEP", seed.to_string());
        }
    }

    /// The same, but calls count only while it is [armed](Self::arm).
    pub fn put_disarmed(&self, command: &mut Command, fault: Option<Fault>) {
        self.put(command, fault);
        command.env("FAULT_ARMED", self.armed());
    }

    /// From now on calls count.
    pub fn arm(&self) {
        fs::write(self.armed(), "").unwrap();
    }

    /// From now on they do not, and nothing fails: the disk was mended.
    pub fn disarm(&self) {
        fs::remove_file(self.armed()).unwrap();
    }

    /// The calls that were counted, each with its number, name, path and bytes.
    pub fn calls(&self) -> Vec<String> {
        fs::read_to_string(self.log()).unwrap_or_default().lines().map(str::to_owned).collect()
    }

    fn log(&self) -> PathBuf {
        self.own.path().join("log")
    }

    fn armed(&self) -> PathBuf {
        self.own.path().join("armed")
    }
}

/// The library, beside whatever is loaded already.
fn preload() -> OsString {
    let mut all = library().as_os_str().to_owned();
    if let Some(others) = env::var_os("LD_PRELOAD") {
        all.push(":");
        all.push(others);
    }
    all
}

/// The compiled library. It is named after its source, and moved to its name when it is whole: other processes compile it too.
pub(crate) fn library() -> &'static Path {
    static LIBRARY: OnceLock<PathBuf> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        const {
            assert!(
                cfg!(target_os = "linux"),
                "faults of the disk are made with LD_PRELOAD and /proc, on Linux alone"
            )
        };
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("faults/shim.c");
        let mut hasher = DefaultHasher::new();
        fs::read(&source).unwrap().hash(&mut hasher);
        let folder = env::current_exe().unwrap().parent().unwrap().to_owned();
        let library = folder.join(format!("faults-{:016x}.so", hasher.finish()));
        if !library.exists() {
            compile(&source, &folder, &library);
        }
        library
    })
}

fn compile(source: &Path, folder: &Path, library: &Path) {
    let place = tempfile::tempdir_in(folder).unwrap();
    let made = place.path().join("made.so");
    let mut cc = Command::new("cc");
    cc.args(["-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-o"])
        .arg(&made)
        .arg(source)
        .arg("-lpthread");
    let output = cc.output().expect("the C compiler `cc` is not installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    fs::rename(&made, library).unwrap();
}

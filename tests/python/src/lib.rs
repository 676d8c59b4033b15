//! A Python environment for tests, with packages from PyPI in pinned versions, in the user's cache; made when it is first asked for.

#![forbid(unsafe_code)]
#![allow(clippy::panic, reason = "in a test, a panic is the verdict")]

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, io};

/// The Python that has what `NAME.txt` of this package lists; or one that `OSTRAKON_PYTHON` names, which must have it. Fails, in words, where it can neither be found nor made: nothing
/// is skipped.
pub fn with(name: &str) -> PathBuf {
    if let Some(python) = env::var_os("OSTRAKON_PYTHON") {
        return python.into();
    }
    let pinned = Path::new(env!("CARGO_MANIFEST_DIR")).join(name).with_extension("txt");
    let place = Path::new(&env::var_os("HOME").unwrap_or_default()).join(".cache/ostrakon/python").join(name);
    installed(&place, &pinned).unwrap_or_else(|why| {
        panic!(
            "a Python with {name} cannot be made in {}: {why}; install python3-venv, or name a Python that has {} in OSTRAKON_PYTHON",
            place.display(),
            pinned.display()
        )
    })
}

/// Tests of several processes come here at once: one installs, the others wait.
fn installed(place: &Path, pinned: &Path) -> io::Result<PathBuf> {
    fs::create_dir_all(place)?;
    let lock = File::create(place.with_extension("lock"))?;
    lock.lock()?;
    let (python, done) = (place.join("bin/python"), place.join("installed.txt"));
    let wanted = fs::read(pinned)?;
    if fs::read(&done).is_ok_and(|done| done == wanted) {
        return Ok(python);
    }
    run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(place))?;
    let pip =
        ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:", "-r"];
    run(Command::new(&python).args(pip).arg(pinned))?;
    fs::write(done, wanted)?;
    Ok(python)
}

fn run(command: &mut Command) -> io::Result<()> {
    let output = command.output()?;
    let said = || String::from_utf8_lossy(&output.stderr).trim().to_owned();
    if output.status.success() { Ok(()) } else { Err(io::Error::other(said())) }
}

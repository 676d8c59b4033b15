//! Where the server is, or where it is put.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, io};

const PINNED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/requirements.txt");

/// A Python that has the server: one that `OSTRAKON_S3_PYTHON` names, or one of its own, made when it is first asked for.
pub(crate) fn python() -> Result<PathBuf, String> {
    if let Some(python) = env::var_os("OSTRAKON_S3_PYTHON") {
        return Ok(python.into());
    }
    let home =
        env::var_os("HOME").ok_or("HOME is not set: name a Python that has moto in OSTRAKON_S3_PYTHON")?;
    let place = Path::new(&home).join(".cache/ostrakon/s3");
    installed(&place).map_err(|why| {
        format!(
            "moto, an S3 server for tests, cannot be installed in {}: {why}; install python3-venv, or name a Python that has {PINNED} in OSTRAKON_S3_PYTHON",
            place.display()
        )
    })
}

/// Tests of several processes come here at once: one installs, the others wait.
fn installed(place: &Path) -> io::Result<PathBuf> {
    fs::create_dir_all(place)?;
    let lock = File::create(place.join("lock"))?;
    lock.lock()?;
    let (python, done) = (place.join("bin/python"), place.join("requirements.txt"));
    let pinned = fs::read(PINNED)?;
    if fs::read(&done).is_ok_and(|done| done == pinned) {
        return Ok(python);
    }
    run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(place))?;
    run(Command::new(&python).args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "-r",
        PINNED,
    ]))?;
    fs::write(done, pinned)?;
    Ok(python)
}

fn run(command: &mut Command) -> io::Result<()> {
    let output = command.output()?;
    let said = || String::from_utf8_lossy(&output.stderr).trim().to_owned();
    if output.status.success() { Ok(()) } else { Err(io::Error::other(said())) }
}

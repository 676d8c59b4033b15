//! The package of `crates/py` as people install it: a wheel by maturin, put into a folder of its own.

use super::environment::Environment;
use crate::command::{Words, root, run};
use std::fs;
use std::path::{Path, PathBuf};

const LIST: &str = "crates/py/requirements.txt";
const FOLDER: &str = "target/python";

/// A wheel, installed.
pub(super) struct Installed {
    /// What it was installed with.
    pub(super) environment: Environment,
    /// Where it was installed, for `PYTHONPATH`.
    pub(super) site: PathBuf,
}

/// Builds it, and installs it.
pub(super) fn install() -> Result<Installed, Words> {
    let environment = Environment::with(LIST)?;
    let (wheels, site) = (root().join(FOLDER).join("wheels"), root().join(FOLDER).join("site"));
    for folder in [&wheels, &site] {
        let _ = fs::remove_dir_all(folder);
    }
    let line =
        "build --quiet --release --locked --interpreter python3 --manifest-path crates/py/Cargo.toml --out";
    let mut maturin = environment.program("maturin", line);
    run(maturin.arg(&wheels).env("CARGO", root().join("xtask/src/python/cargo.sh")))?;
    let line = "-m pip install --quiet --disable-pip-version-check --no-index --no-deps --target";
    run(environment.program("python", line).arg(&site).arg(only(&wheels)?))?;
    Ok(Installed { environment, site })
}

/// The only file of a folder.
fn only(folder: &Path) -> Result<PathBuf, Words> {
    let failed = |error| format!("{}: {error}", folder.display());
    let mut files = fs::read_dir(folder).map_err(failed)?;
    match (files.next(), files.next()) {
        (Some(file), None) => file.map(|file| file.path()).map_err(failed),
        _ => Err(format!("{}: maturin was to leave one wheel there", folder.display())),
    }
}

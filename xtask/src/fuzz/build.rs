//! The targets: which there are, and how they are built so that libFuzzer sees where an input leads.

use std::path::PathBuf;

use serde_json::Value;

use crate::command::{self, Words, command, root, stdout};

/// A program that is fed with inputs.
#[derive(Clone, Debug)]
pub(super) struct Target {
    pub(super) name: String,
}

/// The packages whose programs they are.
const PACKAGES: [&str; 2] = ["ostrakon-fuzz", "ostrakon-fuzz-service"];
/// The compiler that marks every branch.
const COMPILER: &str = "tests/fuzz/rustc.sh";

/// Every target, by name.
pub(super) fn targets() -> Result<Vec<Target>, Words> {
    let found: Value =
        serde_json::from_str(&stdout(&mut command("cargo metadata --no-deps --format-version 1"))?)
            .map_err(|error| format!("cargo metadata: {error}"))?;
    let ours = |package: &&Value| PACKAGES.iter().any(|name| package["name"] == *name);
    let packages = found["packages"].as_array().into_iter().flatten().filter(ours);
    let all = packages.flat_map(|package| package["targets"].as_array().into_iter().flatten());
    let programs = all.filter(|target| target["kind"][0] == "bin");
    let mut names: Vec<_> = programs.filter_map(|target| target["name"].as_str()).collect();
    names.sort_unstable();
    Ok(names.into_iter().map(|name| Target { name: name.to_owned() }).collect())
}

/// Builds targets. Only our own packages are marked: others are taken as they were built for the tests, so with the features that the whole
/// workspace asks for.
pub(super) fn build(targets: &[Target]) -> Result<(), Words> {
    let what: String = targets.iter().map(|target| format!(" --bin {}", target.name)).collect();
    let mut command = command(&format!("cargo build --workspace --release{what}"));
    command::run(command.env("RUSTC_WORKSPACE_WRAPPER", root().join(COMPILER)))
}

/// Where a target's program was built.
pub(super) fn program(target: &Target) -> PathBuf {
    let folder = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    folder.join("release").join(&target.name)
}

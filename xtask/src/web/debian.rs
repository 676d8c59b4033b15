//! Debian's compiler for the web, unpacked into a cache and not installed: it conflicts with rustup there. Its packages have no standard library for
//! wasm32-unknown-unknown, but its source.

use super::compiler::{TARGET, cache, command_in};
use crate::command::{Words, capture, run};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const PACKAGES: &str = "rustc-web libstd-rust-web-1.96 libstd-rust-web-dev rust-web-src lld-22 libllvm22";
/// Written last.
const READY: &str = "ready";
/// A package without anything, which needs the standard library.
const PROBE: &str = "[package]\nname = \"probe\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[profile.release]\npanic = \"abort\"\n[workspace]\n";

/// The sysroot's root, made if it is not there: three minutes, once.
pub(super) fn prepare() -> Result<PathBuf, Words> {
    let root = cache().join("rust-web-1.96");
    if root.join(READY).exists() {
        return Ok(root);
    }
    let beside = root.with_extension("part");
    let _ = fs::remove_dir_all(&beside);
    fs::create_dir_all(&beside).map_err(|error| format!("{}: {error}", beside.display()))?;
    println!("preparing Debian's compiler for the web in {} (once)", root.display());
    unpack(&beside)?;
    standard_library(&beside)?;
    fs::write(beside.join(READY), "").map_err(|error| format!("{}: {error}", beside.display()))?;
    let _ = fs::remove_dir_all(&root);
    fs::rename(&beside, &root).map_err(|error| format!("{}: {error}", root.display()))?;
    Ok(root)
}

fn unpack(root: &Path) -> Result<(), Words> {
    let download = || run(&mut command_in(root, &format!("apt-get download {PACKAGES}")));
    if download().is_err() {
        capture(&mut command_in(root, "apt-get update"))?;
        download().map_err(|words| {
            format!("{words}: no compiler for {TARGET}; `rustup target add {TARGET}` brings one")
        })?;
    }
    for file in list(root)?.into_iter().filter(|file| file.extension().is_some_and(|e| e == "deb")) {
        run(command_in(root, "dpkg -x").arg(&file).arg("."))?;
        let _ = fs::remove_file(file);
    }
    Ok(())
}

/// Builds it, and puts it where the compiler looks for it.
fn standard_library(root: &Path) -> Result<(), Words> {
    let probe = root.join("probe");
    let failed = |error: std::io::Error| format!("{}: {error}", probe.display());
    fs::create_dir_all(probe.join("src")).map_err(failed)?;
    fs::write(probe.join("Cargo.toml"), PROBE).map_err(failed)?;
    fs::write(probe.join("src/lib.rs"), "").map_err(failed)?;
    let line = format!("cargo build --quiet --release -Z build-std=std,panic_abort --target {TARGET}");
    let mut cargo = command_in(&probe, &line);
    with(&mut cargo, root);
    run(cargo.env("RUSTC_BOOTSTRAP", "1").env("CARGO_ENCODED_RUSTFLAGS", "-Cembed-bitcode=yes"))?;
    let to = root.join("usr/lib/rustlib").join(TARGET).join("lib");
    fs::create_dir_all(&to).map_err(failed)?;
    for file in list(&probe.join("target").join(TARGET).join("release/deps"))? {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.ends_with(".rlib") && !name.starts_with("libprobe") {
            fs::copy(&file, to.join(name)).map_err(failed)?;
        }
    }
    fs::remove_dir_all(&probe).map_err(failed)
}

fn list(folder: &Path) -> Result<Vec<PathBuf>, Words> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    folder.read_dir().map_err(failed)?.map(|file| file.map(|file| file.path()).map_err(failed)).collect()
}

/// Has cargo use it.
pub(super) fn with(cargo: &mut Command, root: &Path) {
    cargo.env("RUSTC", root.join("usr/bin/rustc"));
    cargo.env("LD_LIBRARY_PATH", root.join("usr/lib/x86_64-linux-gnu"));
}

/// The linker for WASM.
pub(super) fn linker(root: &Path) -> PathBuf {
    root.join("usr/lib/llvm-22/bin/wasm-ld")
}

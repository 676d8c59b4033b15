//! Debian's compiler for the web, unpacked into a cache and not installed: it conflicts with rustup there. Its packages have the source of the
//! standard library.

use super::compiler::{TARGET, cache, command_in};
use crate::command::{Words, capture, run};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const PACKAGES: &str = "rustc-web libstd-rust-web-1.96 libstd-rust-web-dev rust-web-src lld-22 libllvm22";
/// Written last.
const READY: &str = "ready";

/// The sysroot's root, made if it is not there.
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
            format!(
                "{words}: no compiler for {TARGET}; `rustup component add rust-src` brings what ours lacks"
            )
        })?;
    }
    for file in list(root)?.into_iter().filter(|file| file.extension().is_some_and(|e| e == "deb")) {
        run(command_in(root, "dpkg -x").arg(&file).arg("."))?;
        let _ = fs::remove_file(file);
    }
    Ok(())
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

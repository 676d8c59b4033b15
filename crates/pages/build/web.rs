//! The Rust core as WebAssembly, if `cargo xtask web` has made it: `target/web`, or where `OSTRAKON_WEB` says.

use crate::files::{self, File};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Its files, under names that begin with `web/`.
pub(crate) fn files(own: &Path) -> Result<Vec<File>, String> {
    println!("cargo::rerun-if-env-changed=OSTRAKON_WEB");
    let folder = match env::var_os("OSTRAKON_WEB") {
        Some(said) => PathBuf::from(said),
        None => own.join("../../target/web"),
    };
    // Cargo looks at what is there alone: what is not there would have everything built anew each time. Where this fails, it is built.
    let _ = fs::create_dir_all(&folder);
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files = files::all(&folder, "web")?;
    files.retain(|file| {
        [".js", ".js.gz", ".wasm", ".wasm.gz", ".html"].iter().any(|end| file.name.ends_with(end))
    });
    Ok(files)
}

//! What browsers load: modules that wasm-bindgen made, each with its glue, and the hash of every file.

use super::compiler::{Compiler, TARGET};
use crate::command::{Words, root};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

/// Each is loaded by itself, so that a voter does not wait for the verifier: a feature of `ostrakon-web`, and the profile that it is built with, small or
/// fast.
const MODULES: [(&str, &str); 2] = [("booth", "web"), ("verifier", "web-fast")];

/// A file of the bundle.
#[derive(PartialEq, Eq)]
pub(super) struct Bundled {
    pub(super) name: String,
    size: usize,
    sha256: String,
}

impl fmt::Display for Bundled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<22} {:>9} bytes  {}", self.name, self.size, self.sha256)
    }
}

/// Compiles every module into an empty folder.
pub(super) fn build(compiler: &Compiler, out: &Path, target: &str) -> Result<Vec<Bundled>, Words> {
    let out = root().join(out);
    let failed = |error: std::io::Error| format!("{}: {error}", out.display());
    // Beside it first: whoever embeds the folder meanwhile finds all of it.
    let part = out.with_extension("part");
    let _ = fs::remove_dir_all(&part);
    fs::create_dir_all(&part).map_err(failed)?;
    for (module, profile) in MODULES {
        compiler.cargo(&format!(
            "cargo build --quiet --package ostrakon-web --lib --no-default-features --features {module} --target {TARGET} --profile {profile} --target-dir {target}"
        ))?;
        let wasm = root().join(target).join(TARGET).join(profile).join("ostrakon_web.wasm");
        bind(&wasm, module, &part)?;
    }
    let files = describe(&part)?;
    let _ = fs::remove_dir_all(&out);
    fs::rename(&part, &out).map_err(failed)?;
    Ok(files)
}

fn bind(wasm: &Path, name: &str, out: &Path) -> Result<(), Words> {
    let mut bindgen = Bindgen::new();
    let bound = bindgen.input_path(wasm).out_name(name).typescript(false).remove_name_section(true).web(true);
    let bound = bound.and_then(|bindgen| bindgen.generate(out));
    bound.map_err(|error| format!("{}: {error:#}", wasm.display()))
}

fn describe(folder: &Path) -> Result<Vec<Bundled>, Words> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut paths: Vec<PathBuf> = folder
        .read_dir()
        .map_err(failed)?
        .map(|file| file.map(|f| f.path()).map_err(failed))
        .collect::<Result<_, _>>()?;
    paths.sort();
    let file = |path: &PathBuf| {
        let bytes = fs::read(path).map_err(failed)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Bundled { name, size: bytes.len(), sha256: HEXLOWER.encode(&Sha256::digest(&bytes)) })
    };
    paths.iter().map(file).collect()
}

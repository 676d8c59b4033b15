//! What browsers load: modules that wasm-bindgen made, each with its glue, and the hash of every file.

use super::compiler::{Compiler, TARGET};
use super::order::alike_together;
use crate::command::{Words, root};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use wasm_bindgen_cli_support::Bindgen;
use zopfli::Format;

/// Each is loaded by itself, so that a voter does not wait for the verifier, nor an observer for the desk: a feature of `ostrakon-web`, and the profile that it is built with, small or
/// fast.
pub(super) const ALL: [Module; 4] =
    [("booth", "web"), ("token", "web"), ("verifier", "web-fast"), ("desk", "web-fast")];

/// Its feature, and the profile that it is built with.
pub(super) type Module = (&'static str, &'static str);

/// Most bytes of what voters wait for, as it is sent. Whoever adds to the booth looks here first at what it brings along.
const BUDGET: (&str, usize) = ("booth_bg.wasm.gz", 300_000);
/// WebAssembly's vectors, for what is built fast: points are multiplied in half the time in them (`crates/arith/src/lanes/twelve`).
pub(crate) const SIMD: &str = "-Ctarget-feature=+simd128";

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

/// Compiles modules into an empty folder.
pub(super) fn build(
    compiler: &Compiler,
    modules: &[Module],
    out: &Path,
    target: &str,
) -> Result<Vec<Bundled>, Words> {
    let out = root().join(out);
    let failed = |error: std::io::Error| format!("{}: {error}", out.display());
    // Beside it first: whoever embeds the folder meanwhile finds all of it.
    let part = out.with_extension("part");
    let _ = fs::remove_dir_all(&part);
    fs::create_dir_all(&part).map_err(failed)?;
    // Compilers link on one core, and take longest to: the other compresses what was linked before.
    thread::scope(|scope| {
        let mut compressing = Vec::new();
        for (module, profile) in modules {
            let line = format!(
                "--package ostrakon-web --lib --no-default-features --features {module} --target {TARGET} --profile {profile} --target-dir {target}"
            );
            let fast = *profile == "web-fast";
            compiler.cargo_build(&line, !fast, if fast { &[SIMD] } else { &[] })?;
            let wasm = root().join(target).join(TARGET).join(profile).join("ostrakon_web.wasm");
            let files = bind(&wasm, module, &part)?;
            compressing.extend(files.map(|file| scope.spawn(move || compress(&file))));
        }
        let ended = |thread: thread::ScopedJoinHandle<_>| {
            thread.join().unwrap_or_else(|_| Err("a thread that compresses died".into()))
        };
        compressing.into_iter().try_for_each(ended)
    })?;
    let files = describe(&part)?;
    if compiler.has_source() {
        files.iter().try_for_each(within_budget)?;
    }
    // The same bytes stay untouched: what embeds them need not be built again.
    if describe(&out).is_ok_and(|there| there == files) {
        fs::remove_dir_all(&part).map_err(failed)?;
        return Ok(files);
    }
    let _ = fs::remove_dir_all(&out);
    fs::rename(&part, &out).map_err(failed)?;
    Ok(files)
}

fn within_budget(file: &Bundled) -> Result<(), Words> {
    let (name, most) = BUDGET;
    if file.name != name || file.size <= most {
        return Ok(());
    }
    Err(format!(
        "{name} has {} bytes, more than its budget of {most}: build the booth with names and look at what came in, or raise the budget in xtask/src/web/bundle.rs",
        file.size
    ))
}

/// Beside a file its bytes as they are sent: nobody compresses them while a voter waits.
fn compress(path: &Path) -> Result<(), Words> {
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    let (bytes, mut packed) = (fs::read(path).map_err(failed)?, Vec::new());
    zopfli::compress(zopfli::Options::default(), Format::Gzip, bytes.as_slice(), &mut packed)
        .map_err(failed)?;
    fs::write(path.with_added_extension("gz"), packed).map_err(failed)
}

/// The module with its glue, as browsers load them.
fn bind(wasm: &Path, name: &str, out: &Path) -> Result<[PathBuf; 2], Words> {
    let mut bindgen = Bindgen::new();
    let bound = bindgen.input_path(wasm).out_name(name).typescript(false).remove_name_section(true).web(true);
    let bound = bound.and_then(|bindgen| bindgen.generate(out));
    bound.map_err(|error| format!("{}: {error:#}", wasm.display()))?;
    let files = [out.join(format!("{name}_bg.wasm")), out.join(format!("{name}.js"))];
    rewrite(&files[0], |wasm| alike_together(&wasm))?;
    rewrite(&files[1], |glue| {
        let glue = String::from_utf8(glue).map_err(|error| error.to_string())?;
        Ok(without_documentation(&glue).into_bytes())
    })?;
    Ok(files)
}

fn rewrite(path: &Path, change: impl FnOnce(Vec<u8>) -> Result<Vec<u8>, Words>) -> Result<(), Words> {
    let failed = |error: &dyn fmt::Display| format!("{}: {error}", path.display());
    let changed = change(fs::read(path).map_err(|error| failed(&error))?).map_err(|error| failed(&error))?;
    fs::write(path, changed).map_err(|error| failed(&error))
}

/// Without what glue says of itself in comments that begin a line: nobody reads them in a browser.
fn without_documentation(glue: &str) -> String {
    let (mut out, mut inside) = (String::with_capacity(glue.len()), false);
    for line in glue.lines() {
        inside |= line.trim_start().starts_with("/**");
        if !inside {
            out.push_str(line);
            out.push('\n');
        }
        inside &= !line.trim_end().ends_with("*/");
    }
    out
}

fn list(folder: &Path) -> Result<Vec<PathBuf>, Words> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let files = folder.read_dir().map_err(failed)?;
    let mut paths: Vec<PathBuf> =
        files.map(|file| file.map(|f| f.path()).map_err(failed)).collect::<Result<_, _>>()?;
    paths.sort();
    Ok(paths)
}

fn describe(folder: &Path) -> Result<Vec<Bundled>, Words> {
    let file = |path: &PathBuf| {
        let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Bundled { name, size: bytes.len(), sha256: HEXLOWER.encode(&Sha256::digest(&bytes)) })
    };
    list(folder)?.iter().map(file).collect()
}

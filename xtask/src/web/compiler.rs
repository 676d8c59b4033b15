//! A compiler for wasm32-unknown-unknown: the one that is installed, one that rustup brings, or Debian's.

use super::debian;
use crate::command::{Words, capture, command, run, stdout};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The target.
pub(super) const TARGET: &str = "wasm32-unknown-unknown";
/// `debian` takes Debian's compiler whatever else is there: how that way is tested.
const WISH: &str = "OSTRAKON_WEB_COMPILER";

/// What compiles.
pub(super) enum Compiler {
    /// The toolchain of this folder.
    Own,
    /// A sysroot of unpacked packages.
    Debian(PathBuf),
}

/// Finds one, or brings one.
pub(super) fn find() -> Result<Compiler, Words> {
    if env::var(WISH).is_ok_and(|wish| wish == "debian") {
        return debian::prepare().map(Compiler::Debian);
    }
    if has_target()? {
        return Ok(Compiler::Own);
    }
    if env::var("RUSTUP_AUTO_INSTALL").map_or(true, |wish| wish != "0") {
        let added = capture(&mut command(&format!("rustup target add {TARGET}")));
        if added.is_ok_and(|output| output.status.success()) && has_target()? {
            return Ok(Compiler::Own);
        }
    }
    debian::prepare().map(Compiler::Debian)
}

/// Whether the usual compiler has the target's standard library.
fn has_target() -> Result<bool, Words> {
    let folder = stdout(&mut command(&format!("rustc --print target-libdir --target {TARGET}")))?;
    let Ok(files) = Path::new(folder.trim()).read_dir() else { return Ok(false) };
    Ok(files.flatten().any(|file| file.file_name().to_string_lossy().starts_with("libstd-")))
}

impl Compiler {
    /// For people.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Own => stdout(&mut command("rustc --version")).unwrap_or_default().trim().to_owned(),
            Self::Debian(root) => format!("Debian's compiler, in {}", root.display()),
        }
    }

    /// Runs a command of cargo with it, and with more flags. No path of this machine gets into what is built.
    pub(super) fn cargo(&self, line: &str, more: &[&str]) -> Result<(), Words> {
        let mut cargo = command(line);
        let mut flags = vec![
            format!("--remap-path-prefix={}=/ostrakon", crate::command::root().display()),
            format!("--remap-path-prefix={}=/cargo", cargo_home().display()),
        ];
        if let Self::Debian(root) = self {
            debian::with(&mut cargo, root);
            flags.push(format!("-Clinker={}", debian::linker(root).display()));
            flags.push(format!("--remap-path-prefix={}=/rust", root.display()));
        }
        flags.extend(more.iter().map(|&flag| flag.into()));
        // Flags hold no space but where a path does; the encoded form allows both.
        cargo.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}")).env("CARGO_INCREMENTAL", "0");
        run(&mut cargo)
    }
}

fn cargo_home() -> PathBuf {
    let home = || env::home_dir().unwrap_or_default().join(".cargo");
    env::var_os("CARGO_HOME").map_or_else(home, PathBuf::from)
}

/// A folder of this user's for what is made once on a machine.
pub(crate) fn cache() -> PathBuf {
    let home = || env::home_dir().unwrap_or_default().join(".cache");
    env::var_os("XDG_CACHE_HOME").map_or_else(home, PathBuf::from).join("ostrakon")
}

/// As typed, in a folder.
pub(super) fn command_in(folder: &Path, line: &str) -> Command {
    let mut command = command(line);
    command.current_dir(folder);
    command
}

//! A compiler for wasm32-unknown-unknown: the one that is installed, or Debian's. Best with the source of the standard library, which is then built as small
//! as everything else: what it brings along for the words of a panic and for numbers is an eighth of what a voter waits for.

use super::debian;
use crate::command::{Words, capture, command, run, stdout};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The target.
pub(super) const TARGET: &str = "wasm32-unknown-unknown";
/// `debian` takes Debian's compiler whatever else is there: how that way is tested.
const WISH: &str = "OSTRAKON_WEB_COMPILER";

/// The standard library, built with the module.
const WITH_SOURCE: &str = "-Z build-std=std,panic_abort";
/// Its parts that come in two sizes, small.
const SMALL: &str = "-Z build-std-features=optimize_for_size";
/// Whoever panics stops; nobody reads in a browser where and why. Such flags need a compiler that is told to take them.
const SILENT: [&str; 3] = ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none"];

/// What compiles.
pub(super) enum Compiler {
    /// The toolchain of this folder, with the source of its standard library.
    Own,
    /// The same without it: larger modules.
    Built,
    /// A sysroot of unpacked packages, with that source.
    Debian(PathBuf),
}

/// Finds one, or brings one.
pub(super) fn find() -> Result<Compiler, Words> {
    if env::var(WISH).is_ok_and(|wish| wish == "debian") {
        return debian::prepare().map(Compiler::Debian);
    }
    if has_source()? {
        return Ok(Compiler::Own);
    }
    if env::var("RUSTUP_AUTO_INSTALL").map_or(true, |wish| wish != "0") {
        let added = capture(&mut command("rustup component add rust-src"));
        if added.is_ok_and(|output| output.status.success()) && has_source()? {
            return Ok(Compiler::Own);
        }
    }
    debian::prepare()
        .map(Compiler::Debian)
        .or_else(|words| if has_target()? { Ok(Compiler::Built) } else { Err(words) })
}

/// Whether the usual compiler has the source of its standard library.
fn has_source() -> Result<bool, Words> {
    let sysroot = stdout(&mut command("rustc --print sysroot"))?;
    Ok(Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/Cargo.lock").exists())
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
            Self::Own | Self::Built => {
                stdout(&mut command("rustc --version")).unwrap_or_default().trim().to_owned()
            }
            Self::Debian(root) => format!("Debian's compiler, in {}", root.display()),
        }
    }

    /// Whether the standard library is built as small as the rest.
    pub(super) fn has_source(&self) -> bool {
        !matches!(self, Self::Built)
    }

    /// Builds with it, and with more flags. No path of this machine gets into what is built.
    pub(super) fn cargo_build(&self, line: &str, small: bool, more: &[&str]) -> Result<(), Words> {
        let with = match (self.has_source(), small) {
            (false, _) => String::new(),
            (true, false) => WITH_SOURCE.to_owned(),
            (true, true) => format!("{WITH_SOURCE} {SMALL}"),
        };
        let mut cargo = command(&format!("cargo build --quiet {line} {with}"));
        let mut flags = vec![
            format!("--remap-path-prefix={}=/ostrakon", crate::command::root().display()),
            format!("--remap-path-prefix={}=/cargo", cargo_home().display()),
        ];
        if let Self::Debian(root) = self {
            debian::with(&mut cargo, root);
            flags.push(format!("-Clinker={}", debian::linker(root).display()));
            flags.push(format!("--remap-path-prefix={}=/rust", root.display()));
        }
        if self.has_source() {
            cargo.env("RUSTC_BOOTSTRAP", "1");
            flags.extend(SILENT.map(String::from));
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
